"""What happens between a call and its result, decided once for both clients and without any I/O.

`exchange` is a generator: it yields a request to have it sent, yields seconds to have it wait, and returns the answer.
"""

from __future__ import annotations

import json
import logging
import math
import random
import re
import time
from collections.abc import Generator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, TypeVar

import httpx
from attrs import frozen

from .answer import Answer, rate_limit, request_id, retry_after
from .call import Call
from .errors import (
    ConnectionFailed,
    InvalidResponse,
    NotFound,
    NotSent,
    ProvisioningError,
    RateLimited,
    ServerError,
    StatusError,
    TimedOut,
    error_for_status,
)
from .reading import as_nothing

T = TypeVar("T")

# What comes back for seconds is whether to give up instead of going on.
Exchange = Generator[httpx.Request | float, httpx.Response | httpx.RequestError | bool, Answer[T]]

logger = logging.getLogger("cloudinary_provisioning")


@frozen(kw_only=True)
class Retry:
    """When and how often a call that failed is sent again.

    A call that the service refused for its rate (420, 429) or that never reached it is always sent again. One that may
    have reached it (connection lost, 500, 502, 503, 504) is, unless it is a POST: nothing is created twice.

    Attributes:
        attempts: How often a call is sent at the most; 1 turns retrying off.
        backoff: Seconds before the first repetition where the service names none; doubled each time.
        longest_wait: Longest single wait in seconds. A longer one that the service asks for is not slept:
            `RateLimited` is raised at once.
        budget: Seconds that one call may spend waiting in all.
        jitter: Share of each backoff that is random, 0 to 1, so that many clients do not come back at once.
    """

    attempts: int = 4
    backoff: float = 0.5
    longest_wait: float = 60.0
    budget: float = 120.0
    jitter: float = 0.5

    def __attrs_post_init__(self) -> None:
        seconds = (self.backoff, self.longest_wait, self.budget)
        if type(self.attempts) is not int or self.attempts < 1:
            raise ValueError(f"attempts must be a whole number from 1 on, not {self.attempts!r}")
        if not all(_is_number(number) and 0 <= number < math.inf for number in (*seconds, self.jitter)):
            raise ValueError(f"backoff, longest_wait, budget and jitter must be numbers from 0 on: {self}")
        if self.jitter > 1:
            raise ValueError(f"jitter must be a share between 0 and 1, not {self.jitter}")

    def wait_before(self, attempt: int) -> float:
        """Seconds of backoff before the given attempt (the first repetition is attempt 2)."""
        whole = min(self.backoff * 2.0 ** min(attempt - 2, 50), self.longest_wait)
        return whole * (1 - self.jitter * random.random())  # noqa: S311 - jitter is no secret


class Gate:
    """Holds back every call of a batch once one of them was told to wait."""

    def __init__(self) -> None:
        self._opens_at = 0.0

    def close_for(self, seconds: float) -> None:
        self._opens_at = max(self._opens_at, time.monotonic() + seconds)

    def seconds_left(self) -> float:
        return max(0.0, self._opens_at - time.monotonic())


def exchange(call: Call[T], request: httpx.Request, retry: Retry, gate: Gate | None = None) -> Exchange[T]:
    """Bring a call to its answer: send it, send it again where that is safe, and read what comes."""
    waited = 0.0
    answer_lost = False
    error: ProvisioningError = NotSent("the batch was stopped while it waited for the rate limit")
    for attempt in range(1, retry.attempts + 1):
        while gate is not None and (seconds := gate.seconds_left()):
            if (yield seconds):
                raise error
        started = time.perf_counter()
        reply = yield request
        assert not isinstance(reply, bool)
        _log(call, reply, attempt, started)
        if isinstance(reply, httpx.Response) and reply.is_success:
            return Answer(_read(call, reply), reply)
        if isinstance(reply, httpx.Response):
            error = _status_error(reply)
            if answer_lost and call.method == "DELETE" and isinstance(error, NotFound):
                return Answer(_read_as_done(call, error), reply)
        else:
            error = _connection_error(call, request, reply)
        if attempt == retry.attempts or not _may_repeat(call, reply, error):
            raise error
        answer_lost = answer_lost or _answer_lost(reply)
        wait = _asked_wait(error) or retry.wait_before(attempt + 1)
        waited += wait
        if wait > retry.longest_wait or waited > retry.budget:
            raise error
        logger.info("%s %s: waiting %.1f s before attempt %d", call.method, call.path, wait, attempt + 1)
        if gate is not None and isinstance(error, RateLimited):
            gate.close_for(wait)
        elif (yield wait):
            raise error
    raise AssertionError("the last attempt returns or raises")


def _may_repeat(call: Call[Any], reply: object, error: ProvisioningError) -> bool:
    if isinstance(error, RateLimited) or _never_sent(reply):
        return True
    passing = isinstance(error, ConnectionFailed) or error.status in (500, 502, 503, 504)
    return passing and call.method in ("GET", "PUT", "DELETE")


def _answer_lost(reply: httpx.Response | httpx.RequestError) -> bool:
    """Whether the service may have done it all the same."""
    if isinstance(reply, httpx.Response):
        return reply.status_code in (502, 504)
    return not _never_sent(reply)


def _never_sent(reply: object) -> bool:
    return isinstance(reply, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout | httpx.ProxyError)


def _read(call: Call[T], response: httpx.Response) -> T:
    if call.parse is as_nothing:
        return call.parse(None)
    try:
        data = json.loads(response.content)
    except (ValueError, RecursionError):
        raise _unreadable("the answer is not JSON", response) from None
    try:
        return call.parse(data)
    except InvalidResponse as error:
        error.status = response.status_code
        error.request_id = request_id(response)
        error.response = response
        raise


def _read_as_done(call: Call[T], not_found: NotFound) -> T:
    """The result of a deletion whose own answer was lost; one that lists what is left cannot be made up."""
    try:
        return call.parse({})
    except InvalidResponse:
        raise not_found from None


def _unreadable(problem: str, response: httpx.Response) -> InvalidResponse:
    start = response.content[:200].decode("utf-8-sig", "replace")
    if not start.lstrip().startswith("<"):
        # What is not a page may be JSON that was cut off, and hold secrets: of that only the punctuation is shown.
        plain, rest = re.fullmatch(r'([^{\["]*)(.*)', start, re.DOTALL).groups()  # type: ignore[union-attr] # it always does
        start = plain + re.sub(r"\w+", "…", rest)
    return InvalidResponse(
        f"{problem}: it has {len(response.content)} bytes and begins with {start!r}",
        status=response.status_code,
        request_id=request_id(response),
        response=response,
    )


def _connection_error(call: Call[Any], request: httpx.Request, error: httpx.RequestError) -> ProvisioningError:
    asked = f"{call.method} {request.url.scheme}://{request.url.netloc.decode()}{call.path}"
    if isinstance(error, httpx.DecodingError):
        return InvalidResponse(f"{asked}: the answer is not encoded as it says")
    if isinstance(error, httpx.TimeoutException):
        return TimedOut(f"{asked}: no answer in time ({type(error).__name__})")
    if str(error).startswith("Invalid URL in location header"):
        return InvalidResponse(f"{asked}: the answer leads elsewhere, to what is no URL")
    # What came instead of HTTP is quoted there, and may hold secrets.
    text = re.split(r"""[:\s]*(?:bytearray\()?\bb["']""", str(error), maxsplit=1)[0]
    return ConnectionFailed(f"{asked}: {text or type(error).__name__}")


def _status_error(response: httpx.Response) -> StatusError:
    facts: dict[str, Any] = {}
    with suppress(ValueError, RecursionError, KeyError, TypeError):
        facts = json.loads(response.content)["error"]
    if not isinstance(facts, dict):
        facts = {"message": facts}
    message = facts.get("message")
    if isinstance(message, dict):
        message = message.get("message")
    error = error_for_status(response.status_code)(
        message if isinstance(message, str) and message else response.reason_phrase or "no reason given",
        status=response.status_code,
        code=_text(facts.get("code")),
        category=_text(facts.get("category")),
        details=facts["details"] if isinstance(facts.get("details"), dict) else None,
        request_id=request_id(response),
        response=response,
    )
    if isinstance(error, RateLimited):
        limit = rate_limit(response)
        error.limit, error.remaining = limit.limit, limit.remaining
        error.reset_at = retry_after(response) or limit.reset_at
    return error


def _asked_wait(error: ProvisioningError) -> float | None:
    """Seconds that the service asks to wait, if it does and they are not over."""
    if isinstance(error, RateLimited):
        until = error.reset_at
    elif isinstance(error, ServerError) and error.response is not None:
        until = retry_after(error.response)
    else:
        return None
    return None if until is None else max(0.0, (until - datetime.now(UTC)).total_seconds())


def _log(call: Call[Any], reply: httpx.Response | httpx.RequestError, attempt: int, started: float) -> None:
    if not logger.isEnabledFor(logging.DEBUG):
        return
    outcome: object = type(reply).__name__
    request = None
    if isinstance(reply, httpx.Response):
        outcome, request = reply.status_code, request_id(reply)
    milliseconds = (time.perf_counter() - started) * 1000
    text = "%s %s: %s in %.0f ms (attempt %d, request id %s)"
    logger.debug(text, call.method, call.path, outcome, milliseconds, attempt, request)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
