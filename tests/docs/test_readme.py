"""The README's examples run, against a sandbox of their own; `make types` checks their types."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cloudinary_provisioning_sandbox.server import Sandbox
from tools.documents import ROOT, Example, python_examples

EXAMPLES = python_examples(ROOT / "README.md")


@pytest.fixture
def account_url(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    (tmp_path / "people.csv").write_text("name,email\nAda,ada@example.com\nGrace,grace@example.com\n")
    monkeypatch.chdir(tmp_path)
    with Sandbox() as sandbox:
        monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", sandbox.account_url)
        yield sandbox.account_url


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 3


@pytest.mark.usefixtures("account_url")
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"line {example.line}")
def test_example_runs(example: Example, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(example.code, f"{example.document}:{example.line}", "exec"), {"__name__": "__main__"})
    assert capsys.readouterr().out
