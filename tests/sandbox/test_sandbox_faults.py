"""Misbehaviour on demand, and what steers it."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import pytest
from cloudinary_provisioning_sandbox import Account, Sandbox
from cloudinary_provisioning_sandbox.app import App
from cloudinary_provisioning_sandbox.state import Options, State

from tests.oracle import needed_body

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api


def call(api: Api, method: str = "GET", path: str = "/users", **request: Any) -> httpx.Response:
    return api.client.request(method, f"/v1_1/provisioning/accounts/{api.sandbox.account_id}{path}", **request)


def add(api: Api, **rule: Any) -> Any:
    response = api.client.post("/_sandbox/faults", json=rule)
    assert response.status_code == 201, response.text
    return response.json()


def test_a_rule_answers_so_many_requests(api: Api) -> None:
    add(api, answer=503, times=2)
    assert [call(api).status_code for _ in range(3)] == [503, 503, 200]


def test_the_oldest_rule_that_matches_answers(api: Api) -> None:
    add(api, answer=500)
    add(api, answer=503, times=None)
    assert [call(api).status_code for _ in range(4)] == [500, 503, 503, 503]
    assert api.client.request("DELETE", "/_sandbox/faults").json() == {"faults": []}
    assert call(api).status_code == 200


@pytest.mark.parametrize(
    "match",
    [
        {"method": "post"},
        {"path": "*/users"},
        {"operation": "users.create"},
        {"method": "POST", "path": "/v1_1/*", "operation": "users.create"},
    ],
)
def test_a_rule_meets_only_what_it_names(api: Api, match: dict[str, str]) -> None:
    add(api, answer=503, match=match)
    assert call(api, "GET", "/user_groups").status_code == 200
    assert call(api, "POST", json={"name": "Ada", "email": "ada@example.com"}).status_code == 503
    assert call(api).json() == {"users": []}


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 420, 429, 500, 502, 503, 504, 520, 599])
def test_a_status_comes_in_the_envelope_of_the_api(api: Api, status: int) -> None:
    add(api, answer=status)
    response = call(api)
    assert response.status_code == status
    assert response.json()["error"]["message"]
    known = {420: "Max usage rate exceeded", 429: "Too many requests", 503: "Service Unavailable"}
    assert response.json()["error"]["message"] == known.get(status, response.json()["error"]["message"])
    add(api, answer=status, message="no more")
    error = api.client.get(f"/v2/accounts/{api.sandbox.account_id}/permissions/roles").json()["error"]
    assert error["message"] == "no more"
    assert error["category"]


@pytest.mark.parametrize("message", ["missing fields", "Zoë \u0000\r\n", "x" * 10_000])
def test_a_message_comes_as_it_is(api: Api, message: str) -> None:
    add(api, answer=400, message=message)
    assert call(api).json() == {"error": {"message": message}}


def test_when_to_come_again(api: Api) -> None:
    add(api, answer=429)
    assert call(api).headers["retry-after"] == "1"
    add(api, answer=429, retry_after=7)
    assert call(api).headers["retry-after"] == "7"
    add(api, answer=503, retry_after=0)
    assert call(api).headers["retry-after"] == "0"
    add(api, answer=420)
    headers = call(api).headers
    assert (headers["x-featureratelimit-limit"], headers["x-featureratelimit-remaining"]) == ("500", "0")
    assert headers["x-featureratelimit-reset"].endswith(":00:00 GMT")


def test_a_connection_is_reset(api: Api) -> None:
    add(api, answer="reset")
    with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
        call(api, "POST", json={"name": "Ada", "email": "ada@example.com"})
    assert call(api).json() == {"users": []}


def test_a_reset_is_a_reset_on_the_wire(api: Api) -> None:
    add(api, answer="reset")
    address = (api.client.base_url.host, api.client.base_url.port or 80)
    with socket.create_connection(address, timeout=10) as connection:
        connection.sendall(b"GET /v1_1/x HTTP/1.1\r\nHost: localhost\r\n\r\n")
        with pytest.raises(ConnectionResetError):
            connection.recv(100)


def test_what_was_done_before_the_answer_was_lost(api: Api) -> None:
    for number, answer in enumerate(["reset", 500, "html"]):
        add(api, answer=answer, perform=True)
        with suppress(httpx.TransportError):
            call(api, "POST", json=needed_body("users.create", email=f"ada{number}@example.com"))
        assert len(api.get("/users")["users"]) == number + 1


def test_half_an_answer(api: Api) -> None:
    user = api.user()
    add(api, answer="half")
    with pytest.raises(httpx.RemoteProtocolError, match=r"incomplete|peer closed"):
        call(api, path=f"/users/{user['id']}")
    add(api, answer="half")
    with pytest.raises(httpx.TransportError):
        call(api, "POST", json=needed_body("users.create", email="grace@example.com"))
    assert len(api.get("/users")["users"]) == 2


def test_html(api: Api) -> None:
    add(api, answer="html")
    response = call(api)
    assert response.status_code == 502
    assert response.headers["content-type"].startswith("text/html")
    assert "<h1>" in response.text


def test_silence(api: Api) -> None:
    add(api, answer="silence")
    with pytest.raises(httpx.ReadTimeout):
        call(api, timeout=0.3)
    assert call(api).status_code == 200


def test_a_sandbox_ends_while_it_is_silent(caplog: pytest.LogCaptureFixture) -> None:
    with Sandbox() as sandbox:
        sandbox.fault("silence")
        outcome: list[Exception] = []

        def ask() -> None:
            try:
                httpx.get(f"{sandbox.url}/v1_1/x", timeout=300)
            except httpx.TransportError as error:
                outcome.append(error)

        thread = threading.Thread(target=ask)
        thread.start()
        while thread.is_alive() and httpx.get(f"{sandbox.url}/_sandbox/faults").json()["faults"]:
            time.sleep(0.01)
    thread.join(30)
    assert isinstance(outcome[0], httpx.RemoteProtocolError | httpx.ReadError)
    assert caplog.text == ""


def test_breaking_a_connection_is_no_error_of_the_server(api: Api, caplog: pytest.LogCaptureFixture) -> None:
    for answer in ("reset", "half", "silence"):
        add(api, answer=answer)
        with pytest.raises(httpx.TransportError):
            call(api, timeout=0.3)
    assert caplog.text == ""


def test_half_an_answer_to_half_a_request(caplog: pytest.LogCaptureFixture) -> None:
    with Sandbox() as sandbox:
        sandbox.fault("half")
        address = (urlsplit(sandbox.url).hostname or "", urlsplit(sandbox.url).port or 0)
        with socket.create_connection(address, timeout=30) as caller:
            head = b"POST /v1_1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
            caller.sendall(head)
            assert caller.recv(100).startswith(b"HTTP/1.1 100 ")
        assert httpx.get(f"{sandbox.url}/v1_1/x").status_code == 404
    assert caplog.text == ""


def test_rules_can_be_read(api: Api) -> None:
    rule = {"match": {"operation": "users.list"}, "answer": 429, "times": 3, "retry_after": 2}
    described = {**rule, "message": None, "perform": False}
    assert add(api, **rule) == described
    assert api.client.get("/_sandbox/faults").json() == {"faults": [described]}
    call(api)
    assert api.client.get("/_sandbox/faults").json()["faults"] == [{**described, "times": 2}]


@pytest.mark.parametrize(
    "rule",
    [
        {},
        [],
        {"answer": "nonsense"},
        {"answer": 200},
        {"answer": 600},
        {"answer": True},
        {"answer": None},
        {"answer": 503, "times": 0},
        {"answer": 503, "times": "2"},
        {"answer": 503, "match": {"operation": "users.nonsense"}},
        {"answer": 503, "match": {"verb": "GET"}},
        {"answer": 503, "match": {"method": 1}},
        {"answer": 503, "match": "users.list"},
        {"answer": 503, "match": []},
        {"answer": 503, "match": ""},
        {"answer": 503, "match": 0},
        {"answer": 503, "match": {"method": ""}},
        {"answer": 503, "match": {"path": ""}},
        {"answer": 503, "match": {"path": "users"}},
        {"answer": 503, "operation": "users.list"},
        {"answer": 503, "retry_after": -1},
        {"answer": 503, "message": 1},
        {"answer": 503, "perform": "yes"},
    ],
)
def test_rules_that_make_no_sense(api: Api, rule: Any) -> None:
    response = api.client.post("/_sandbox/faults", json=rule)
    assert response.status_code == 400
    assert response.json()["error"]["message"]
    assert api.client.get("/_sandbox/faults").json() == {"faults": []}


def test_reset_forgets_everything(api: Api) -> None:
    api.user()
    add(api, answer=503)
    assert api.client.post("/_sandbox/reset").json() == {"message": "ok"}
    assert api.get("/users") == {"users": []}


def test_what_is_not_there(api: Api) -> None:
    assert api.client.get("/_sandbox").status_code == 404
    assert api.client.get("/_sandbox/nonsense").status_code == 404
    response = api.client.get("/_sandbox/reset")
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert response.json() == {"error": {"message": "method not allowed"}}
    assert api.client.get("/_sandboxes").status_code == 404
    assert api.client.post("/_sandbox/faults", content=b"{").status_code == 400
    assert api.client.post("/_sandbox/faults", content=b"[" * 2_000_000).status_code == 400


def test_steering_needs_no_credentials(api: Api) -> None:
    assert httpx.post(f"{api.sandbox.url}/_sandbox/reset").status_code == 200


@pytest.mark.parametrize("client", ["192.0.2.1", "2001:db8::1", "testclient"])
def test_other_machines_cannot_steer(client: str) -> None:
    state = State.open(Account(), Options())
    app = App(state)

    async def status(address: str) -> int:
        transport = httpx.ASGITransport(app, client=(address, 4000))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as caller:
            return (await caller.get("/_sandbox/faults")).status_code

    with closing(state.store):
        assert asyncio.run(status(client)) == 404
        assert asyncio.run(status("::1")) == 200


def test_pages_of_other_sites_cannot_steer(api: Api) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Host": "evil.example"}, {"Origin": "null"}):
        assert api.client.post("/_sandbox/reset", headers=headers).status_code == 404
    assert api.client.post("/_sandbox/reset", headers={"Origin": api.sandbox.url}).status_code == 200


@pytest.mark.parametrize("host", ["[", "[::1", "]", "[v1.x]", "//[x", "\xff", ""])
def test_a_host_that_cannot_be_read_is_not_this_machine(api: Api, host: str) -> None:
    address = (api.client.base_url.host, api.client.base_url.port or 80)
    for path in ("/_sandbox/faults", "/v1_1/x", "/docs/"):
        with socket.create_connection(address, timeout=10) as connection:
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode("latin-1"))
            assert connection.recv(100).startswith(b"HTTP/1.1 200 " if path == "/docs/" else b"HTTP/1.1 404 ")


def test_a_fault_from_python(api: Api) -> None:
    api.sandbox.fault(503, times=2, operation="users.list")
    assert [call(api).status_code for _ in range(3)] == [503, 503, 200]
    with pytest.raises(ValueError, match="answer must be"):
        api.sandbox.fault("nonsense")
    with pytest.raises(ValueError, match="no operation"):
        api.sandbox.fault(503, operation="users.nonsense")
    api.sandbox.fault(503)
    api.sandbox.clear_faults()
    assert call(api).status_code == 200


def test_latency() -> None:
    with Sandbox(latency_ms=150) as sandbox, httpx.Client() as client:
        client.get(f"{sandbox.url}/docs")
        assert client.get(f"{sandbox.url}/v1_1/x").elapsed.total_seconds() >= 0.15
