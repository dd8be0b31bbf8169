"""Misbehaviour on demand: rules that answer the next requests wrongly, late or not at all."""

import asyncio
import socket
import struct
import sys
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from fnmatch import fnmatchcase
from http import HTTPStatus
from http.client import responses
from typing import Any

from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from .errors import ApiError, refuse
from .quota import Quota

WORDS = ("reset", "half", "html", "silence")
TRANSPORT = "cloudinary_provisioning_sandbox.transport"
"""Where a server puts the connection into `scope["extensions"]`, so that it can be broken."""

NO_STATUS = 0
"""The status of an answer that is none."""

_MESSAGES = {420: "Max usage rate exceeded", 429: "Too many requests"}
_CONDITIONS = ("method", "path", "operation")
_HTML = "<!DOCTYPE html><html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What to answer, how often, and to which requests."""

    answer: int | str
    """A status from 400 to 599, or one of `WORDS`."""
    times: int | None = 1
    """None is until the faults are cleared."""
    method: str | None = None
    path: str | None = None
    """May hold `*`."""
    operation: str | None = None
    """An operationId, such as `users.list`."""
    retry_after: int | None = None
    """Seconds; a 429 says 1 unless told otherwise."""
    message: str | None = None
    perform: bool = False
    """Do what was asked before the answer goes wrong; `half` always does."""

    def __post_init__(self) -> None:
        if not (self.answer in WORDS or (_is_number(self.answer) and 400 <= int(self.answer) <= 599)):
            raise ValueError(f"answer must be a status from 400 to 599, or one of {', '.join(WORDS)}")
        if self.times is not None and not (_is_number(self.times) and self.times >= 1):
            raise ValueError("times must be 1 or more, or null for as long as it takes")
        if self.retry_after is not None and not (_is_number(self.retry_after) and self.retry_after >= 0):
            raise ValueError("retry_after must be a number of whole seconds")
        for name in (*_CONDITIONS, "message"):
            if not isinstance(getattr(self, name), str | None):
                raise ValueError(f"{name} must be a text")
        if self.method == "":
            raise ValueError("method must not be empty")
        if self.path is not None and not self.path.startswith(("/", "*")):
            raise ValueError("path must begin with / or *")
        if not isinstance(self.perform, bool):
            raise ValueError("perform must be true or false")

    @classmethod
    def read(cls, body: Any) -> "Fault":
        """Read `{"match": {…}, "answer": …, "times": …}`; `ValueError` says what is wrong."""
        if not isinstance(body, dict):
            raise ValueError('a fault looks like {"match": {"operation": "users.list"}, "times": 1, "answer": 503}')
        options = dict(body)
        match = options.pop("match", None)
        if not isinstance(match, dict | None):
            raise ValueError(f"match must be an object with any of {', '.join(_CONDITIONS)}")
        match = match or {}
        known = [name for name in cls.__dataclass_fields__ if name not in _CONDITIONS]
        for given, names in ((match, _CONDITIONS), (options, known)):
            for name in given:
                if name not in names:
                    raise ValueError(f"{str(name)[:40]} is not one of {', '.join(names)}")
        if "answer" not in options:
            raise ValueError("answer is missing")
        return cls(**match, **options)

    def describe(self) -> dict[str, Any]:
        """The rule as `read` takes it."""
        values = asdict(self)
        conditions = {name: values.pop(name) for name in _CONDITIONS}
        return {"match": {name: value for name, value in conditions.items() if value is not None}, **values}

    def matches(self, method: str, path: str, operation: str | None) -> bool:
        return (
            (self.method is None or self.method.upper() == method)
            and (self.path is None or fnmatchcase(path, self.path))
            and (self.operation is None or self.operation == operation)
        )


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


@dataclass(eq=False)
class _Rule:
    fault: Fault
    left: int | None
    met: bool = False


class Faults:
    """The rules in force, the oldest first; tests add to them from threads of their own."""

    def __init__(self) -> None:
        self.operations: frozenset[str] | None = None
        """The names that a rule may have, once there is an application that knows them."""
        self._rules: list[_Rule] = []
        self._lock = threading.Lock()
        self.ended = asyncio.Event()
        """Set when the server ends, so that nobody waits any longer."""

    def add(self, fault: Fault) -> None:
        """Put a rule into force; `ValueError` if it could never match."""
        if fault.operation is not None and self.operations is not None and fault.operation not in self.operations:
            raise ValueError(f"there is no operation {fault.operation[:40]}")
        with self._lock:
            self._rules.append(_Rule(fault, fault.times))

    def list(self) -> tuple[Fault, ...]:
        with self._lock:
            return tuple(replace(rule.fault, times=rule.left) for rule in self._rules)

    def unmet(self) -> tuple[Fault, ...]:
        """The rules that no request has met."""
        with self._lock:
            return tuple(rule.fault for rule in self._rules if not rule.met)

    def clear(self) -> None:
        with self._lock:
            self._rules.clear()

    def take(self, method: str, path: str, operation: str | None) -> Fault | None:
        """The first rule that matches, which is then used up by one."""
        with self._lock:
            for rule in self._rules:
                if rule.fault.matches(method, path, operation):
                    rule.met = True
                    if rule.left is not None:
                        rule.left -= 1
                        if not rule.left:
                            self._rules.remove(rule)
                    return rule.fault
        return None

    async def wait_for_end(self, seconds: float) -> None:
        """Wait so long, but not longer than the server runs."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.ended.wait()

    def answer(self, fault: Fault, path: str, right: Response | None) -> Response:
        """What a fault answers with; `right` is what the API answered, if it was asked."""
        if fault.answer == "half":
            assert right is not None
            return _Half(right)
        if fault.answer in ("reset", "silence"):
            return _Nothing(self.ended if fault.answer == "silence" else None)
        retry_after = 1 if fault.answer == 429 and fault.retry_after is None else fault.retry_after
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        if fault.answer == "html":
            return HTMLResponse(fault.message or _HTML, HTTPStatus.BAD_GATEWAY, headers)
        status = int(fault.answer)
        if status == 420:
            # As if the quota of an hour were used up.
            headers = {**Quota(0, 3600).take().headers, "X-FeatureRateLimit-Limit": "500", **headers}
        message = fault.message or _MESSAGES.get(status) or responses.get(status, "something went wrong")
        return refuse(path, ApiError(status, message, headers=headers))


class _Half(Response):
    """The first half of an answer, then the end of the connection."""

    def __init__(self, whole: Response) -> None:
        super().__init__(whole.body, whole.status_code, whole.headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # Half of an answer without a body is no answer.
        if self.body:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            await send({"type": "http.response.body", "body": self.body[: len(self.body) // 2], "more_body": True})
        await _close(scope, receive)


class _Nothing(Response):
    """The end of the connection: at once and so that the other side notices, or after a silence."""

    def __init__(self, ended: asyncio.Event | None) -> None:
        super().__init__()
        self.status_code = NO_STATUS
        self._ended = ended

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._ended is not None:
            # Until the client gives up, or the server ends.
            waiting = {asyncio.ensure_future(_disconnected(receive)), asyncio.ensure_future(self._ended.wait())}
            try:
                await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for future in waiting:
                    future.cancel()
        await _close(scope, receive, regularly=self._ended is not None)


async def _close(scope: Scope, receive: Receive, *, regularly: bool = True) -> None:
    transport = scope.get("extensions", {}).get(TRANSPORT)
    if transport is None:
        raise ConnectionAbortedError("a fault of the sandbox breaks this connection")
    if regularly:
        transport.close()
    else:
        linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        transport.abort()
    # A server complains about an application that ends without an answer, unless there is nobody left to answer.
    await _disconnected(receive)


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
