"""The ASGI application: the contract, the handlers, and what stands in front of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from connexion import AsyncApp, ConnexionMiddleware
from connexion.exceptions import ProblemException
from connexion.middleware import MiddlewarePosition
from connexion.middleware.swagger_ui import SwaggerUIMiddleware
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from . import errors
from .account import Account
from .auth import basic_auth_for
from .bodies import BodyLimit
from .contract import Contract, load_contract, read_contract
from .control import Control
from .faults import Misbehaviour
from .operations import Operations
from .page import Page
from .quota import RateLimit
from .request_log import RequestLog, Write
from .resolver import HandlerResolver
from .state import Options, State
from .tolerance import Tolerance
from .validation import VALIDATORS


def create_app(
    *,
    account: Account | None = None,
    options: Options | None = None,
    state: State | None = None,
    contract: Contract | None = None,
    log: Write | None = None,
) -> AsyncApp:
    """Build a sandbox with its own state, or around one, which is closed when the application shuts down."""
    account = account or Account()
    options = options or Options()
    held = state or State.open(account, options)
    served = contract or load_contract()
    operations = Operations(served)
    held.faults.operations = operations.names()

    @asynccontextmanager
    async def lifespan(_: AsyncApp) -> AsyncIterator[None]:
        yield
        held.store.close()

    app = AsyncApp(
        __name__,
        lifespan=lifespan,
        # The page is ours, and this one would look at every request for its own.
        middlewares=[layer for layer in ConnexionMiddleware.default_middlewares if layer is not SwaggerUIMiddleware],
        resolver=HandlerResolver(held.store),
        # `from` is a parameter of users.list and no Python name.
        pythonic_params=True,
        security_map={"basic": basic_auth_for(account)},
        strict_validation=options.strict,
        validate_responses=options.validate_responses,
        validator_map=VALIDATORS,
    )
    app.add_error_handler(errors.ApiError, errors.answer_api_error)
    app.add_error_handler(HTTPException, errors.answer_http_error)
    # connexion registers a handler of its own for this subclass.
    app.add_error_handler(ProblemException, errors.answer_http_error)
    app.add_error_handler(Exception, errors.answer_crash)

    def add(layer: type[Any], *, position: MiddlewarePosition, **arguments: Any) -> None:
        app.add_middleware(layer, position=position, **arguments)

    # The first sees a request first. What raises `ApiError` has to stand behind connexion's handling of errors.
    front, inside = MiddlewarePosition.BEFORE_EXCEPTION, MiddlewarePosition.BEFORE_ROUTING
    add(RequestLog, position=front, operations=operations, write=log)
    # People read the contract as it is written, not as it is widened for the server.
    add(Page, position=front, read=read_contract if contract is None else lambda: contract, account=account)
    add(Control, position=front, state=held)
    if held.quota is not None:
        add(RateLimit, position=front, quota=held.quota)
    latency = options.latency_ms / 1000
    add(Misbehaviour, position=front, faults=held.faults, operations=operations, latency=latency)
    add(BodyLimit, position=inside)
    if not options.strict:
        add(Tolerance, position=inside, operations=operations)
    add(ExactPaths, position=inside, operations=operations)
    app.add_api(served)
    return app


class ExactPaths:
    """Keeps the router from reading paths in ways of its own."""

    def __init__(self, app: ASGIApp, *, operations: Operations) -> None:
        self._app = app
        self._operations = operations

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path: str = scope["path"]
            # One slash too many is unknown; the router would redirect it, and with it a DELETE without an id.
            if path != "/" and path.endswith("/"):
                raise HTTPException(404)
            # The router has a route for each operation, and would name the methods of the first only.
            methods = self._operations.methods(path)
            if methods and scope["method"] not in methods:
                raise HTTPException(405, headers={"Allow": ", ".join(methods)})
            # For the router a path ends with its line. No id has a line break, so it may as well stay encoded.
            scope = {**scope, "path": path.replace("\n", "%0A")}
        await self._app(scope, receive, send)
