"""What both clients have in common: they turn calls into requests and drive the exchange.

For every operation holds: wrong arguments are a `ValueError` before anything is sent; every other failure is a
`ProvisioningError`; failed calls are repeated as `Retry` says.
"""

from __future__ import annotations

import json
import re
import time
from base64 import b64encode
from collections.abc import Awaitable, Callable, Iterable, Mapping
from copy import copy
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from urllib.parse import quote, urlencode

from .answer import Answer
from .call import Call, mistaken_call
from .configuration import Configuration
from .errors import ConfigurationError
from .exchange import Exchange, Request, Wait, exchange
from .resource import CallResource
from .retry import Retry
from .transport import AsyncTransport, Timeout, Transport
from .unset import UNSET, Unset

if TYPE_CHECKING:
    from .batch import AsyncBatch, Batch

T = TypeVar("T")
A = TypeVar("A", Transport, AsyncTransport)
# In place of Self, which jedi takes for the base class: `with Provisioning() as client` would offer no operations.
B = TypeVar("B", bound="BaseClient[Any]")
S = TypeVar("S", bound="SyncClient")
Y = TypeVar("Y", bound="AsyncClient")

# Sockets do not take a longer one: some thirty years.
LONGEST_TIMEOUT = 1e9


class BaseClient(Generic[A]):
    """What both clients know: the account, its host, and when to try again."""

    def __init__(
        self,
        configuration: Configuration,
        transport: A,
        *,
        user_agent: str,
        timeout: Timeout = UNSET,
        retry: Retry = Retry(),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.configuration = configuration
        self.retry = _checked_retry(retry)
        self._timeout = _checked_timeout(timeout)
        self._transport: A = transport
        self._owns_transport = True
        standard = {"Accept": "application/json", "Accept-Encoding": "gzip, deflate", "User-Agent": user_agent}
        self._headers = _with_headers(standard, headers or {})
        key, secret = configuration.provisioning_api_key, configuration.provisioning_api_secret
        self._authorization: dict[str, str] | None = None
        if key is not None and secret is not None:
            self._authorization = {"Authorization": f"Basic {b64encode(f'{key}:{secret}'.encode()).decode()}"}

    def with_options(
        self: B,
        *,
        retry: Retry | Unset = UNSET,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | Unset = UNSET,
    ) -> B:
        """The same client with other options, for some calls; it shares the connections, which stay open.

        Args:
            retry: When and how often a failed call is sent again.
            timeout: Seconds to wait for a connection, and between two parts of the answer; None waits for ever.
            headers: Further HTTP headers, beside those of this client.
        """
        other = copy(self)
        other._owns_transport = False
        for name, value in vars(self).items():
            if isinstance(value, CallResource):  # those of the copy send with its own options
                delattr(other, name)
        if not isinstance(retry, Unset):
            other.retry = _checked_retry(retry)
        if not isinstance(timeout, Unset):
            other._timeout = _checked_timeout(timeout)
        if not isinstance(headers, Unset):
            other._headers = _with_headers(self._headers, headers)
        return other

    @property
    def base_url(self) -> str:
        """Scheme and host of the service."""
        return self.configuration.base_url

    @property
    def account_id(self) -> str | None:
        """Id of the account; None for a client without one."""
        return self.configuration.account_id

    def require_account_id(self) -> str:
        """The account's id. ConfigurationError if this client was built without an account."""
        if self.account_id is None:
            raise ConfigurationError("this call needs an account, and the client was built without one")
        return self.account_id

    def __repr__(self) -> str:
        if "configuration" not in vars(self):  # construction failed
            return f"<{type(self).__name__}, not configured>"
        return f"<{type(self).__name__} account_id={self.account_id!r} base_url={self.base_url!r}>"

    def _exchange(self, call: Call[T], *, in_batch: bool = False) -> Exchange[T]:
        if not isinstance(call, Call):
            raise TypeError(mistaken_call(call))
        return exchange(call, self._request(call), self.retry, in_batch=in_batch)

    def _request(self, call: Call[Any]) -> Request:
        headers = self._headers
        if call.credentials == "required" and self._authorization is None:
            raise ConfigurationError("this call needs credentials, and the client was built without them", call=call)
        if call.credentials != "none":
            headers = headers | (self._authorization or {})
        url = self.base_url + call.path
        if call.query:
            url += "?" + urlencode(call.query, quote_via=quote)
        content = None
        if call.json is not UNSET:
            headers = headers | {"Content-Type": "application/json"}
            content = json.dumps(call.json, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
        return Request(call.method, url, headers, content)


class SyncClient(BaseClient[Transport]):
    """Sends calls; each returns when its answer is there."""

    def send(self, call: Call[T]) -> T:
        """Send a call, such as `client.calls.users.get(user_id)`, and return its result.

        Raises:
            ProvisioningError: The service refused the call, failed, gave an unreadable answer, or could not be reached.
        """
        return self._drive(self._exchange(call), _sleep).value

    def with_response(self, call: Call[T]) -> Answer[T]:
        """Send a call and return its result with the status, request id and rate limit of the answer."""
        return self._drive(self._exchange(call), _sleep)

    def send_all(self, calls: Iterable[Call[T]], *, concurrency: int = 8) -> Batch[T]:
        """Send many calls at once, in threads, and iterate over their outcomes in the order of the calls.

        A call that the service refuses for its rate (420, 429, or 503 with `Retry-After`) holds back all of them, and
        is sent again after the wait; then few calls are sent at once, and more as long as that goes well. The batch
        gives up if the service asks for a longer wait than `retry.longest_wait`, or if no call succeeded for
        `retry.budget` seconds.

        Args:
            calls: The calls, such as `client.calls.users.create(...)`; taken one by one as they are sent. If taking one
                fails, that error is raised after the outcomes of the calls before it.
            concurrency: How many calls are under way at the same time at most, from 1 on.
        """
        from .batch import Batch

        return Batch(self, calls, concurrency)

    def close(self) -> None:
        """Close the connections; those of an `http_client` that was passed in stay open."""
        if self._owns_transport:
            self._transport.close()

    def __enter__(self: S) -> S:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _drive(self, steps: Exchange[T], wait: Callable[[Wait], bool], reply: bool | None = None) -> Answer[T]:
        """Do what an exchange asks for until it ends; `reply` answers what it asked for last."""
        received: Any = reply
        while True:
            try:
                step = steps.send(received)
            except StopIteration as end:
                answer: Answer[T] = end.value
                return answer
            received = self._transport.send(step, self._timeout) if isinstance(step, Request) else wait(step)


class AsyncClient(BaseClient[AsyncTransport]):
    """Sends calls as coroutines, on asyncio."""

    async def send(self, call: Call[T]) -> T:
        """Send a call, such as `client.calls.users.get(user_id)`, and return its result.

        Raises:
            ProvisioningError: The service refused the call, failed, gave an unreadable answer, or could not be reached.
        """
        return (await self._drive(self._exchange(call), _sleep_async)).value

    async def with_response(self, call: Call[T]) -> Answer[T]:
        """Send a call and return its result with the status, request id and rate limit of the answer."""
        return await self._drive(self._exchange(call), _sleep_async)

    def send_all(self, calls: Iterable[Call[T]], *, concurrency: int = 8) -> AsyncBatch[T]:
        """Send many calls at once, in tasks, and iterate over their outcomes in the order of the calls.

        A call that the service refuses for its rate (420, 429, or 503 with `Retry-After`) holds back all of them, and
        is sent again after the wait; then few calls are sent at once, and more as long as that goes well. The batch
        gives up if the service asks for a longer wait than `retry.longest_wait`, or if no call succeeded for
        `retry.budget` seconds.

        Args:
            calls: The calls, such as `client.calls.users.create(...)`; taken one by one as they are sent. If taking one
                fails, that error is raised after the outcomes of the calls before it.
            concurrency: How many calls are under way at the same time at most, from 1 on.
        """
        from .batch import AsyncBatch

        return AsyncBatch(self, calls, concurrency)

    async def aclose(self) -> None:
        """Close the connections; those of an `http_client` that was passed in stay open."""
        if self._owns_transport:
            await self._transport.close()

    async def __aenter__(self: Y) -> Y:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def _drive(
        self, steps: Exchange[T], wait: Callable[[Wait], Awaitable[bool]], reply: bool | None = None
    ) -> Answer[T]:
        """As that of the sync client."""
        received: Any = reply
        while True:
            try:
                step = steps.send(received)
            except StopIteration as end:
                answer: Answer[T] = end.value
                return answer
            received = await (self._transport.send(step, self._timeout) if isinstance(step, Request) else wait(step))


def _sleep(wait: Wait) -> bool:
    time.sleep(wait.seconds)
    return False


async def _sleep_async(wait: Wait) -> bool:
    import asyncio

    await asyncio.sleep(wait.seconds)
    return False


def _checked_retry(retry: Retry) -> Retry:
    if not isinstance(retry, Retry):
        raise ConfigurationError(f"retry must be a Retry, such as Retry(attempts=1), not {retry!r}")
    return retry


def _checked_timeout(timeout: Timeout) -> Timeout:
    if timeout is None or isinstance(timeout, Unset):
        return timeout
    if not isinstance(timeout, int | float) or not 0 < timeout < LONGEST_TIMEOUT:
        raise ConfigurationError(f"timeout must be a number of seconds above 0, or None, not {timeout!r}")
    return timeout


def _with_headers(standard: Mapping[str, str], headers: Mapping[str, str]) -> dict[str, str]:
    for name, value in headers.items():
        if not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name) or not re.fullmatch(r"[\t -~]*", value):
            raise ConfigurationError(f"headers: {name!r} or its value cannot be sent")
        if name.lower() == "authorization":
            raise ConfigurationError("headers must not hold Authorization: the client sends its own credentials")
    return dict(standard) | {name.title(): value for name, value in headers.items()}
