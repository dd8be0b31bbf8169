"""Versions by semver, breaks that were accepted, and how a run ends."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from review import __main__
from review.findings import Level
from review.surface import generate
from review.verdict import Version, read_accepted

from tests.review.editing import ROOT, SPEC, TEXT, Draft

B, R, C, N = Level.BREAKING, Level.RISKY, Level.COMPATIBLE, Level.NONE
BREAK = "request-parameter-became-required"


@pytest.mark.parametrize(
    ("before", "level", "after"),
    [
        ("0.1.4", N, "0.1.4"), ("0.1.4", C, "0.1.5"), ("0.1.4", R, "0.1.5"), ("0.1.4", B, "0.2.0"),
        ("1.2.3", N, "1.2.3"), ("1.2.3", C, "1.3.0"), ("1.2.3", R, "1.3.0"), ("1.2.3", B, "2.0.0"),
    ],
)  # fmt: skip
def test_the_version_that_a_change_asks_for(before: str, level: Level, after: str) -> None:
    assert str(Version.parse(before).after(level)) == after


@dataclass
class Run:
    code: int
    out: str
    err: str
    place: Path

    @property
    def report(self) -> dict[str, object]:
        found: dict[str, object] = json.loads((self.place / "review.json").read_text(encoding="utf-8"))
        return found


Runner = Callable[..., Run]


@pytest.fixture(scope="module")
def generated() -> dict[str, Path]:
    """What was generated from a text, for the next test that asks."""
    return {}


@pytest.fixture
def run(
    programs: None,
    generated: dict[str, Path],
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Runner:
    """Reviews what an edit makes of the spec, as the command does."""

    def once(spec: Path, _: Path) -> Path:
        text = spec.read_text(encoding="utf-8")
        if text not in generated:
            generated[text] = generate(spec, tmp_path_factory.mktemp("code") / "code")
        return generated[text]

    monkeypatch.setattr("review.review.generate", once)

    def start(text: str, *options: str, accepted: str = "accepted: []") -> Run:
        base, spec, breaks = tmp_path / "base.yaml", tmp_path / "spec.yaml", tmp_path / "accepted-breaks.yaml"
        base.write_text(TEXT, encoding="utf-8")
        spec.write_text(text, encoding="utf-8")
        breaks.write_text(accepted, encoding="utf-8")
        sides = [f"--base-spec={base}", f"--spec={spec}", f"--accepted={breaks}", f"--output={tmp_path}"]
        monkeypatch.setattr(sys, "argv", ["review", "diff", *sides, *options])
        code = __main__.main()
        said = capsys.readouterr()
        return Run(code, said.out, said.err, tmp_path)

    return start


def breaking(version: str = "0.1.0") -> str:
    draft = Draft().replace("#/info/version", "0.1.0", version)
    place = draft.parameter("product_environments.list", "prefix")
    return draft.replace(place, "in: query", "in: query\n          required: true").text


def entry(rule: str, expires: datetime.date) -> str:
    pointer = "#/paths/~1v1_1~1provisioning~1accounts~1{account_id}~1sub_accounts/get/parameters/3"
    return f"""
  - rule: {rule}
    operation: product_environments.list
    pointer: '{pointer}'
    reason: Nobody calls it.
    expires: {expires}
"""


NEXT_YEAR = datetime.date.today() + datetime.timedelta(days=365)
BOTH = f"accepted:{entry(BREAK, NEXT_YEAR)}{entry('python-argument-required', NEXT_YEAR)}"


def test_a_break_without_its_version_is_refused_and_the_version_named(run: Runner) -> None:
    found = run(breaking())

    assert found.code == 1
    assert "It must be 0.2.0: something breaks." in found.out
    assert "**Breaking:** `client.product_environments.list` now needs `prefix`." in found.out


def test_a_break_with_its_version_is_good(run: Runner) -> None:
    found = run(breaking("0.2.0"))

    assert found.code == 0
    assert found.report["good"] is True


def test_an_accepted_break_needs_no_version(run: Runner) -> None:
    assert run(breaking(), accepted=BOTH).code == 0


@pytest.mark.parametrize(
    ("accepted", "problem"),
    [
        (BOTH.replace(str(NEXT_YEAR), "2020-01-01"), "expired on 2020-01-01"),
        (f"{BOTH}{entry('api-removed', NEXT_YEAR)}", "accepts what is not there: api-removed"),
        ("accepted:\n  - rule: something\n", "an entry has exactly expires, operation, pointer, reason, rule"),
        (BOTH.replace(str(NEXT_YEAR), "soon"), "expires must be a date"),
        (BOTH.replace(str(NEXT_YEAR), "2026-12-31T10:00:00Z"), "expires must be a date"),
        ("accepted: everything", "accepted must be a list"),
    ],
)
def test_an_accepted_break_that_is_stale_unused_or_malformed_is_an_error(
    run: Runner, accepted: str, problem: str
) -> None:
    found = run(breaking("0.2.0"), accepted=accepted)

    assert found.code == 1
    assert problem in found.out


def test_nothing_changed_is_said(run: Runner) -> None:
    found = run(TEXT + "\n# A remark.\n")

    assert found.code == 0
    assert "Nothing changed" in found.out
    for name in ("review.md", "review.html"):
        assert "Nothing changed" in (found.place / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("openapi: [", "not YAML"),
        (Draft().replace("users.get", "users.get", "users_get").text, "operationId must be"),
        (Draft().replace("#/info/version", "0.1.0", "next").text, "not a version"),
        ("", "spec.yaml"),
    ],
)
def test_what_cannot_be_reviewed_is_no_success(run: Runner, text: str, complaint: str) -> None:
    found = run(text)

    assert found.code == 2
    assert complaint in found.err
    assert "Traceback" not in found.err


def test_a_mistake_of_the_review_itself_is_no_success(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("review.review.merge", lambda *_: 1 / 0)

    found = run(TEXT)

    assert found.code == 2
    assert "the review failed at test_verdict.py" in found.err


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe", b"a: \x01", b"- a list"])
def test_a_file_that_is_no_spec_is_no_success(
    tmp_path: Path, content: bytes | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / "spec.yaml").write_bytes(content)
    monkeypatch.setattr(sys, "argv", ["review", "lint", f"--spec={tmp_path / 'spec.yaml'}"])

    assert __main__.main() == 2
    assert capsys.readouterr().err.startswith("error: spec.yaml")


def test_without_node_the_review_says_what_to_install(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("review.tools.shutil.which", lambda _: None)

    found = run(breaking())

    assert found.code == 2
    assert "install Node" in found.err
    assert "npm ci" in found.err


def test_the_accepted_breaks_of_the_project_can_be_read() -> None:
    assert read_accepted(ROOT / "openapi" / "accepted-breaks.yaml", "accepted-breaks.yaml")[1] == []


def test_the_reports_say_the_same(run: Runner) -> None:
    found = run(breaking(), "--format", "githubactions")

    changes = found.report["changes"]
    assert isinstance(changes, list)
    (change,) = changes
    assert (change["wire"], change["python"]) == ("breaking", "breaking")
    assert (change["operations"], change["directions"]) == (["product_environments.list"], ["request"])
    assert change["after"] == "required: true"
    (annotation, verdict) = found.out.strip().splitlines()
    assert annotation.startswith(
        f"::error file=spec.yaml,line={change['lines']['now']},title=product_environments.list"
    )
    assert verdict.startswith("::error::info.version")
    for name in ("review.md", "review.html"):
        text = (found.place / name).read_text(encoding="utf-8")
        assert BREAK in text
        assert "+          required: true" in text
        assert "It must be 0.2.0" in text
    page = (found.place / "review.html").read_text(encoding="utf-8")
    assert "src=" not in page
    assert "http" not in page


def test_the_projects_own_spec_is_reviewed_against_its_last_commit(programs: None, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "review", "diff", "--base", "HEAD", f"--output={tmp_path}"]
    done = subprocess.run(command, cwd=ROOT / "scripts", capture_output=True, encoding="utf-8", timeout=60, check=False)

    assert done.returncode in (0, 1), done.stderr
    assert f"{SPEC.relative_to(ROOT)} compared with HEAD" in done.stdout
