"""State in a file: it outlives the server, however that ends; and nobody sees half of a change."""

from __future__ import annotations

import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_provisioning_sandbox import Sandbox
from cloudinary_provisioning_sandbox.store import StoreError

from tests.oracle import needed_body

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

COMMAND = [sys.executable, "-m", "cloudinary_provisioning_sandbox", "--port", "0", "--quiet"]
ACCOUNT = "/v1_1/provisioning/accounts/00000000-0000-4000-8000-000000000001"


@contextmanager
def connected(url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{url}{ACCOUNT}", auth=("key", "secret"), timeout=30) as client:
        yield client


@contextmanager
def launched(*options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A sandbox in a process of its own, and where it listens; a test that hangs loses it after a minute."""
    process = subprocess.Popen([*COMMAND, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    watchdog = threading.Timer(60, process.kill)
    watchdog.start()
    try:
        assert process.stdout
        found = re.search(r"upload_prefix=(http://[^']+)'", process.stdout.readline())
        assert found
        yield found[1], process
    finally:
        watchdog.cancel()
        process.kill()
        process.communicate()


def environments(sandbox: Sandbox) -> Any:
    with connected(sandbox.url) as client:
        return client.get("/sub_accounts").json()["sub_accounts"]


def create(sandbox: Sandbox, name: str) -> Any:
    with connected(sandbox.url) as client:
        return client.post("/sub_accounts", json={"name": name}).json()


def test_a_file_keeps_the_account(tmp_path: Path) -> None:
    file = tmp_path / "account.db"
    with Sandbox(db=file) as sandbox:
        created = create(sandbox, "One")
    with Sandbox(db=str(file)) as sandbox:
        assert environments(sandbox) == [created]
        sandbox.reset()
        assert environments(sandbox) == []
    with Sandbox(db=file) as sandbox:
        assert environments(sandbox) == []


def test_without_a_file_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Sandbox() as sandbox:
        create(sandbox, "One")
    assert list(tmp_path.iterdir()) == []


def test_a_seed_gives_other_ids_after_each_opening(tmp_path: Path) -> None:
    def ids(file: Path) -> list[str]:
        created = []
        for number in range(3):
            with Sandbox(db=file, seed=3) as sandbox:
                created.append(create(sandbox, f"Environment {number}")["id"])
        return created

    first = ids(tmp_path / "first.db")
    assert len(set(first)) == 3
    assert ids(tmp_path / "second.db") == first
    with Sandbox(seed=3) as sandbox:
        assert create(sandbox, "Environment 0")["id"] == first[0]


def test_a_file_has_one_server(tmp_path: Path) -> None:
    file = tmp_path / "account.db"
    with Sandbox(db=file) as sandbox:
        with pytest.raises(StoreError, match="another process has it open"):
            Sandbox(db=file).start()
        assert create(sandbox, "One")["name"] == "One"


def test_a_file_of_something_else_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE notes (text TEXT)")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match="another application"):
        Sandbox(db=file).start()
    assert file.read_bytes() == before

    text = tmp_path / "notes.txt"
    text.write_text("These are notes and no database.\n" * 100)
    with pytest.raises(StoreError, match="not a database"):
        Sandbox(db=text).start()
    with pytest.raises(StoreError, match="cannot keep the state"):
        Sandbox(db=tmp_path / "no" / "such" / "folder").start()


@pytest.mark.slow
def test_a_file_of_another_version_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "account.db"
    with Sandbox(db=file):
        pass
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    result = subprocess.run([*COMMAND, "--db", file], capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 1
    assert "another version" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_what_was_answered_survives_a_kill_in_the_middle_of_writing(tmp_path: Path) -> None:
    file = tmp_path / "account.db"
    answered: set[str] = set()
    for round_number in range(3):
        with launched("--db", str(file)) as (url, process):
            writers = [
                threading.Thread(target=write, args=(url, f"{round_number}-{number}", answered)) for number in range(3)
            ]
            before = len(answered)
            for writer in writers:
                writer.start()
            deadline = time.monotonic() + 45
            while len(answered) < before + 60 and time.monotonic() < deadline:
                time.sleep(0.005)
            process.send_signal(signal.SIGKILL)
            for writer in writers:
                writer.join(30)
            assert len(answered) >= before + 60

    # What belongs together is either all there or not at all: an environment has its key, a member's group has a name.
    with launched("--db", str(file)) as (url, _), connected(url) as client:
        kept = client.get("/sub_accounts").json()["sub_accounts"]
        assert answered <= {environment["name"] for environment in kept}
        assert [len(environment["api_access_keys"]) for environment in kept] == [1] * len(kept)
        names = {environment["id"]: environment["name"] for environment in kept}
        for user in client.get("/users").json()["users"]:
            assert user["name"] == ",".join(names[item] for item in user["sub_account_ids"].split(","))
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def write(url: str, writer: str, answered: set[str]) -> None:
    """Create environments, each with a user who may see only this one and the one before, until the server is gone."""
    last: list[dict[str, str]] = []
    try:
        with connected(url) as client:
            for number in range(10_000):
                name = f"Environment {writer}-{number}"
                created = client.post("/sub_accounts", json={"name": name, "cloud_name": f"e-{writer}-{number}"}).json()
                answered.add(name)
                last = [*last[-1:], created]
                client.post(
                    "/users",
                    json=needed_body(
                        "users.create",
                        name=",".join(environment["name"] for environment in last),
                        email=f"{writer}-{number}@example.com",
                        sub_account_ids=[environment["id"] for environment in last],
                    ),
                )
    except httpx.TransportError:
        pass


def test_nobody_sees_half_of_a_change(api: Api) -> None:
    pairs = [[api.environment()["id"] for _ in range(2)] for _ in range(2)]
    user = api.user(sub_account_ids=pairs[0])["id"]
    stop = threading.Event()
    wrong: list[Any] = []

    def read() -> None:
        with connected(api.sandbox.url) as client:
            while not stop.is_set():
                seen = client.get(f"/users/{user}").json()["sub_account_ids"].split(",")
                keys = [len(item["api_access_keys"]) for item in client.get("/sub_accounts").json()["sub_accounts"]]
                if seen not in pairs or set(keys) != {1}:
                    wrong.append((seen, keys))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    with connected(api.sandbox.url) as client:
        for number in range(60):
            client.put(f"/users/{user}", json={"sub_account_ids": pairs[number % 2]})
            created = client.post("/sub_accounts", json={"name": "Passing"}).json()
            client.delete(f"/sub_accounts/{created['id']}")
    stop.set()
    for reader in readers:
        reader.join(30)
    assert wrong == []


def test_an_account_can_begin_full(tmp_path: Path) -> None:
    options: dict[str, Any] = {"seed": 1, "users": 250, "environments": 20, "groups": 4}
    with Sandbox(db=tmp_path / "full.db", **options) as sandbox, connected(sandbox.url) as client:
        users = client.get("/users").json()["users"]
        assert len(users) == 250
        assert len({user["email"] for user in users}) == 250
        assert len(client.get("/sub_accounts").json()["sub_accounts"]) == 20
        groups = client.get("/user_groups?extended_details=true").json()["user_groups"]
        assert sorted(len(group["users"]) for group in groups) == [62, 62, 63, 63]
        assert {user["status"] for user in users} == {"pending", "active"}
        assert {user["all_sub_accounts"] for user in users} == {True, False}
        client.delete(f"/users/{users[0]['id']}")
        sandbox.reset()
        assert [user["id"] for user in client.get("/users").json()["users"]] == [user["id"] for user in users]
        client.delete(f"/users/{users[0]['id']}")
    with Sandbox(db=tmp_path / "full.db", **options) as sandbox, connected(sandbox.url) as client:
        assert len(client.get("/users").json()["users"]) == 249
