"""What a call gives beside its result: the response it came in, or its outcome in a batch."""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import frozen

from .call import Call
from .response import RateLimit, Response

T = TypeVar("T", covariant=True)


@frozen
class Answer(Generic[T]):
    """A result with its HTTP response.

    Attributes:
        value: The result, as the call alone returns it.
        response: The response that it was read from.
    """

    value: T
    response: Response

    @property
    def status(self) -> int:
        """HTTP status."""
        return self.response.status_code

    @property
    def request_id(self) -> str | None:
        """The service's id of the request, to quote to its support."""
        return self.response.request_id

    @property
    def rate_limit(self) -> RateLimit:
        """The rate limit after this call."""
        return self.response.rate_limit


@frozen
class Outcome(Generic[T]):
    """The result or the error of one call of a batch.

    Attributes:
        index: Position of the call in the batch, from 0.
        call: The call.
        value: Its result; None if there is none.
        error: Why there is no result: a `ProvisioningError`, or a `ValueError` if the call cannot be sent.
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
