"""Readers: each takes a JSON value and returns it as Python has it, or raises an `InvalidResponse`.

`User.from_dict` is the reader of a model. The error names the field: readers of what is inside others add their place.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Generic, NoReturn, TypeVar

from attrs import frozen

from .dates import parse_date, parse_datetime, parse_timestamp
from .errors import InvalidResponse

T = TypeVar("T")
JSON_TYPES = {type(None): "null", bool: "a boolean", int: "an integer", float: "a number", str: "a string"}
JSON_TYPES |= {list: "a list", dict: "an object"}


def read_str(value: Any) -> str:
    return value if isinstance(value, str) else _refuse("a string", value)


def read_bool(value: Any) -> bool:
    return value if isinstance(value, bool) else _refuse("a boolean", value)


def read_int(value: Any) -> int:
    return value if type(value) is int else _refuse("an integer", value)


def read_float(value: Any) -> float:
    return value if type(value) is float or type(value) is int else _refuse("a number", value)


def read_object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else _refuse("an object", value)


def read_any(value: Any) -> Any:
    return value


def read_none(_: Any) -> None:
    """For answers without content."""


def read_datetime(value: Any) -> datetime:
    try:
        return parse_datetime(read_str(value))
    except ValueError:
        _refuse("a date and time", value)


def read_date(value: Any) -> date:
    try:
        return parse_date(read_str(value))
    except ValueError:
        _refuse("a date", value)


def read_timestamp(value: Any) -> datetime:
    """Seconds since 1970."""
    try:
        return parse_timestamp(read_int(value))
    except ValueError:
        _refuse("seconds since 1970", value)


def read_csv(value: Any) -> list[str]:
    """A list of strings that may come as one string with commas."""
    return [part for part in value.split(",") if part] if isinstance(value, str) else ListOf(read_str)(value)


@frozen
class ListOf(Generic[T]):
    """Reads a list of what another reader takes."""

    item: Callable[[Any], T]

    def __call__(self, value: Any) -> list[T]:
        if not isinstance(value, list):
            _refuse("a list", value)
        return [read_at(f"[{index}]", self.item, item) for index, item in enumerate(value)]


@frozen
class MapOf(Generic[T]):
    """Reads an object whose keys are free, and whose values another reader takes."""

    item: Callable[[Any], T]

    def __call__(self, value: Any) -> dict[str, T]:
        return {key: read_at(key, self.item, item) for key, item in read_object(value).items()}


@frozen
class Nullable(Generic[T]):
    """Reads null, or what another reader takes."""

    item: Callable[[Any], T]

    def __call__(self, value: Any) -> T | None:
        return None if value is None else self.item(value)


@frozen
class OneOf:
    """Reads what one of several readers takes; JSON's types tell their values apart."""

    readers: tuple[Callable[[Any], Any], ...]

    def __call__(self, value: Any) -> Any:
        for read in self.readers:
            try:
                return read(value)
            except InvalidResponse as error:
                if error.field:  # it is of the right type, and wrong inside
                    raise
        return _refuse("one of several types", value)


def read_at(place: str, read: Callable[[Any], T], value: Any) -> T:
    """Read a part of a value; an error names its place."""
    try:
        return read(value)
    except InvalidResponse as error:
        error.add_place(place)
        raise


def _refuse(expected: str, value: object) -> NoReturn:
    # Never the value itself: it may be a secret.
    got = JSON_TYPES.get(type(value), type(value).__name__)
    raise InvalidResponse(f"expected {expected}, got {got}") from None
