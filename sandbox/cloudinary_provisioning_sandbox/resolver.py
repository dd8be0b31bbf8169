"""From an operationId to the function that answers it."""

import builtins
import functools
import importlib
import importlib.util
from collections.abc import Callable
from typing import Any

from connexion.operations import AbstractOperation
from connexion.resolver import Resolution, Resolver

from . import handlers
from .errors import ApiError
from .store import Store

Handler = Callable[..., Any]


class HandlerResolver(Resolver):  # type: ignore[misc]  # connexion ships no types
    """`users.list` is `list_` in `handlers/users.py`; what is not there answers 501."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def resolve(self, operation: AbstractOperation) -> Resolution:
        name = operation.operation_id
        return Resolution(self._bind(find_handler(name) or _missing(name)), name)

    def _bind(self, function: Handler) -> Handler:
        # connexion looks through `wraps` at the handler's own parameters and passes only those, and the path's.
        @functools.wraps(function)
        async def answer(*, account_id: str = "", **arguments: Any) -> Any:
            # Authentication has compared the account id; there is only one account.
            with self._store.transaction():
                return function(self._store, **arguments)

        return answer


def find_handler(operation_id: str) -> Handler | None:
    tag, _, method = operation_id.partition(".")
    module_name = f"{handlers.__name__}.{tag}"
    if importlib.util.find_spec(module_name) is None:
        return None
    name = f"{method}_" if hasattr(builtins, method) else method
    handler: Handler | None = getattr(importlib.import_module(module_name), name, None)
    return handler


def _missing(operation_id: str) -> Handler:
    def refuse(store: Store) -> None:
        raise ApiError(501, f"this sandbox does not answer {operation_id} yet")

    # `wraps` hides that this takes anything: connexion would read every parameter for it, and fails at one that is
    # described by `content`.
    @functools.wraps(refuse)
    def answer(store: Store, **_: Any) -> None:
        refuse(store)

    return answer
