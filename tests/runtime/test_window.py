"""Which calls of a batch are sent when, on a clock of the tests' own and without a client."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from cloudinary_provisioning_runtime import batch
from cloudinary_provisioning_runtime.answer import Outcome
from cloudinary_provisioning_runtime.batch import AHEAD, Job, Window
from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.errors import NotSent, RateLimited
from cloudinary_provisioning_runtime.exchange import Wait
from cloudinary_provisioning_runtime.read import read_object
from cloudinary_provisioning_runtime.retry import Retry


class Clock:
    now = 1000.0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(batch, "time", SimpleNamespace(monotonic=lambda: clock.now))
    return clock


def window(count: int, concurrency: int, **retry: Any) -> Window[Any]:
    calls = (Call("things.do", "GET", f"/{index}", read_object) for index in range(count))
    return Window(calls, concurrency, Retry(**retry))


def jobs(window: Window[Any]) -> list[Job[Any]]:
    """Those that may be sent now; each is begun."""
    found = list(iter(window.next_job, None))
    assert all(job is not None and job.begin() for job in found)
    return [job for job in found if job is not None]


def done(window: Window[Any], *done: Job[Any]) -> None:
    for job in done:
        window.put(job.index, Outcome(job.index, job.call, value={}))


def refused(window: Window[Any], *refused: Job[Any], seconds: float = 10) -> None:
    """They are told to wait, and raise the refusal if they are to give up."""

    def waiting(wait: Wait) -> Iterator[Any]:
        if (yield wait):
            raise wait.error

    for job in refused:
        wait = Wait(seconds, RateLimited("slower"), is_for_rate=True)
        steps: Any = waiting(wait)
        next(steps)
        job.steps = steps
        window.put(job.index, wait)


def outcomes(window: Window[Any]) -> list[Outcome[Any]]:
    found = []
    while (outcome := window.next_outcome()) is not None:
        found.append(outcome)
        window.go_on(outcome)
    return found


@pytest.mark.parametrize("concurrency", [1, 2, 5])
def test_as_many_are_under_way_as_are_allowed(clock: Clock, concurrency: int) -> None:
    w = window(100, concurrency)
    first = jobs(w)

    assert [job.index for job in first] == list(range(concurrency))
    done(w, *first)
    assert [job.index for job in jobs(w)] == list(range(concurrency, 2 * concurrency))
    assert not w.is_over


def test_a_slow_call_bounds_what_is_kept(clock: Clock) -> None:
    """What is done after it waits for it, and only so many are done."""
    w = window(100, 2)
    slow, *others = jobs(w)
    taken = 2
    while others:
        done(w, *others)
        others = jobs(w)
        taken += len(others)

    assert taken == 2 * AHEAD
    assert outcomes(w) == []
    done(w, slow)
    assert [outcome.index for outcome in outcomes(w)] == list(range(taken))


def test_a_refusal_closes_the_window_and_halves_it(clock: Clock) -> None:
    """Once for all that were sent together, for as long as the longest wait; who was refused goes first then."""
    w = window(100, 8)
    first = jobs(w)
    done(w, *first[:2])
    refused(w, first[2], seconds=5)
    refused(w, *first[3:], seconds=10)

    assert w.seconds_closed() == 10
    clock.now += 9.5
    assert jobs(w) == []
    assert isinstance(w.refusal, RateLimited)
    clock.now += 0.5
    assert w.seconds_closed() == 0
    assert [job.index for job in jobs(w)] == [2, 3, 4, 5]


def test_one_is_always_allowed(clock: Clock) -> None:
    w = window(100, 4)
    for _ in range(5):
        refused(w, *jobs(w), seconds=1)
        clock.now += 1

    assert len(jobs(w)) == 1


def test_each_success_allows_a_little_more(clock: Clock) -> None:
    """One more for as many successes as are allowed, up to the concurrency."""
    w = window(1000, 8)
    refused(w, *jobs(w))
    clock.now += 10
    widths = []
    for _ in range(12):
        now = jobs(w)
        widths.append(len(now))
        done(w, *now)
        outcomes(w)

    assert widths == [4, 4, 5, 6, 7, 8, 8, 8, 8, 8, 8, 8]


def test_a_wait_is_logged_once(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="cloudinary_provisioning")
    w = window(8, 8)

    refused(w, *jobs(w))

    (record,) = caplog.records
    assert record.getMessage() == "batch: waiting 10.0 s for the rate limit: slower"
    assert vars(record)["wait"] == 10


def test_it_gives_up_if_nothing_succeeds_for_the_budget(clock: Clock) -> None:
    """Each that waits has the refusal that it waits for; nothing more is taken."""
    w = window(100, 2, budget=25)
    for _ in range(2):
        refused(w, *jobs(w))
        clock.now += 10
    assert not w.is_stopped
    clock.now += 5.1
    refused(w, *jobs(w))

    assert w.is_stopped
    assert jobs(w) == []
    assert [type(outcome.error) for outcome in outcomes(w)] == [RateLimited, RateLimited]
    assert w.is_over


def test_a_success_is_progress(clock: Clock) -> None:
    w = window(100, 2, budget=25)
    for _ in range(9):
        first, *others = jobs(w)
        done(w, first)
        refused(w, *others)
        outcomes(w)
        clock.now += 10

    assert not w.is_stopped


def test_a_refusal_that_is_an_outcome_ends_the_batch(clock: Clock) -> None:
    """What was not begun is not sent, and knows when the limit ends."""
    w = window(100, 3)
    first, second, _ = filter(None, (w.next_job() for _ in range(3)))
    assert first.begin()
    assert second.begin()
    error = RateLimited("used up")
    error.reset_at = "the end"  # type: ignore[assignment] # it is passed on as it is
    w.put(0, Outcome(0, first.call, error=error))
    done(w, second)

    found = outcomes(w)

    assert [type(outcome.error) for outcome in found] == [RateLimited, type(None), NotSent]
    assert isinstance(found[2].error, NotSent)
    assert found[2].error.reset_at == "the end"
    assert w.is_over
