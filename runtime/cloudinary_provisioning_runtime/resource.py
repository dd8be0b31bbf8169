"""What the resources of a client, such as `client.users`, stand on."""

from __future__ import annotations

import warnings
from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from .client import AsyncClient, BaseClient, SyncClient
    from .paging import Paging

P = TypeVar("P")
T = TypeVar("T")


class CallResource:
    """A group of operations as values, bound to the account of a client."""

    def __init__(self, client: BaseClient[Any]) -> None:
        self._client = client

    @property
    def _account_id(self) -> str:
        return self._client.require_account_id()

    @staticmethod
    def _warn_of_deprecation(name: str) -> None:
        warnings.warn(f"{name} is deprecated", DeprecationWarning, stacklevel=3)


class Resource(CallResource):
    """A group of operations, bound to a client."""

    def __init__(self, client: SyncClient) -> None:
        super().__init__(client)
        self._send = client.send

    def _iterate(self, paging: Paging[P, T]) -> Iterator[T]:
        while paging.call is not None:
            yield from paging.read(self._send(paging.call))


class AsyncResource(CallResource):
    """A group of operations, bound to an asynchronous client."""

    def __init__(self, client: AsyncClient) -> None:
        super().__init__(client)
        self._send = client.send

    async def _iterate(self, paging: Paging[P, T]) -> AsyncIterator[T]:
        while paging.call is not None:
            for item in paging.read(await self._send(paging.call)):
                yield item
