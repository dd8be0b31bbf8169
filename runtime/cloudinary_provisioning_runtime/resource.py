"""The base classes of resources, such as `client.users` and `client.calls.users`."""

from __future__ import annotations

import sys
import warnings
from collections.abc import AsyncIterator, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from . import encode

if TYPE_CHECKING:
    from .call import Call
    from .client import AsyncClient, BaseClient, SyncClient
    from .paging import Paging

T = TypeVar("T")
P = TypeVar("P")
C = TypeVar("C", bound="CallResource")


class CallResource:
    """A group of operations as values, for the account of a client."""

    def __init__(self, client: BaseClient[Any]) -> None:
        self._client = client

    def _path(self, template: str, /, **ids: Any) -> str:
        """A path of the account, with its id and others filled in."""
        return encode.path(template, account_id=self._client.require_account_id(), **ids)


class Resource(CallResource, Generic[C]):
    """A group of operations, which a client sends."""

    def __init__(self, client: SyncClient, calls: C) -> None:
        super().__init__(client)
        self._sender = client
        self._calls = calls

    def _send(self, call: Call[T]) -> T:
        return self._sender.send(call)

    def _iterate(self, paging: Paging[P, T]) -> Iterator[T]:
        while paging.call is not None:
            yield from paging.read(self._send(paging.call))


class AsyncResource(CallResource, Generic[C]):
    """A group of operations, which an asynchronous client sends."""

    def __init__(self, client: AsyncClient, calls: C) -> None:
        super().__init__(client)
        self._sender = client
        self._calls = calls

    def _send(self, call: Call[T]) -> Coroutine[Any, Any, T]:
        return self._sender.send(call)

    async def _iterate(self, paging: Paging[P, T]) -> AsyncIterator[T]:
        while paging.call is not None:
            for item in paging.read(await self._send(paging.call)):
                yield item


def warn_deprecated(operation: str) -> None:
    """Warn the caller, who is the nearest one outside of this library's packages, that an operation is deprecated."""
    library = __name__.partition("_runtime")[0]
    level, frame = 2, sys._getframe(1)
    while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith(library):
        level, frame = level + 1, frame.f_back
    warnings.warn(f"{operation} is deprecated", DeprecationWarning, stacklevel=level)
