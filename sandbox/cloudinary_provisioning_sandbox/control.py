"""`/_sandbox`: what steers a sandbox from outside. It is no part of the contract."""

import ipaddress
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from .bodies import BodyLimit, read, read_json
from .errors import ApiError, bad_request, envelope, not_found
from .faults import Fault
from .state import State

PREFIX = "/_sandbox"


class Control:
    """Open to programs on this machine, without credentials; to everything else it is not there."""

    def __init__(self, app: ASGIApp, *, state: State) -> None:
        self._app = app
        self._state = state
        self._own = BodyLimit(self._answer)
        self._actions: dict[tuple[str, str], Callable[[Receive], Awaitable[Response]]] = {
            ("GET", "/faults"): self._list_faults,
            ("POST", "/faults"): self._add_fault,
            ("DELETE", "/faults"): self._clear_faults,
            ("POST", "/reset"): self._reset,
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not f"{scope['path']}/".startswith(f"{PREFIX}/"):
            await self._app(scope, receive, send)
            return
        try:
            await self._own(scope, receive, send)
        except ApiError as error:
            await _refuse(error)(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(PREFIX)
        if not _is_local(scope) or path not in {known for _, known in self._actions}:
            raise not_found()
        action = self._actions.get((scope["method"], path))
        if action is None:
            allowed = ", ".join(method for method, known in self._actions if known == path)
            raise ApiError(405, "method not allowed", headers={"Allow": allowed})
        await (await action(receive))(scope, receive, send)

    async def _list_faults(self, _: Receive) -> Response:
        return JSONResponse({"faults": [fault.describe() for fault in self._state.faults.list()]})

    async def _add_fault(self, receive: Receive) -> Response:
        try:
            fault = Fault.read(read_json(await read(receive)))
            self._state.faults.add(fault)
        except ValueError as error:
            raise bad_request(str(error)) from None
        return JSONResponse(fault.describe(), 201)

    async def _clear_faults(self, _: Receive) -> Response:
        self._state.faults.clear()
        return JSONResponse({"faults": []})

    async def _reset(self, _: Receive) -> Response:
        self._state.reset()
        return JSONResponse({"message": "ok"})


def _refuse(error: ApiError) -> Response:
    return JSONResponse(envelope(PREFIX, error.status, error.message), error.status, error.headers)


def _is_local(scope: Scope) -> bool:
    """Sent from this machine, and not by a page of some other site that a browser on it shows."""
    headers = Headers(scope=scope)
    client = scope.get("client")
    host = headers.get("host", "")
    origin = headers.get("origin")
    return (
        client is not None
        and is_loopback(client[0])
        and is_loopback(_name_of(host))
        and (origin is None or origin == f"{scope['scheme']}://{host}")
    )


def _name_of(host: str) -> str:
    """A host without its port, or nothing if it cannot be read."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
