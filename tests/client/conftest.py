"""Both clients behind one fixture: a test is written once, for what the two have in common."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import httpx
import httpx2
import pytest
from cloudinary_provisioning import AsyncProvisioning, Provisioning, Retry

from tests.client.misbehaving import Handler, Service, serve
from tests.oracle import SPEC, least

T = TypeVar("T")

ONCE = Retry(attempts=1)


class Account:
    """A client, and what it sent to the service that it believes in."""

    def __init__(self, client: Provisioning, requests: list[httpx.Request], run: Callable[[Any], Any]) -> None:
        self.client = client
        self.requests = requests
        self._run = run

    def call(self, operation: Callable[[Provisioning], T]) -> T:
        """The result of an operation; that of the asynchronous client is awaited."""
        result: T = self._run(operation(self.client))
        return result

    @property
    def request(self) -> httpx.Request:
        """The only request that was sent."""
        (request,) = self.requests
        return request


class Provisioner:
    """Makes clients of one kind. To type checkers all are `Provisioning`: the kinds differ only in what is awaited."""

    def __init__(self, kind: str, library: ModuleType = httpx) -> None:
        self.kind = kind
        self.library = library
        self.client_class: type[Provisioning] = Provisioning if kind == "sync" else AsyncProvisioning  # type: ignore[assignment] # see above
        self._closing: list[Any] = []
        self._runner = asyncio.Runner() if kind == "async" else None

    def __call__(self, handler: Handler, *account_url: str | None, **settings: Any) -> Account:
        """A client whose requests a function answers; it does not repeat them unless told to."""
        requests: list[httpx.Request] = []

        def record(request: httpx.Request) -> httpx.Response:
            requests.append(request)
            return handler(request)

        settings.setdefault("http_client", self.http(record))
        if not account_url:
            settings = {
                "account_id": "account-1",
                "provisioning_api_key": "key",
                "provisioning_api_secret": "secret",
                **settings,
            }
        client = self.client(*account_url, **{"retry": ONCE, **settings})
        return Account(client, requests, self.run)

    def answering(self, *answers: httpx.Response | Exception, **settings: Any) -> Account:
        """A client that is given these answers in turn, and no more."""
        left = list(answers)

        def answer(request: httpx.Request) -> httpx.Response:
            assert left, f"one request too many: {request.method} {request.url}"
            found = left.pop(0)
            if isinstance(found, Exception):
                raise found
            return found

        return self(answer, **settings)

    def client(self, *arguments: Any, **settings: Any) -> Provisioning:
        """A client that is closed after the test."""
        client = self.client_class(*arguments, **settings)
        self._closing.append(client)
        return client

    def without_account(self, handler: Handler, **settings: Any) -> Account:
        """A client without an account whose requests a function answers."""
        client = self.client_class.without_account(http_client=self.http(handler), retry=ONCE, **settings)
        self._closing.append(client)
        return Account(client, [], self.run)

    def account(self, client: Provisioning) -> Account:
        """A client as it is, to call it."""
        return Account(client, [], self.run)

    def http(self, handler: Handler, **settings: Any) -> httpx.Client:
        """A client of the HTTP library that asks a function, closed after the test."""
        if self.library is not httpx:
            handler = self._translated(handler)
        kind = self.library.Client if self.kind == "sync" else self.library.AsyncClient
        http: httpx.Client = kind(transport=self.library.MockTransport(handler), **settings)
        self._closing.append(http)
        return http

    def _translated(self, handler: Handler) -> Handler:
        """The same function for another library, whose requests, responses and errors have the same names."""

        def handle(request: httpx.Request) -> httpx.Response:
            headers, extensions = request.headers.raw, request.extensions
            same = httpx.Request(
                request.method, str(request.url), headers=headers, content=request.read(), extensions=extensions
            )
            try:
                answer = handler(same)
            except httpx.RequestError as error:
                raise getattr(self.library, type(error).__name__)(str(error)) from None
            content = b"".join(part for part in answer.stream if isinstance(part, bytes))  # type: ignore[union-attr] # it is sync
            found: httpx.Response = self.library.Response(
                answer.status_code, headers=answer.headers.raw, stream=self.library.ByteStream(content)
            )
            return found

        return handle

    def enter_and_leave(self, client: Provisioning) -> None:
        """Go through a `with` statement on the client."""

        async def enter_and_leave(client: Any) -> None:
            async with client as entered:
                assert entered is client

        if self._runner is not None:
            self._runner.run(enter_and_leave(client))
        else:
            with client as entered:
                assert entered is client

    def run(self, result: Any) -> Any:
        if inspect.iscoroutine(result):
            assert self._runner is not None
            return self._runner.run(result)
        return result

    def close(self) -> None:
        for closing in reversed(self._closing):
            self.run(closing.aclose() if hasattr(closing, "aclose") else closing.close())
        if self._runner is not None:
            self._runner.close()


@pytest.fixture(
    params=[
        "sync",
        "async",
        pytest.param("sync httpx2", marks=pytest.mark.slow),
        pytest.param("async httpx2", marks=pytest.mark.slow),
    ]
)
def provisioning(request: pytest.FixtureRequest) -> Iterator[Provisioner]:
    kind, _, library = request.param.partition(" ")
    provisioner = Provisioner(kind, httpx2 if library else httpx)
    yield provisioner
    provisioner.close()


@pytest.fixture
def serving() -> Iterator[Callable[[Handler], Service]]:
    """Starts loopback servers that are stopped after the test."""
    with ExitStack() as stack:
        yield lambda answer: stack.enter_context(serve(answer))


@pytest.fixture(autouse=True)
def _no_account_of_yours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLOUDINARY_ACCOUNT_URL", raising=False)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return Path(__file__).parents[2]


@pytest.fixture(scope="session")
def schemas() -> dict[str, Any]:
    """The schemas of the spec."""
    found: dict[str, Any] = SPEC["components"]["schemas"]
    return found


@pytest.fixture
def user() -> dict[str, Any]:
    """A user as the service shows one, with no more than the fields that are always there."""
    return least("User", id="user-1", name="Ada Lovelace", email="ada@example.com")
