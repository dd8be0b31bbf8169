# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""The connections of a client. Another process or event loop gets its own: they cannot be shared."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

import httpx

from .errors import ConfigurationError, NotSent

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

H = TypeVar("H", httpx.Client, httpx.AsyncClient)

DEFAULT_TIMEOUT = 30.0


class Connections:
    """Those of the sync client, or those that were passed in."""

    def __init__(self, given: httpx.Client | None, headers: Mapping[str, str]) -> None:
        self._is_own = given is None
        self._headers = headers
        self._http = _opened(httpx.Client, headers) if given is None else _checked(httpx.Client, given)
        self._process = os.getpid()

    def get(self) -> httpx.Client:
        """Those to send with; NotSent if they are closed."""
        if self._http.is_closed:
            raise _closed()
        if self._is_own and self._process != os.getpid():
            # They were opened before a fork, and are the parent's.
            self._http, self._process = _opened(httpx.Client, self._headers), os.getpid()
        return self._http

    def close(self) -> None:
        """Close those that were not passed in."""
        if self._is_own:
            self._http.close()


class AsyncConnections:
    """Those of the asynchronous client, or those that were passed in."""

    def __init__(self, given: httpx.AsyncClient | None, headers: Mapping[str, str]) -> None:
        self._given = None if given is None else _checked(httpx.AsyncClient, given)
        self._headers = headers
        # The first ones are made before there is a loop, for wrong settings of the environment to be told at once.
        self._unused = [_opened(httpx.AsyncClient, headers)] if given is None else []
        self._of_loops: dict[AbstractEventLoop, httpx.AsyncClient] = {}
        self._is_closed = False

    def get(self) -> httpx.AsyncClient:
        """Those to send with; NotSent if they are closed."""
        if self._is_closed or (self._given is not None and self._given.is_closed):
            raise _closed()
        return self._given or self._of_this_loop()

    def _of_this_loop(self) -> httpx.AsyncClient:
        from asyncio import get_running_loop

        loop = get_running_loop()
        if loop not in self._of_loops:
            for other in [other for other in self._of_loops if other.is_closed()]:
                del self._of_loops[other]
            self._of_loops[loop] = self._unused.pop() if self._unused else _opened(httpx.AsyncClient, self._headers)
        return self._of_loops[loop]

    async def close(self) -> None:
        """Close those that were not passed in; those of another loop end with it."""
        if self._given is None and not self._is_closed:
            await self._of_this_loop().aclose()
            self._is_closed = True


def _opened(kind: type[H], headers: Mapping[str, str]) -> H:
    try:
        # Only this machine is asked by plain http, and no proxy leads there.
        return kind(timeout=DEFAULT_TIMEOUT, headers=headers, mounts={"http://": None})
    except (ImportError, ValueError, OSError) as error:
        raise ConfigurationError(
            f"the proxy or the certificates that the environment names cannot be used: {error}"
        ) from None


def _checked(kind: type[H], given: H) -> H:
    if not isinstance(given, kind):
        raise ConfigurationError(f"http_client must be an httpx.{kind.__name__}, not {type(given).__name__}")
    return given


def _closed() -> NotSent:
    return NotSent("the client is closed")
