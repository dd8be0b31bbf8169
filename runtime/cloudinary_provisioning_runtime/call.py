"""An operation as a value: what to send, and how to read the answer."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, Generic, Literal, TypeVar

from attrs import field, frozen

from .model import Model
from .unset import UNSET

T = TypeVar("T", covariant=True)


@frozen
class Call(Generic[T]):
    """One request that can be sent, compared, kept in a list, and sent again.

    Attributes:
        operation: Name of the operation in the contract, such as `users.create`.
        method: HTTP method.
        path: Path of the URL, percent-encoded.
        parse: Reads the JSON of a successful answer.
        query: Pairs of the query string, in order.
        json: Body, as JSON has it; `UNSET` for none.
        credentials: Whether the account's credentials are "required", "optional" (sent if the client has some), or
            "none".
        idempotent: Whether a POST may be sent twice without harm; other methods may.
    """

    operation: str
    method: str
    path: str
    parse: Callable[[Any], T] = field(repr=False)
    query: tuple[tuple[str, str], ...] = ()
    json: Any = field(default=UNSET, hash=False)
    credentials: Literal["required", "optional", "none"] = "required"
    idempotent: bool = False


def mistaken_call(value: object) -> str:
    """The text of an error for a value that was passed in place of a call."""
    found = f"this is not a call but of type {type(value).__name__}"
    if inspect.iscoroutine(value):
        value.close()  # else Python warns that it was never awaited
        found = "this is a coroutine, not a call, and nothing was sent"
    elif isinstance(value, Model):
        found = f"this is not a call but its result, a {type(value).__name__}: the call was sent already, once"
    return f"{found}; make calls with client.calls, as in client.calls.users.get(user_id)"
