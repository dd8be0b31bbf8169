"""An operation as a value: what to send, and how to read the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from attrs import field, frozen

from .types import UNSET

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
        authenticated: Whether the account's credentials are sent along.
    """

    operation: str
    method: str
    path: str
    parse: Callable[[Any], T] = field(repr=False)
    query: tuple[tuple[str, str], ...] = ()
    json: Any = UNSET
    authenticated: bool = True
