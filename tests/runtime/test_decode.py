"""JSON is read in the same way with and without orjson."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cloudinary_provisioning_runtime import decode
from hypothesis import example, given
from hypothesis import strategies as st

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def result(read: Any, content: bytes) -> object:
    """What it reads, or that it reads nothing. As text: NaN is not equal to itself, and 1 is equal to 1.0."""
    try:
        return repr(read(content))
    except (ValueError, RecursionError):
        return "unreadable"


@given(values, st.sampled_from([None, 1]))
@example([2**63, 2**64 - 1, 2**64, -(2**63) - 1], None)
@example({"a": -(10**30)}, 1)
@example(10**19, None)
def test_every_value_is_read_as_ever(value: object, indent: int | None) -> None:
    assert vars(decode)["orjson"] is not None
    content = json.dumps(value, indent=indent).encode()
    assert result(decode.json, content) == result(json.loads, content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"NaN",
        b"1e999",
        b"-0",
        b'"\\ud800"',
        b"\xff",
        b"\xef\xbb\xbf[1]",
        b'{"a": 1, "a": 2}',
        b'"\x01"',
        b"[" * 100_000,
        b'"1234567890123456789012345"',
        b"[1,\t1234567890123456789012345]",
        b"12345678901234567890.5",
    ],
    ids=range(14),
)
def test_what_json_allows_is_the_same(content: bytes) -> None:
    assert result(decode.json, content) == result(json.loads, content)


def test_without_orjson(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "orjson", None)
    assert decode.json(b'{"a": [1, 12345678901234567890123]}') == {"a": [1, 12345678901234567890123]}
