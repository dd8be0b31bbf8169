"""The connections of a client: who may use them, and how they end."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_provisioning import (
    AsyncProvisioning,
    ConfigurationError,
    ConnectionFailed,
    NotFound,
    NotSent,
    Retry,
    ServerError,
)
from cloudinary_provisioning.classic import AccountApi

from tests.client.misbehaving import PATIENCE, Handler, Service

if TYPE_CHECKING:
    from tests.client.conftest import Provisioner

PARTS = {"account_id": "account-1", "provisioning_api_key": "key", "provisioning_api_secret": "secret"}


def echo(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"message": request.url.path.rpartition("/")[2]})


def test_a_closed_client(provisioning: Provisioner, serving: Callable[[Handler], Service]) -> None:
    """It says that it is closed, as an error of this library."""
    service = serving(echo)
    account = provisioning.account(provisioning.client(service.account_url))

    assert account.call(lambda client: client.users.delete("user-1")).message == "user-1"
    provisioning.enter_and_leave(account.client)

    with pytest.raises(NotSent, match="the client is closed"):
        account.call(lambda client: client.users.delete("user-1"))
    provisioning.enter_and_leave(account.client)  # closing twice does no harm


def test_what_is_sent_without_a_client_of_httpx(
    provisioning: Provisioner, serving: Callable[[Handler], Service]
) -> None:
    """The same as with one, but for the header that says that a connection is kept, which is the default."""
    service = serving(lambda request: httpx.Response(404))
    with_one = httpx.AsyncClient() if provisioning.kind == "async" else httpx.Client()
    for http_client in (None, with_one):
        account = provisioning.account(provisioning.client(service.account_url, http_client=http_client))
        calls = account.client.calls
        for call in (
            calls.users.delete("user-1"),
            calls.user_groups.add_user("group-1", "user-1"),
            calls.users.update("user-1", name="Zoë"),
        ):
            with pytest.raises(NotFound):
                account.call(lambda client, call=call: client.send(call))  # type: ignore[misc]
    if isinstance(with_one, httpx.AsyncClient):
        provisioning.run(with_one.aclose())
    else:
        with_one.close()

    sent = [(r.method, r.url, r.content, r.headers.multi_items()) for r in service.requests]
    kept = ("connection", "keep-alive")
    expected = [(*facts, sorted(header for header in headers if header != kept)) for *facts, headers in sent[3:]]
    assert [(*facts, sorted(headers)) for *facts, headers in sent[:3]] == expected
    assert [content for _, _, content, _ in sent[:3]] == [b"", b"", '{"name":"Zoë"}'.encode()]


def test_what_instruments_httpx_sees(
    provisioning: Provisioner, serving: Callable[[Handler], Service], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each attempt, as OpenTelemetry does: it replaces the method of httpx's transports."""
    kind, name = (
        (httpx.AsyncHTTPTransport, "handle_async_request")
        if provisioning.kind == "async"
        else (httpx.HTTPTransport, "handle_request")
    )
    seen: list[tuple[str, str]] = []
    handle: Callable[..., Any] = getattr(kind, name)

    def instrumented(transport: object, request: httpx.Request) -> Any:
        seen.append((request.method, str(request.url)))
        return handle(transport, request)

    monkeypatch.setattr(kind, name, instrumented)
    statuses = [503, 200]
    service = serving(lambda request: httpx.Response(statuses.pop(0), json={"message": "ok"}))
    account = provisioning.account(provisioning.client(service.account_url, retry=Retry(backoff=0)))
    account.call(lambda client: client.users.delete("user-1"))

    url = f"http://127.0.0.1:{service.server_port}/v1_1/provisioning/accounts/account-1/users/user-1"
    assert seen == [("DELETE", url)] * 2


def test_a_client_of_httpx_that_is_closed(provisioning: Provisioner) -> None:
    """The same, whoever closed it."""
    http: Any = provisioning.http(echo)
    account = provisioning(echo, http_client=http)
    provisioning.run(http.aclose() if provisioning.kind == "async" else http.close())

    with pytest.raises(NotSent, match="the client is closed"):
        account.call(lambda client: client.users.delete("user-1"))


def test_a_client_that_is_closed_in_the_middle(provisioning: Provisioner, monkeypatch: pytest.MonkeyPatch) -> None:
    """A call that waits to be sent again may have reached the service before."""
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(503)

    http: Any = provisioning.http(answer)
    retry = Retry(attempts=3, backoff=0.001)
    account = provisioning.account(provisioning.client(**PARTS, http_client=http, retry=retry))
    send = http.send

    def send_and_close(request: httpx.Request, **settings: Any) -> Any:
        found = send(request, **settings)
        if provisioning.kind == "sync":
            http.close()
            return found

        async def close(found: Any) -> Any:
            answer = await found
            await http.aclose()
            return answer

        return close(found)

    monkeypatch.setattr(http, "send", send_and_close)
    with pytest.raises(ServerError) as caught:
        account.call(lambda client: client.users.get("user-1"))
    assert caught.value.sent == "maybe"
    assert isinstance(caught.value.__cause__, NotSent)
    assert len(sent) == 1


def test_no_proxy_leads_to_this_machine(
    provisioning: Provisioner, serving: Callable[[Handler], Service], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the environment says: only a loopback host may be asked by plain http."""
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    for variable in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    service = serving(echo)
    account = provisioning.account(provisioning.client(service.account_url, retry=Retry(attempts=1)))

    assert account.call(lambda client: client.users.delete("user-1")).message == "user-1"
    with AccountApi(service.account_url) as classic:
        assert classic.delete_user("user-2") == {"message": "user-2"}


def test_the_proxy_of_the_environment(provisioning: Provisioner, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is used for every other host."""
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        for variable in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(variable, raising=False)
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        asked: list[bytes] = []

        def refuse() -> None:
            connection, _ = proxy.accept()
            with connection:
                asked.append(connection.recv(1000))
                connection.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")

        thread = threading.Thread(target=refuse, daemon=True)
        thread.start()
        client = provisioning.client("account://key:secret@account-1", retry=Retry(attempts=1))
        with pytest.raises(ConnectionFailed, match="403 Forbidden"):
            provisioning.account(client).call(lambda client: client.users.delete("user-1"))
        thread.join(PATIENCE)

    assert asked[0].startswith(b"CONNECT api.cloudinary.com:443")


def test_several_event_loops(serving: Callable[[Handler], Service]) -> None:
    """One after the other, each has its own connections, which are closed when the loop ends."""
    client = AsyncProvisioning(serving(echo).account_url, retry=Retry(attempts=1))

    async def delete() -> str:
        return (await client.users.delete("user-1")).message or ""

    assert [asyncio.run(delete()) for _ in range(3)] == ["user-1"] * 3
    assert len(client._transport._idle_by_loop) == 1

    asyncio.run(client.aclose())
    with pytest.raises(NotSent, match="the client is closed"):
        asyncio.run(delete())


def test_closing_from_another_event_loop(serving: Callable[[Handler], Service]) -> None:
    """The connections of one that still runs are closed there."""
    client = AsyncProvisioning(serving(echo).account_url, retry=Retry(attempts=1))
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def delete() -> None:
        await client.users.delete("user-1")

    asyncio.run_coroutine_threadsafe(delete(), loop).result(PATIENCE)
    ((idle, _),) = client._transport._idle_by_loop.values()
    connections = [connection for _, own in idle._found for connection in own._pool.connections]
    assert len(connections) == 1
    asyncio.run(client.aclose())
    for _ in range(200):
        if connections[0].is_closed() and not asyncio.all_tasks(loop):
            break
        time.sleep(PATIENCE / 200)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(PATIENCE)
    loop.close()

    assert connections[0].is_closed()


def test_without_asyncio() -> None:
    """Under another library for coroutines, such as trio, the error says what is needed."""
    call = AsyncProvisioning("account://key:secret@account-1").users.list()

    with pytest.raises(ConfigurationError, match="needs a running event loop of asyncio"):
        call.send(None)


@pytest.mark.parametrize("error", [StopIteration, StopAsyncIteration])
def test_a_transport_that_has_nothing_left(provisioning: Provisioner, error: type[Exception]) -> None:
    """As a mock of somebody's may be: it is an error, never a result."""

    def answer(_: httpx.Request) -> httpx.Response:
        raise error

    account = provisioning(answer)
    with pytest.raises((StopIteration, StopAsyncIteration, RuntimeError)):
        account.call(lambda client: client.users.get("user-1"))


def test_event_loops_side_by_side(serving: Callable[[Handler], Service]) -> None:
    """In threads, each with a loop of its own, one client will do."""
    together = threading.Barrier(4, timeout=PATIENCE)

    def answer(request: httpx.Request) -> httpx.Response:
        together.wait()
        return echo(request)

    client = AsyncProvisioning(serving(answer).account_url, retry=Retry(attempts=1))
    found: list[str | None] = []

    async def delete(user_id: str) -> None:
        for _ in range(3):
            found.append((await client.users.delete(user_id)).message)

    threads = [threading.Thread(target=asyncio.run, args=(delete(f"user-{index}"),)) for index in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)

    assert sorted(map(str, found)) == sorted(f"user-{index}" for index in range(4) for _ in range(3))


FORKED = """
import os, sys
from cloudinary_provisioning import Provisioning, Retry
from cloudinary_provisioning.classic import AccountApi

client = Provisioning(retry=Retry(attempts=1))
classic = AccountApi()
calls = {
    "client": lambda: client.users.delete("user-1").message,
    "classic": lambda: classic.delete_user("user-1")["message"],
}
call = calls[sys.argv[1]]
assert call() == "user-1"
child = os.fork()
if child == 0:
    client.close()
    classic.close()
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
children = []
for _ in range(2):
    child = os.fork()
    if child == 0:
        os._exit(0 if call() == "user-1" else 1)
    children.append(child)
assert call() == "user-1"
assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
@pytest.mark.parametrize("interface", ["client", "classic"])
def test_a_fork(serving: Callable[[Handler], Service], interface: str) -> None:
    """The child does not speak on the connections of its parent."""
    ports: list[int] = []
    service = serving(echo)
    verify_request = service.verify_request

    def count(request: Any, address: Any) -> bool:
        ports.append(address[1])
        return verify_request(request, address)

    service.verify_request = count  # type: ignore[method-assign,assignment] # to see each connection
    environment = {**os.environ, "CLOUDINARY_ACCOUNT_URL": service.account_url}
    command = [sys.executable, "-W", "error", "-W", "ignore::DeprecationWarning", "-c", FORKED, interface]

    subprocess.run(command, env=environment, check=True, timeout=60)

    assert len(set(ports)) == len(ports) == 3
