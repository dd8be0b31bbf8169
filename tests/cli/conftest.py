"""The command in this process, against a sandbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import pytest
from click.testing import CliRunner, Result
from cloudinary_provisioning_cli.commands import app
from cloudinary_provisioning_sandbox import Sandbox

from tests.oracle import needed

Run: TypeAlias = Callable[..., Result]
# What a user needs beside a name and an address, as options.
USER = [
    part
    for name, value in needed("users.create").items()
    if name not in ("name", "email")
    for part in (f"--{name.replace('_', '-')}", str(value))
]


@pytest.fixture(scope="session")
def running_sandbox() -> Iterator[Sandbox]:
    with Sandbox(validate_responses=True) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """An empty account that the command uses."""
    running_sandbox.reset()
    monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", running_sandbox.account_url)
    return running_sandbox


@pytest.fixture
def run() -> Run:
    """Runs the command, and expects an exit code."""

    def run(*arguments: object, code: int = 0, **options: Any) -> Result:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments], **options)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result

    return run
