"""One line for each request, without anything that could be a secret."""

import re
import sys
import time
import uuid
from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .operations import Operations

Write = Callable[[str], None]


def to_stderr(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


class RequestLog:
    """Gives every request an id, which the answer names, and writes down what became of it."""

    def __init__(self, app: ASGIApp, *, operations: Operations, write: Write | None = None) -> None:
        self._app = app
        self._operations = operations
        self._write = write

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = uuid.uuid4().hex
        status = "no answer"

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
                MutableHeaders(scope=message)["X-Request-Id"] = request_id
            await send(message)

        began = time.perf_counter()
        try:
            await self._app(scope, receive, send_with_id)
        finally:
            if self._write is not None:
                elapsed = (time.perf_counter() - began) * 1000
                self._write(f"{scope['method']} {self._target(scope)} -> {status} in {elapsed:.0f} ms [{request_id}]")

    def _target(self, scope: Scope) -> str:
        """The path as it was sent, and of the query what the contract knows: the rest may be anything."""
        path: str = scope.get("raw_path", scope["path"].encode()).decode("ascii", "backslashreplace")
        # What goes through a proxy is a whole URL, which may hold credentials.
        path = re.sub("//[^/]*@", "//…@", path)
        operation = self._operations.find(scope["method"], scope["path"])
        known = operation.query if operation is not None else {}
        pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        shown = [(name, value) for name, value in pairs if name.split("[")[0] in known]
        query = [urlencode(shown, safe="[],:@")] if shown else []
        if len(shown) < len(pairs):
            query.append("…")
        return f"{path}?{'&'.join(query)}" if query else path
