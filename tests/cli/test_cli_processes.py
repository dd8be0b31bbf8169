"""The command as a process of its own: from the shell, on a terminal, interrupted."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
from copy import deepcopy
from pathlib import Path

import pytest
from cloudinary_provisioning_sandbox import Sandbox

from tests.cli.conftest import USER
from tests.generator.running import SPEC, generated, importing, load, shell

COMMAND = Path(sys.executable).with_name("cloudinary-provisioning")

pytestmark = pytest.mark.slow


def test_a_sandbox_for_one_command() -> None:
    """No account is needed, and both ways to start the command do the same."""
    environment = {name: value for name, value in os.environ.items() if "CLOUDINARY" not in name}
    for command in ([COMMAND], [sys.executable, "-m", "cloudinary_provisioning"]):
        result = shell(*command, "--sandbox", "users", "list", env=environment)
        assert (result.returncode, result.stderr) == (0, "")
        assert len(json.loads(result.stdout)["users"]) == 5


def test_verbose(sandbox: Sandbox) -> None:
    """The log is on standard error, without the secret."""
    environment = {**os.environ, "CLOUDINARY_ACCOUNT_URL": sandbox.account_url}
    result = shell(COMMAND, "--verbose", "users", "list", env=environment)
    assert result.stderr.startswith("users.list: GET /v1_1/")
    assert "secret" not in result.stderr
    assert "Basic" not in result.stderr
    assert json.loads(result.stdout) == {"users": []}


def on_a_terminal(sandbox: Sandbox, *arguments: str, keys: str = "", columns: int = 100) -> tuple[int, str]:
    """The exit code and what a terminal showed."""
    pty = pytest.importorskip("pty", reason="terminals need a POSIX system")
    environment = {**os.environ, "CLOUDINARY_ACCOUNT_URL": sandbox.account_url, "COLUMNS": str(columns)}
    process, terminal = pty.fork()
    if process == 0:
        os.execve(COMMAND, [str(COMMAND), *arguments], {**environment, "TERM": "xterm"})  # noqa: S606 - our own
    os.write(terminal, keys.encode())
    shown = b""
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # how Linux says that the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), shown.decode()


def test_a_terminal_gets_a_table_and_is_asked(sandbox: Sandbox) -> None:
    """No is the default, and tells the shell of an interruption."""
    code, shown = on_a_terminal(sandbox, "user-groups", "create", "--name", "Editors")
    assert code == 0
    (group,) = re.findall(r"[0-9a-f]{30}", shown)
    for keys, expected in (("\n", 130), ("n\n", 130), ("y\n", 0)):
        code, shown = on_a_terminal(sandbox, "user-groups", "delete", group, keys=keys)
        assert f"DELETE {sandbox.url}" in shown
        assert "Delete or disable" in shown
        assert code == expected
    assert [request.method for request in sandbox.requests] == ["POST", "DELETE"]


def test_progress_on_a_terminal(sandbox: Sandbox, tmp_path: Path) -> None:
    """The bar counts the rows."""
    (tmp_path / "groups.csv").write_text("name\nA\nB\nC\n")
    code, shown = on_a_terminal(sandbox, "user-groups", "create", "--from", str(tmp_path / "groups.csv"))
    assert code == 0
    assert "3/3" in shown


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_an_interruption(tmp_path: Path) -> None:
    """What was sent is in the file, 130 is the exit code, and the same command does the rest."""
    (tmp_path / "people.csv").write_text(
        "\n".join(["name,email", *(f"P{number},p{number}@example.com" for number in range(30))])
    )
    command = [str(COMMAND), "users", "create", "--from", "people.csv", *USER]
    outcomes = tmp_path / "people.users.create.csv"
    with Sandbox(rate_limit="5/second") as sandbox:
        environment = {**os.environ, "CLOUDINARY_ACCOUNT_URL": sandbox.account_url}
        port = int(sandbox.url.rpartition(":")[2])
        process = subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True)
        while process.poll() is None and not (outcomes.exists() and "done" in outcomes.read_text()):
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=60)
        created = [request for request in sandbox.requests if request.status == 200]
    assert process.returncode == 130, stderr
    assert "Traceback" not in stderr
    assert "run the same command again" in stderr
    with outcomes.open(newline="") as lines:
        done = [row for row in csv.DictReader(lines) if row["outcome"] == "done"]
    assert 1 <= len(done) == len(created) < 30

    with Sandbox(port=port) as sandbox:
        result = shell(*command, cwd=tmp_path, env=environment)
        assert result.returncode == 0, result.stderr
        assert result.stderr.startswith("30 done;")
        assert len(sandbox.requests) == 30 - len(done)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of a POSIX shell")
def test_a_reader_that_leaves() -> None:
    """`| head` ends the command without a traceback."""
    with Sandbox(users=500) as sandbox:
        environment = {**os.environ, "CLOUDINARY_ACCOUNT_URL": sandbox.account_url}
        result = shell("bash", "-c", f"'{COMMAND}' users list --output jsonl | head -c 1", env=environment)
    assert (result.stdout, result.stderr) == ("{", "")


def test_a_pipe_is_utf_8() -> None:
    """Whatever a terminal here would take."""
    environment = {"CLOUDINARY_ACCOUNT_URL": "account://key:secret@account", "PYTHONIOENCODING": "cp1252"}
    result = shell(
        COMMAND,
        "user-groups",
        "create",
        "--name",
        "Łódź",
        "--dry-run",
        env={**os.environ, **environment},
        encoding="utf-8",
    )
    assert result.stdout.endswith(' {"name": "Łódź"}\n'), result.stderr


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_completion(name: str) -> None:
    """The shell is told what to do, and then which operations and choices there are."""

    def ask(instruction: str, words: str, current: str) -> str:
        found = {"COMP_WORDS": words, "COMP_CWORD": current, "_CLOUDINARY_PROVISIONING_COMPLETE": instruction}
        return shell(COMMAND, env={**os.environ, **found}).stdout

    assert "_CLOUDINARY_PROVISIONING_COMPLETE" in ask(f"{name}_source", "", "")
    words = "cloudinary-provisioning users list"
    assert "list-sub-accounts" in ask(f"{name}_complete", words, "list" if name == "fish" else "2")
    words = "cloudinary-provisioning users list --status "
    assert "active" in ask(f"{name}_complete", words, "" if name == "fish" else "4")


@pytest.mark.parametrize(
    ("missing", "arguments", "extra", "code"),
    [("click", ["--help"], "[cli]", 1), ("starlette", ["--sandbox", "users", "list"], "`sandbox`", 2)],
)
def test_an_extra_that_is_missing(missing: str, arguments: list[str], extra: str, code: int) -> None:
    """It is named."""
    lines = f"import sys; sys.modules[{missing!r}] = None; from cloudinary_provisioning_cli import main; main()"
    result = shell(sys.executable, "-c", lines, *arguments)
    assert result.returncode == code
    assert extra in result.stderr
    assert "Traceback" not in result.stderr


def test_a_new_operation(tmp_path: Path) -> None:
    """It needs nothing but the contract."""
    document = load(SPEC)
    template = "/v1_1/provisioning/accounts/{account_id}/users/{user_id}"
    get = deepcopy(document["paths"][f"{template}/groups"]["get"])
    limit = {"name": "newest_first", "in": "query", "description": "In which order.", "schema": {"type": "boolean"}}
    get |= {
        "operationId": "users.list_nicknames",
        "parameters": [*get.get("parameters", ()), limit | {"example": True}],
    }
    document["paths"][f"{template}/nicknames"] = {**document["paths"][f"{template}/groups"], "get": get}

    environment = {**importing(generated(document, tmp_path)), "CLOUDINARY_ACCOUNT_URL": "account://key:secret@account"}
    command = [sys.executable, "-m", "cloudinary_provisioning", "users"]
    assert "list-nicknames" in shell(*command, "--help", env=environment).stdout
    result = shell(*command, "list-nicknames", "u1", "--newest-first", "--dry-run", env=environment)
    path = template.format(account_id="account", user_id="u1")
    assert result.stdout == f"GET https://api.cloudinary.com{path}/nicknames?newest_first=true\n", result.stderr
