"""The only module that knows the HTTP library: it sends a `Request` and returns the `Response`, or why there is none.

A client sends through transports of httpx directly, one for each process and event loop, since connections cannot be
shared between them; or through a client of httpx or httpx2 that was passed in.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import AsyncGenerator, Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx

from .errors import ConfigurationError, ConnectionFailed, InvalidResponse, NotSent, ProvisioningError, Sent, TimedOut
from .exchange import Request
from .response import Headers, Response
from .types import Unset

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    import httpx2

    HttpClient: TypeAlias = httpx.Client | httpx2.Client
    AsyncHttpClient: TypeAlias = httpx.AsyncClient | httpx2.AsyncClient

T = TypeVar("T")
Timeout: TypeAlias = float | Unset | None
_Keeper: TypeAlias = AsyncGenerator[httpx.AsyncHTTPTransport, None]

DEFAULT_TIMEOUT = 30.0
HTTP_LIBRARY = f"httpx {httpx.__version__}"
# The pool never makes a call wait: how many are under way at once is the caller's choice.
LIMITS = httpx.Limits(max_connections=None, max_keepalive_connections=None)


class _Base:
    def __init__(self, given: Any, kind: str, base_url: str, proxy: str | None = None) -> None:
        self._given = given
        # The library of the client that was passed in. One that was not imported has no clients.
        found = (
            m for name in ("httpx", "httpx2") if (m := sys.modules.get(name)) and isinstance(given, getattr(m, kind))
        )
        self._library: Any = httpx if given is None else next(found, None)
        if self._library is None:
            raise ConfigurationError(
                f"http_client must be an httpx.{kind} or httpx2.{kind}, not {type(given).__name__}"
            )
        self._settings = {"limits": LIMITS, "proxy": _find_proxy(base_url, proxy) if given is None else None}
        self._is_closed = False

    @property
    def is_closed(self) -> bool:
        return self._is_closed or (self._given is not None and self._given.is_closed)

    def _build(self, request: Request, timeout: Timeout) -> Any:
        """The request as the library has it. ValueError if its URL is too long."""
        facts = {"headers": request.headers, "content": request.content}
        try:
            if self._given is not None:
                seconds = self._library.USE_CLIENT_DEFAULT if isinstance(timeout, Unset) else timeout
                return self._given.build_request(request.method, request.url, timeout=seconds, **facts)
            seconds = DEFAULT_TIMEOUT if isinstance(timeout, Unset) else timeout
            limits = {"connect": seconds, "read": seconds, "write": seconds, "pool": None}
            return httpx.Request(request.method, request.url, extensions={"timeout": limits}, **facts)  # type: ignore[arg-type] # a dict of the right types
        except self._library.InvalidURL as error:
            raise ValueError(f"the arguments make no valid URL: {error}") from None

    def _failure(self, error: Exception, request: Request) -> ProvisioningError:
        """What an exception of the library means."""
        parts = urlsplit(request.url)
        host, library = f"{parts.scheme}://{parts.netloc}", self._library
        if isinstance(error, RuntimeError):
            if not self.is_closed:
                raise error
            return ConnectionFailed("the client was closed while the call was under way", sent="maybe")
        never_sent = (library.ConnectError, library.ConnectTimeout, library.PoolTimeout, library.ProxyError)
        sent: Sent = "no" if isinstance(error, never_sent) else "maybe"
        if isinstance(error, library.PoolTimeout):
            return TimedOut(f"http_client had no free connection to {host} in time", sent=sent)
        if isinstance(error, library.TimeoutException):
            return TimedOut(f"no answer from {host} in time ({type(error).__name__})", sent=sent)
        if isinstance(error, library.DecodingError):  # of a hook that reads the answer
            return InvalidResponse(f"the answer from {host} is not encoded as it says")
        if str(error).startswith("Invalid URL in location header"):  # the rest of its text may hold secrets
            return InvalidResponse(f"the answer from {host} redirects to an invalid URL")
        # What came instead of HTTP is quoted there, and may hold secrets.
        text = re.split(r"""[:\s]*(?:bytearray\()?\bb["']""", str(error), maxsplit=1)[0]
        return ConnectionFailed(f"no answer from {host}: {text or type(error).__name__}", sent=sent)


class Transport(_Base):
    """Sends requests for the sync client."""

    # There are no locks here: after a fork, a thread that does not exist any more may hold one. If two threads open a
    # transport at the same time, setdefault decides which is used.

    def __init__(self, http_client: HttpClient | None, base_url: str, proxy: str | None = None) -> None:
        super().__init__(http_client, "Client", base_url, proxy)
        self._by_process = {} if http_client is not None else {os.getpid(): self._open()}

    def send(self, request: Request, timeout: Timeout) -> Response | ProvisioningError:
        """The response, or why there is none."""
        if self.is_closed:
            return NotSent("the client is closed")
        built = self._build(request, timeout)
        try:
            if self._given is not None:
                response = self._given.send(built, auth=None, follow_redirects=False, stream=True)
            else:
                response = self._transport().handle_request(built)
            try:
                content = response.read() if _is_encoded(response) else b"".join(response.stream)
            except self._library.DecodingError:
                return _converted(response, b"", is_decoded=False)
            finally:
                response.close()
        except (self._library.RequestError, RuntimeError) as error:
            return self._failure(error, request)
        return _converted(response, content)

    def close(self) -> None:
        """Close the connections of this process; a client that was passed in stays open."""
        self._is_closed = True
        if (own := self._by_process.get(os.getpid())) is not None:
            own.close()

    def _transport(self) -> httpx.HTTPTransport:
        process = os.getpid()
        return self._by_process.get(process) or self._by_process.setdefault(process, self._open())

    def _open(self) -> httpx.HTTPTransport:
        return _open(httpx.HTTPTransport, self._settings)


class AsyncTransport(_Base):
    """Sends requests for the asynchronous client, on asyncio."""

    def __init__(self, http_client: AsyncHttpClient | None, base_url: str) -> None:
        super().__init__(http_client, "AsyncClient", base_url)
        # The first one is opened before there is a loop, so that wrong settings of the environment show at once.
        self._unused = [] if http_client is not None else [self._open()]
        self._by_loop: dict[tuple[int, AbstractEventLoop], tuple[httpx.AsyncHTTPTransport, _Keeper]] = {}

    async def send(self, request: Request, timeout: Timeout) -> Response | ProvisioningError:
        """The response, or why there is none."""
        if self.is_closed:
            return NotSent("the client is closed")
        built = self._build(request, timeout)
        try:
            if self._given is not None:
                response = await self._given.send(built, auth=None, follow_redirects=False, stream=True)
            else:
                response = await (await self._transport()).handle_async_request(built)
            try:
                if _is_encoded(response):
                    content = await response.aread()
                else:
                    content = b"".join([part async for part in response.stream])
            except self._library.DecodingError:
                return _converted(response, b"", is_decoded=False)
            finally:
                await response.aclose()
        except (self._library.RequestError, RuntimeError) as error:
            return self._failure(error, request)
        return _converted(response, content)

    async def close(self) -> None:
        """Close the connections of this process; a client that was passed in stays open."""
        from asyncio import get_running_loop, run_coroutine_threadsafe

        self._is_closed = True
        process, loop = os.getpid(), get_running_loop()
        for (owner, its_loop), (transport, keeper) in list(self._by_loop.items()):
            if owner == process and its_loop is loop:
                await keeper.aclose()
            elif owner == process and its_loop.is_running():
                run_coroutine_threadsafe(transport.aclose(), its_loop)
        for transport in self._unused:
            await transport.aclose()

    async def _transport(self) -> httpx.AsyncHTTPTransport:
        from asyncio import get_running_loop

        try:
            place = os.getpid(), get_running_loop()
        except RuntimeError:
            raise ConfigurationError("AsyncProvisioning needs a running event loop of asyncio") from None
        if place not in self._by_loop:
            for other in list(self._by_loop):
                if other[1].is_closed():
                    self._by_loop.pop(other, None)
            keeper = self._keep()
            self._by_loop[place] = await anext(keeper), keeper
        return self._by_loop[place][0]

    async def _keep(self) -> _Keeper:
        # asyncio.run ends all asynchronous generators before it closes its loop: that closes the connections in time.
        transport = self._unused.pop() if self._unused else self._open()
        try:
            yield transport
        finally:
            await transport.aclose()

    def _open(self) -> httpx.AsyncHTTPTransport:
        return _open(httpx.AsyncHTTPTransport, self._settings)


def _open(kind: Callable[..., T], settings: Mapping[str, Any]) -> T:
    problem = ""
    try:
        return kind(**settings)
    except httpx.InvalidURL:
        problem = "one of them is not a valid URL"  # its own text may quote a password
    except (ImportError, ValueError, OSError) as error:
        problem = str(error)
    raise ConfigurationError(f"the proxy or the certificates that the environment names cannot be used: {problem}")


def _find_proxy(base_url: str, proxy: str | None) -> str | None:
    """The proxy to use, by default the environment's; plain http, which is for local hosts only, never takes one."""
    parts = urlsplit(base_url)
    if proxy is not None and parts.scheme == "https":
        return proxy
    if parts.scheme != "https" or proxy_bypass(parts.hostname or ""):
        return None
    proxies = getproxies()
    proxy = proxies.get("https") or proxies.get("all")
    return proxy if not proxy or "://" in proxy else f"http://{proxy}"


def _is_encoded(response: Any) -> bool:
    # Without an encoding the bytes are read directly, since read() takes a tenth of the time of a call.
    return "content-encoding" in response.headers


def _converted(response: Any, content: bytes, *, is_decoded: bool = True) -> Response:
    headers = Headers(dict(response.headers.items()))
    return Response(response.status_code, response.reason_phrase, headers, content, is_decoded)
