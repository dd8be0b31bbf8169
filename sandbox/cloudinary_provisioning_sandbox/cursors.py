"""Opaque cursors: where the next page begins, and of which list."""

import base64
import json
from typing import Any

from .errors import invalid

PAGE = 20
_LARGEST = 2**31


def next_cursor(kind: str, *position: str | int) -> str:
    return base64.urlsafe_b64encode(json.dumps([kind, *position]).encode()).decode().rstrip("=")


def read_cursor(kind: str, cursor: str, *types: type) -> list[Any]:
    """The position in a cursor that `next_cursor` gave out for the same list."""
    position: list[Any]
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        found, *position = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, TypeError, RecursionError):
        found, position = None, []
    if found != kind or [type(value) for value in position] != list(types) or not all(map(_is_position, position)):
        raise invalid("cursor", cursor)
    return position


def _is_position(value: str | int) -> bool:
    """Whether it is something that SQLite takes."""
    if isinstance(value, int):
        return 0 <= value <= _LARGEST
    return value.isprintable()
