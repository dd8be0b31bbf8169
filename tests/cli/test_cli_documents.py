"""The commands that the documents show are commands."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cloudinary_provisioning_sandbox import Sandbox

    from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]
PROMPT = "$ "
NAME = "cloudinary-provisioning"


def commands(document: str) -> list[str]:
    """Those that lines of a console show, without what the shell does before and after them."""
    lines = [
        line.removeprefix(PROMPT)
        for line in (ROOT / document).read_text(encoding="utf-8").splitlines()
        if line.startswith(PROMPT)
    ]
    parts = [part.strip() for line in lines for part in line.partition(" > ")[0].split(" | ")]
    return [part for part in parts if part.startswith(f"{NAME} ")]


@pytest.mark.parametrize(
    ("document", "command"),
    [(document, command) for document in ("README.md", "docs/cli.md") for command in commands(document)],
)
def test_the_command_is_understood(
    sandbox: Sandbox, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, document: str, command: str
) -> None:
    """With `--dry-run`, since its ids are made up."""
    monkeypatch.chdir(tmp_path)
    Path("people.csv").write_text("name,email,role\nAda,ada@example.com,admin\nGrace,grace@example.com,\n")
    arguments = shlex.split(command)[1:]
    is_help = "--help" in arguments
    found = run(*arguments, *([] if is_help else ["--dry-run"]), input='{"name": "Portal"}').stdout
    assert found.startswith("Usage:" if is_help else ("GET http", "POST http", "PUT http", "DELETE http"))


def test_there_are_commands() -> None:
    """In both documents."""
    assert len(commands("README.md")) >= 2
    assert len(commands("docs/cli.md")) >= 10
