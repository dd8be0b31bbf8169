"""The ASGI application: the contract, the handlers and their state."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from connexion import AsyncApp
from connexion.exceptions import ProblemException
from connexion.middleware import MiddlewarePosition
from connexion.options import SwaggerUIOptions
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from . import errors
from .account import Account
from .auth import basic_auth_for
from .contract import Contract, load_contract
from .resolver import HandlerResolver
from .store import Store
from .validation import VALIDATORS


def create_app(
    *,
    account: Account | None = None,
    store: Store | None = None,
    contract: Contract | None = None,
    seed: int | None = None,
    validate_responses: bool = False,
) -> AsyncApp:
    """Build a sandbox with its own state, or around a store, which is closed when the application shuts down."""
    account = account or Account()
    state = store or Store(account_id=account.account_id, seed=seed)

    @asynccontextmanager
    async def lifespan(_: AsyncApp) -> AsyncIterator[None]:
        yield
        state.close()

    app = AsyncApp(
        __name__,
        lifespan=lifespan,
        resolver=HandlerResolver(state),
        # `from` is a parameter of users.list and no Python name.
        pythonic_params=True,
        security_map={"basic": basic_auth_for(account)},
        swagger_ui_options=SwaggerUIOptions(serve_spec=False, swagger_ui=False),
        validate_responses=validate_responses,
        validator_map=VALIDATORS,
    )
    app.add_error_handler(errors.ApiError, errors.answer_api_error)
    app.add_error_handler(HTTPException, errors.answer_http_error)
    # connexion registers a handler of its own for this subclass.
    app.add_error_handler(ProblemException, errors.answer_http_error)
    app.add_error_handler(Exception, errors.answer_crash)
    app.add_middleware(ExactPaths, position=MiddlewarePosition.BEFORE_ROUTING)
    app.add_api(contract or load_contract())
    return app


class ExactPaths:
    """A path with a slash too many is unknown; the router would redirect it, and with it a DELETE without an id."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] != "/" and scope["path"].endswith("/"):
            raise HTTPException(404)
        await self._app(scope, receive, send)
