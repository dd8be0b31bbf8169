"""What can go wrong, as one tree::

    ProvisioningError
    ├── ConfigurationError      the client cannot be built, or has no account for this call
    ├── StatusError             the service answered with an error status
    │   ├── BadRequest          400
    │   ├── Unauthorized        401
    │   ├── Forbidden           403
    │   ├── NotFound            404
    │   ├── Conflict            409
    │   ├── RateLimited         420 (quota used up) and 429 (too fast)
    │   └── ServerError         500 to 599
    ├── InvalidResponse         an answer that cannot be read
    ├── ConnectionFailed        no answer
    │   └── TimedOut            no answer in time
    └── NotSent                 the client is closed, or the batch ended before the call's turn

A wrong argument is a `ValueError`, raised before anything is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from .call import Call
    from .response import Response

Sent: TypeAlias = Literal["no", "refused", "maybe"]


class ProvisioningError(Exception):
    """Everything this library raises, wrong arguments (`ValueError`) apart.

    Attributes:
        message: What went wrong, in the service's own words where there are any.
        status: HTTP status of the answer; None where there was no answer.
        code: Error code of the answer, such as `ACCOUNTS_00003` (Permissions API and agents only).
        category: Error category of the answer, such as `user_error` (Permissions API and agents only).
        details: Further facts of the answer (Permissions API and agents only).
        request_id: The service's id of the request, to quote to its support.
        response: The HTTP response; None if there was none.
        sent: "no" if nothing reached the service, "refused" if the service answered that it did nothing, "maybe" if
            the call may have been done.
        call: The call that failed; None if there was none yet.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        code: str | None = None,
        category: str | None = None,
        details: Mapping[str, Any] | None = None,
        request_id: str | None = None,
        response: Response | None = None,
        sent: Sent = "no",
        call: Call[Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.code = code
        self.category = category
        self.details = details
        self.request_id = request_id
        self.response = response
        self.sent: Sent = sent
        self.call = call

    @property
    def operation(self) -> str | None:
        """Name of the operation that failed, such as `users.create`."""
        return None if self.call is None else self.call.operation

    def __str__(self) -> str:
        operation = f"{self.operation}: " if self.operation else ""
        status = f"{self.status} " if self.status is not None else ""
        request = f" (request id {self.request_id})" if self.request_id else ""
        return f"{operation}{status}{self._text()}{request}"

    def __repr__(self) -> str:
        names = ("operation", "field", "status", "code", "request_id")
        found = [f"{name}={value!r}" for name in names if (value := getattr(self, name, None))]
        return f"{type(self).__name__}({', '.join([repr(self.message), *found])})"

    def _text(self) -> str:
        return self.message


class ConfigurationError(ProvisioningError):
    """The account URL, an argument of the client or the account for this call is missing or wrong."""


class StatusError(ProvisioningError):
    """The service answered with a status that is not a success."""


class BadRequest(StatusError):
    """400: the service did not accept the request's content."""


class Unauthorized(StatusError):
    """401: the provisioning API key or secret is wrong."""


class Forbidden(StatusError):
    """403: the credentials are right but may not do this."""


class NotFound(StatusError):
    """404: no such product environment, user, group, key, role or policy."""


class Conflict(StatusError):
    """409: it clashes with what is already there."""


class RateLimited(StatusError):
    """420 (the quota is used up) or 429 (too many requests at once): nothing was done.

    Attributes:
        limit: Calls allowed in the period, where the service said so.
        remaining: Calls left in the period, where the service said so.
        reset_at: When the period ends or the service wants to be asked again, aware and in UTC, where it said so.
    """

    limit: int | None = None
    remaining: int | None = None
    reset_at: datetime | None = None


class ServerError(StatusError):
    """500 to 599: the service, or something before it, failed."""


class InvalidResponse(ProvisioningError):
    """An answer that cannot be read: not JSON, cut off, or not of the documented shape.

    Attributes:
        field: Where in the answer, such as `users[3].email`; empty if it is about the whole.
    """

    def __init__(self, message: str, *, field: str = "", **facts: Any) -> None:
        super().__init__(message, sent="maybe", **facts)
        self.field = field

    def add_response(self, response: Response) -> None:
        """Set what the response says."""
        self.status = response.status_code
        self.request_id = response.request_id
        self.response = response

    def add_place(self, outer: str) -> None:
        """Say that the field is inside of another."""
        inner = self.field if self.field.startswith("[") or not self.field else f".{self.field}"
        self.field = f"{outer}{inner}"

    def _text(self) -> str:
        return f"{self.field}: {self.message}" if self.field else self.message


class ConnectionFailed(ProvisioningError):
    """The service could not be reached, or the connection broke before the answer was complete."""


class TimedOut(ConnectionFailed):
    """No answer within the client's timeout."""


class NotSent(ProvisioningError):
    """The call was not sent: the client is closed, or its batch ended before.

    Attributes:
        reset_at: When the rate limit that ended the batch is reset, aware and in UTC, if the service said so.
    """

    reset_at: datetime | None = None


_BY_STATUS: dict[int, type[StatusError]] = {
    400: BadRequest,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    420: RateLimited,
    429: RateLimited,
}


def error_for_status(status: int) -> type[StatusError]:
    """The class of error that a status stands for."""
    return _BY_STATUS.get(status) or (ServerError if 500 <= status <= 599 else StatusError)
