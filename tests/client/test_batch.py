"""Many calls at once: each ends as one outcome, in order, whatever the service, the limit or the keyboard does."""

from __future__ import annotations

import asyncio
import gc
import itertools
import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_provisioning import (
    BadRequest,
    Call,
    Conflict,
    ConnectionFailed,
    InvalidResponse,
    NotFound,
    NotSent,
    Outcome,
    Provisioning,
    ProvisioningError,
    RateLimit,
    RateLimited,
    Retry,
    ServerError,
)
from cloudinary_provisioning.models import SuccessResponse, User

from tests.client.misbehaving import PATIENCE, Handler, Level, Service, Walk
from tests.oracle import needed

if TYPE_CHECKING:
    from tests.client.conftest import Account, Provisioner

Outcomes = Walk[Outcome[Any]]
ONCE = Retry(attempts=1)


def number(request: httpx.Request) -> int:
    """Which of the calls of `messages` a request is."""
    return int(request.url.path.rpartition("-")[2])


def message(text: object) -> httpx.Response:
    return httpx.Response(200, json={"message": str(text)})


def echo(request: httpx.Request) -> httpx.Response:
    return message(number(request))


def messages(client: Provisioning, count: int) -> list[Call[Any]]:
    """Calls that can be told apart by their number."""
    return [client.calls.users.delete(f"user-{index}") for index in range(count)]


def send_all(provisioning: Provisioner, client: Provisioning, calls: Iterable[Call[Any]], **settings: Any) -> Outcomes:
    return Walk(provisioning.run, client.send_all(calls, **settings))


def shapes(outcomes: Iterable[Outcome[Any]]) -> list[str]:
    """The message of each result, or the class of each error."""
    return [
        outcome.value.message if outcome.value is not None else type(outcome.error).__name__ for outcome in outcomes
    ]


def assert_complete(outcomes: list[Outcome[Any]], calls: list[Call[Any]]) -> None:
    """One outcome for each call, in order, with a result or an error."""
    assert [outcome.index for outcome in outcomes] == list(range(len(calls)))
    assert [outcome.call for outcome in outcomes] == calls
    assert all((outcome.error is None) == outcome.ok for outcome in outcomes)


@pytest.mark.parametrize("count", [0, 1, 3, 50])
def test_every_call_has_its_outcome(
    provisioning: Provisioner, serving: Callable[[Handler], Service], count: int
) -> None:
    """Few or many, over real connections."""
    service = serving(echo)
    client = provisioning.client(service.account_url, retry=ONCE)
    calls = messages(client, count)

    outcomes = send_all(provisioning, client, calls).take()

    assert_complete(outcomes, calls)
    assert shapes(outcomes) == [str(index) for index in range(count)]
    assert sorted(map(number, service.requests)) == list(range(count))


def test_outcomes_come_in_the_order_of_the_calls(
    provisioning: Provisioner, serving: Callable[[Handler], Service]
) -> None:
    """Even if the service answers in the reverse order."""
    answered = [threading.Event() for _ in range(5)]
    answered[4].set()

    def answer(request: httpx.Request) -> httpx.Response:
        index = number(request)
        assert answered[index + 1 if index < 3 else 4].wait(PATIENCE)
        answered[index].set()
        return echo(request)

    client = provisioning.client(serving(answer).account_url, retry=ONCE)
    calls = messages(client, 4)

    outcomes = send_all(provisioning, client, calls, concurrency=4).take()

    assert_complete(outcomes, calls)
    assert shapes(outcomes) == ["0", "1", "2", "3"]


@pytest.mark.parametrize("concurrency", [1, 2, 5, None])
def test_the_concurrency(
    provisioning: Provisioner, serving: Callable[[Handler], Service], concurrency: int | None
) -> None:
    """As many as asked for (8 by default) are under way together, time and again, and never one more."""
    together = concurrency or 8
    meeting = threading.Barrier(together, timeout=PATIENCE)
    under_way = Level()

    def answer(request: httpx.Request) -> httpx.Response:
        with under_way:
            meeting.wait()
            return echo(request)

    client = provisioning.client(serving(answer).account_url, retry=ONCE)
    calls = messages(client, 4 * together)
    settings = {} if concurrency is None else {"concurrency": concurrency}

    outcomes = send_all(provisioning, client, calls, **settings).take()

    assert shapes(outcomes) == [str(index) for index in range(len(calls))]
    assert under_way.highest == together


def test_calls_are_taken_as_they_are_needed(provisioning: Provisioner) -> None:
    """None before the first outcome is asked for, and never many more than the outcomes that were."""
    account = provisioning(echo)
    taken = 0

    def calls() -> Iterator[Call[Any]]:
        nonlocal taken
        for call in messages(account.client, 1000):
            taken += 1
            yield call

    outcomes = send_all(provisioning, account.client, calls(), concurrency=2)

    assert (taken, len(account.requests)) == (0, 0)
    outcomes.take(1)
    assert taken <= 20
    outcomes.take(50)
    assert taken <= 70
    assert len(outcomes.take()) == 949


def test_a_slow_call_holds_up_no_other(provisioning: Provisioner, serving: Callable[[Handler], Service]) -> None:
    """While the first is under way, the second worker does one call after the other."""
    fifth = threading.Event()

    def answer(request: httpx.Request) -> httpx.Response:
        if number(request) == 0:
            assert fifth.wait(PATIENCE)
        elif number(request) == 5:
            fifth.set()
        return echo(request)

    client = provisioning.client(serving(answer).account_url, retry=ONCE)

    outcomes = send_all(provisioning, client, messages(client, 8), concurrency=2).take()

    assert shapes(outcomes) == [str(index) for index in range(8)]


ANSWERS: list[tuple[Callable[[], httpx.Response | Exception], type[ProvisioningError] | None]] = [
    (lambda: message("done"), None),
    (lambda: httpx.Response(404), NotFound),
    (lambda: httpx.Response(409), Conflict),
    (lambda: httpx.Response(400), BadRequest),
    (lambda: httpx.Response(500), ServerError),
    (lambda: httpx.ReadError("lost"), ConnectionFailed),
    (lambda: httpx.Response(200, text="<html>"), InvalidResponse),
]


@pytest.mark.parametrize("concurrency", [1, 3, 8])
def test_results_and_errors_mixed(provisioning: Provisioner, concurrency: int) -> None:
    """An error is the outcome of its call and of no other."""

    def answer(request: httpx.Request) -> httpx.Response:
        found = ANSWERS[number(request) % len(ANSWERS)][0]()
        if isinstance(found, Exception):
            raise found
        return found

    account = provisioning(answer)
    calls = messages(account.client, 5 * len(ANSWERS))

    outcomes = send_all(provisioning, account.client, calls, concurrency=concurrency).take()

    assert_complete(outcomes, calls)
    errors = [error for _, error in ANSWERS] * 5
    assert [outcome.error and type(outcome.error) for outcome in outcomes] == errors
    for outcome in outcomes:
        if outcome.error is None:
            assert outcome.result().message == "done"
        else:
            assert outcome.value is None
            with pytest.raises(type(outcome.error)) as caught:
                outcome.result()
            assert caught.value is outcome.error


def test_a_result_that_is_nothing(provisioning: Provisioner) -> None:
    """It is a result all the same."""
    account = provisioning(lambda _: httpx.Response(204))

    outcome = send_all(provisioning, account.client, [account.client.calls.custom_policies.delete("policy-1")]).next()

    assert outcome.ok
    assert outcome.result() is None


@pytest.mark.parametrize("concurrency", [0, -1, 2.0, True, "8", None])
def test_a_concurrency_that_makes_no_sense(provisioning: Provisioner, concurrency: Any) -> None:
    """It is refused at once."""
    account = provisioning.answering()

    with pytest.raises(ValueError, match="concurrency must be a whole number from 1 on"):
        account.client.send_all(messages(account.client, 1), concurrency=concurrency)


def test_other_options_for_a_batch(provisioning: Provisioner) -> None:
    """They hold for its calls, whichever client these come from."""
    tried: set[int] = set()

    def answer(request: httpx.Request) -> httpx.Response:
        again = number(request) in tried
        tried.add(number(request))
        return echo(request) if again else httpx.Response(503)

    account = provisioning(answer, timeout=30)
    calls = messages(account.client, 3)

    patient = account.client.with_options(retry=Retry(attempts=2, backoff=0), timeout=5)
    assert shapes(send_all(provisioning, patient, calls).take()) == ["0", "1", "2"]
    assert {request.extensions["timeout"]["read"] for request in account.requests} == {5}

    tried.clear()
    assert shapes(send_all(provisioning, account.client, calls).take()) == ["ServerError"] * 3


def test_calls_that_raise_while_they_are_made(provisioning: Provisioner) -> None:
    """What is wrong with a row of a table is the caller's to see; the outcomes before it can still be had."""
    account = provisioning(echo)

    def calls() -> Iterator[Call[Any]]:
        yield from messages(account.client, 3)
        yield account.client.calls.users.delete("")

    outcomes = send_all(provisioning, account.client, calls())
    found: list[Outcome[Any]] = []

    with pytest.raises(ValueError, match="user_id"):
        outcomes.take_into(found)
    outcomes.take_into(found)

    assert shapes(found) == ["0", "1", "2"]


def test_a_call_that_cannot_be_sent(provisioning: Provisioner) -> None:
    """What only the making of the request refuses is the outcome of its call; the others keep theirs."""
    account = provisioning(lambda _: httpx.Response(200, json={"users": []}))
    good, bad = (account.client.calls.users.list(prefix=prefix) for prefix in ("a", "a" * 70_000))
    calls = [good, bad, good]

    outcomes = send_all(provisioning, account.client, calls).take()

    assert_complete(outcomes, calls)
    assert [type(outcome.error) for outcome in outcomes] == [type(None), ValueError, type(None)]
    with pytest.raises(ValueError, match="too long"):
        outcomes[1].result()
    assert len(account.requests) == 2


# The rate limit


def soon(seconds: float) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=seconds)


def test_one_that_must_wait_holds_back_all(
    provisioning: Provisioner, serving: Callable[[Handler], Service], caplog: pytest.LogCaptureFixture
) -> None:
    """Of four that are under way one is told to wait: until then nothing is asked, and after that all else is."""
    told_to_wait = threading.Event()
    caplog.handler.addFilter(lambda record: told_to_wait.set() or True if "waiting" in record.msg else True)  # type: ignore[func-returns-value] # set, and keep the record
    caplog.set_level(logging.INFO, logger="cloudinary_provisioning")
    meeting = threading.Barrier(4, timeout=PATIENCE)
    opens: list[datetime] = []
    early: list[int] = []
    seen: list[int] = []

    def answer(request: httpx.Request) -> httpx.Response:
        index = number(request)
        seen.append(index)
        if len(seen) > 4:
            early.extend([index] if datetime.now(UTC) < opens[0] else [])
        else:
            meeting.wait()
            if index == 3:
                opens.append(soon(1))
                return httpx.Response(429, headers={"Retry-After": "1"})
            assert told_to_wait.wait(PATIENCE)
        return echo(request)

    client = provisioning.client(serving(answer).account_url, retry=Retry(attempts=2))
    calls = messages(client, 20)

    outcomes = send_all(provisioning, client, calls, concurrency=4).take()

    assert early == []
    assert_complete(outcomes, calls)
    assert shapes(outcomes) == [str(index) for index in range(20)]
    assert sorted(seen) == sorted([*range(20), 3])


@pytest.mark.parametrize("concurrency", [1, 4])
@pytest.mark.parametrize("status", [420, 429])
def test_a_rate_limit_that_is_used_up_for_long(provisioning: Provisioner, concurrency: int, status: int) -> None:
    """Who has to be told so is; nothing more is taken or sent."""
    early, all_early = {0, 1, 2}, threading.Event()

    def answer(request: httpx.Request) -> httpx.Response:
        if number(request) in early:
            early.remove(number(request))
            if not early:
                all_early.set()
            return echo(request)
        assert all_early.wait(PATIENCE)
        return httpx.Response(status, headers={"Retry-After": "3600"})

    account = provisioning(answer, retry=Retry())
    calls = iter(messages(account.client, 40))

    outcomes = send_all(provisioning, account.client, calls, concurrency=concurrency).take()

    assert_complete(outcomes, messages(account.client, len(outcomes)))
    assert shapes(outcomes[:3]) == ["0", "1", "2"]
    assert {type(outcome.error) for outcome in outcomes[3:]} <= {RateLimited, NotSent}
    refused = shapes(outcomes).count("RateLimited")
    assert 1 <= refused <= concurrency
    assert len(account.requests) == 3 + refused
    assert len(list(calls)) == 40 - len(outcomes)
    for outcome in outcomes[3:]:
        assert isinstance(outcome.error, RateLimited | NotSent)
        assert outcome.error.reset_at is not None


def test_another_batch_after_a_rate_limit(provisioning: Provisioner) -> None:
    """What one batch was refused is no rule for the next."""
    account = provisioning.answering(httpx.Response(429, headers={"Retry-After": "3600"}), message("back"))
    calls = messages(account.client, 1)

    assert shapes(send_all(provisioning, account.client, calls).take()) == ["RateLimited"]
    assert shapes(send_all(provisioning, account.client, calls).take()) == ["back"]


@pytest.mark.parametrize("concurrency", [1, 8, 64])
def test_a_rate_limit_costs_no_attempt(
    provisioning: Provisioner, serving: Callable[[Handler], Service], concurrency: int
) -> None:
    """However often a call is refused for its rate, it is done, once, by a client that does not retry at all."""
    refusals = dict.fromkeys(range(0, 40, 13), 3)
    done: list[int] = []

    def answer(request: httpx.Request) -> httpx.Response:
        index = number(request)
        if refusals.get(index):
            refusals[index] -= 1
            return httpx.Response(429)
        done.append(index)
        return echo(request)

    client = provisioning.client(serving(answer).account_url, retry=Retry(attempts=1, backoff=0.005))
    calls = messages(client, 40)

    outcomes = send_all(provisioning, client, calls, concurrency=concurrency).take()

    assert_complete(outcomes, calls)
    assert shapes(outcomes) == [str(index) for index in range(40)]
    assert sorted(done) == list(range(40))
    assert set(refusals.values()) == {0}


def test_a_batch_in_which_nothing_succeeds(provisioning: Provisioner) -> None:
    """It gives up after the retry's budget, and says how it was refused."""
    account = provisioning(lambda _: httpx.Response(429), retry=Retry(backoff=0.01, budget=0.2))
    calls = iter(messages(account.client, 40))

    outcomes = send_all(provisioning, account.client, calls, concurrency=4).take()

    assert {type(outcome.error) for outcome in outcomes} == {RateLimited}
    assert len(outcomes) == 4
    assert len(list(calls)) == 36


def test_a_post_is_not_sent_again_after_503(provisioning: Provisioner, user: dict[str, Any]) -> None:
    """The others wait as the service asks; that one may have been done."""
    answers = [httpx.Response(503, headers={"Retry-After": "1"}), httpx.Response(200, json=user)]
    account = provisioning.answering(*answers, retry=Retry())
    calls = [account.client.calls.users.create(**needed("users.create", name=name)) for name in ("a", "b")]
    batch = account.client.send_all(calls, concurrency=1)
    outcomes = Walk[Outcome[Any]](provisioning.run, batch)

    (first,) = outcomes.take(1)
    assert isinstance(first.error, ServerError)
    assert batch.waiting_until is not None
    assert batch.waiting_for is first.error
    (second,) = outcomes.take()
    assert second.ok
    assert batch.waiting_until is None


def test_a_deletion_that_is_refused_after_its_answer_was_lost(provisioning: Provisioner) -> None:
    """What is gone after that was deleted, though the rate limit came between."""
    lost = httpx.ReadError("lost"), httpx.Response(429), httpx.Response(404)
    account = provisioning.answering(*lost, retry=Retry(backoff=0.01))

    (outcome,) = send_all(provisioning, account.client, messages(account.client, 1)).take()

    assert outcome.ok


# Calls that cannot be taken


def failing_after(calls: list[Call[Any]], error: Exception) -> Iterator[Call[Any]]:
    yield from calls
    raise error


def test_calls_that_cannot_be_made(provisioning: Provisioner) -> None:
    """What was sent has its outcome first; then the caller's own error is raised, once, and the batch is over."""
    account = provisioning(echo)
    calls = messages(account.client, 10)
    outcomes = send_all(provisioning, account.client, failing_after(calls, KeyError("email")), concurrency=4)
    found: list[Outcome[Any]] = []

    with pytest.raises(KeyError, match="email"):
        outcomes.take_into(found)

    assert_complete(found, calls)
    assert shapes(found) == [str(index) for index in range(10)]
    assert outcomes.take() == []


def test_calls_that_end_as_an_asynchronous_iterator_would(provisioning: Provisioner) -> None:
    """That is no ordinary end, in either client."""
    account = provisioning(echo)
    calls = failing_after(messages(account.client, 2), StopAsyncIteration())
    found: list[Outcome[Any]] = []

    with pytest.raises(RuntimeError, match="StopAsyncIteration"):
        send_all(provisioning, account.client, calls).take_into(found)

    assert shapes(found) == ["0", "1"]


@pytest.mark.parametrize("wrong", [None, 5, "users.get", object()], ids=lambda wrong: type(wrong).__name__)
def test_what_is_no_call(provisioning: Provisioner, wrong: Any) -> None:
    """It does not end the batch in silence, and nothing after it is sent."""
    account = provisioning(echo)
    calls = messages(account.client, 4)
    outcomes = send_all(provisioning, account.client, [*calls[:2], wrong, *calls[2:]])
    found: list[Outcome[Any]] = []

    with pytest.raises(TypeError, match=f"call 2: this is not a call but of type {type(wrong).__name__}; make"):
        outcomes.take_into(found)

    assert_complete(found, calls[:2])
    assert len(account.requests) == 2


def test_a_thread_that_is_told_to_end() -> None:
    """Nobody waits for its call for ever."""

    def answer(request: httpx.Request) -> httpx.Response:
        if number(request) == 1:
            raise SystemExit("enough")
        return echo(request)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http:
        client = Provisioning("account://key:secret@account-1", http_client=http)
        outcomes = list(client.send_all(messages(client, 3)))

    assert shapes(outcomes) == ["0", "ConnectionFailed", "2"]
    error = outcomes[1].error
    assert isinstance(error, ConnectionFailed)
    assert (error.sent, error.operation) == ("maybe", "users.delete")


def test_results_of_different_kinds(provisioning: Provisioner, user: dict[str, Any]) -> None:
    """Calls of several operations make one batch, for type checkers as well."""
    answers = {"GET": httpx.Response(200, json=user), "DELETE": message("deleted")}
    account = provisioning(lambda request: answers[request.method])
    calls = account.client.calls

    batch = account.client.send_all([calls.users.get("user-1"), calls.users.delete("user-1")])

    first, second = Walk(provisioning.run, batch).take()
    assert isinstance(first.value, User)
    assert isinstance(second.value, SuccessResponse)


def test_a_client_that_is_closed_meanwhile(provisioning: Provisioner) -> None:
    """Its calls are not sent, and each says so."""
    account = provisioning(echo)
    client = provisioning.client(
        account_id="a", provisioning_api_key="key", provisioning_api_secret="secret", base_url="http://127.0.0.1:9"
    )
    calls = messages(client, 3)
    batch = client.send_all(calls)

    provisioning.enter_and_leave(client)
    outcomes = Walk(provisioning.run, batch).take()

    assert_complete(outcomes, calls)
    assert {str(outcome.error) for outcome in outcomes} == {"users.delete: the client is closed"}
    assert account.requests == []


# Stopping


def stopped_by(
    provisioning: Provisioner, answer: Callable[[Any, httpx.Request], httpx.Response]
) -> tuple[Account, Any]:
    """A batch of ten, one at a time, whose service may stop it."""
    batches: list[Any] = []
    account = provisioning(lambda request: answer(batches[0], request), retry=Retry())
    batches.append(account.client.send_all(messages(account.client, 10), concurrency=1))
    return account, batches[0]


def test_stop(provisioning: Provisioner) -> None:
    """The call that is under way keeps its result, and nothing more is taken or sent."""

    def answer(batch: Any, request: httpx.Request) -> httpx.Response:
        if number(request) == 2:
            batch.stop()
        return echo(request)

    account, batch = stopped_by(provisioning, answer)

    outcomes = Walk[Outcome[Any]](provisioning.run, batch).take()

    assert_complete(outcomes, messages(account.client, 3))
    assert shapes(outcomes) == ["0", "1", "2"]
    assert len(account.requests) == 3


@pytest.mark.parametrize(("status", "error"), [(429, "RateLimited"), (503, "ServerError")])
def test_stop_ends_a_wait(provisioning: Provisioner, status: int, error: str) -> None:
    """The one that waited keeps the error that it waited for; nobody sits out the wait."""

    def answer(batch: Any, request: httpx.Request) -> httpx.Response:
        if number(request) == 2:
            batch.stop()
            return httpx.Response(status, headers={"Retry-After": "50"})
        return echo(request)

    account, batch = stopped_by(provisioning, answer)

    outcomes = Walk[Outcome[Any]](provisioning.run, batch).take()

    assert shapes(outcomes) == ["0", "1", error]
    assert len(account.requests) == 3


def test_stop_before_the_first(provisioning: Provisioner) -> None:
    """Nothing is taken, nor sent."""
    account = provisioning.answering()
    calls = iter(messages(account.client, 3))
    batch = account.client.send_all(calls)

    batch.stop()

    assert shapes(Walk[Outcome[Any]](provisioning.run, batch).take()) == []
    assert len(list(calls)) == 3


def test_what_never_ends_can_be_stopped(provisioning: Provisioner) -> None:
    """Calls are made as they are sent."""
    account = provisioning(echo)
    calls = (account.client.calls.users.delete(f"user-{index}") for index in itertools.count())
    batch = account.client.send_all(calls, concurrency=4)
    outcomes = Walk[Outcome[Any]](provisioning.run, batch)

    assert shapes(outcomes.take(5)) == ["0", "1", "2", "3", "4"]
    batch.stop()

    assert len(outcomes.take()) < 5 * 4


def test_a_batch_that_is_over(provisioning: Provisioner) -> None:
    """It stays over."""
    account = provisioning(echo)
    outcomes = send_all(provisioning, account.client, messages(account.client, 3))

    assert len(outcomes.take()) == 3
    assert outcomes.take() == []
    assert len(account.requests) == 3


def test_a_batch_that_another_thread_made(provisioning: Provisioner) -> None:
    """Who iterates is who matters."""
    account = provisioning(echo)
    made: list[Any] = []
    thread = threading.Thread(target=lambda: made.append(account.client.send_all(messages(account.client, 3))))

    thread.start()
    thread.join()

    assert shapes(Walk[Outcome[Any]](provisioning.run, made[0]).take()) == ["0", "1", "2"]


def test_a_batch_that_is_left(provisioning: Provisioner, caplog: pytest.LogCaptureFixture) -> None:
    """It leaves no threads, no tasks and no complaints behind, though its calls fail."""
    before = set(threading.enumerate())
    account = provisioning(lambda _: httpx.Response(500))

    outcomes = send_all(provisioning, account.client, messages(account.client, 100), concurrency=4)
    assert shapes(outcomes.take(1)) == ["ServerError"]
    del outcomes

    async def others_end() -> int:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        if others:
            await asyncio.wait(others, timeout=PATIENCE)
        return len(asyncio.all_tasks()) - 1

    if provisioning.kind == "async":
        assert provisioning.run(others_end()) == 0
    for _ in range(200):
        gc.collect()  # failed calls and their batch refer to each other
        left = set(threading.enumerate()) - before
        if not left:
            break
        time.sleep(PATIENCE / 200)  # not join: some may only be about to start
    assert left == set()
    assert len(account.requests) < 30
    assert [record for record in caplog.records if record.name == "asyncio"] == []


def test_cancelling(serving: Callable[[Handler], Service], asynchronous: Provisioner) -> None:
    """What is under way is finished, nothing more is sent, and whoever iterates on gets the outcomes."""
    under_way = threading.Barrier(5, timeout=PATIENCE)
    go_on = threading.Event()

    def answer(request: httpx.Request) -> httpx.Response:
        if not go_on.is_set():
            under_way.wait()
            assert go_on.wait(PATIENCE)
        return echo(request)

    service = serving(answer)
    client = asynchronous.client(service.account_url, retry=ONCE)
    calls = messages(client, 30)

    async def cancelled() -> list[Outcome[Any]]:
        batch: Any = client.send_all(calls, concurrency=4)
        task = asyncio.ensure_future(anext(batch))
        await asyncio.to_thread(under_way.wait)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        go_on.set()
        return [outcome async for outcome in batch]

    outcomes = asynchronous.run(cancelled())

    assert_complete(outcomes, calls[:4])
    assert shapes(outcomes) == ["0", "1", "2", "3"]
    assert len(service.requests) == 4


def test_cancelling_everything(serving: Callable[[Handler], Service], asynchronous: Provisioner) -> None:
    """As the end of `asyncio.run` does: nothing hangs, and what was under way is known to be in doubt."""
    under_way = threading.Barrier(3, timeout=PATIENCE)
    over = threading.Event()

    def answer(request: httpx.Request) -> httpx.Response:
        under_way.wait()
        over.wait(PATIENCE)
        return echo(request)

    client = asynchronous.client(serving(answer).account_url, retry=ONCE)

    async def cancelled() -> list[Outcome[Any]]:
        batch: Any = client.send_all(messages(client, 2), concurrency=2)
        first = asyncio.ensure_future(anext(batch))
        await asyncio.to_thread(under_way.wait)
        for task in asyncio.all_tasks() - {asyncio.current_task(), first}:
            task.cancel()
        return [await first, await anext(batch)]

    try:
        outcomes = asynchronous.run(cancelled())
    finally:
        over.set()

    assert shapes(outcomes) == ["ConnectionFailed"] * 2
    assert "cancelled while the call was under way" in str(outcomes[0].error)


@pytest.fixture
def asynchronous(request: pytest.FixtureRequest) -> Iterator[Provisioner]:
    """The asynchronous client, for what only that has."""
    from tests.client.conftest import Provisioner

    provisioner = Provisioner("async")
    yield provisioner
    provisioner.close()


# Ctrl-C, in a process of its own

INTERRUPTED = """
import logging, os, signal, sys, threading
from collections import deque
from cloudinary_provisioning import Provisioning, Retry

def interrupt(*what):
    os.write(1, b"interrupted\\n")
    watch()
    signal.default_int_handler(*what)  # set, since whoever started the tests may have Ctrl-C ignored

def tell(record):
    os.write(1, b"waiting\\n")
    return False

def tell_when_settled():
    places, pause = deque(maxlen=20), threading.Event()
    while len(places) < 20 or len(set(places)) > 1:
        frame = sys._current_frames().get(threading.main_thread().ident)
        if frame is None:  # it has ended
            return
        places.append((id(frame), frame.f_lasti))
        pause.wait(0.005)
    os.write(1, b"settled\\n")

def watch():
    threading.Thread(target=tell_when_settled, daemon=True).start()

signal.signal(signal.SIGINT, interrupt)
logging.getLogger("cloudinary_provisioning").setLevel(logging.INFO)
logging.getLogger("cloudinary_provisioning").addFilter(tell)
client = Provisioning(retry=Retry(longest_wait=60))
calls = (client.calls.users.delete(f"user-{index}") for index in range(int(sys.argv[1])))
stay = "stay" in sys.argv
stay or watch()
try:
    for outcome in client.send_all(calls, concurrency=int(sys.argv[2])):
        found = outcome.value.message if outcome.ok else type(outcome.error).__name__
        os.write(1, f"{outcome.index} {found}\\n".encode())
        if stay:
            watch()
            signal.pause()
finally:
    os.write(1, b"out\\n")
    watch()
"""


posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


class Interruptible:
    """A program that sends calls; it is killed if it takes too long."""

    def __init__(self, service: Service, *arguments: object) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-W", "error", "-c", INTERRUPTED, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "CLOUDINARY_ACCOUNT_URL": service.account_url},
        )
        self._watchdog = threading.Timer(PATIENCE, self._process.kill)
        self._watchdog.start()

    def interrupt(self) -> None:
        """Ctrl-C, once the program waits."""
        self.read_until("settled")
        self._process.send_signal(signal.SIGINT)
        self.read_until("interrupted")

    def read_until(self, line: str) -> list[str]:
        """The outcomes before the given line."""
        assert self._process.stdout is not None
        found: list[str] = []
        for read in self._process.stdout:
            if read.rstrip() == line:
                return found
            if read.rstrip() not in ("waiting", "settled"):
                found.append(read.rstrip())
        raise AssertionError(f"no {line!r} after {found}: {self._process.communicate()[1]}")

    def assert_ended_by_interrupt(self) -> None:
        _, complaints = self._process.communicate()
        assert complaints.rstrip().endswith("KeyboardInterrupt")
        assert self._process.returncode == -signal.SIGINT

    def __enter__(self) -> Interruptible:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()
        self._watchdog.cancel()
        self._watchdog.join()


@posix
@pytest.mark.slow
def test_ctrl_c(serving: Callable[[Handler], Service]) -> None:
    """What is under way is finished and has its outcome, nothing more is taken, and then it is an interrupt."""
    under_way = threading.Barrier(5, timeout=PATIENCE)
    go_on = threading.Event()

    def answer(request: httpx.Request) -> httpx.Response:
        if not go_on.is_set():
            under_way.wait()
            assert go_on.wait(PATIENCE)
        return echo(request)

    service = serving(answer)
    with Interruptible(service, 500, 4) as program:
        under_way.wait()
        program.interrupt()
        go_on.set()
        outcomes = program.read_until("out")
        program.assert_ended_by_interrupt()

    done = sorted(map(number, service.requests))
    assert done[:4] == [0, 1, 2, 3]
    assert len(done) < 100  # those 4, unless this machine was busy just when the program was about to stop
    assert outcomes == [f"{index} {index if index in done else 'NotSent'}" for index in range(len(outcomes))]
    assert len(done) <= len(outcomes) < 100


@posix
@pytest.mark.slow
def test_ctrl_c_while_all_wait(serving: Callable[[Handler], Service]) -> None:
    """Nobody sits out the wait that the service asked for."""
    service = serving(lambda _: httpx.Response(429, headers={"Retry-After": "50"}))

    with Interruptible(service, 40, 4) as program:
        program.interrupt()
        outcomes = program.read_until("out")
        program.assert_ended_by_interrupt()

    refused = {number(request) for request in service.requests}
    assert 1 <= len(refused) <= 4
    assert outcomes == [f"{index} {'RateLimited' if index in refused else 'NotSent'}" for index in range(len(outcomes))]
    assert len(outcomes) <= 4


@posix
@pytest.mark.slow
def test_ctrl_c_twice(serving: Callable[[Handler], Service]) -> None:
    """The second does not wait for what is under way."""
    under_way = threading.Barrier(2, timeout=PATIENCE)
    go_on = threading.Event()

    def answer(request: httpx.Request) -> httpx.Response:
        under_way.wait()
        assert go_on.wait(PATIENCE)
        return echo(request)

    service = serving(answer)
    with Interruptible(service, 40, 1) as program:
        under_way.wait()
        program.interrupt()
        program.interrupt()
        outcomes = program.read_until("out")
        go_on.set()
        program.assert_ended_by_interrupt()

    assert outcomes == []

    assert len(service.requests) == 1


@posix
@pytest.mark.slow
def test_ctrl_c_between_two_outcomes(serving: Callable[[Handler], Service]) -> None:
    """While the loop does something else, and nobody goes on with it: the program ends with what is under way."""
    under_way = threading.Barrier(2, timeout=PATIENCE)
    go_on = threading.Event()

    def answer(request: httpx.Request) -> httpx.Response:
        if number(request) == 1:
            under_way.wait()
            assert go_on.wait(PATIENCE)
        return echo(request)

    service = serving(answer)
    with Interruptible(service, 40, 1, "stay") as program:
        under_way.wait()
        program.interrupt()
        program.read_until("out")
        program.read_until("settled")  # waiting at its end
        go_on.set()
        program.assert_ended_by_interrupt()

    assert sorted(map(number, service.requests)) == [0, 1]


LEFT = """
import asyncio, sys
from cloudinary_provisioning import AsyncProvisioning, ConnectionFailed

async def main():
    async with AsyncProvisioning() as client:
        batch = client.send_all((client.calls.users.delete(f"user-{index}") for index in range(20)), concurrency=4)
        async with asyncio.timeout(0.5):
            async for outcome in batch:
                pass

try:
    asyncio.run(main())
except TimeoutError:
    print("timed out")
"""


@pytest.mark.slow
def test_the_end_of_the_event_loop(serving: Callable[[Handler], Service]) -> None:
    """A batch that was left in the middle has nothing to say then."""
    over = threading.Event()

    def answer(request: httpx.Request) -> httpx.Response:
        over.wait(PATIENCE)
        return echo(request)

    environment = {**os.environ, "CLOUDINARY_ACCOUNT_URL": serving(answer).account_url}
    command = [sys.executable, "-W", "error", "-c", LEFT]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    finally:
        over.set()

    assert (done.stdout, done.stderr) == ("timed out\n", "")


# What is known besides the result


def test_an_answer_and_its_facts(provisioning: Provisioner) -> None:
    """After a success the rate limit and the request id can be read, too."""
    headers = {
        "X-Request-Id": "request-1",
        "X-FeatureRateLimit-Limit": "500",
        "X-FeatureRateLimit-Remaining": "499",
        "X-FeatureRateLimit-Reset": "Thu, 01 Jan 2026 00:00:00 GMT",
    }
    account = provisioning.answering(httpx.Response(201, json={"message": "done"}, headers=headers))

    answer = account.call(lambda client: client.with_response(client.calls.users.delete("user-1")))

    assert answer.value.message == "done"
    assert (answer.status, answer.request_id) == (201, "request-1")
    assert answer.rate_limit == RateLimit(500, 499, datetime(2026, 1, 1, tzinfo=UTC))
    assert answer.response.headers["X-Request-Id"] == "request-1"

    pickled = pickle.dumps(answer)
    again = pickle.loads(pickled)  # noqa: S301 - our own
    assert b"Basic" not in pickled
    assert (again.value, again.status, again.rate_limit) == (answer.value, answer.status, answer.rate_limit)
    assert again.response.json() == {"message": "done"}


@pytest.mark.parametrize("junk", ["", "many", "-1", "1.5", "٣", "9" * 400])
def test_facts_that_are_none(provisioning: Provisioner, junk: str) -> None:
    """What the service does not say, or says unreadably, is None."""
    headers = [(f"X-FeatureRateLimit-{name}".encode(), junk.encode()) for name in ("Limit", "Remaining", "Reset")]
    account = provisioning.answering(httpx.Response(200, json={}, headers=headers))

    answer = account.call(lambda client: client.with_response(client.calls.users.delete("user-1")))

    assert answer.request_id is None
    assert answer.rate_limit == RateLimit(None, None, None)


def test_the_facts_are_those_of_the_last_attempt(provisioning: Provisioner) -> None:
    """By other options too, with an answer for a caller who wants it and a plain result for one who does not."""
    first = httpx.Response(503, headers={"X-Request-Id": "request-1"})
    second = httpx.Response(200, json={}, headers={"X-Request-Id": "request-2"})
    account = provisioning.answering(first, second)
    client = account.client.with_options(retry=Retry(attempts=2, backoff=0))

    answer = provisioning.run(client.with_response(client.calls.users.delete("user-1")))

    assert (answer.status, answer.request_id) == (200, "request-2")


def test_with_response_raises_what_the_call_does(provisioning: Provisioner) -> None:
    """The error has the facts."""
    account = provisioning.answering(httpx.Response(404, headers={"X-Request-Id": "request-1"}))

    with pytest.raises(NotFound) as caught:
        account.call(lambda client: client.with_response(client.calls.users.delete("user-1")))

    assert caught.value.request_id == "request-1"
