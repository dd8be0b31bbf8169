"""What comes back beside the result: status, request id and rate limit, or what became of a call of a batch."""

from __future__ import annotations

from contextlib import suppress
from copy import copy
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, TypeVar

import httpx
from attrs import frozen

from .call import Call
from .dates import parse_datetime

T = TypeVar("T", covariant=True)


@frozen
class RateLimit:
    """How far the account's allowance goes; each part is None where the service did not say.

    Attributes:
        limit: Calls allowed in the period.
        remaining: Calls left in the period.
        reset_at: When the period ends, aware and in UTC.
    """

    limit: int | None
    remaining: int | None
    reset_at: datetime | None


@frozen
class Answer(Generic[T]):
    """A result with the facts of its HTTP answer.

    Attributes:
        value: The result, as the call alone returns it.
        response: The answer as httpx has it.
    """

    value: T
    response: httpx.Response

    def __reduce__(self) -> tuple[Any, ...]:
        # The response knows its request, and that the credentials: they are not to be pickled.
        response = copy(self.response)
        with suppress(RuntimeError):  # one that was made up has none
            response.request = httpx.Request(response.request.method, response.request.url)
        return type(self), (self.value, response)

    @property
    def status(self) -> int:
        """HTTP status."""
        return self.response.status_code

    @property
    def request_id(self) -> str | None:
        """The service's id of the request, to quote to its support."""
        return request_id(self.response)

    @property
    def rate_limit(self) -> RateLimit:
        """The rate limit after this call."""
        return rate_limit(self.response)


@frozen
class Outcome(Generic[T]):
    """What became of one call of a batch.

    Attributes:
        index: Place of the call in the batch, from 0.
        call: The call.
        value: Its result; None if there is none.
        error: Why there is no result: a `ProvisioningError` such as `NotSent`, or `ValueError` if it cannot be sent.
    """

    index: int
    call: Call[T]
    value: T | None = None
    error: Exception | None = None

    @property
    def ok(self) -> bool:
        """Whether there is a result."""
        return self.error is None

    def result(self) -> T:
        """The result; raises the error if there is none."""
        if self.error is not None:
            raise self.error
        return self.value  # type: ignore[return-value] # None is the result of calls without one


def request_id(response: httpx.Response) -> str | None:
    """The service's id of the request."""
    found: str | None = response.headers.get("X-Request-Id")
    return found


def rate_limit(response: httpx.Response) -> RateLimit:
    """What the headers say about the rate limit."""
    return RateLimit(
        _count(response.headers.get("X-FeatureRateLimit-Limit")),
        _count(response.headers.get("X-FeatureRateLimit-Remaining")),
        _moment(response.headers.get("X-FeatureRateLimit-Reset")),
    )


def retry_after(response: httpx.Response) -> datetime | None:
    """When the service wants to be asked again."""
    value = response.headers.get("Retry-After")
    seconds = _count(value)
    return _moment(value) if seconds is None else datetime.now(UTC) + timedelta(seconds=seconds)


def _count(header: str | None) -> int | None:
    # Longer numbers are no counts, and some are too long for a timedelta.
    return int(header) if header and header.isascii() and header.isdecimal() and len(header) < 10 else None


def _moment(header: str | None) -> datetime | None:
    try:
        return parse_datetime(header).astimezone(UTC) if header else None
    except (ValueError, OverflowError):
        return None
