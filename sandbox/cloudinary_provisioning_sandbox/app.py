"""The ASGI application: one way from a request to its answer."""

import inspect
import logging
import re
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from jsonschema import ValidationError
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from .checks import Checks
from .contract import Contract, Document, Operation, read_contract, served_contract
from .control import PREFIX, Control
from .errors import ApiError, not_found, refuse
from .faults import NO_STATUS
from .handlers import Handler, find_handler
from .page import Page
from .quota import STATUS as QUOTA_STATUS
from .requests import Call, authenticate, read, read_body, read_json, read_strictly
from .state import State

Write = Callable[[str], None]

logger = logging.getLogger("cloudinary_provisioning_sandbox")


@dataclass(frozen=True)
class _Served:
    """What answers an operation."""

    checks: Checks
    handler: Handler | None
    arguments: dict[str, str]
    """What the handler calls the parameters of the contract: it has `from_` for `from`."""


class App:
    """Answers as the contract says, from the state that it is given."""

    def __init__(
        self, state: State, *, contract: Document | None = None, log: Write | None = None, record: bool = False
    ) -> None:
        self._state = state
        self._options = state.options
        self._contract = served_contract(strict=state.options.strict) if contract is None else Contract(contract)
        self._read = read_strictly if state.options.strict else read
        self._log = log
        self._record = record
        self._control = Control(state)
        # People read the contract as it is written, not as it is widened for the server.
        self._page = Page(read=read_contract if contract is None else lambda: contract, account=state.account)
        self._served = {operation.id: _serve(operation) for operation in self._contract.operations()}
        state.faults.operations = frozenset(self._served)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        began = time.perf_counter()
        call = Call(scope, receive, self._contract.at(scope["path"]))
        call_id = uuid.uuid4().hex
        status = NO_STATUS
        try:
            response = await self._respond(call)
            response.headers["X-Request-Id"] = call_id
            status = response.status_code
            call.received.status = status or None
            if self._record and call.raw:
                call.received.body = _body_of(call.raw)
            await response(scope, receive, send)
        except ClientDisconnect:
            pass
        finally:
            if self._log is not None:
                elapsed = (time.perf_counter() - began) * 1000
                self._log(f"{call.method} {_target(call)} -> {status or 'no answer'} in {elapsed:.0f} ms [{call_id}]")

    async def _respond(self, call: Call) -> Response:
        if not call.match.operations and call.method in ("GET", "HEAD"):
            page = self._page.find(call.path)
            if page is not None:
                return page
        if f"{call.path}/".startswith(f"{PREFIX}/"):
            return await self._guard(call, self._control.answer)
        if self._record:
            self._state.requests.append(call.received)
        quota = self._state.quota
        if quota is None:
            return await self._answer_or_misbehave(call)
        standing = quota.take()
        if standing.exceeded:
            response = refuse(call.path, ApiError(QUOTA_STATUS, standing.message))
        else:
            response = await self._answer_or_misbehave(call)
        for name, value in standing.headers.items():
            response.headers.setdefault(name, value)
        return response

    async def _answer_or_misbehave(self, call: Call) -> Response:
        faults = self._state.faults
        if self._options.latency_ms:
            await faults.wait_for_end(self._options.latency_ms / 1000)
        fault = faults.take(call.method, call.path, call.received.operation)
        if fault is None:
            return await self._guard(call, self._answer)
        right = None
        if fault.perform or fault.answer == "half":
            right = await self._guard(call, self._answer)
        elif fault.answer not in ("reset", "silence"):
            await self._guard(call, _read_only)
        return faults.answer(fault, call.path, right)

    async def _guard(self, call: Call, answer: Callable[[Call], Awaitable[Response]]) -> Response:
        """The answer, or that to the error which ended it; an unexpected one is logged and not shown to the caller."""
        try:
            return await answer(call)
        except ApiError as error:
            return refuse(call.path, error)
        except ClientDisconnect:
            raise
        except Exception as error:
            logger.error("unexpected error at %s", call.path, exc_info=error)
            return refuse(call.path, ApiError(500, "something went wrong"))

    async def _answer(self, call: Call) -> Response:
        await read_body(call)
        operation = call.operation
        if operation is None:
            methods = call.match.methods
            raise ApiError(405, "method not allowed", headers={"Allow": ", ".join(methods)}) if methods else not_found()
        if operation.secured:
            authenticate(call, self._state.account)
        query, body = self._read(call, operation)
        served = self._served[operation.id]
        served.checks.check(query, body)
        if served.handler is None:
            raise ApiError(501, f"this sandbox does not answer {operation.id} yet")
        caller = call.client.host if call.client is not None else "127.0.0.1"
        given = {**call.match.arguments, **query, "body": body, "caller": caller}
        arguments = {served.arguments[name]: value for name, value in given.items() if name in served.arguments}
        store = self._state.store
        with store.transaction():
            answer = served.handler(store, **arguments)
        if self._options.validate_responses:
            try:
                served.checks.check_answer(answer)
            except ValidationError as error:
                logger.error("%s breaks the contract: %s", operation.id, error.message)
                raise ApiError(500, "something went wrong") from None
        return Response(status_code=operation.status) if answer is None else JSONResponse(answer, operation.status)


def _serve(operation: Operation) -> _Served:
    handler = find_handler(operation.id)
    names = inspect.signature(handler).parameters if handler is not None else ()
    return _Served(Checks(operation), handler, {name.removesuffix("_"): name for name in names})


async def _read_only(call: Call) -> Response:
    await read_body(call)
    return Response()


def _body_of(raw: bytes) -> Any:
    try:
        return read_json(raw)
    except ValueError:
        return raw.decode(errors="replace")


def _target(call: Call) -> str:
    """The path as it was sent, and of the query what the contract knows: the rest may be anything."""
    path: str = call.scope.get("raw_path", call.path.encode()).decode("ascii", "backslashreplace")
    # What goes through a proxy is a whole URL, which may hold credentials.
    path = re.sub("//[^/]*@", "//…@", path)
    known = call.operation.query if call.operation is not None else {}
    pairs = parse_qsl(call.scope["query_string"].decode("latin-1"), keep_blank_values=True)
    shown = [(name, value) for name, value in pairs if name.split("[")[0] in known]
    query = [urlencode(shown, safe="[],:@")] if shown else []
    if len(shown) < len(pairs):
        query.append("…")
    return f"{path}?{'&'.join(query)}" if query else path
