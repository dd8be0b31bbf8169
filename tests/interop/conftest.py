"""A sandbox for clients that others wrote, and a plain look at what they left in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest
from cloudinary_provisioning_sandbox import Sandbox


@pytest.fixture(autouse=True)
def _no_account_of_yours(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in [name for name in os.environ if name.startswith("CLOUDINARY_")]:
        monkeypatch.delenv(variable)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """An empty account, whose answers are checked against the contract."""
    with Sandbox(seed=3, validate_responses=True) as sandbox:
        yield sandbox


def left_in(sandbox: Sandbox) -> dict[str, list[str]]:
    """The names of what is in the account, read without any client's help."""
    account = sandbox.account
    url = f"{sandbox.url}/v1_1/provisioning/accounts/{account.account_id}"
    with httpx.Client(base_url=url, auth=(account.key, account.secret)) as http:
        lists = {kind: http.get(f"/{kind}").json()[kind] for kind in ("sub_accounts", "users", "user_groups")}
    return {kind: [thing["name"] for thing in things] for kind, things in lists.items()}


Run = Callable[[str, Sandbox], str]


@pytest.fixture(scope="session")
def node() -> Iterator[Run]:
    """Runs a script of `javascript/` beside the packages of its lock file, and gives what it prints."""
    missing = [command for command in ("node", "npm") if shutil.which(command) is None]
    if missing:
        reason = f"{' and '.join(missing)} not found, so the JavaScript clients cannot be tried"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with TemporaryDirectory() as directory:
        scripts = Path(directory, "scripts")
        shutil.copytree(Path(__file__).parent / "javascript", scripts, ignore=shutil.ignore_patterns("node_modules"))
        install = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"]
        _run(install, scripts, os.environ)

        def run(script: str, sandbox: Sandbox) -> str:
            others = {name: value for name, value in os.environ.items() if not name.startswith("CLOUDINARY_")}
            ours = {"CLOUDINARY_ACCOUNT_URL": sandbox.account_url, "SANDBOX_URL": sandbox.url}
            return _run(["node", script], scripts, others | ours)

        yield run


def _run(command: list[str], directory: Path, environment: Mapping[str, str]) -> str:
    done = subprocess.run(command, cwd=directory, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"{command[0]} failed\n{done.stdout}\n{done.stderr}"
    return done.stdout
