"""An HTTP transport that changes the answers of a sandbox, and keeps what it passed on."""

import json
import re
import signal
from collections.abc import Callable, Iterator
from typing import Any

import httpx

Edit = Callable[[Any], Any]


class Bend(httpx.BaseTransport):
    """Passes on answers, edited where the URL of a GET ends as a pattern says; an edit may give a status, or False."""

    def __init__(self, edits: dict[str, Edit] | None = None, *, drop: str = "") -> None:
        self.edits = edits or {}
        self.drop = drop
        self.sent: list[str] = []
        self.texts: set[str] = set()
        self._inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.sent.append(f"{request.method} {request.url.path}")
        if self.drop:
            request.url = request.url.copy_remove_param(self.drop)
        response = self._inner.handle_request(request)
        status, content = response.status_code, response.read()
        response.close()
        for pattern, edit in self.edits.items():
            if request.method == "GET" and re.fullmatch(f".*{pattern}", str(request.url)):
                edited = edit(json.loads(content))
                if type(edited) is int:
                    status = edited
                elif edited is not False:
                    content = edited if isinstance(edited, bytes) else json.dumps(edited).encode()
        if content.startswith((b"{", b"[")):
            self.texts.update(_texts(json.loads(content)))
        return httpx.Response(status, content=content)

    def close(self) -> None:
        self._inner.close()


class Interrupt(Bend):
    """Sends a signal to this process with the request of a number, or with all from there on."""

    def __init__(self, number: int, *, kind: int = signal.SIGINT, again: bool = False) -> None:
        super().__init__()
        self.number, self.kind, self.again = number, kind, again

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = super().handle_request(request)  # the service does what the caller then hears nothing of
        if len(self.sent) == self.number or (self.again and len(self.sent) > self.number):
            signal.raise_signal(self.kind)
        return response


def _texts(value: Any) -> Iterator[str]:
    """All strings in an answer, the keys of free-form objects included."""
    if isinstance(value, dict):
        yield from (key for key in value if not re.fullmatch("[a-z_]+", key))
        value = list(value.values())
    for item in value if isinstance(value, list) else ():
        yield from [item] if isinstance(item, str) else _texts(item)
