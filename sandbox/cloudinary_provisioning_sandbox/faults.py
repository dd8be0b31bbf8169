"""Misbehaviour on demand: rules that answer the next requests wrongly, late or not at all."""

import asyncio
import socket
import struct
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from fnmatch import fnmatchcase
from http import HTTPStatus
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse, JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .errors import envelope
from .operations import Operations
from .quota import Quota

WORDS = ("reset", "half", "html", "silence")
TRANSPORT = "cloudinary_provisioning_sandbox.transport"
"""Where a server puts the connection into `scope["extensions"]`, so that it can be broken."""

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


class Faults:
    """The rules in force, the oldest first; tests add to them from threads of their own."""

    def __init__(self) -> None:
        self.operations: frozenset[str] | None = None
        """The names that a rule may have, once there is an application that knows them."""
        self._rules: list[Fault] = []
        self._lock = threading.Lock()
        self.ended = asyncio.Event()

    def add(self, fault: Fault) -> None:
        """Put a rule into force; `ValueError` if it could never match."""
        if fault.operation is not None and self.operations is not None and fault.operation not in self.operations:
            raise ValueError(f"there is no operation {fault.operation[:40]}")
        with self._lock:
            self._rules.append(fault)

    def list(self) -> tuple[Fault, ...]:
        with self._lock:
            return tuple(self._rules)

    def clear(self) -> None:
        with self._lock:
            self._rules.clear()

    def take(self, method: str, path: str, operation: str | None) -> Fault | None:
        """The first rule that matches, which is then used up by one."""
        with self._lock:
            for index, fault in enumerate(self._rules):
                if fault.matches(method, path, operation):
                    if fault.times is not None:
                        left = fault.times - 1
                        self._rules[index : index + 1] = [replace(fault, times=left)] if left else []
                    return fault
        return None


class Misbehaviour:
    """Answers late, and as the rules say."""

    def __init__(self, app: ASGIApp, *, faults: Faults, operations: Operations, latency: float = 0) -> None:
        self._app = app
        self._faults = faults
        self._operations = operations
        self._latency = latency

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._latency:
            await self._delay()
        operation = self._operations.find(scope["method"], scope["path"])
        name = operation.operation_id if operation is not None else None
        fault = self._faults.take(scope["method"], scope["path"], name)
        if fault is None:
            await self._app(scope, receive, send)
            return
        performed = fault.perform or fault.answer == "half"
        answer = await _perform(self._app, scope, receive) if performed else []
        if fault.answer == "silence":
            await self._wait(receive)
            await _close(scope, receive)
        elif fault.answer == "reset":
            await _close(scope, receive, regularly=False)
        elif fault.answer == "half":
            await _send_half(answer, send)
            await _close(scope, receive)
        else:
            if not performed:
                await _drain(receive)
            await _wrong_answer(fault, scope["path"])(scope, receive, send)

    async def _delay(self) -> None:
        """As long as it should take, but not longer than the server is there."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._latency):
                await self._faults.ended.wait()

    async def _wait(self, receive: Receive) -> None:
        """Until the client gives up, or the server ends."""
        waiting = {asyncio.ensure_future(_disconnected(receive)), asyncio.ensure_future(self._faults.ended.wait())}
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for future in waiting:
                future.cancel()


def _wrong_answer(fault: Fault, path: str) -> ASGIApp:
    if fault.answer == "html":
        return HTMLResponse(fault.message or _HTML, HTTPStatus.BAD_GATEWAY, _retry_after(fault.retry_after))
    status = int(fault.answer)
    message = fault.message or _MESSAGES.get(status) or _phrase(status)
    headers = _retry_after(1 if status == 429 and fault.retry_after is None else fault.retry_after)
    if status == 420:
        # As if the quota of an hour were used up.
        headers = {**Quota(0, 3600).take().headers, "X-FeatureRateLimit-Limit": "500", **headers}
    return JSONResponse(envelope(path, status, message), status, headers)


def _retry_after(seconds: int | None) -> Mapping[str, str]:
    return {} if seconds is None else {"Retry-After": str(seconds)}


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "something went wrong"


async def _drain(receive: Receive) -> None:
    while (await receive()).get("more_body"):
        pass


async def _perform(app: ASGIApp, scope: Scope, receive: Receive) -> list[Message]:
    answer: list[Message] = []

    async def keep(message: Message) -> None:
        answer.append(message)

    await app(scope, receive, keep)
    return answer


async def _send_half(answer: list[Message], send: Send) -> None:
    body = b"".join(message.get("body", b"") for message in answer)
    # Half of an answer without a body is no answer; and to a caller who is gone already there is none.
    if body:
        start = answer[0]
        MutableHeaders(scope=start)["content-length"] = str(len(body))
        await send(start)
        await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})


async def _close(scope: Scope, receive: Receive, *, regularly: bool = True) -> None:
    """End the connection after what was sent; if not regularly, at once and so that the other side is told."""
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
