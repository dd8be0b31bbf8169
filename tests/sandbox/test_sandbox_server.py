"""The sandbox as a process and as a context manager."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import pytest
from cloudinary_provisioning_sandbox import Account, Sandbox
from cloudinary_provisioning_sandbox.__main__ import main

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

COMMAND = [sys.executable, "-m", "cloudinary_provisioning_sandbox"]


def test_a_sandbox_lives_as_long_as_its_block() -> None:
    threads = set(threading.enumerate())
    sandbox = Sandbox()
    with pytest.raises(RuntimeError, match="not running"):
        sandbox.url  # noqa: B018
    with sandbox:
        url = sandbox.url
        assert sandbox.account_url == f"account://key:secret@{sandbox.account_id}?upload_prefix={url}"
        assert httpx.get(url).status_code == 200
        with pytest.raises(RuntimeError, match="running already"):
            sandbox.start()
    with pytest.raises(httpx.ConnectError):
        httpx.get(url)
    sandbox.stop()
    assert set(threading.enumerate()) <= threads


def test_it_stops_with_a_client_still_connected() -> None:
    with httpx.Client() as client, Sandbox() as sandbox:
        client.get(sandbox.url)


def test_it_stops_with_a_request_half_sent(caplog: pytest.LogCaptureFixture) -> None:
    with Sandbox() as sandbox:
        address = urlsplit(sandbox.url)
        caller = socket.create_connection((address.hostname or "", address.port or 0), timeout=60)
        head = b"POST /v1_1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
        caller.sendall(head)
        assert caller.recv(100).startswith(b"HTTP/1.1 100 ")
        caller.sendall(b"{")
    with caller:
        assert caller.recv(100) == b""
    assert caplog.text == ""


def created(sandbox: Sandbox) -> Any:
    accounts = f"{sandbox.url}/v1_1/provisioning/accounts/{sandbox.account_id}"
    return httpx.post(f"{accounts}/sub_accounts", json={"name": "Portal"}, auth=("key", "secret")).json()


def test_a_seed_repeats_ids_and_keys() -> None:
    def identity(environment: dict[str, Any]) -> tuple[str, Any]:
        return environment["id"], environment["api_access_keys"]

    with Sandbox(seed=7) as first, Sandbox(seed=7) as second, Sandbox() as third:
        environment = created(first)
        assert identity(created(second)) == identity(environment)
        assert identity(created(third)) != identity(environment)
        first.reset()
        assert identity(created(first)) == identity(environment)


def test_many_clients_at_once(api: Api) -> None:
    def create(number: int) -> Any:
        return api.user(f"User {number}", f"user{number % 10}@example.com")["id"]

    with ThreadPoolExecutor(8) as pool:
        futures = [pool.submit(create, number) for number in range(40)]
    created_ids = [future.result() for future in futures if future.exception() is None]
    assert len(created_ids) == 10
    assert {user["id"] for user in api.get("/users")["users"]} == set(created_ids)


def test_answers_come_without_delay(api: Api) -> None:
    """Nagle's algorithm costs forty milliseconds, and that for each of them; a slow machine is fast once."""
    api.get("/users")
    assert min(api.client.get(api.sandbox.url).elapsed.total_seconds() for _ in range(100)) < 0.03


def exported(variable: str, line: str) -> str:
    match = re.fullmatch(rf"export {variable}='(.*)'", line)
    assert match is not None
    return match[1]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_prints_what_to_export_and_leaves_quietly(number: int) -> None:
    process = subprocess.Popen([*COMMAND, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    watchdog = threading.Timer(60, process.kill)
    watchdog.start()
    assert process.stdout is not None
    try:
        lines = [process.stdout.readline().rstrip("\n") for _ in range(2)]
        account_url = exported("CLOUDINARY_ACCOUNT_URL", lines[0])
        cloudinary_url = exported("CLOUDINARY_URL", lines[1])
        parts = urlsplit(account_url)
        server = parts.query.removeprefix("upload_prefix=")
        assert cloudinary_url == f"cloudinary://key:secret@sandbox?upload_prefix={server}"
        users = f"{server}/v1_1/provisioning/accounts/{parts.hostname}/users"
        assert httpx.get(users, auth=(parts.username or "", parts.password or "")).json() == {"users": []}
        process.send_signal(number)
        output, errors = process.communicate(timeout=30)
    finally:
        watchdog.cancel()
        process.kill()
        process.wait()
    assert process.returncode == 0
    assert output == ""
    assert "Ctrl-C" in errors
    assert "Traceback" not in errors
    assert "secret" not in errors


@pytest.mark.slow
def test_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = subprocess.run([*COMMAND, "--port", port], capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 1
    assert result.stdout == ""
    assert "--port 0" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--rate-limit", "100"], "is not a limit such as 100/hour (or per second, minute, day)"),
        (["--rate-limit", "1/fortnight"], "is not a limit such as 100/hour"),
        (["--users", "-1"], "'-1' is not a whole number from 0 to 1000000"),
        (["--users", "1.5"], "'1.5' is not a whole number from 0 to 1000000"),
        (["--environments", "9" * 5000], "is not a whole number from 0 to 1000000"),
        (["--groups", ""], "'' is not a whole number from 0 to 1000000"),
        (["--latency", "fast"], "'fast' is not a whole number from 0 to 3600000"),
        (["--latency", "9" * 30], "is not a whole number from 0 to 3600000"),
        (["--port", "65536"], "'65536' is not a whole number from 0 to 65535"),
        (["--seed", "x"], "argument --seed"),
        (["--host", ""], "argument --host: must not be empty"),
        (["--db", ""], "argument --db: must not be empty"),
        (["nonsense"], "unrecognized arguments"),
    ],
)
def test_options_that_make_no_sense(options: list[str], problem: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(options)
    assert ended.value.code == 2
    assert problem in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_it_leaves_quietly_in_the_middle_of_an_answer() -> None:
    process = subprocess.Popen(
        [*COMMAND, "--port", "0", "--latency", "60000"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    watchdog = threading.Timer(60, process.kill)
    watchdog.start()
    assert process.stdout is not None
    try:
        server = urlsplit(process.stdout.readline().split("upload_prefix=")[1].rstrip("'\n"))
        with socket.create_connection((server.hostname or "", server.port or 0), timeout=30) as caller:
            caller.sendall(b"GET /v1_1/x HTTP/1.1\r\nHost: localhost\r\n\r\n")
            time.sleep(0.5)
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=30)
    finally:
        watchdog.cancel()
        process.kill()
        process.wait()
    assert process.returncode == 0
    assert "Traceback" not in errors


def test_the_secret_is_not_in_the_repr() -> None:
    assert "hidden-secret" not in repr(Account(secret="hidden-secret"))
    assert Account(secret="p@ss/word").account_url("http://x").startswith("account://key:p%40ss%2Fword@")
