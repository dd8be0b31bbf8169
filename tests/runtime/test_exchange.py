"""When a call is sent again, how often, and how long it waits: the rules, without a client."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from cloudinary_provisioning_runtime.errors import (
    InvalidResponse,
    NotFound,
    NotSent,
    RateLimited,
    ServerError,
    TimedOut,
)
from cloudinary_provisioning_runtime.read import Nullable, read_none, read_object
from cloudinary_provisioning_runtime.response import Response
from cloudinary_provisioning_runtime.retry import Retry

from tests.runtime.driving import Make, answer, drive, lost, never_sent, read_nothing_made_up

METHODS = ["GET", "PUT", "DELETE", "POST"]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("reply", "again"),
    [
        *[(lambda status=status: answer(status), "always") for status in (420, 429)],
        (never_sent, "always"),
        (lost, "unless POST"),
        *[(lambda status=status: answer(status), "unless POST") for status in (500, 502, 503, 504)],
        *[(lambda status=status: answer(status), "never") for status in (302, 400, 401, 403, 404, 409, 418, 501, 520)],
        (lambda: answer(200), "never"),
        (lambda: answer(200, [1]), "never"),
        (lambda: InvalidResponse("not encoded"), "never"),
        (lambda: NotSent("the client is closed"), "never"),
    ],
)
def test_how_often_a_call_is_sent(method: str, reply: Make, again: str) -> None:
    """Again if it was refused or never sent; a lost one unless it is a POST; anything else once."""
    driven = drive(reply(), method=method)

    repeated = again == "always" or (again == "unless POST" and method != "POST")
    assert driven.sent == (3 if repeated else 1)
    assert driven.seconds == [0] * (driven.sent - 1)
    assert driven.error is not None
    assert driven.error.operation == "things.do"


@pytest.mark.parametrize("reply", [lost, lambda: answer(503)])
def test_a_post_that_may_be_sent_twice(reply: Make) -> None:
    """The contract says which one may, such as adding a user to a group."""
    assert drive(reply(), method="POST", idempotent=True).sent == 3
    assert drive(reply(), method="POST").sent == 1


def test_the_answer_that_comes_at_last() -> None:
    driven = drive(answer(429), lost(), answer(200, {"a": 1}))

    assert (driven.result, driven.sent) == ({"a": 1}, 3)


def test_an_answer_without_content() -> None:
    """204 is null, and nothing else has to be said."""
    assert drive(answer(204), parse=Nullable(read_object)).error is None
    assert isinstance(drive(answer(204)).error, InvalidResponse)
    assert isinstance(drive(answer(200), parse=Nullable(read_object)).error, InvalidResponse)


def test_by_default_a_call_is_sent_four_times() -> None:
    """The defaults are documented, so they are kept."""
    assert Retry() == Retry(attempts=4, backoff=0.5, longest_wait=60, budget=120, jitter=0.5)
    driven = drive(answer(503), retry=Retry())

    assert driven.sent == 4
    low = [0.25, 0.5, 1]
    assert all(least <= seconds <= 2 * least for least, seconds in zip(low, driven.seconds, strict=True))


def in_seconds(seconds: float) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize("status", [420, 429])
@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        (lambda: {"Retry_After": "7"}, 7),
        (lambda: {"Retry_After": in_seconds(20)}, 20),
        (lambda: {"X_FeatureRateLimit_Reset": in_seconds(20)}, 20),
        (lambda: {"Retry_After": "7", "X_FeatureRateLimit_Reset": in_seconds(20)}, 7),
        (lambda: {"Retry_After": "soon", "X_FeatureRateLimit_Reset": in_seconds(20)}, 20),
        (lambda: {"Retry_After": in_seconds(-20)}, 3),
        (lambda: {"X_FeatureRateLimit_Reset": in_seconds(-20)}, 3),
        (lambda: {"Retry_After": "0"}, 3),
        (lambda: {"Retry_After": "soon"}, 3),
        (lambda: {"Retry_After": "9" * 400}, 3),
        (dict, 3),
        (lambda: {"Date": in_seconds(-90), "Retry_After": in_seconds(-70)}, 20),
        (lambda: {"Date": in_seconds(90), "X_FeatureRateLimit_Reset": in_seconds(110)}, 20),
    ],
)
def test_how_long_a_refused_call_waits(status: int, headers: Callable[[], dict[str, str]], wait: float) -> None:
    """As long as the service asks, by its own clock; else as long as the backoff says."""
    driven = drive(answer(status, **headers()), answer(200, {}), method="POST", retry=Retry(backoff=3, jitter=0))

    assert driven.seconds == [pytest.approx(wait, abs=2)]


def test_a_failing_server_may_ask_for_a_wait() -> None:
    assert drive(answer(503, Retry_After="7"), answer(200, {})).seconds == [pytest.approx(7, abs=1)]


@pytest.mark.parametrize(
    ("retry", "expected"),
    [
        (Retry(attempts=4, backoff=1, jitter=0), [1, 2, 4]),
        (Retry(attempts=4, backoff=1, jitter=0.5), [0.75, 1.5, 3]),
        (Retry(attempts=4, backoff=1, jitter=1), [0.5, 1, 2]),
        (Retry(attempts=4, backoff=1, longest_wait=2.5, jitter=0), [1, 2, 2.5]),
        (Retry(attempts=4, backoff=1, budget=3, jitter=0), [1, 2]),
        (Retry(attempts=4, backoff=1, budget=2.9, jitter=0), [1]),
        (Retry(attempts=4, backoff=1, budget=0, jitter=0), []),
        (Retry(attempts=2, backoff=1, jitter=0), [1]),
        (Retry(attempts=1), []),
    ],
)
def test_the_backoff(monkeypatch: pytest.MonkeyPatch, retry: Retry, expected: list[float]) -> None:
    """It doubles, within the longest wait and the budget; half of the jitter is taken off by this random number."""
    monkeypatch.setattr(random, "random", lambda: 0.5)

    driven = drive(answer(503), retry=retry)

    assert driven.seconds == expected
    assert driven.sent == len(expected) + 1


@pytest.mark.parametrize(
    ("retry", "headers"),
    [
        (Retry(longest_wait=60, budget=9999), {"Retry_After": "3600"}),
        (Retry(longest_wait=60, budget=1e12), {"X_FeatureRateLimit_Reset": "Fri, 01 Jan 2100 00:00:00 GMT"}),
        (Retry(longest_wait=9999, budget=60), {"Retry_After": "3600"}),
    ],
    ids=["seconds", "reset", "budget"],
)
def test_a_wait_that_is_too_long(retry: Retry, headers: dict[str, str]) -> None:
    """It is not slept: the error comes at once, and says when the limit ends."""
    facts = {"X_FeatureRateLimit_Limit": "500", "X_FeatureRateLimit_Remaining": "0"}

    driven = drive(answer(420, **headers, **facts), retry=retry)

    assert driven.waits == []
    assert isinstance(driven.error, RateLimited)
    assert (driven.error.limit, driven.error.remaining) == (500, 0)
    assert driven.error.reset_at is not None
    assert driven.error.reset_at > datetime.now(UTC) + timedelta(minutes=50)


@pytest.mark.parametrize("first", [lost, lambda: answer(502), lambda: answer(504)])
def test_a_deletion_whose_answer_was_lost(first: Make) -> None:
    """404 on the repetition means that the first one did it, even if a refusal comes between."""
    driven = drive(first(), answer(429), answer(404), method="DELETE")

    assert (driven.result, driven.sent) == ({}, 3)
    assert drive(first(), answer(404), method="DELETE", parse=read_none).error is None


@pytest.mark.parametrize(
    ("method", "first", "parse"),
    [
        ("DELETE", lambda: answer(404), read_object),
        ("DELETE", lambda: answer(429), read_object),
        ("DELETE", lambda: answer(500), read_object),
        ("DELETE", never_sent, read_object),
        ("GET", lost, read_object),
        ("PUT", lost, read_object),
        ("DELETE", lost, read_nothing_made_up),
    ],
    ids=["at-once", "refused", "failed", "never-sent", "get", "put", "an-answer-that-cannot-be-made-up"],
)
def test_a_404_that_stays_one(method: str, first: Make, parse: Any) -> None:
    """Only a deletion that may have been done counts as done."""
    driven = drive(first(), answer(404), method=method, parse=parse)

    assert isinstance(driven.error, NotFound)


@pytest.mark.parametrize("reply", [never_sent, lost, lambda: answer(429), lambda: answer(503)])
def test_giving_up_while_it_waits(reply: Make) -> None:
    """The error is that of the last attempt."""
    driven = drive(reply(), retry=Retry(), give_up=True)

    assert driven.sent == len(driven.waits) == 1
    assert driven.error is driven.waits[0].error


def test_a_client_that_is_closed_meanwhile() -> None:
    """The error is that of the last attempt, too."""
    driven = drive(answer(503), NotSent("the client is closed"))

    assert isinstance(driven.error, ServerError)
    assert isinstance(driven.error.__cause__, NotSent)


@pytest.mark.parametrize("reply", [answer(420), answer(429), answer(503, Retry_After="1")])
def test_in_a_batch_a_refusal_for_the_rate_is_no_attempt(reply: Response) -> None:
    """The batch waits, with all of its calls."""
    replies = [reply] * 5
    driven = drive(*replies, answer(200, {}), in_batch=True, retry=Retry(attempts=1, backoff=1, jitter=0))

    assert (driven.result, driven.sent) == ({}, 6)
    assert all(wait.is_for_rate for wait in driven.waits)
    if reply.status_code != 503:
        assert driven.seconds == [1, 2, 4, 8, 16]


def test_in_a_batch_a_wait_may_be_too_long() -> None:
    driven = drive(answer(429, Retry_After="3600"), in_batch=True)

    assert isinstance(driven.error, RateLimited)
    assert driven.waits == []


def test_in_a_batch_other_failures_are_attempts() -> None:
    driven = drive(answer(503), answer(429), lost(), answer(429), lost(), in_batch=True)

    assert driven.sent == 5
    assert [wait.is_for_rate for wait in driven.waits] == [False, True, False, True]
    assert isinstance(driven.error, TimedOut)


def test_what_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Every attempt at DEBUG, every wait at INFO, with the facts beside the text."""
    caplog.set_level(logging.DEBUG, logger="cloudinary_provisioning")

    drive(
        answer(429, Retry_After="7", X_Request_Id="r-1"),
        lost(),
        answer(200, {}, X_Request_Id="r-2"),
        retry=Retry(backoff=3, jitter=0),
    )

    names = ("levelname", "operation", "method", "status", "attempt", "request_id", "wait")
    assert [tuple(vars(record).get(name) for name in names) for record in caplog.records] == [
        ("DEBUG", "things.do", "GET", 429, 1, "r-1", None),
        ("INFO", "things.do", "GET", None, 2, None, pytest.approx(7, abs=1)),
        ("DEBUG", "things.do", "GET", None, 2, None, None),
        ("INFO", "things.do", "GET", None, 3, None, 6),
        ("DEBUG", "things.do", "GET", 200, 3, "r-2", None),
    ]
    texts = [record.getMessage() for record in caplog.records]
    assert texts[0].startswith("things.do: GET /things: 429 in ")
    assert texts[0].endswith(" ms (attempt 1, request id r-1)")
    assert texts[2].startswith("things.do: GET /things: TimedOut in ")
    assert texts[3] == "things.do: waiting 6.0 s before attempt 3"


@pytest.mark.parametrize(
    "wrong",
    [
        {"attempts": 0},
        {"attempts": -1},
        {"attempts": True},
        {"backoff": -0.1},
        {"longest_wait": -1},
        {"budget": -1},
        {"budget": float("inf")},
        {"budget": float("nan")},
        {"backoff": "1"},
        {"longest_wait": None},
        {"longest_wait": True},
        {"jitter": -0.1},
        {"jitter": 1.1},
    ],
)
def test_a_retry_that_makes_no_sense(wrong: dict[str, Any]) -> None:
    """It is refused where it is written, by name."""
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Retry(**wrong)


def test_a_retry_is_a_value() -> None:
    """It can be compared and shared, and does not change."""
    assert Retry(attempts=2) == Retry(attempts=2) != Retry()
    assert len({Retry(), Retry()}) == 1
    with pytest.raises(AttributeError):
        Retry().attempts = 9  # type: ignore[misc] # that is the point
