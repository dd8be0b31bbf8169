"""JSON text as values, by orjson where it is installed (the extra `speed`); the results are the same."""

from __future__ import annotations

import json as standard
from typing import Any

try:
    import orjson
except ImportError:
    orjson = None  # type: ignore[assignment] # it is optional

# orjson makes floats of whole numbers that need more than 64 bits; those have 19 digits or more.
_DIGITS_AND_BEFORE = bytes.maketrans(b"0123456789,[-", b"0000000000:::")
_LONG_NUMBER = b":" + b"0" * 19


def json(content: bytes) -> Any:
    """The value of a JSON text. ValueError or RecursionError if it is not one."""
    if orjson is None or _LONG_NUMBER in b":" + content.translate(_DIGITS_AND_BEFORE, b" \t\r\n"):
        return standard.loads(content)
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        # It is stricter: NaN, halves of surrogate pairs and a byte order mark are read as ever.
        return standard.loads(content)
