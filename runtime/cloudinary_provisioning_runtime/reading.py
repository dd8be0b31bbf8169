"""Typed readings of JSON values. What is not as the contract says is an `InvalidResponse` that names the field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from attrs import frozen

from .dates import moment_of, parse_date, parse_datetime
from .errors import InvalidResponse

T = TypeVar("T")


def as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise _mismatch("a string", value)


def as_flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise _mismatch("true or false", value)


def as_whole(value: Any) -> int:
    if type(value) is int:
        return value
    raise _mismatch("a whole number", value)


def as_number(value: Any) -> float:
    if type(value) is float or type(value) is int:
        return value
    raise _mismatch("a number", value)


def as_mapping(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise _mismatch("an object", value)


def as_anything(value: Any) -> Any:
    return value


def as_nothing(_: Any) -> None:
    """For answers without content."""


def as_datetime(value: Any) -> datetime:
    try:
        return parse_datetime(as_text(value))
    except ValueError:
        raise _mismatch("a date and time", value) from None


def as_moment(value: Any) -> datetime:
    try:
        return moment_of(as_whole(value))
    except OverflowError:
        raise _mismatch("seconds since 1970", value) from None


def as_date(value: Any) -> date:
    try:
        return parse_date(as_text(value))
    except ValueError:
        raise _mismatch("a date", value) from None


@frozen
class ListOf(Generic[T]):
    """Reads a list, each item by the same reading; equal to another one of the same reading."""

    item: Callable[[Any], T]

    def __call__(self, value: Any) -> list[T]:
        if not isinstance(value, list):
            raise _mismatch("a list", value)
        found: list[T] = []
        try:
            for item in value:
                found.append(self.item(item))
        except InvalidResponse as error:
            error.add_place(f"[{len(found)}]")
            raise
        return found


@frozen
class CommaJoined:
    """Reads a list that may come as one string with commas."""

    def __call__(self, value: Any) -> list[str]:
        return [part for part in value.split(",") if part] if isinstance(value, str) else ListOf(as_text)(value)


@frozen
class OneOf:
    """Reads a value by the first of several readings that takes it."""

    readings: tuple[Callable[[Any], Any], ...]

    def __call__(self, value: Any) -> Any:
        for read in self.readings:
            try:
                return read(value)
            except InvalidResponse:
                continue
        raise InvalidResponse("none of the types that the contract allows")


@frozen
class OrNull(Generic[T]):
    """Reads a value that may be null."""

    read: Callable[[Any], T]

    def __call__(self, value: Any) -> T | None:
        return None if value is None else self.read(value)


def is_plain(read: object) -> bool:
    """Whether a reading gives back the very value that it was given."""
    if isinstance(read, ListOf):
        return is_plain(read.item)
    return read in (as_text, as_flag, as_whole, as_number, as_mapping, as_anything)


def required(data: Mapping[str, Any], key: str, read: Callable[[Any], T]) -> T:
    """A field that is always there."""
    if key not in data:
        raise InvalidResponse("missing", field=key)
    try:
        return read(data[key])
    except InvalidResponse as error:
        error.add_place(key)
        raise


def optional(data: Mapping[str, Any], key: str, read: Callable[[Any], T]) -> T | None:
    """A field that may be missing or null."""
    value = data.get(key)
    if value is None:
        return None
    try:
        return read(value)
    except InvalidResponse as error:
        error.add_place(key)
        raise


def _mismatch(expected: str, value: object) -> InvalidResponse:
    # Never the value itself: it may be a secret.
    names = {type(None): "null", bool: "true or false", int: "a number", float: "a number", str: "a string"}
    names |= {list: "a list", dict: "an object"}
    got = names.get(type(value), type(value).__name__)
    return InvalidResponse(f"expected {expected}, got {got if got != expected else 'another'}")
