"""The way from a call to its answer, for both clients and without any I/O.

`exchange` is a generator. It yields a `Request` to have it sent and receives the `Response`, or the error if none
came; it yields a `Wait` and receives whether to give up; it returns the `Answer` or raises a `ProvisioningError`.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Generator
from contextlib import suppress
from typing import Any, TypeVar

from attrs import field, frozen

from .answer import Answer
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
    error_for_status,
)
from .read import read_none
from .response import Response
from .retry import Retry

T = TypeVar("T")

logger = logging.getLogger("cloudinary_provisioning")


@frozen
class Request:
    """An HTTP request to send."""

    method: str
    url: str
    headers: dict[str, str] = field(repr=False)  # with the credentials
    content: bytes | None = field(repr=False)


@frozen
class Wait:
    """A pause before the next attempt; in a batch, one for a rate limit is a pause for all calls."""

    seconds: float
    error: ProvisioningError
    is_for_rate: bool


Exchange = Generator[Request | Wait, Response | ProvisioningError | bool | None, Answer[T]]


def exchange(call: Call[T], request: Request, retry: Retry, *, in_batch: bool = False) -> Exchange[T]:
    """Send a call, send it again where that is safe, and read the answer.

    In a batch a refusal for its rate does not count as an attempt: the batch decides when to go on.
    """
    try:
        return (yield from _exchange(call, request, retry, in_batch))
    except ProvisioningError as error:
        error.call = call
        raise


def _exchange(call: Call[T], request: Request, retry: Retry, in_batch: bool) -> Exchange[T]:
    attempt, refusals, waited = 1, 0, 0.0
    error: ProvisioningError | None = None
    may_be_done = False
    while True:
        started = time.perf_counter()
        reply = yield request
        assert isinstance(reply, Response | ProvisioningError)
        if isinstance(reply, NotSent):
            raise error or reply from reply
        _log_attempt(call, reply, attempt, started)
        if isinstance(reply, Response) and reply.is_success:
            return Answer(_read(call, reply), reply)
        error = status_error(reply) if isinstance(reply, Response) else reply
        error.call = call
        if may_be_done and call.method == "DELETE" and isinstance(error, NotFound) and error.response:
            return Answer(_read_as_done(call, error), error.response)
        if not _may_repeat(call, error):
            raise error
        # 500 and 503 say that the service failed; a gateway's 502 or 504, and a lost answer, say nothing about it.
        may_be_done = may_be_done or (error.sent == "maybe" and error.status not in (500, 503))
        for_rate = in_batch and rate_limit_wait(error, retry) is not None
        if for_rate:
            refusals += 1
            wait = rate_limit_wait(error, retry, refusals) or 0.0
        else:
            attempt += 1
            wait = _asked_wait(error) or retry.wait_before(attempt)
            waited += wait
        if attempt > retry.attempts or wait > retry.longest_wait or waited > retry.budget:
            raise error
        if not for_rate:
            facts = {"operation": call.operation, "method": call.method, "wait": wait, "attempt": attempt}
            logger.info("%s: waiting %.1f s before attempt %d", call.operation, wait, attempt, extra=facts)
        if (yield Wait(wait, error, for_rate)):
            raise error


def rate_limit_wait(error: object, retry: Retry, refusals: int = 1) -> float | None:
    """Seconds to wait after a refusal for the rate of calls; None if the error is not one."""
    is_busy = isinstance(error, ServerError) and error.status == 503 and _asked_wait(error) is not None
    if not isinstance(error, RateLimited) and not is_busy:
        return None
    return _asked_wait(error) or retry.wait_before(refusals + 1)


def _may_repeat(call: Call[Any], error: ProvisioningError) -> bool:
    if isinstance(error, RateLimited) or error.sent == "no":
        return True
    passing = isinstance(error, ConnectionFailed) or error.status in (500, 502, 503, 504)
    return passing and (call.idempotent or call.method in ("GET", "PUT", "DELETE"))


def _asked_wait(error: object) -> float | None:
    """Seconds that the service asks to wait, if it does and they are not over."""
    if not isinstance(error, RateLimited | ServerError) or error.response is None:
        return None
    until = error.response.retry_at
    if until is None and isinstance(error, RateLimited):
        until = error.response.rate_limit.reset_at
    return None if until is None else error.response.seconds_until(until) or None


def _read(call: Call[T], response: Response) -> T:
    if call.parse is read_none:
        return call.parse(None)
    if not response.is_decoded:
        raise _unreadable("the answer is not encoded as it says", response)
    try:
        data = None if response.status_code == 204 else response.json()
    except (ValueError, RecursionError):
        raise _unreadable(f"the answer is not JSON: {_described(response.content)}", response) from None
    try:
        return call.parse(data)
    except InvalidResponse as error:
        error.add_response(response)
        raise


def _read_as_done(call: Call[T], not_found: NotFound) -> T:
    """The result of a deletion whose own answer was lost; one that lists what is left cannot be made up."""
    try:
        return call.parse({})
    except InvalidResponse:
        raise not_found from None


def _unreadable(problem: str, response: Response) -> InvalidResponse:
    error = InvalidResponse(problem)
    error.add_response(response)
    return error


def _described(content: bytes) -> str:
    start = content[:200].decode("utf-8-sig", "replace")
    if not start.lstrip().startswith("<"):
        # What is not a page may be JSON that was cut off, and hold secrets: of that only the punctuation is shown.
        plain, rest = re.fullmatch(r'([^{\["]*)(.*)', start, re.DOTALL).groups()  # type: ignore[union-attr] # it always does
        start = plain + re.sub(r"\w+", "…", rest)
    return f"it has {len(content)} bytes and begins with {start!r}"


def status_error(response: Response) -> StatusError:
    """The error that a response describes."""
    facts: dict[str, Any] = {}
    with suppress(ValueError, RecursionError, KeyError, TypeError):
        facts = response.json()["error"]
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
        request_id=response.request_id,
        response=response,
        sent="maybe" if response.status_code >= 500 or response.status_code < 400 else "refused",
    )
    if isinstance(error, RateLimited):
        limit = response.rate_limit
        error.limit, error.remaining = limit.limit, limit.remaining
        error.reset_at = response.retry_at or limit.reset_at
    return error


def _log_attempt(call: Call[Any], reply: Response | ProvisioningError, attempt: int, started: float) -> None:
    if not logger.isEnabledFor(logging.DEBUG):
        return
    seconds = time.perf_counter() - started
    status = reply.status_code if isinstance(reply, Response) else None
    facts = {
        "operation": call.operation,
        "method": call.method,
        "status": status,
        "attempt": attempt,
        "seconds": seconds,
        "request_id": reply.request_id,
    }
    result = status if status is not None else type(reply).__name__
    text = "%s: %s %s: %s in %.0f ms (attempt %d, request id %s)"
    parts = (call.operation, call.method, call.path, result, seconds * 1000, attempt, reply.request_id)
    logger.debug(text, *parts, extra=facts)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
