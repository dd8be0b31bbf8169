"""The original and ours side by side on one sandbox, and ours alone before a function that answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import httpx
import pytest
from cloudinary_provisioning import classic
from cloudinary_provisioning_sandbox import Sandbox

Answer = Callable[[httpx.Request], httpx.Response]


@pytest.fixture(autouse=True)
def _no_account_of_yours(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for variable in ("CLOUDINARY_ACCOUNT_URL", "CLOUDINARY_URL", "CLOUDINARY_CLOUD_NAME", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.delattr(classic._default, "_configuration", raising=False)
    yield
    classic._default.close()


@dataclass
class Service:
    """What an account API of ours sends; `answer` decides what comes back."""

    answer: Answer = lambda _: httpx.Response(200, json={})
    requests: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self.answer(request)

    @property
    def request(self) -> httpx.Request:
        """The only request that was sent."""
        (request,) = self.requests
        return request


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def http(service: Service) -> Iterator[httpx.Client]:
    with httpx.Client(transport=httpx.MockTransport(service)) as client:
        yield client


@pytest.fixture
def api(http: httpx.Client) -> classic.AccountApi:
    """An account whose requests the service gets."""
    return classic.AccountApi("account://key:secret@account-1", http_client=http)


@dataclass(frozen=True)
class Sent:
    """What a request asks for, in whatever way it is written."""

    method: str
    path: str
    fields: dict[str, Any]

    @classmethod
    def read(cls, method: str, url: str, body: bytes | None) -> Sent:
        parts = urlsplit(url)
        fields: dict[str, Any] = {}
        for name, value in parse_qsl(parts.query):
            name = name.removesuffix("[]")
            fields[name] = f"{fields[name]},{value}" if name in fields else value
        fields |= json.loads(body or b"{}")
        for name, value in fields.items():
            if isinstance(value, bool):
                fields[name] = str(value).lower()
        return cls(method.upper(), unquote(parts.path), fields)


@dataclass(frozen=True)
class Outcome:
    """What became of a call."""

    call: str
    sent: list[Sent]
    result: Any = None
    error: str | None = None
    text: str | None = None


class Side:
    """One of the two libraries, watched: what it sends to the sandbox and what it makes of the answers."""

    def __init__(self, name: str, module: Any) -> None:
        self.name = name
        self.module = module
        self.requests: list[tuple[str, str, bytes | None]] = []
        self.outcomes: list[Outcome] = []

    def __call__(self, function: str, *arguments: Any, **keywords: Any) -> Any:
        """Call a function; its result, or a dict without anything if there is none."""
        self.requests.clear()
        result, error, text = {}, None, None
        try:
            result = getattr(self.module, function)(*arguments, **keywords)
        except Exception as raised:
            error, text = type(raised).__name__, str(raised)
        sent = [Sent.read(*request) for request in self.requests]
        call = json.dumps([function, arguments, keywords], default=str)
        self.outcomes.append(Outcome(call, sent, result, error, text))
        return result

    @property
    def last(self) -> Outcome:
        return self.outcomes[-1]


@pytest.fixture(scope="session")
def running_sandbox() -> Iterator[Sandbox]:
    with Sandbox(seed=5, rate_limit="100000/day") as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    running_sandbox.reset()
    return running_sandbox


@pytest.fixture
def original(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Side]:
    """`cloudinary.provisioning`; it has no types, and reads the environment when it is imported."""
    cloudinary, module = import_module("cloudinary"), import_module("cloudinary.provisioning")
    side = Side("original", module)
    http = import_module("cloudinary.api_client.call_account_api")._http
    request = http.request

    def watched(*, method: str, url: str, **how: Any) -> Any:
        side.requests.append((method, url, how.get("body")))
        return request(method=method, url=url, **how)

    monkeypatch.setattr(http, "request", watched)
    monkeypatch.setattr(cloudinary, "_config", cloudinary.Config())
    module.reset_config()
    cloudinary.config(upload_prefix=sandbox.url)
    module.account_config(**credentials(sandbox))
    yield side
    http.clear()


@pytest.fixture
def ours(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Side]:
    """`cloudinary_provisioning.classic`, as programs import it."""
    side = Side("ours", classic)

    def watch(request: httpx.Request) -> None:
        side.requests.append((request.method, str(request.url), request.read() or None))

    with httpx.Client(event_hooks={"request": [watch]}) as http:
        monkeypatch.setattr(classic._default, "_http_client", http)
        classic._default.close()
        classic.account_config(upload_prefix=sandbox.url, **credentials(sandbox))
        yield side


@pytest.fixture
def both(original: Side, ours: Side) -> tuple[Side, Side]:
    return original, ours


Canned = Callable[[int, Any], tuple[Side, Side]]


@pytest.fixture
def canned(original: Side, ours: Side, monkeypatch: pytest.MonkeyPatch) -> Iterator[Canned]:
    """Gives both the same answer to whatever they ask, in the place of the sandbox's."""
    clients: list[httpx.Client] = []

    def answer(status: int, content: Any) -> tuple[Side, Side]:
        body = json.dumps(content).encode()
        http = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(status, content=body)))
        clients.append(http)
        monkeypatch.setattr(classic._default, "_http_client", http)
        classic._default.close()
        answer = SimpleNamespace(status=status, data=body, headers={})
        connections = import_module("cloudinary.api_client.call_account_api")._http
        monkeypatch.setattr(connections, "request", lambda **_: answer)
        return original, ours

    yield answer
    for http in clients:
        http.close()


def credentials(sandbox: Sandbox) -> dict[str, str]:
    account = sandbox.account
    return {
        "account_id": account.account_id,
        "provisioning_api_key": account.key,
        "provisioning_api_secret": account.secret,
    }
