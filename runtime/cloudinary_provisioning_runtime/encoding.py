"""How arguments become the path, the query and the body of a request. Wrong ones are a `ValueError`."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, TypeVar
from urllib.parse import quote

from .dates import parse_date, parse_datetime, utc_day
from .types import UNSET, Unset

T = TypeVar("T")


def path(template: str, /, **ids: str) -> str:
    """The template of the spec with its ids filled in, each as one segment whatever it contains."""
    return template.format(**{name: _segment(name, value) for name, value in ids.items()})


def query(parameters: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The query's pairs; what was not passed is not in it, and a list gives one pair an entry."""
    return tuple(_pairs(parameters))


def wire(value: Any) -> Any:
    """A value as JSON has it; what was not passed is not in it."""
    try:
        return _wire(value)
    except RecursionError:
        raise ValueError("it goes too deep, or holds itself") from None


def _wire(value: Any) -> Any:
    if value is UNSET:
        raise ValueError("UNSET cannot be part of a list")
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return _encodable(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{value} is no number in JSON")
        return value
    if isinstance(value, datetime):
        moment = value if value.tzinfo is not None else value.replace(tzinfo=UTC)
        try:
            return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
        except OverflowError:
            raise ValueError(f"{value.isoformat()} is beyond the calendar in UTC") from None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {_key(key): _wire_of(key, item) for key, item in value.items() if item is not UNSET}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [_wire(item) for item in value]
    raise ValueError(f"{type(value).__name__} is no type that can be sent here")


def objects(value: Any) -> Any:
    """Models, alone or in a list, as the JSON objects that they stand for; only where models belong."""
    if hasattr(value, "to_dict"):
        return value.to_dict()
    return [objects(item) for item in value] if isinstance(value, list) else value


def listed(name: str, values: Sequence[T] | Unset, *, least: int = 0, most: int | None = None) -> list[T] | Unset:
    """The values as a list of the size that the service takes."""
    if isinstance(values, Unset):
        return UNSET
    if isinstance(values, str | bytes) or not isinstance(values, Sequence):
        raise ValueError(f"{name} must be a list, not {_described(values)}")
    if len(values) < least:
        raise ValueError(f"{name} must have at least {least} {'entry' if least == 1 else 'entries'}, or be left out")
    if most is not None and len(values) > most:
        raise ValueError(f"{name} must have at most {most} entries, not {len(values)}: ask in several calls")
    if any(value is UNSET for value in values):
        raise ValueError(f"{name} must not hold UNSET")
    return list(values)


def joined(name: str, values: Sequence[object] | Unset, *, least: int = 0, most: int | None = None) -> str | Unset:
    """The values in one query parameter, with commas between them."""
    found = listed(name, values, least=least, most=most)
    if isinstance(found, Unset):
        return UNSET
    texts = [text for _, text in _pairs({name: found})]
    for text in texts:
        if not text or "," in text:
            raise ValueError(f"{name} must hold values that are not empty and have no comma, not {text!r}")
    return ",".join(texts)


def day(name: str, value: date | str | Unset) -> str | Unset:
    """A day as yyyy-mm-dd, of a date, a datetime or a date that somebody typed."""
    if isinstance(value, Unset):
        return UNSET
    if not isinstance(value, date | str):
        raise ValueError(f"{name} must be a date, not {_described(value)}")
    try:
        return utc_day(value if isinstance(value, date) else parse_date(value)).isoformat()
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def moment(name: str, value: datetime | str | Unset) -> str | Unset:
    """A moment in UTC, of a datetime or of one that somebody typed; without an offset it counts as UTC."""
    if isinstance(value, Unset):
        return UNSET
    if not isinstance(value, datetime | str):
        raise ValueError(f"{name} must be a datetime, not {_described(value)}")
    try:
        return str(wire(value if isinstance(value, datetime) else parse_datetime(value)))
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def as_json(value: Any) -> str | Unset:
    """A value as the JSON text of a query parameter."""
    if value is None:
        raise ValueError("None cannot be sent in a query; leave it out instead")
    return UNSET if value is UNSET else json.dumps(wire(value), separators=(",", ":"))


def _wire_of(key: str, value: Any) -> Any:
    try:
        return _wire(value)
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from None


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise ValueError(f"the keys of a JSON object are strings, not {key!r}")
    return _encodable(key)


def _described(value: object) -> str:
    """A wrong value as errors name it: it may hold a secret."""
    return "None" if value is None else f"of type {type(value).__name__}"


def _encodable(text: str) -> str:
    # Half of a surrogate pair, as file names that are not UTF-8 have: a UnicodeEncodeError is a ValueError.
    if not text.isascii():
        text.encode()
    return text


def _segment(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{name} must be a string, not {_described(value)}")
    if value.strip() in ("", ".", ".."):
        raise ValueError(f"{name} must name one thing, not {value!r}")
    return quote(value, safe="")


def _pairs(parameters: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in parameters.items():
        if value is UNSET:
            continue
        for item in value if isinstance(value, list) else (value,):
            text = wire(item) if isinstance(item, Enum | date) and item is not UNSET else item
            if isinstance(text, bool):
                yield key, "true" if text else "false"
            elif isinstance(text, str | int) or (isinstance(text, float) and math.isfinite(text)):
                yield key, _encodable(str(text))
            elif item is None:
                raise ValueError(f"{key} cannot be None in a query; leave it out instead")
            else:
                raise ValueError(f"{key} cannot be {item if isinstance(item, float) else _described(item)} in a query")
