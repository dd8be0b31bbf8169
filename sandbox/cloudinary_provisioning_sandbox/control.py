"""`/_sandbox`: what steers a sandbox from outside. It is no part of the contract."""

import ipaddress
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from starlette.responses import JSONResponse, Response

from .clock import read_step
from .errors import ApiError, bad_request, not_found
from .faults import Fault
from .requests import Call, read_body, read_json
from .state import State

PREFIX = "/_sandbox"


class Control:
    """Open to programs on this machine, without credentials; to everything else it is not there."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._actions: dict[str, dict[str, Callable[[bytes], Any]]] = {
            "/clock": {"GET": self._read_clock, "POST": self._set_clock},
            "/faults": {"GET": self._list_faults, "POST": self._add_fault, "DELETE": self._clear_faults},
            "/reset": {"POST": self._reset},
        }

    async def answer(self, call: Call) -> Response:
        raw = await read_body(call)
        actions = self._actions.get(call.path.removeprefix(PREFIX))
        if actions is None or not _is_local(call):
            raise not_found()
        if call.method not in actions:
            raise ApiError(405, "method not allowed", headers={"Allow": ", ".join(actions)})
        try:
            answer = actions[call.method](raw)
        except ValueError as error:
            raise bad_request(str(error)) from None
        return JSONResponse(answer, 201 if actions[call.method] == self._add_fault else 200)

    def _list_faults(self, _: bytes) -> Any:
        return {"faults": [fault.describe() for fault in self._state.faults.list()]}

    def _add_fault(self, raw: bytes) -> Any:
        fault = Fault.read(read_json(raw))
        self._state.faults.add(fault)
        return fault.describe()

    def _clear_faults(self, _: bytes) -> Any:
        self._state.faults.clear()
        return {"faults": []}

    def _read_clock(self, _: bytes) -> Any:
        return {"now": self._state.store.now()}

    def _set_clock(self, raw: bytes) -> Any:
        """`{"now": "2026-01-31T12:00:00Z"}` or `{"advance": {"days": 100}}`."""
        body = read_json(raw)
        if not (isinstance(body, dict) and len(body) == 1):
            raise ValueError('the clock takes {"now": "2026-01-31T12:00:00Z"} or {"advance": {"days": 100}}')
        match body:
            case {"now": str(moment)}:
                self._state.clock.set(moment)
            case {"advance": dict(step)}:
                self._state.clock.advance(read_step(step))
            case _:
                raise ValueError('now must be a string, and advance an object such as {"days": 100}')
        return self._read_clock(raw)

    def _reset(self, _: bytes) -> Any:
        self._state.reset()
        return {"message": "ok"}


def _is_local(call: Call) -> bool:
    """Sent from this machine, and not by a page of some other site that a browser on it shows."""
    host = call.headers.get("host", "")
    origin = call.headers.get("origin")
    return (
        call.client is not None
        and is_loopback(call.client.host)
        and is_loopback(_name_of(host))
        and (origin is None or origin == f"{call.scope['scheme']}://{host}")
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
