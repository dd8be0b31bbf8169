"""How arguments become the path, the query and the body of a request; wrong ones are a `ValueError`.

Used as `encode.date` and so on. What encodes one value takes the name that errors say and the value, and passes
`UNSET` through, so that encoders can be put into each other: `encode.list("days", days, encode.date, max_items=9)`.
"""

from __future__ import annotations

import builtins
import datetime as dates
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from json import dumps
from typing import Any
from urllib.parse import quote

from .dates import parse_date, parse_datetime, to_utc, utc_day, whole_day
from .unset import UNSET

Encoder = Callable[[str, Any], Any]


def path(template: str, /, **ids: Any) -> str:
    """The template of the spec with its ids filled in, each as one segment whatever it contains."""
    return template.format(**{name: _segment(name, value) for name, value in ids.items()})


def query(parameters: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The pairs of a query; what was not passed is left out, and a list gives a pair for each item."""
    return tuple(_pairs(parameters))


def body(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON object of a body; what was not passed is left out."""
    try:
        return {key: _to_json(key, value) for key, value in fields.items() if value is not UNSET}
    except RecursionError:
        raise ValueError("an argument is nested too deep, or contains itself") from None


def list(  # noqa: A001 - used as encode.list
    name: str, values: Any, encode: Encoder | None = None, *, min_items: int = 0, max_items: int | None = None
) -> Any:
    """A list of a size that the service accepts, each item encoded."""
    if values is UNSET:
        return UNSET
    if isinstance(values, str | bytes | bytearray) or not isinstance(values, Sequence):
        raise ValueError(f"{name} must be a list, not {_kind(values)}")
    if len(values) < min_items:
        items = "1 item" if min_items == 1 else f"{min_items} items"
        raise ValueError(f"{name} must have at least {items}, or be left out")
    if max_items is not None and len(values) > max_items:
        raise ValueError(f"{name} must have at most {max_items} items, not {len(values)}: make several calls")
    if any(value is UNSET for value in values):
        raise ValueError(f"{name} must not contain UNSET")
    if encode is None:
        return [*values]
    return [encode(f"{name}[{index}]", value) for index, value in enumerate(values)]


def csv(name: str, values: Any) -> Any:
    """The items of an encoded list as one string, with commas between them."""
    if values is UNSET:
        return UNSET
    items = [_query_text(f"{name}[{index}]", value) for index, value in enumerate(values)]
    for item in items:
        if not item or "," in item:
            raise ValueError(f"{name} must have items that are not empty and have no comma, not {item!r}")
    return ",".join(items)


def json(name: str, value: Any) -> Any:
    """A value of the query as JSON text."""
    if value is None:
        raise ValueError(f"{name} cannot be None in a query; leave it out instead")
    return UNSET if value is UNSET else dumps(body({name: value})[name], separators=(",", ":"))


def map(name: str, values: Any, encode: Encoder | None = None) -> Any:  # noqa: A001 - used as encode.map
    """An object whose keys are free, each value encoded; values that are `UNSET` are left out."""
    if values is UNSET:
        return UNSET
    if not isinstance(values, Mapping):
        raise ValueError(f"{name} must be a dict, not {_kind(values)}")
    return {
        key: value if encode is None else encode(f"{name}.{key}", value)
        for key, value in values.items()
        if value is not UNSET
    }


def model(name: str, value: Any) -> Any:
    """A model as the JSON object that it stands for; a dict of the same shape does as well."""
    if hasattr(value, "to_dict"):
        try:
            return value.to_dict()
        except ValueError as error:
            raise ValueError(f"{name}.{error}") from None
    return map(name, value)


def union(name: str, value: Any, items: Encoder | None = None) -> Any:
    """A value of one of several types: a model, a list, which has an encoder of its own, or anything plain."""
    if hasattr(value, "to_dict"):
        return model(name, value)
    is_list = isinstance(value, Sequence) and not isinstance(value, str)
    return items(name, value) if items is not None and is_list else value


def integer(name: str, value: Any) -> Any:
    """An integer as a part of a path."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{name} must be an integer, not {_kind(value)}")
    return str(int(value))


def nullable(name: str, value: Any, encode: Encoder) -> Any:
    """None, which is JSON's null, or a value encoded."""
    return None if value is None else encode(name, value)


def date(name: str, value: Any) -> Any:
    """A day as yyyy-mm-dd, of a date, a datetime (its day in UTC) or a string."""
    if value is UNSET:
        return UNSET
    if isinstance(value, str):
        value = _parse(name, value, parse_date, "2026-01-31")
    if not isinstance(value, dates.date):
        raise ValueError(f'{name} must be a date or a string such as "2026-01-31", not {_kind(value)}')
    return _checked(name, utc_day, value).isoformat()


def datetime(name: str, value: Any) -> Any:
    """A datetime in UTC, of a datetime or a string; one without an offset is in UTC."""
    found = _datetime(name, value)
    return UNSET if found is UNSET else found.isoformat().replace("+00:00", "Z")


def timestamp(name: str, value: Any) -> Any:
    """Seconds since 1970, of a datetime or a string; a fraction of a second is left out."""
    found = _datetime(name, value)
    return UNSET if found is UNSET else math.floor(found.timestamp())


def _datetime(name: str, value: Any) -> Any:
    if value is UNSET:
        return UNSET
    if isinstance(value, str):
        value = _parse(name, value, parse_datetime, "2026-01-31T12:00:00Z")
    if not isinstance(value, dates.datetime):
        raise ValueError(f'{name} must be a datetime or a string such as "2026-01-31T12:00:00Z", not {_kind(value)}')
    return _checked(name, to_utc, value)


def _parse(name: str, text: str, parse: Callable[[str], dates.date], example: str) -> dates.date:
    try:
        return parse(whole_day(text))
    except ValueError:
        raise ValueError(f'{name} must be a date of ISO 8601 such as "{example}", not {text!r}') from None


def _checked(name: str, convert: Callable[[Any], Any], value: Any) -> Any:
    try:
        return convert(value)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def _to_json(place: str, value: Any) -> Any:
    """A value as JSON has it; errors name its place."""
    if value is UNSET:
        raise ValueError(f"{place} must not be UNSET in a list")
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return _encodable(place, value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{place} cannot be {value}: JSON has no such number")
        return value
    if isinstance(value, dates.datetime):
        return datetime(place, value)
    if isinstance(value, dates.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {_key(place, key): _to_json(f"{place}.{key}", item) for key, item in value.items() if item is not UNSET}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [_to_json(f"{place}[{index}]", item) for index, item in enumerate(value)]
    raise ValueError(f"{place} cannot be {_kind(value)}: JSON has no such type")


def _key(place: str, key: object) -> str:
    if not isinstance(key, str):
        raise ValueError(f"{place} must have strings as keys, not {key!r}")
    return _encodable(f"a key of {place}", key)


def _kind(value: object) -> str:
    """What errors say of a wrong value, which may contain a secret."""
    return "None" if value is None else f"of type {type(value).__name__}"


def _encodable(place: str, text: str) -> str:
    # Half of a surrogate pair, as file names that are not UTF-8 have.
    try:
        if not text.isascii():
            text.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{place} has characters that UTF-8 cannot encode (surrogates)") from None
    return text


def _segment(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{name} must be a string, not {_kind(value)}")
    if value.strip() in ("", ".", ".."):
        raise ValueError(f"{name} must not be {value!r}: that changes the path")
    return quote(_encodable(name, value), safe="")


def _pairs(parameters: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in parameters.items():
        if isinstance(value, builtins.list):
            yield from ((key, _query_text(f"{key}[{index}]", item)) for index, item in enumerate(value))
        elif value is not UNSET:
            yield key, _query_text(key, value)


def _query_text(place: str, value: Any) -> str:
    if value is None:
        raise ValueError(f"{place} cannot be None in a query; leave it out instead")
    if isinstance(value, Mapping | Sequence) and not isinstance(value, str):
        raise ValueError(f"{place} cannot be {_kind(value)} in a query")
    text = _to_json(place, value)
    return str(text).lower() if isinstance(text, bool) else str(text)
