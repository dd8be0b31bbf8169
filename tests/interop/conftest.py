"""A sandbox for clients that others wrote, and a plain look at what they left in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import pytest
from cloudinary_provisioning_sandbox import Sandbox


@pytest.fixture(autouse=True)
def _no_account_of_yours(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in [name for name in os.environ if name.startswith("CLOUDINARY_")]:
        monkeypatch.delenv(variable)


class Look:
    """Reads the account without any client's help."""

    def __init__(self, sandbox: Sandbox) -> None:
        account = sandbox.account
        self._accounts = {
            "provisioning": f"/v1_1/provisioning/accounts/{account.account_id}",
            "permissions": f"/v2/accounts/{account.account_id}/permissions",
        }
        self.http = httpx.Client(base_url=sandbox.url, auth=(account.key, account.secret), timeout=10)

    def __call__(self, path: str, **params: Any) -> Any:
        return self._get("provisioning", path, params).raise_for_status().json()

    def permissions(self, path: str, **params: Any) -> Any:
        return self._get("permissions", path, params).raise_for_status().json()["data"]

    def is_gone(self, path: str, api: str = "provisioning") -> bool:
        return self._get(api, path, {}).status_code == 404

    def _get(self, api: str, path: str, params: dict[str, Any]) -> httpx.Response:
        return self.http.get(self._accounts[api] + path, params=params)


@pytest.fixture(scope="module")
def running_sandbox() -> Iterator[Sandbox]:
    with Sandbox(seed=3, rate_limit="10000/day", validate_responses=True) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    running_sandbox.reset()
    return running_sandbox


@pytest.fixture(scope="module")
def running_look(running_sandbox: Sandbox) -> Iterator[Look]:
    look = Look(running_sandbox)
    with look.http:
        yield look


@pytest.fixture
def look(sandbox: Sandbox, running_look: Look) -> Look:
    return running_look


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
