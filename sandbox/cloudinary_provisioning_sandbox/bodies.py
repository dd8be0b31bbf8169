"""Bodies of requests: read whole, within limits, and handed on."""

import json
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .errors import bad_request

LARGEST_BODY = 1_000_000
# A client that is still sending when the answer comes may lose the answer, so what is refused is read all the same,
# up to a point.
_LARGEST_REFUSED_BODY = 16 * LARGEST_BODY
# Far from the depth at which Python gives up, so that what is stored can always be answered again.
_DEEPEST_BODY = 100


class BodyLimit:
    """Refuses bodies that are too large; what comes after this finds the body in one piece and its type as usual."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            body = await _read(receive, Headers(scope=scope).get("content-length", "0"))
        except ClientDisconnect:
            return
        await self._app(_with_plain_type(scope), replay(body, receive), send)


async def read(receive: Receive) -> bytes:
    """The body that `BodyLimit` has put into one piece."""
    body: bytes = (await receive())["body"]
    return body


def replay(body: bytes, receive: Receive) -> Receive:
    """A `receive` that begins with `body`."""
    unread = True

    async def again() -> Message:
        nonlocal unread
        if not unread:
            return await receive()
        unread = False
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def read_json(raw: bytes) -> Any:
    """Parse JSON, without what Python would take for it but no answer could say again; `ValueError` says why not."""
    try:
        # Some clients begin with a byte order mark.
        value = json.loads(raw.decode("utf-8-sig"))
        # Refuses NaN and infinite numbers, also those written as 1e999, and then lone surrogates.
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        raise ValueError("the request body is not valid JSON") from None
    if _is_deeper(value, _DEEPEST_BODY):
        raise ValueError(f"the request body is nested more than {_DEEPEST_BODY} levels deep")
    return value


async def _read(receive: Receive, declared: str) -> bytes:
    body, size = bytearray(), 0
    if not declared.isdecimal() or int(declared) <= _LARGEST_REFUSED_BODY:
        more = True
        while more and size <= _LARGEST_REFUSED_BODY:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            size += len(message.get("body", b""))
            if size <= LARGEST_BODY:
                body += message.get("body", b"")
            more = message.get("more_body", False)
        if size <= LARGEST_BODY:
            return bytes(body)
    raise bad_request(f"the request body is larger than {LARGEST_BODY} bytes")


def _with_plain_type(scope: Scope) -> Scope:
    """Without this, connexion takes a body of `application/JSON`, but neither checks nor reads it."""
    headers = MutableHeaders(raw=list(scope["headers"]))
    if "content-type" in headers:
        kind, separator, more = headers["content-type"].partition(";")
        headers["content-type"] = kind.strip().lower() + separator + more
    return {**scope, "headers": headers.raw}


def _is_deeper(value: Any, levels: int) -> bool:
    layer = [value]
    for _ in range(levels):
        layer = [
            child
            for item in layer
            if isinstance(item, dict | list)
            for child in (item.values() if isinstance(item, dict) else item)
        ]
    return any(isinstance(item, dict | list) for item in layer)
