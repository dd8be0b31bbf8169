"""What the classic interface stands on: errors, results and settings as programs for `cloudinary` know them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from email.utils import format_datetime, parsedate
from importlib import import_module
from typing import Any

import httpx
from attrs import evolve
from cloudinary_provisioning_api.calls import Calls
from cloudinary_provisioning_runtime import errors
from cloudinary_provisioning_runtime.answer import Answer
from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.reading import ListOf, OneOf, as_anything, as_mapping

from .client import Provisioning
from .configuration import VARIABLE, Configuration, parse_account_url

CREDENTIALS = ("account_id", "provisioning_api_key", "provisioning_api_secret")
Operation = Callable[[Calls], Callable[..., Call[Any]]]
OPTIONS = (*CREDENTIALS, "upload_prefix", "timeout", "headers")


class GeneralError(errors.ProvisioningError):
    """A status without a class of its own, no answer, or an unreadable one; also a `ServerError`, `TimedOut` …"""


class _ClassicError(errors.ProvisioningError):
    def __str__(self) -> str:
        return Exception.__str__(self)

    def __repr__(self) -> str:
        return Exception.__repr__(self)

    def __reduce__(self) -> tuple[Any, ...]:
        # pickle cannot find these classes by their name, and the response knows the credentials.
        return as_classic, (type(self).__bases__[-1], {**vars(self), "response": None})


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
_PLACE = {"__module__": f"{__package__}.classic"}
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


class AccountConfig:
    """The settings of an account: Django's `settings.CLOUDINARY`, then `CLOUDINARY_ACCOUNT_URL`.

    `AccountConfig(source)` takes an account URL or a dict in their place. The settings below read None until they are
    set; any other is an AttributeError until then.
    """

    account_id: str | None = None
    provisioning_api_key: str | None = None
    provisioning_api_secret: str | None = None
    upload_prefix: str | None = None
    timeout: float | None = None
    api_proxy: str | None = None

    def __init__(self, source: str | Mapping[str, Any] | None = None) -> None:
        if source is None:
            self.update(**_django_settings())
            source = os.environ.get(VARIABLE) or {}
        self.update(**(_url_settings(source) if isinstance(source, str) else source))

    def update(self, **settings: Any) -> None:
        """Set all of these at once."""
        vars(self).update(settings)

    def __repr__(self) -> str:
        return f"<AccountConfig account_id={self.account_id!r}>"


def _django_settings() -> Mapping[str, Any]:
    """`settings.CLOUDINARY` of a program that runs in Django; where none does, Django is not imported."""
    to_be_loaded = "DJANGO_SETTINGS_MODULE" in os.environ
    if not to_be_loaded and "django.conf" not in sys.modules:
        return {}
    try:
        settings = import_module("django.conf").settings
    except ImportError:
        return {}
    return (getattr(settings, "CLOUDINARY", None) or {}) if to_be_loaded or settings.configured else {}


def _url_settings(url: str) -> Mapping[str, Any]:
    found = parse_account_url(url)
    settings: dict[str, Any] = {name: getattr(found, name) for name in CREDENTIALS} | dict(found.extras)
    if found.base_url != Configuration().base_url:
        settings["upload_prefix"] = found.base_url
    if "timeout" in settings:
        settings["timeout"] = _seconds(settings["timeout"])
    return settings


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise errors.ConfigurationError(f"timeout of the account URL must be in seconds, not {text!r}") from None


class ClassicClient(Provisioning):
    """A client for one call."""

    headers: Mapping[str, str] | None = None

    def fetch(self, operation: Operation, *ids: str, **fields: Any) -> Response:
        """Send a call with those of the fields that are given, and take the answer as it comes."""
        given = {name: value for name, value in fields.items() if value is not None and value != ""}
        as_it_comes = OneOf((as_mapping, ListOf(as_anything)))
        try:
            answer = self.with_response(evolve(operation(self.calls)(*ids, **given), parse=as_it_comes))
        except errors.ProvisioningError as error:
            raise as_classic(type(error), vars(error)) from None
        response: Any = (ListResponse if isinstance(answer.value, list) else Response)(answer.value)
        response.read_headers(answer)
        return response  # type: ignore[no-any-return] # to type checkers every answer is the object it should be

    def _request(self, http: httpx.Client | httpx.AsyncClient, call: Call[Any]) -> httpx.Request:
        request = super()._request(http, call)
        request.headers.update(self.headers or {})
        return request
