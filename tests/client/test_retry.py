"""When a call is sent again, how often, and how long it waits; never a second time what might be done already."""

from __future__ import annotations

import logging
import random
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
    NotFound,
    Provisioning,
    ProvisioningError,
    RateLimited,
    Retry,
    ServerError,
    TimedOut,
)

if TYPE_CHECKING:
    from cloudinary_provisioning_runtime.exchange import Wait

    from tests.client.conftest import Provisioner

THRICE = Retry(attempts=3, backoff=0)

CALLS: dict[str, Callable[[Provisioning], Any]] = {
    "GET": lambda client: client.users.get("user-1"),
    "PUT": lambda client: client.users.update("user-1", name="Ada King"),
    "DELETE": lambda client: client.users.delete("user-1"),
    "POST": lambda client: client.users.create(name="Ada Lovelace", email="ada@example.com"),
}
REFUSED: list[int | type[Exception]] = [420, 429]
NEVER_SENT: list[int | type[Exception]] = [
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
]
LOST: list[int | type[Exception]] = [
    httpx.ReadError,
    httpx.ReadTimeout,
    httpx.WriteError,
    httpx.WriteTimeout,
    httpx.RemoteProtocolError,
    500,
    502,
    503,
    504,
]
FINAL: list[int | type[Exception]] = [302, 400, 401, 403, 404, 409, 418, 501, 505, 520, httpx.DecodingError]


def failure(kind: int | type[Exception]) -> httpx.Response | Exception:
    return httpx.Response(kind) if isinstance(kind, int) else kind("it broke")


def kind_id(kind: int | type[Exception]) -> str:
    return str(kind) if isinstance(kind, int) else kind.__name__


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


@pytest.mark.parametrize("method", CALLS)
@pytest.mark.parametrize("kind", [*REFUSED, *NEVER_SENT, *LOST, *FINAL], ids=kind_id)
def test_how_often_a_call_is_sent(
    provisioning: Provisioner, method: str, kind: int | type[Exception], waits: list[float]
) -> None:
    """Again if it was refused or never sent; a lost one if it is no POST; anything else once."""
    answers = [failure(kind) for _ in range(3)]
    account = provisioning.answering(*answers, retry=THRICE)

    with pytest.raises(ProvisioningError) as caught:
        account.call(CALLS[method])

    again = kind in REFUSED + NEVER_SENT or (kind in LOST and method != "POST")
    assert [request.method for request in account.requests] == [method] * (3 if again else 1)
    assert waits == [0] * (2 if again else 0)
    assert caught.value.status == (kind if isinstance(kind, int) else None)


@pytest.mark.parametrize("body", ["<html>OK</html>", "{", '{"id": 7}'])
def test_an_unreadable_answer_is_final(provisioning: Provisioner, body: str) -> None:
    """The service did what it was asked; to ask again would not help."""
    account = provisioning.answering(httpx.Response(200, content=body), retry=THRICE)

    with pytest.raises(InvalidResponse):
        account.call(CALLS["GET"])


@pytest.mark.parametrize("first", [429, httpx.ConnectError], ids=kind_id)
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


def test_by_default_a_call_is_sent_four_times(provisioning: Provisioner, waits: list[float]) -> None:
    """The defaults are documented, so they are kept."""
    account = provisioning(lambda _: httpx.Response(503), retry=Retry())

    with pytest.raises(ServerError):
        account.call(CALLS["GET"])

    assert len(account.requests) == 4
    assert [0.25 <= waits[0] <= 0.5, 0.5 <= waits[1] <= 1, 1 <= waits[2] <= 2] == [True] * 3


def in_seconds(seconds: float) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize("status", [420, 429])
@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry-After": lambda: "7"}, 7),
        ({"Retry-After": lambda: in_seconds(20)}, 20),
        ({"X-FeatureRateLimit-Reset": lambda: in_seconds(20)}, 20),
        ({"Retry-After": lambda: "7", "X-FeatureRateLimit-Reset": lambda: in_seconds(20)}, 7),
        ({"Retry-After": lambda: "soon", "X-FeatureRateLimit-Reset": lambda: in_seconds(20)}, 20),
        ({"Retry-After": lambda: in_seconds(-20)}, 3),
        ({"X-FeatureRateLimit-Reset": lambda: in_seconds(-20)}, 3),
        ({"Retry-After": lambda: "0"}, 3),
        ({"Retry-After": lambda: "soon"}, 3),
        ({}, 3),
    ],
    ids=["seconds", "date", "reset", "both", "junk-reset", "past", "past-reset", "zero", "junk", "nothing"],
)
def test_how_long_a_refused_call_waits(
    provisioning: Provisioner,
    user: dict[str, Any],
    waits: list[float],
    status: int,
    headers: dict[str, Callable[[], str]],
    wait: float,
) -> None:
    """As long as the service asks, by the one header or the other; else as long as the backoff says."""
    refusal = httpx.Response(status, headers={name: value() for name, value in headers.items()})
    retry = Retry(backoff=3, jitter=0)
    account = provisioning.answering(refusal, httpx.Response(200, json=user), retry=retry)

    account.call(CALLS["POST"])

    assert waits == [pytest.approx(wait, abs=2)]


@pytest.mark.parametrize("behind", [-90, 90, 3600])
@pytest.mark.parametrize("header", ["Retry-After", "X-FeatureRateLimit-Reset"])
def test_a_wait_is_counted_by_the_clock_of_the_service(
    provisioning: Provisioner, user: dict[str, Any], waits: list[float], header: str, behind: int
) -> None:
    """This machine's clock may be wrong."""
    headers = {"Date": in_seconds(behind), header: in_seconds(behind + 20)}
    account = provisioning.answering(
        httpx.Response(429, headers=headers), httpx.Response(200, json=user), retry=Retry(backoff=3, jitter=0)
    )

    account.call(CALLS["POST"])

    assert waits == [20]


def test_a_failing_server_may_ask_for_a_wait(
    provisioning: Provisioner, user: dict[str, Any], waits: list[float]
) -> None:
    """503 comes with Retry-After, too."""
    answers = httpx.Response(503, headers={"Retry-After": "7"}), httpx.Response(200, json=user)
    account = provisioning.answering(*answers, retry=Retry(backoff=1))

    account.call(CALLS["GET"])

    assert waits == [pytest.approx(7, abs=1)]


@pytest.mark.parametrize(
    ("retry", "expected"),
    [
        (Retry(attempts=4, backoff=1, jitter=0), [1, 2, 4]),
        (Retry(attempts=4, backoff=1, jitter=0.5), [0.75, 1.5, 3]),
        (Retry(attempts=4, backoff=1, jitter=1), [0.5, 1, 2]),
        (Retry(attempts=4, backoff=1, longest_wait=2.5, jitter=0), [1, 2, 2.5]),
        (Retry(attempts=4, backoff=1, budget=3, jitter=0), [1, 2]),
        (Retry(attempts=4, backoff=1, budget=2.9, jitter=0), [1]),
        (Retry(attempts=4, backoff=1, budget=0, jitter=0), []),
        (Retry(attempts=2, backoff=1, jitter=0), [1]),
        (Retry(attempts=1), []),
    ],
)
def test_the_backoff(
    provisioning: Provisioner,
    monkeypatch: pytest.MonkeyPatch,
    waits: list[float],
    retry: Retry,
    expected: list[float],
) -> None:
    """It doubles, within the longest wait and the budget; half of the jitter is taken off by this random number."""
    monkeypatch.setattr(random, "random", lambda: 0.5)
    account = provisioning(lambda _: httpx.Response(503), retry=retry)

    with pytest.raises(ServerError):
        account.call(CALLS["GET"])

    assert waits == expected
    assert len(account.requests) == len(expected) + 1


@pytest.mark.parametrize(
    ("retry", "headers"),
    [
        (Retry(longest_wait=60, budget=9999), {"Retry-After": "3600"}),
        (Retry(longest_wait=60, budget=1e12), {"X-FeatureRateLimit-Reset": "Fri, 01 Jan 2100 00:00:00 GMT"}),
        (Retry(longest_wait=9999, budget=60), {"Retry-After": "3600"}),
    ],
    ids=["seconds", "reset", "budget"],
)
def test_a_wait_that_is_too_long(
    provisioning: Provisioner, waits: list[float], retry: Retry, headers: dict[str, str]
) -> None:
    """It is not slept: the error comes at once, and says when the limit ends."""
    facts = {"X-FeatureRateLimit-Limit": "500", "X-FeatureRateLimit-Remaining": "0"}
    account = provisioning.answering(httpx.Response(420, headers=headers | facts), retry=retry)

    with pytest.raises(RateLimited) as caught:
        account.call(CALLS["GET"])

    assert waits == []
    assert (caught.value.limit, caught.value.remaining) == (500, 0)
    assert caught.value.reset_at is not None
    assert caught.value.reset_at > datetime.now(UTC) + timedelta(minutes=50)


@pytest.mark.parametrize("lost", [httpx.ReadError, httpx.ReadTimeout, httpx.RemoteProtocolError, 502, 504], ids=kind_id)
def test_a_deletion_whose_answer_was_lost(
    provisioning: Provisioner, waits: list[float], lost: int | type[Exception]
) -> None:
    """404 on the repetition means that the first one did it, even if a refusal comes between."""
    answers = failure(lost), httpx.Response(429), httpx.Response(404)
    account = provisioning.answering(*answers, retry=THRICE)

    assert account.call(lambda client: client.users.delete("user-1")).message is None
    assert len(account.requests) == 3


def test_a_deletion_without_content_whose_answer_was_lost(provisioning: Provisioner, waits: list[float]) -> None:
    """There is no result, as ever."""
    account = provisioning.answering(httpx.ReadError("lost"), httpx.Response(404), retry=THRICE)

    account.call(lambda client: client.roles.delete("role-1"))

    assert len(account.requests) == 2


@pytest.mark.parametrize(
    ("operation", "first"),
    [
        (lambda client: client.users.delete("user-1"), None),
        (lambda client: client.users.delete("user-1"), 429),
        (lambda client: client.users.delete("user-1"), httpx.ConnectError),
        (lambda client: client.users.get("user-1"), httpx.ReadError),
        (lambda client: client.users.update("user-1", name="Ada"), httpx.ReadError),
        (lambda client: client.principals.update_roles(operation="add"), httpx.ReadError),
        (lambda client: client.user_groups.remove_user("group-1", "user-1"), httpx.ReadError),
    ],
    ids=["at-once", "refused", "never-sent", "get", "put", "put-without-content", "an-answer-that-cannot-be-made-up"],
)
def test_a_404_that_stays_one(
    provisioning: Provisioner, waits: list[float], operation: Any, first: int | type[Exception] | None
) -> None:
    """Only a deletion that may have been done counts as done."""
    answers = [failure(kind) for kind in (first, 404) if kind is not None]
    account = provisioning.answering(*answers, retry=THRICE)

    with pytest.raises(NotFound):
        account.call(operation)


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


@pytest.mark.parametrize(
    "wrong",
    [
        {"attempts": 0},
        {"attempts": -1},
        {"backoff": -0.1},
        {"longest_wait": -1},
        {"budget": -1},
        {"budget": float("inf")},
        {"backoff": "1"},
        {"longest_wait": None},
        {"longest_wait": True},
        {"jitter": -0.1},
        {"jitter": 1.1},
    ],
)
def test_a_retry_that_makes_no_sense(wrong: dict[str, Any]) -> None:
    """It is refused where it is written."""
    with pytest.raises(
        ValueError,
        match=r"attempts must be a whole number from 1 on|must be numbers from 0 on|jitter must be between",
    ):
        Retry(**wrong)


def test_a_retry_is_a_value() -> None:
    """It can be compared and shared, and does not change."""
    assert Retry(attempts=2) == Retry(attempts=2) != Retry()
    assert len({Retry(), Retry()}) == 1
    with pytest.raises(AttributeError):
        Retry().attempts = 9  # type: ignore[misc] # that is the point


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


@pytest.mark.parametrize("behaviour", ["page", "not_zipped"])
def test_a_server_that_answers_something_else(provisioning: Provisioner, server: Misbehaving, behaviour: str) -> None:
    """A page of a proxy, or content that is not encoded as it says, is unreadable at once."""
    server.behaviours = [behaviour]

    with pytest.raises(InvalidResponse):
        on(server, provisioning).call(CALLS["GET"])

    assert server.seen == ["GET"]


def test_a_server_whose_quota_is_used_up(provisioning: Provisioner, server: Misbehaving) -> None:
    """An hour is not slept."""
    server.behaviours = ["quota"]

    with pytest.raises(RateLimited, match=r"users\.get: 420 used up") as caught:
        on(server, provisioning).call(CALLS["GET"])

    assert caught.value.reset_at is not None
    assert server.seen == ["GET"]
