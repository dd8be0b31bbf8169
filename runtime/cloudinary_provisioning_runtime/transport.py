"""The only module that knows the HTTP library: it sends a `Request` and returns the `Response`, or why there is none.

A client sends through transports of httpx directly, one for each call under way. They are kept by process and event
loop, which cannot share connections. Or it sends through a client of httpx or httpx2 that was passed in.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx

from .errors import ConfigurationError, ConnectionFailed, InvalidResponse, NotSent, ProvisioningError, Sent, TimedOut
from .exchange import Request
from .response import Headers, Response
from .unset import Unset

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from ssl import SSLContext

    import httpx2

    HttpClient: TypeAlias = httpx.Client | httpx2.Client
    AsyncHttpClient: TypeAlias = httpx.AsyncClient | httpx2.AsyncClient

C = TypeVar("C")
Timeout: TypeAlias = float | Unset | None
_Keeper: TypeAlias = "AsyncGenerator[_Idle[httpx.AsyncHTTPTransport], None]"

DEFAULT_TIMEOUT = 30.0
HTTP_LIBRARY = f"httpx {httpx.__version__}"
IDLE_SECONDS = 30.0


class _Base:
    def __init__(self, given: Any, kind: str, base_url: str, proxy: str | None = None) -> None:
        self._given = given
        self._library = httpx if given is None else _library_of(given, kind)
        self._is_closed = False
        self._settings: dict[str, Any] = {}
        if given is None:
            self._settings = {"verify": _certificates(base_url), "proxy": _find_proxy(base_url, proxy)}
            self._open(httpx.HTTPTransport).close()  # so that a wrong proxy shows at once

    def _open(self, kind: Callable[..., C]) -> C:
        problem = ""
        try:
            return kind(**self._settings)
        except httpx.InvalidURL:
            problem = "it is not a valid URL"  # its own text may quote a password
        except (ImportError, ValueError) as error:
            problem = str(error)
        raise ConfigurationError(f"the proxy that the environment names cannot be used: {problem}")

    @property
    def is_closed(self) -> bool:
        return self._is_closed or (self._given is not None and self._given.is_closed)

    def _build(self, request: Request, timeout: Timeout) -> Any:
        """The request as the library has it. ValueError if its URL is too long."""
        method, content = request.method, request.content
        try:
            if self._given is not None:
                seconds = self._library.USE_CLIENT_DEFAULT if isinstance(timeout, Unset) else timeout
                facts = {"headers": request.headers, "content": content, "timeout": seconds}
                return self._given.build_request(method, request.url, **facts)
            seconds = DEFAULT_TIMEOUT if isinstance(timeout, Unset) else timeout
            limits = {"connect": seconds, "read": seconds, "write": seconds, "pool": None}
            url = httpx.URL(request.url)
            headers = {"Host": url.netloc.decode("ascii")} | request.headers
            if content or method in ("POST", "PUT", "PATCH"):
                headers["Content-Length"] = str(len(content or b""))
            # `content` in place of `stream` takes httpx three times as long, to the same end.
            stream = httpx.ByteStream(content or b"")
            return httpx.Request(method, url, headers=headers, stream=stream, extensions={"timeout": limits})
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

    # There are no locks here: after a fork, a thread that does not exist any more may hold one. What setdefault, pop
    # and append do is atomic.

    def __init__(self, http_client: HttpClient | None, base_url: str, proxy: str | None = None) -> None:
        super().__init__(http_client, "Client", base_url, proxy)
        self._idle_by_process: dict[int, _Idle[httpx.HTTPTransport]] = {}

    def send(self, request: Request, timeout: Timeout) -> Response | ProvisioningError:
        """The response, or why there is none."""
        if self.is_closed:
            return NotSent("the client is closed")
        built = self._build(request, timeout)
        if self._given is not None:
            return self._send(partial(self._given.send, auth=None, follow_redirects=False, stream=True), built, request)
        idle = self._idle_by_process.setdefault(os.getpid(), _Idle())
        if (expired := idle.take_expired()) is not None:
            expired.close()
        connection = idle.take() or self._open(httpx.HTTPTransport)
        try:
            return self._send(connection.handle_request, built, request)
        finally:
            idle.put(connection)
            if self._is_closed:
                self.close()

    def close(self) -> None:
        """Close the connections of this process, after the calls under way; a client that was passed in stays open."""
        self._is_closed = True
        idle = self._idle_by_process.get(os.getpid(), _Idle())
        while (connection := idle.take()) is not None:
            connection.close()

    def _send(self, send: Callable[[Any], Any], built: Any, request: Request) -> Response | ProvisioningError:
        try:
            response = send(built)
            try:
                content = response.read() if _is_encoded(response) else b"".join(response.stream)
            except self._library.DecodingError:
                return _converted(response, b"", is_decoded=False)
            finally:
                response.close()
        except (self._library.RequestError, RuntimeError) as error:
            return self._failure(error, request)
        return _converted(response, content)


class AsyncTransport(_Base):
    """Sends requests for the asynchronous client, on asyncio."""

    def __init__(self, http_client: AsyncHttpClient | None, base_url: str) -> None:
        super().__init__(http_client, "AsyncClient", base_url)
        self._idle_by_loop: dict[tuple[int, AbstractEventLoop], tuple[_Idle[httpx.AsyncHTTPTransport], _Keeper]] = {}

    async def send(self, request: Request, timeout: Timeout) -> Response | ProvisioningError:
        """The response, or why there is none."""
        if self.is_closed:
            return NotSent("the client is closed")
        built = self._build(request, timeout)
        if self._given is not None:
            send = partial(self._given.send, auth=None, follow_redirects=False, stream=True)
            return await self._send(send, built, request)
        idle = await self._idle()
        if (expired := idle.take_expired()) is not None:
            await expired.aclose()
        connection = idle.take() or self._open(httpx.AsyncHTTPTransport)
        try:
            return await self._send(connection.handle_async_request, built, request)
        finally:
            idle.put(connection)
            if self._is_closed:
                await _close_all(idle)

    async def close(self) -> None:
        """Close the connections of this process, after the calls under way; a client that was passed in stays open."""
        from asyncio import get_running_loop, run_coroutine_threadsafe

        self._is_closed = True
        process, loop = os.getpid(), get_running_loop()
        for (owner, its_loop), (idle, keeper) in list(self._idle_by_loop.items()):
            if owner == process and its_loop is loop:
                await keeper.aclose()
            elif owner == process and its_loop.is_running():
                run_coroutine_threadsafe(_close_all(idle), its_loop)

    async def _send(
        self, send: Callable[[Any], Awaitable[Any]], built: Any, request: Request
    ) -> Response | ProvisioningError:
        try:
            response = await send(built)
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

    async def _idle(self) -> _Idle[httpx.AsyncHTTPTransport]:
        from asyncio import get_running_loop

        try:
            place = os.getpid(), get_running_loop()
        except RuntimeError:
            raise ConfigurationError("AsyncProvisioning needs a running event loop of asyncio") from None
        if place not in self._idle_by_loop:
            for other in list(self._idle_by_loop):
                if other[1].is_closed():
                    self._idle_by_loop.pop(other, None)
            keeper = self._keep()
            self._idle_by_loop[place] = await anext(keeper), keeper
        return self._idle_by_loop[place][0]

    async def _keep(self) -> _Keeper:
        # asyncio.run ends all asynchronous generators before it closes its loop: that closes the connections in time.
        idle: _Idle[httpx.AsyncHTTPTransport] = _Idle()
        try:
            yield idle
        finally:
            await _close_all(idle)


class _Idle(Generic[C]):
    """Connections that wait for the next call, the last one first; each is a transport of its own.

    In one transport with many connections, each call would look at all of them.
    """

    def __init__(self) -> None:
        self._found: deque[tuple[float, C]] = deque()

    def put(self, connection: C) -> None:
        self._found.append((time.monotonic(), connection))

    def take(self) -> C | None:
        try:
            return self._found.pop()[1]
        except IndexError:
            return None

    def take_expired(self) -> C | None:
        """The connection that was not used for the longest time, if that is too long."""
        try:
            if time.monotonic() - self._found[0][0] > IDLE_SECONDS:
                return self._found.popleft()[1]
        except IndexError:
            pass
        return None


async def _close_all(idle: _Idle[httpx.AsyncHTTPTransport]) -> None:
    while (connection := idle.take()) is not None:
        await connection.aclose()


def _library_of(client: object, kind: str) -> Any:
    for name in ("httpx", "httpx2"):
        library: Any = sys.modules.get(name)  # one that nobody imported has no clients
        if library is not None and isinstance(client, getattr(library, kind)):
            return library
    raise ConfigurationError(f"http_client must be an httpx.{kind} or httpx2.{kind}, not {type(client).__name__}")


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


def _certificates(base_url: str) -> SSLContext:
    """The certificates to trust, read once for all connections; none are needed for plain http."""
    problem = ""
    try:
        return httpx.create_ssl_context(verify=base_url.startswith("https:"))
    except OSError as error:
        problem = str(error)
    raise ConfigurationError(f"the certificates that the environment names cannot be used: {problem}")


def _is_encoded(response: Any) -> bool:
    # Without an encoding the bytes are read directly, since read() takes a tenth of the time of a call.
    return "content-encoding" in response.headers


def _converted(response: Any, content: bytes, *, is_decoded: bool = True) -> Response:
    return Response(response.status_code, response.reason_phrase, Headers(response.headers), content, is_decoded)
