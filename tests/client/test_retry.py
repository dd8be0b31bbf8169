"""When a call is sent again, how often, and how long it waits; never a second time what might be done already."""

from __future__ import annotations

import logging
import socket
import socketserver
import struct
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

import cloudinary_provisioning_runtime.client as client_module
import httpx
import pytest
from cloudinary_provisioning import (
    ConnectionFailed,
    InvalidResponse,
    Provisioning,
    RateLimited,
    Retry,
    ServerError,
    TimedOut,
)

from tests.oracle import needed

if TYPE_CHECKING:
    from cloudinary_provisioning_runtime.exchange import Wait

    from tests.client.conftest import Provisioner

THRICE = Retry(attempts=3, backoff=0)

CALLS: dict[str, Callable[[Provisioning], Any]] = {
    "GET": lambda client: client.users.get("user-1"),
    "PUT": lambda client: client.users.update("user-1", name="Ada King"),
    "DELETE": lambda client: client.users.delete("user-1"),
    "POST": lambda client: client.users.create(**needed("users.create")),
}


def failure(kind: int | type[Exception]) -> httpx.Response | Exception:
    return httpx.Response(kind) if isinstance(kind, int) else kind("it broke")


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits that were asked for; none of them takes time."""
    waited: list[float] = []

    def sleep(wait: Wait) -> bool:
        waited.append(wait.seconds)
        return False

    async def sleep_async(wait: Wait) -> bool:
        return sleep(wait)

    # Not time.sleep and asyncio.sleep themselves: servers of other tests, in threads of theirs, sleep as well.
    monkeypatch.setattr(client_module, "_sleep", sleep)
    monkeypatch.setattr(client_module, "_sleep_async", sleep_async)
    return waited


@pytest.mark.parametrize("first", [429, httpx.ConnectError])
def test_a_call_that_is_sent_again(
    provisioning: Provisioner, user: dict[str, Any], first: int | type[Exception], waits: list[float]
) -> None:
    """It is the same request, and its result is that of the answer that came."""
    account = provisioning.answering(failure(first), httpx.Response(200, json=user), retry=THRICE)

    found = account.call(CALLS["POST"])

    assert found.to_dict() == user
    before, after = account.requests
    assert (before.method, before.url, before.content) == (after.method, after.url, after.content)
    assert before.headers == after.headers


def in_seconds(seconds: float) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


def test_other_options_for_a_call(provisioning: Provisioner, waits: list[float]) -> None:
    """A client with other options asks through the same connections; the one it came from stays as it was."""
    account = provisioning(lambda _: httpx.Response(503), retry=THRICE, timeout=30)

    def attempts(operation: Callable[[Provisioning], Any]) -> list[Any]:
        account.requests.clear()
        with pytest.raises(ServerError):
            account.call(operation)
        return [request.extensions["timeout"]["read"] for request in account.requests]

    assert attempts(lambda c: c.with_options(retry=Retry(attempts=2, backoff=0)).users.get("user-1")) == [30] * 2
    assert attempts(lambda c: c.with_options(timeout=5).users.get("user-1")) == [5] * 3
    assert attempts(lambda c: c.with_options(timeout=None).users.get("user-1")) == [None] * 3
    assert attempts(lambda c: c.with_options(timeout=5).with_options().users.get("user-1")) == [5] * 3
    assert attempts(lambda c: c.users.get("user-1")) == [30] * 3
    assert type(account.client.with_options()) is provisioning.client_class


def test_what_is_logged(
    provisioning: Provisioner, user: dict[str, Any], waits: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    """Every attempt at DEBUG, every wait at INFO, and never a secret."""
    caplog.set_level(logging.DEBUG, logger="cloudinary_provisioning")
    account = provisioning.answering(
        httpx.Response(429, headers={"Retry-After": "7", "X-Request-Id": "r-1"}),
        httpx.ReadError("lost"),
        httpx.Response(200, json=user, headers={"X-Request-Id": "r-2"}),
        provisioning_api_secret="secret-not-to-log",
        retry=Retry(backoff=3, jitter=0),
    )

    account.call(CALLS["GET"])

    records = [record for record in caplog.records if record.name == "cloudinary_provisioning"]
    place = "users.get: "
    sent = f"{place}GET /v1_1/provisioning/accounts/account-1/users/user-1: "
    levels, texts = [record.levelname for record in records], [record.getMessage() for record in records]
    assert levels == ["DEBUG", "INFO", "DEBUG", "INFO", "DEBUG"]
    assert all(text.startswith(place) for text in texts)
    assert texts[0].startswith(f"{sent}429 in ")
    assert texts[0].endswith(" ms (attempt 1, request id r-1)")
    assert texts[1].endswith("s before attempt 2")
    assert texts[2].startswith(f"{sent}ConnectionFailed in ")
    assert texts[3] == f"{place}waiting 6.0 s before attempt 3"
    assert texts[4].endswith(" ms (attempt 3, request id r-2)")
    names = ("operation", "status", "attempt", "request_id", "wait")
    facts = [{name: vars(record).get(name) for name in names} for record in records]
    assert facts[0] == {"operation": "users.get", "status": 429, "attempt": 1, "request_id": "r-1", "wait": None}
    assert facts[3] == {"operation": "users.get", "status": None, "attempt": 3, "request_id": None, "wait": 6}
    assert all(vars(record)["seconds"] >= 0 for record in records[::2])
    authorization = account.requests[0].headers["Authorization"].removeprefix("Basic ")
    assert "secret-not-to-log" not in caplog.text
    assert authorization not in caplog.text


class Misbehaving(socketserver.ThreadingTCPServer):
    """Does to each request in turn what it is told to; a list that is used up is a good answer."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), MisbehavingHandler)
        self.behaviours: list[str] = []
        self.seen: list[str] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class MisbehavingHandler(socketserver.StreamRequestHandler):
    timeout = 10
    server: Misbehaving

    def handle(self) -> None:
        line = self.rfile.readline().decode()
        length = 0
        while header := self.rfile.readline().strip().lower():
            if header.startswith(b"content-length:"):
                length = int(header.removeprefix(b"content-length:"))
        self.rfile.read(length)
        if line:
            self.server.seen.append(line.split()[0])
            getattr(self, self.server.behaviours.pop(0) if self.server.behaviours else "ok")()

    def reset(self) -> None:
        self.request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.request.close()

    def close(self) -> None:
        pass

    def half(self) -> None:
        self.answer("200 OK", '{"message": "o', "Content-Length: 200")

    def half_of_the_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-")

    def garbage(self) -> None:
        self.wfile.write(b"\x16\x03\x01 this is not HTTP\r\n\r\n")

    def silent(self) -> None:
        self.server.over.wait(10)

    def silent_in_the_middle(self) -> None:
        self.answer("200 OK", '{"message": "o', "Content-Length: 200")
        self.silent()

    def page(self) -> None:
        self.answer("200 OK", "<html>Sign in first</html>", "Content-Type: text/html")

    def not_zipped(self) -> None:
        self.answer("200 OK", "not zipped", "Content-Encoding: gzip")

    def quota(self) -> None:
        ends = in_seconds(3600)
        self.answer("420 Enhance Your Calm", '{"error": {"message": "used up"}}', f"X-FeatureRateLimit-Reset: {ends}")

    def unavailable(self) -> None:
        self.answer("503 Service Unavailable", "<html>later</html>")

    def missing(self) -> None:
        self.answer("404 Not Found", '{"error": {"message": "not found"}}')

    def ok(self) -> None:
        self.answer("200 OK", '{"message": "ok"}')

    def answer(self, status: str, body: str, *headers: str) -> None:
        lines = [f"HTTP/1.1 {status}", "Connection: close", *headers, "", body]
        self.wfile.write("\r\n".join(lines).encode())
        self.wfile.flush()


@pytest.fixture
def server() -> Iterator[Misbehaving]:
    with Misbehaving() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        server.over.set()
        server.shutdown()
        thread.join(10)


def on(server: Misbehaving, provisioning: Provisioner, **settings: Any) -> Any:
    """An account on the server, with the connections that a client makes by itself."""
    url = f"account://key:secret@account-1?upload_prefix={server.url}"
    return provisioning.account(provisioning.client(url, **{"retry": THRICE, "timeout": 10, **settings}))


LOSSES = ["reset", "close", "half", "half_of_the_head", "garbage"]


@pytest.mark.parametrize("loss", LOSSES)
def test_a_broken_connection(provisioning: Provisioner, server: Misbehaving, loss: str) -> None:
    """A lost answer is asked for again; of a POST it is an error, and the server has seen it once."""
    account = on(server, provisioning)

    server.behaviours = [loss, loss]
    assert account.call(CALLS["DELETE"]).message == "ok"
    assert server.seen == ["DELETE"] * 3

    server.behaviours, server.seen = [loss], []
    with pytest.raises(ConnectionFailed) as caught:
        account.call(CALLS["POST"])
    assert type(caught.value) is ConnectionFailed
    assert server.seen == ["POST"]


@pytest.mark.parametrize("silence", ["silent", "silent_in_the_middle"])
def test_a_silent_server(provisioning: Provisioner, server: Misbehaving, silence: str) -> None:
    """No answer in time is a lost one."""
    account = on(server, provisioning, timeout=0.3)

    server.behaviours = [silence]
    assert account.call(CALLS["DELETE"]).message == "ok"
    assert server.seen[:2] == ["DELETE"] * 2

    server.behaviours, server.seen = [silence], []
    with pytest.raises(TimedOut):
        account.call(CALLS["POST"])
    assert server.seen == ["POST"]


def test_nobody_listens(
    provisioning: Provisioner, server: Misbehaving, caplog: pytest.LogCaptureFixture, user: dict[str, Any]
) -> None:
    """A POST that nobody can have seen is sent again."""
    caplog.set_level(logging.DEBUG, logger="cloudinary_provisioning")
    account = on(server, provisioning)
    server.shutdown()
    server.server_close()

    with pytest.raises(ConnectionFailed):
        account.call(CALLS["POST"])

    attempts = [vars(record)["attempt"] for record in caplog.records if record.levelname == "DEBUG"]
    assert attempts == [1, 2, 3]


def test_a_deletion_after_a_reset(provisioning: Provisioner, server: Misbehaving) -> None:
    """What is gone after a lost answer was deleted."""
    server.behaviours = ["reset", "missing"]

    assert on(server, provisioning).call(CALLS["DELETE"]).message is None


def test_a_server_that_is_down_for_a_moment(provisioning: Provisioner, server: Misbehaving) -> None:
    """The call succeeds when the server is back."""
    server.behaviours = ["unavailable", "unavailable"]

    assert on(server, provisioning).call(CALLS["DELETE"]).message == "ok"


@pytest.mark.parametrize(
    ("behaviour", "problem"), [("page", "the answer is not JSON"), ("not_zipped", "is not encoded as it says")]
)
def test_a_server_that_answers_something_else(
    provisioning: Provisioner, server: Misbehaving, behaviour: str, problem: str
) -> None:
    """A page of a proxy, or content that is not encoded as it says, is unreadable at once."""
    server.behaviours = [behaviour]

    with pytest.raises(InvalidResponse, match=problem):
        on(server, provisioning).call(CALLS["GET"])

    assert server.seen == ["GET"]


def test_a_server_whose_quota_is_used_up(provisioning: Provisioner, server: Misbehaving) -> None:
    """An hour is not slept."""
    server.behaviours = ["quota"]

    with pytest.raises(RateLimited, match=r"users\.get: 420 used up") as caught:
        on(server, provisioning).call(CALLS["GET"])

    assert caught.value.reset_at is not None
    assert server.seen == ["GET"]
