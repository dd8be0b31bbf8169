"""What both clients stand on: they send calls over a connection pool of httpx."""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Awaitable, Callable, Iterable
from copy import copy
from typing import TYPE_CHECKING, Any, Self, TypeVar

import httpx

from .answer import Answer
from .call import Call
from .connections import AsyncConnections, Connections
from .errors import ConfigurationError, ConnectionFailed
from .policy import Gate, Retry, exchange
from .types import UNSET, Unset

if TYPE_CHECKING:
    from .batch import AsyncBatch, Batch

T = TypeVar("T")

# Sockets take no more: some thirty years.
LONGEST_TIMEOUT = 1e9


class BaseClient:
    """What both clients know: where the service is, whose account it is, and how to ask."""

    def __init__(
        self,
        *,
        base_url: str,
        account_id: str | None,
        credentials: tuple[str, str] | None,
        user_agent: str,
        timeout: float | Unset | None,
        retry: Retry,
        owns_http: bool,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self.account_id = account_id
        self.retry = _checked_retry(retry)
        self._timeout = _checked_timeout(timeout)
        self._owns_http = owns_http
        self._common_headers = {"Accept": "application/json", "User-Agent": user_agent}
        # A pool of our own adds the common headers by itself.
        self._headers = {} if owns_http else self._common_headers
        self._authorized_headers: dict[str, str] | None = None
        if credentials is not None:
            basic = b64encode(":".join(credentials).encode()).decode()
            self._authorized_headers = {**self._headers, "Authorization": f"Basic {basic}"}

    def with_options(self, *, retry: Retry | Unset = UNSET, timeout: float | Unset | None = UNSET) -> Self:
        """The same client with another policy, for a call or a few; it shares the connections, and stays open.

        Args:
            retry: When and how often a failed call is sent again.
            timeout: Seconds to wait for the connection, for a place in the pool, and between two pieces of the answer;
                None waits for ever.
        """
        other = copy(self)
        other._owns_http = False
        if not isinstance(retry, Unset):
            other.retry = _checked_retry(retry)
        if not isinstance(timeout, Unset):
            other._timeout = _checked_timeout(timeout)
        return other

    def require_account_id(self) -> str:
        """The account's id; ConfigurationError if this client was built without an account."""
        if self.account_id is None:
            raise ConfigurationError("this call needs an account, and the client was built without one")
        return self.account_id

    def __repr__(self) -> str:
        return f"<{type(self).__name__} account_id={self.account_id!r} base_url={self.base_url!r}>"

    def _request(self, http: httpx.Client | httpx.AsyncClient, call: Call[Any]) -> httpx.Request:
        headers = self._authorized_headers if call.authenticated else self._headers
        if headers is None:
            raise ConfigurationError("this call needs credentials, and the client was built without them")
        try:
            return http.build_request(
                call.method,
                self.base_url + call.path,
                params=call.query or None,
                json=None if call.json is UNSET else call.json,
                headers=headers,
                timeout=httpx.USE_CLIENT_DEFAULT if isinstance(self._timeout, Unset) else self._timeout,
            )
        except httpx.InvalidURL as error:
            raise ValueError(f"the arguments make no URL that can be sent: {error}") from None


class SyncClient(BaseClient):
    """Sends calls, each of which returns when its answer is there."""

    def __init__(self, *, http_client: httpx.Client | None, **settings: Any) -> None:
        super().__init__(**settings, owns_http=http_client is None)
        self._connections = Connections(http_client, self._common_headers)

    def send(self, call: Call[T]) -> T:
        """Send a call, such as `client.calls.users.get(user_id)`, and return its result.

        Raises:
            ProvisioningError: The service refused the call, failed, gave an unreadable answer, or could not be reached.
        """
        return self._answer(call, _sleep).value

    def with_response(self, call: Call[T]) -> Answer[T]:
        """Send a call and return its result with the status, request id and rate limit of the answer."""
        return self._answer(call, _sleep)

    def send_all(self, calls: Iterable[Call[T]], *, concurrency: int = 8) -> Batch[T]:
        """Send many calls at once, in threads, and iterate over what became of each, in the order of the calls.

        One that is told to wait for the rate limit holds all of them back. Where the service asks for a longer wait
        than `retry` allows, the rest is not sent. Every call ends as one `Outcome`: a result, an error, or `NotSent`.

        Args:
            calls: The calls, such as `client.calls.users.create(...)`; taken as they are needed. If taking one fails,
                that error is raised after the outcomes of the calls before it.
            concurrency: How many are under way at the same time, at the most.
        """
        from .batch import Batch

        return Batch(lambda call, wait, gate: self._answer(call, wait, gate).value, calls, concurrency)

    def _answer(self, call: Call[T], wait: Callable[[float], bool], gate: Gate | None = None) -> Answer[T]:
        http = self._connections.get()
        steps = exchange(call, self._request(http, call), self.retry, gate)
        step = next(steps)
        try:
            while True:
                step = steps.send(_reply(http, step) if isinstance(step, httpx.Request) else wait(step))
        except StopIteration as end:
            answer: Answer[T] = end.value
            return answer

    def close(self) -> None:
        """Close the connections; those of an `http_client` that was passed in stay open."""
        if self._owns_http:
            self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(BaseClient):
    """Sends calls as coroutines, for asyncio."""

    def __init__(self, *, http_client: httpx.AsyncClient | None, **settings: Any) -> None:
        super().__init__(**settings, owns_http=http_client is None)
        self._connections = AsyncConnections(http_client, self._common_headers)

    async def send(self, call: Call[T]) -> T:
        """Send a call, such as `client.calls.users.get(user_id)`, and return its result.

        Raises:
            ProvisioningError: The service refused the call, failed, gave an unreadable answer, or could not be reached.
        """
        return (await self._answer(call, _sleep_async)).value

    async def with_response(self, call: Call[T]) -> Answer[T]:
        """Send a call and return its result with the status, request id and rate limit of the answer."""
        return await self._answer(call, _sleep_async)

    def send_all(self, calls: Iterable[Call[T]], *, concurrency: int = 8) -> AsyncBatch[T]:
        """Send many calls at once, in tasks, and iterate over what became of each, in the order of the calls.

        One that is told to wait for the rate limit holds all of them back. Where the service asks for a longer wait
        than `retry` allows, the rest is not sent. Every call ends as one `Outcome`: a result, an error, or `NotSent`.

        Args:
            calls: The calls, such as `client.calls.users.create(...)`; taken as they are needed. If taking one fails,
                that error is raised after the outcomes of the calls before it.
            concurrency: How many are under way at the same time, at the most.
        """
        from .batch import AsyncBatch

        async def send(call: Call[T], wait: Callable[[float], Awaitable[bool]], gate: Gate) -> T:
            return (await self._answer(call, wait, gate)).value

        return AsyncBatch(send, calls, concurrency)

    async def _answer(
        self, call: Call[T], wait: Callable[[float], Awaitable[bool]], gate: Gate | None = None
    ) -> Answer[T]:
        http = self._connections.get()
        steps = exchange(call, self._request(http, call), self.retry, gate)
        step = next(steps)
        try:
            while True:
                step = steps.send(await (_reply_async(http, step) if isinstance(step, httpx.Request) else wait(step)))
        except StopIteration as end:
            answer: Answer[T] = end.value
            return answer

    async def aclose(self) -> None:
        """Close the connections; those of an `http_client` that was passed in stay open."""
        if self._owns_http:
            await self._connections.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


def _reply(http: httpx.Client, request: httpx.Request) -> httpx.Response | httpx.RequestError:
    try:
        return http.send(request, auth=None, follow_redirects=False)
    except httpx.RequestError as error:
        return error
    except RuntimeError as error:
        if not http.is_closed:
            raise
        raise _closed_meanwhile() from error


async def _reply_async(http: httpx.AsyncClient, request: httpx.Request) -> httpx.Response | httpx.RequestError:
    try:
        return await http.send(request, auth=None, follow_redirects=False)
    except httpx.RequestError as error:
        return error
    except RuntimeError as error:
        if not http.is_closed:
            raise
        raise _closed_meanwhile() from error


def _closed_meanwhile() -> ConnectionFailed:
    return ConnectionFailed("the client was closed while the call was under way; the service may have done it")


def _sleep(seconds: float) -> bool:
    time.sleep(seconds)
    return False


async def _sleep_async(seconds: float) -> bool:
    import asyncio

    await asyncio.sleep(seconds)
    return False


def _checked_retry(retry: Retry) -> Retry:
    if not isinstance(retry, Retry):
        raise ConfigurationError(f"retry must be a Retry, such as Retry(attempts=1), not {retry!r}")
    return retry


def _checked_timeout(timeout: float | Unset | None) -> float | Unset | None:
    if timeout is None or isinstance(timeout, Unset):
        return timeout
    if not isinstance(timeout, int | float) or not 0 < timeout < LONGEST_TIMEOUT:
        raise ConfigurationError(f"timeout must be a number of seconds above 0, or None, not {timeout!r}")
    return timeout
