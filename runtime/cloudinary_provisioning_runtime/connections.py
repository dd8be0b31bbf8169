"""The connections of a client. Another process or event loop gets its own: they cannot be shared."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from .errors import ConfigurationError, NotSent

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

H = TypeVar("H", httpx.Client, httpx.AsyncClient)

DEFAULT_TIMEOUT = 30.0

# There are no locks here: after a fork, one may be held by a thread that is not there. What two threads open at the
# same time for the same purpose is settled by setdefault, and the one that is not taken was never used.


class Connections:
    """Those of the sync client, or those that were passed in."""

    def __init__(self, given: httpx.Client | None, headers: Mapping[str, str]) -> None:
        self._given = None if given is None else _checked(httpx.Client, given)
        self._headers = headers
        self._of_processes = {} if given is not None else {os.getpid(): opened(httpx.Client, headers)}
        self._is_closed = False

    def get(self) -> httpx.Client:
        """Those to send with; NotSent if they are closed."""
        if self._is_closed or (self._given is not None and self._given.is_closed):
            raise _closed()
        if self._given is not None:
            return self._given
        # A process that was forked off leaves those of its parent alone.
        found = self._of_processes.get(os.getpid())
        return found or self._of_processes.setdefault(os.getpid(), opened(httpx.Client, self._headers))

    def close(self) -> None:
        """Close those of this process; what was passed in is its owner's to close."""
        self._is_closed = True
        if (own := self._of_processes.get(os.getpid())) is not None:
            own.close()


class AsyncConnections:
    """Those of the asynchronous client, or those that were passed in."""

    def __init__(self, given: httpx.AsyncClient | None, headers: Mapping[str, str]) -> None:
        self._given = None if given is None else _checked(httpx.AsyncClient, given)
        self._headers = headers
        # The first ones are made before there is a loop, for wrong settings of the environment to be told at once.
        self._unused = [opened(httpx.AsyncClient, headers)] if given is None else []
        self._of_loops: dict[tuple[int, AbstractEventLoop], httpx.AsyncClient] = {}
        self._is_closed = False

    def get(self) -> httpx.AsyncClient:
        """Those to send with; NotSent if they are closed."""
        if self._is_closed or (self._given is not None and self._given.is_closed):
            raise _closed()
        if self._given is not None:
            return self._given
        from asyncio import get_running_loop

        place = os.getpid(), get_running_loop()
        return self._of_loops.get(place) or self._of_loops.setdefault(place, self._opened())

    def _opened(self) -> httpx.AsyncClient:
        for place in list(self._of_loops):
            if place[1].is_closed():
                self._of_loops.pop(place, None)
        try:
            return self._unused.pop()
        except IndexError:
            return opened(httpx.AsyncClient, self._headers)

    async def close(self) -> None:
        """Close those of this process, as above; those of loops that have ended are Python's to clear away."""
        from asyncio import get_running_loop, run_coroutine_threadsafe

        self._is_closed = True
        here = os.getpid(), get_running_loop()
        for place in list(self._of_loops):
            if place[0] == here[0] and place != here and place[1].is_running():
                run_coroutine_threadsafe(self._of_loops[place].aclose(), place[1])
        for own in [*self._unused, *([self._of_loops[here]] if here in self._of_loops else [])]:
            await own.aclose()


def opened(kind: type[H], headers: Mapping[str, str], **settings: Any) -> H:
    """New connections. ConfigurationError if the environment is in the way."""
    problem = ""
    try:
        # Only this machine is asked by plain http, and no proxy of the environment leads there.
        return kind(timeout=DEFAULT_TIMEOUT, headers=headers, mounts={"http://": None}, **settings)
    except httpx.InvalidURL:
        problem = "a URL among them is none"  # its own text may quote a password
    except (ImportError, ValueError, OSError) as error:
        problem = str(error)
    raise ConfigurationError(f"the proxy or the certificates that the environment names cannot be used: {problem}")


def _checked(kind: type[H], given: H) -> H:
    if not isinstance(given, kind):
        raise ConfigurationError(f"http_client must be an httpx.{kind.__name__}, not {type(given).__name__}")
    return given


def _closed() -> NotSent:
    return NotSent("the client is closed")
