"""The reference: every operation with calls that type checkers let pass, on a page that needs nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from reference.docs import with_samples, write
from reference.samples import samples

from tests.review.editing import CONTRACT, ROOT, SPEC


@pytest.fixture(scope="module")
def calls() -> dict[tuple[str, bool], str]:
    return samples(CONTRACT)


def test_every_operation_has_its_call_on_both_clients(calls: dict[tuple[str, bool], str]) -> None:
    for operation in CONTRACT.operations:
        assert f"client.{operation.id}(" in calls[operation.id, False]
        assert f"await client.{operation.id}(" in calls[operation.id, True]
    assert len(calls) == 2 * len(CONTRACT.operations)


@pytest.mark.slow
def test_the_calls_pass_their_type_check(calls: dict[tuple[str, bool], str], tmp_path: Path) -> None:
    for (operation, is_async), text in calls.items():
        name = f"{operation.replace('.', '_')}_{'async' if is_async else 'sync'}.py"
        (tmp_path / name).write_text(text, encoding="utf-8")
    code = os.pathsep.join(str(ROOT / part) for part in ("generated", "overlays"))
    command = [sys.executable, "-m", "mypy", "--strict", "--scripts-are-modules", f"--cache-dir={tmp_path / 'cache'}"]
    done = subprocess.run(
        [*command, *map(str, sorted(tmp_path.glob("*.py")))],
        env={**os.environ, "MYPYPATH": code},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_the_page_is_the_spec_with_the_calls_and_asks_nobody(programs: None, tmp_path: Path) -> None:
    write(SPEC, tmp_path / "reference.html")

    page = (tmp_path / "reference.html").read_text(encoding="utf-8")
    for operation in CONTRACT.operations:
        assert page.count(f"client.{operation.id}(") >= 2
    assert "default-src 'unsafe-inline' data: blob:" in page
    assert "<script src=" not in page


def test_the_spec_itself_has_no_samples_in_it() -> None:
    assert "x-codeSamples" not in str(CONTRACT.data)
    assert "x-codeSamples" in str(with_samples(CONTRACT))
