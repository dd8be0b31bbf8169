"""The examples do what they say."""

import os
import re
import runpy
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, cast
from urllib.parse import urlsplit

import pytest
from cloudinary_provisioning import UNSET, Provisioning
from cloudinary_provisioning.models import Principal, RoleToManage
from cloudinary_provisioning_sandbox.server import Sandbox
from tools.documents import ROOT

pytestmark = pytest.mark.slow


def run(*command: str | Path, directory: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, command)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=directory,
        env={**os.environ, **environment},
    )


def test_invitations_skip_who_is_there(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,email\n" + "".join(f"Person {i},person{i}@example.com\n" for i in range(150)))
    example = ROOT / "examples" / "invite_users.py"
    with Sandbox() as sandbox:
        first = run(example, people, CLOUDINARY_ACCOUNT_URL=sandbox.account_url)
        second = run(example, people, CLOUDINARY_ACCOUNT_URL=sandbox.account_url)
    assert "150 invited, 0 were there already, 0 not sent" in first.stdout, first.stderr
    assert "0 invited, 150 were there already, 0 not sent" in second.stdout, second.stderr


# Whoever started the tests may have Ctrl-C ignored, which children inherit.
INTERRUPTIBLE = """
import runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
del sys.argv[0]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_an_interrupted_invitation_says_what_was_done(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,email\n" + "".join(f"Person {i},person{i}@example.com\n" for i in range(400)), "utf-8-sig")
    command = [sys.executable, "-c", INTERRUPTIBLE, str(ROOT / "examples" / "invite_users.py"), str(people)]
    with Sandbox(latency_ms=100) as sandbox, Provisioning(sandbox.account_url) as client:
        environment = {**os.environ, "CLOUDINARY_ACCOUNT_URL": sandbox.account_url}
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            for _ in range(200):
                if client.users.list(page_size=1).users:
                    break
            process.send_signal(signal.SIGINT)
            output, errors = process.communicate(timeout=60)
        there = len(list(client.users.iter()))
    assert process.returncode == 1
    assert 0 < there < 400
    told = re.search(r"(\d+) invited, 0 were there already, (\d+) not sent", output.decode())
    assert told is not None, errors.decode()
    # An outcome may be lost that is just on its way through the progress bar.
    assert int(told[1]) in (there - 1, there)
    assert int(told[1]) + int(told[2]) == 400
    assert errors == b""


PROVISION = ROOT / "examples" / "provision_client.py"


@pytest.mark.parametrize("permissions", [False, True])
def test_a_client_is_provisioned(permissions: bool) -> None:
    with Sandbox(permissions=permissions, hide_secrets=permissions) as sandbox:
        done = run(PROVISION, CLOUDINARY_ACCOUNT_URL=sandbox.account_url)
        with Provisioning(sandbox.account_url) as client:
            [env] = client.product_environments.list().sub_accounts
            root, new = client.access_keys.iter(env.id, sort_by="created_at", sort_order="asc")
            roles = client.principals.list_roles(
                principal_type="apiKey", principal_id=new.api_key, permission_type="global"
            ).data
        operations = [request.operation or "" for request in sandbox.requests]
    assert done.returncode == 0, done.stderr
    assert root.root
    assert [(role.name, role.scope_id) for role in roles] == [("Contributor", env.id)]
    steps = [name for name in operations if name == "principals.update_roles" or name.startswith("access_keys.")]
    assert steps[:7] == [
        "principals.update_roles",  # Admin, for our own key
        "access_keys.generate",
        "principals.update_roles",
        "access_keys.generate",
        "principals.update_roles",  # the roles of the old key, before it is disabled
        "access_keys.update",
        "access_keys.delete",
    ]


@pytest.mark.parametrize("permission_type", ["global", "content"])
def test_a_rotation_keeps_every_role(permission_type: Literal["global", "content"]) -> None:
    copy_roles = runpy.run_path(str(PROVISION), run_name="provision_client")["copy_roles"]
    with Sandbox() as sandbox, Provisioning(sandbox.account_url) as client:
        env = client.product_environments.create(name="Client Portal")
        old, new = client.access_keys.generate(env.id), client.access_keys.generate(env.id)
        role = client.roles.list(permission_type=permission_type, scope_type="prodenv").data[-1]
        parameters = dict.fromkeys(role.policy_parameters or [], "a1b2c3")
        for scope_id in (env.id, "all"):
            wanted = RoleToManage(id=role.id, scope_id=scope_id, policy_parameters=parameters or UNSET)
            client.principals.update_roles(
                operation="add", principal=Principal(type="apiKey", id=old.api_key), roles=[wanted]
            )
        assert copy_roles(client, old, new) == [role.name] * 2
        held = [
            client.principals.list_roles(
                principal_type="apiKey", principal_id=key.api_key, permission_type=permission_type
            ).data
            for key in (old, new)
        ]
    assert held[0] == held[1]
    assert {role.scope_id for role in held[0]} == {env.id, "all"}
    assert all((role.policy_parameters or {}) == parameters for role in held[1])


@pytest.fixture
def people(tmp_path: Path) -> Path:
    file = tmp_path / "people.csv"
    file.write_text("name,email\n" + "".join(f"Person {i},person{i}@example.com\n" for i in range(60)))
    return file


def onboard(people: Path, account_url: str) -> subprocess.CompletedProcess[str]:
    arguments = ("Client Portal", "client-portal", people.name)
    return run(
        ROOT / "examples" / "onboard.py", *arguments, directory=people.parent, CLOUDINARY_ACCOUNT_URL=account_url
    )


def assert_onboarded(people: Path, account_url: str) -> None:
    with Provisioning(account_url) as client:
        [env] = client.product_environments.list().sub_accounts
        root, key = client.access_keys.iter(env.id, sort_by="created_at", sort_order="asc")
        [group] = client.user_groups.list().user_groups
        members = client.user_groups.list_users(group.id).users or []
        assert (env.cloud_name, root.name, key.name) == ("client-portal", "Root", "Production Keys")
        assert len(members) == len(list(client.users.iter())) == 60
        for kind, principal, name in (
            ("provisioningKey", "key", "Admin"),
            ("apiKey", key.api_key, "Contributor"),
            ("group", group.id, "Editor"),
        ):
            roles = client.principals.list_roles(
                principal_type=cast(Any, kind), principal_id=principal, permission_type="global"
            ).data
            assert [(role.name, role.scope_id) for role in roles] == [(name, env.id)]
    written = (people.parent / "client-portal.env").read_text()
    assert re.fullmatch(rf"CLOUDINARY_URL=cloudinary://{key.api_key}:[\w-]+@client-portal\n", written)


def counts(output: str) -> dict[str, tuple[int, int]]:
    """What was created and found, by kind."""
    lines = re.findall(r"^(\w+(?: \w+)?) +(\d+) created +(\d+) found$", output, re.MULTILINE)
    return {things: (int(created), int(found)) for things, created, found in lines}


COMPLETE = {"environments": 1, "roles": 3, "access keys": 1, "groups": 1, "users": 60, "group members": 60}


@pytest.mark.parametrize("permissions", [False, True])
def test_onboarding_twice_creates_nothing_twice(people: Path, permissions: bool) -> None:
    with Sandbox(permissions=permissions, hide_secrets=permissions) as sandbox:
        first = onboard(people, sandbox.account_url)
        assert first.returncode == 0, first.stderr
        assert counts(first.stdout) == {things: (number, 0) for things, number in COMPLETE.items()}
        assert_onboarded(people, sandbox.account_url)

        key_file = people.parent / "client-portal.env"
        written, seen = key_file.read_text(), len(sandbox.requests)
        second = onboard(people, sandbox.account_url)
        assert second.returncode == 0, second.stderr
        assert counts(second.stdout) == {things: (0, number) for things, number in COMPLETE.items()}
        assert {request.method for request in sandbox.requests[seen:]} == {"GET"}
        assert key_file.read_text() == written
        if os.name == "posix":
            assert key_file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("operation", ["product_environments.create", "user_groups.create", "users.create"])
def test_onboarding_goes_on_where_an_answer_was_lost(people: Path, operation: str) -> None:
    with Sandbox(permissions=True, hide_secrets=True) as sandbox:
        sandbox.fault("reset", operation=operation, perform=True)
        first = onboard(people, sandbox.account_url)
        assert first.returncode == 1
        assert first.stderr.startswith(f"error: {operation}: no answer")
        assert first.stderr.count("error") == 1
        second = onboard(people, sandbox.account_url)
        assert second.returncode == 0, second.stderr
        assert_onboarded(people, sandbox.account_url)


def test_onboarding_needs_no_second_run_for_a_call_that_may_be_repeated(people: Path) -> None:
    with Sandbox(permissions=True) as sandbox:
        sandbox.fault("reset", operation="user_groups.add_user", perform=True)
        assert onboard(people, sandbox.account_url).returncode == 0
        assert_onboarded(people, sandbox.account_url)


def test_onboarding_says_that_a_secret_was_lost(people: Path) -> None:
    with Sandbox(permissions=True, hide_secrets=True) as sandbox, Provisioning(sandbox.account_url) as client:
        sandbox.fault("reset", operation="access_keys.generate", perform=True)
        assert onboard(people, sandbox.account_url).returncode == 1
        second = onboard(people, sandbox.account_url)
        assert second.returncode == 1
        assert second.stderr.startswith("error: the answer with the secret of Production Keys was lost\n")

        [env] = client.product_environments.list().sub_accounts
        client.access_keys.delete_by_name(env.id, name="Production Keys")
        assert onboard(people, sandbox.account_url).returncode == 0
        assert_onboarded(people, sandbox.account_url)


@contextmanager
def serving(db: Path, port: int, log: int) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A sandbox in a process of its own, and its account URL."""
    command = [sys.executable, "-m", "cloudinary_provisioning_sandbox", "--permissions", "--hide-secrets"]
    options = ["--db", str(db), "--port", str(port), "--latency", "20"]
    with subprocess.Popen([*command, *options], stdout=subprocess.PIPE, stderr=log, text=True) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline().split("'")[1]
        finally:
            process.kill()


def kill_at(server: subprocess.Popen[str], answers: int) -> None:
    """Kill a server when it has created so many users; this reads its log to the end."""
    assert server.stderr is not None
    for line in server.stderr:
        answers -= "/users -> 200" in line
        if answers == 0:
            server.kill()


def test_onboarding_goes_on_after_the_server_died(people: Path, tmp_path: Path) -> None:
    db = tmp_path / "account.sqlite"
    with serving(db, 0, subprocess.PIPE) as (server, account_url):
        killer = threading.Thread(target=kill_at, args=(server, 20))
        killer.start()
        first = onboard(people, account_url)
        server.kill()
        killer.join()
    assert first.returncode == 1
    assert first.stderr.startswith("error: users.create: ")
    assert first.stderr.count("error") == 1
    assert "Traceback" not in first.stderr
    created, _ = counts(first.stdout)["users"]
    assert 0 < created < 60

    port = urlsplit(account_url.partition("upload_prefix=")[2]).port or 0
    with serving(db, port, subprocess.DEVNULL) as (_, account_url):
        second = onboard(people, account_url)
        assert second.returncode == 0, second.stderr
        created_then, found = counts(second.stdout)["users"]
        assert found >= created
        assert created_then + found == 60
        assert_onboarded(people, account_url)


def test_demo_provisions_an_account() -> None:
    done = run(ROOT / "scripts" / "tools" / "demo.py")
    assert done.returncode == 0, done.stderr
    for shown in ("cloud name client-portal", "role admin, invited", "2 keys left: Root, ", "exists already"):
        assert shown in done.stdout
    assert "secret@" not in done.stdout
