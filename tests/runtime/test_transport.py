"""The connections that wait for the next call, on a clock of the tests' own."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from cloudinary_provisioning_runtime import transport
from cloudinary_provisioning_runtime.transport import IDLE_SECONDS, _Idle


def test_the_oldest_expires_and_the_newest_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(transport, "time", SimpleNamespace(monotonic=lambda: now))
    idle: _Idle[str] = _Idle()
    for name in ("first", "second", "third"):
        idle.put(name)
        now += 1

    assert idle.take() == "third"
    assert idle.take_expired() is None
    now = 1000 + IDLE_SECONDS + 0.5
    assert [idle.take_expired(), idle.take_expired()] == ["first", None]
    assert [idle.take(), idle.take()] == ["second", None]
