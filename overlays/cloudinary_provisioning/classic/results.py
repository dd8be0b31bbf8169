"""Results and errors in the form that programs written for `cloudinary` know."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import format_datetime, parsedate
from typing import Any

from cloudinary_provisioning_runtime import errors
from cloudinary_provisioning_runtime.answer import Answer


class GeneralError(errors.ProvisioningError):
    """A status without a class of its own, no answer, or an unreadable one; also a `ServerError`, `TimedOut` …"""


class _ClassicError(errors.ProvisioningError):
    def __str__(self) -> str:
        return Exception.__str__(self)

    def __repr__(self) -> str:
        return Exception.__repr__(self)


_NAMES = {
    errors.BadRequest: "BadRequest",
    errors.Unauthorized: "AuthorizationRequired",
    errors.Forbidden: "NotAllowed",
    errors.NotFound: "NotFound",
    errors.Conflict: "AlreadyExists",
    errors.RateLimited: "RateLimited",
}
_GENERAL = (errors.StatusError, errors.ServerError, errors.InvalidResponse, errors.ConnectionFailed, errors.TimedOut)
# What is raised is a typed error, so that either name catches it, with the name and the text that programs may print.
_PLACE = {"__module__": __package__}
_RAISED: dict[type, type] = {
    **{kind: type(name, (_ClassicError, kind), _PLACE) for kind, name in _NAMES.items()},
    **{kind: type("GeneralError", (_ClassicError, GeneralError, kind), _PLACE) for kind in _GENERAL},
}


def as_classic(kind: type[errors.ProvisioningError], facts: Mapping[str, Any]) -> errors.ProvisioningError:
    """The error to raise in place of a typed one."""
    text = "Error {status} - {message}"
    if facts["status"] is None:
        text = "Unexpected error {message}"
    elif kind is errors.InvalidResponse:
        text = "Error parsing server response ({status}) - {message}"
    error: errors.ProvisioningError = _RAISED[kind](text.format(**facts))
    vars(error).update(facts)
    return error


class _Answered:
    def read_headers(self, answer: Answer[Any]) -> None:
        limit = answer.rate_limit
        self.rate_limit_allowed = limit.limit
        self.rate_limit_remaining = limit.remaining
        self.rate_limit_reset_at = None if limit.reset_at is None else parsedate(format_datetime(limit.reset_at))
        self.request_id = answer.request_id


class Response(_Answered, dict[str, Any]):
    """The JSON object of an answer as it came, with what the headers say; None where they say nothing.

    Attributes:
        rate_limit_allowed: Calls allowed in the period.
        rate_limit_remaining: Calls left in the period.
        rate_limit_reset_at: When the period ends, as a time tuple in UTC.
        request_id: The service's id of the request.
    """


class ListResponse(_Answered, list[Any]):
    """The same for a JSON array; no call is known to be answered with one."""
