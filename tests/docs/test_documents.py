"""The examples of our documents run, against a sandbox of their own; `make types` checks their types."""

from pathlib import Path

import pytest
from cloudinary_provisioning_sandbox.server import Sandbox
from tools.documents import ROOT, Example, python_examples

DOCUMENTS = ["README.md", "docs/permissions.md"]
EXAMPLES = [example for document in DOCUMENTS for example in python_examples(ROOT / document)]


def run(
    example: Example, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, permissions: bool
) -> str:
    """What the example prints."""
    with Sandbox(permissions=permissions, hide_secrets=permissions) as sandbox:
        monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", sandbox.account_url)
        exec(compile(example.code, f"{example.document}:{example.line}", "exec"), {"__name__": "__main__"})
    return capsys.readouterr().out


@pytest.mark.parametrize("document", DOCUMENTS)
def test_there_are_examples(document: str) -> None:
    assert len(python_examples(ROOT / document)) >= 3


@pytest.mark.parametrize("permissions", [False, True], ids=["", "permissions"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.document} line {example.line}")
def test_example_runs(
    example: Example,
    permissions: bool,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "people.csv").write_text("name,email\nAda,ada@example.com\nGrace,grace@example.com\n")
    monkeypatch.chdir(tmp_path)
    assert run(example, monkeypatch, capsys, permissions=permissions)


def test_the_403_is_as_documented(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    document = ROOT / "docs" / "permissions.md"
    example = python_examples(document)[0]
    refused, count = run(example, monkeypatch, capsys, permissions=True).splitlines()
    shown = document.read_text().partition("```console\nForbidden: [prodenv:…] ")[2].partition("\n")[0]
    assert shown
    assert refused.endswith(shown)
    assert count == "2 keys"
    assert "refused" not in run(example, monkeypatch, capsys, permissions=False)
