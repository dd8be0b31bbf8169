"""Versions by semver, breaks that were accepted, and how a run ends."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from review import __main__, tools
from review.findings import Finding, Level
from review.merge import Entry
from review.report import LONGEST, markdown
from review.review import Review
from review.surface import generate
from review.verdict import Accepted, Verdict, Version, judge, read_accepted

from tests.review.editing import PLAIN_SPEC, PLAIN_TEXT, ROOT, SPEC, plain

B, U, R, C, N = Level.BREAKING, Level.UNKNOWN, Level.RISKY, Level.COMPATIBLE, Level.NONE
BREAK = "request-parameter-became-required"
TODAY = datetime.date.today()
NEXT_YEAR = TODAY + datetime.timedelta(days=365)


@pytest.mark.parametrize(
    ("before", "level", "after"),
    [
        ("0.1.4", N, "0.1.4"), ("0.1.4", C, "0.1.5"), ("0.1.4", R, "0.1.5"), ("0.1.4", U, "0.2.0"), ("0.1.4", B,
         "0.2.0"),
        ("1.2.3", N, "1.2.3"), ("1.2.3", C, "1.3.0"), ("1.2.3", R, "1.3.0"), ("1.2.3", U, "2.0.0"), ("1.2.3", B,
         "2.0.0"),
    ],
)  # fmt: skip
def test_the_version_that_a_change_asks_for(before: str, level: Level, after: str) -> None:
    assert str(Version.parse(before).after(level)) == after


def versions(verdict: Verdict) -> list[tuple[str, bool]]:
    return [(str(version.wanted), version.is_enough) for version in verdict.versions]


def entry(level: Level, rule: str = "some-rule") -> Entry:
    return Entry(None, [Finding("wire", rule, level, "`it` changed.", "So.", operation="a.b")])


def test_two_breaks_since_the_last_release_need_one_version() -> None:
    def judged(now: str, unreleased: list[Entry] | None, was: str) -> list[tuple[str, bool]]:
        return versions(judge([entry(B)], [("info.version", "", was, now)], "", [], TODAY, unreleased))

    assert judged("0.2.0", [entry(B), entry(B)], was="0.1.0") == [("0.2.0", True)]
    assert judged("0.1.0", [entry(B), entry(B)], was="0.1.0") == [("0.2.0", False)]
    assert judged("0.2.0", None, was="0.2.0") == [("0.3.0", False)]


def test_an_accepted_break_counts_as_a_risk() -> None:
    accepted = Accepted("some-rule", "a.b", "it", "Nobody calls it.", "Ada", TODAY, place="file:1")
    entries = [entry(B)]

    assert versions(judge(entries, [("info.version", "", "0.1.0", "0.1.0")], "", [accepted], TODAY)) == [
        ("0.1.1", True)
    ]
    assert entries[0].accepted == [f"Accepted by Ada until {TODAY}: Nobody calls it."]


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
    """Reviews what an edit makes of the small spec, as the command does."""

    def once(spec: Path, _: Path) -> Path:
        text = spec.read_text(encoding="utf-8")
        if text not in generated:
            generated[text] = generate(spec, tmp_path_factory.mktemp("code") / "code")
        return generated[text]

    monkeypatch.setattr("review.review.generate", once)

    def start(text: str, *options: str, accepted: str = "accepted: []", base_text: str = PLAIN_TEXT) -> Run:
        base, spec, breaks = tmp_path / "base.yaml", tmp_path / "spec.yaml", tmp_path / "accepted-breaks.yaml"
        base.write_text(base_text, encoding="utf-8")
        spec.write_text(text, encoding="utf-8")
        breaks.write_text(accepted, encoding="utf-8")
        sides = [f"--base-spec={base}", f"--spec={spec}", f"--accepted={breaks}", f"--output={tmp_path}"]
        monkeypatch.setattr(sys, "argv", ["review", "diff", *sides, *options])
        code = __main__.main()
        said = capsys.readouterr()
        assert (tmp_path / "exit-code").read_text() == f"{code}\n"
        return Run(code, said.out, said.err, tmp_path)

    return start


def breaking(version: str = "0.1.0") -> str:
    draft = plain().replace("#/info/version", "0.1.0", version)
    return draft.replace("books.list?prefix", "in: query", "in: query\n          required: true").text


POINTER = "#/paths/~1v1~1accounts~1{account_id}~1books/get/parameters/0"


def accepting(rule: str, expires: object = NEXT_YEAR, pointer: str = POINTER) -> str:
    return f"""
  - rule: {rule}
    operation: books.list
    pointer: '{pointer}'
    reason: Nobody calls it.
    by: Ada
    expires: {expires}
"""


BOTH = f"accepted:{accepting(BREAK)}{accepting('python-argument-required')}"


@pytest.mark.slow
def test_a_break_without_its_version_is_refused_and_what_to_paste_is_told(run: Runner) -> None:
    found = run(breaking())

    assert found.code == 1
    assert "info.version: 0.1.0 in base.yaml, 0.1.0 now. It must be 0.2.0: something breaks." in found.out
    assert "spec.yaml:5: 0.2.0, now 0.1.0" in found.out
    assert "**Breaking:** `prefix` of `client.books.list` is now required, and so with 1 other call." in found.out
    assert f"  - rule: {BREAK}\n    operation: books.list\n    pointer: '{POINTER}'" in found.out


@pytest.mark.slow
def test_what_is_pasted_is_accepted(run: Runner) -> None:
    refused = run(breaking())
    pasted = refused.out.partition("accepted-breaks.yaml:\n\n")[2]

    found = run(breaking(), accepted=f"accepted:\n{pasted}")

    assert found.code == 0
    for name in ("review.md", "review.html", "review.json"):
        assert "Accepted by your name until" in (found.place / name).read_text(encoding="utf-8")
    assert "Accepted by your name until" in found.out


@pytest.mark.slow
def test_a_break_with_its_version_is_good(run: Runner) -> None:
    found = run(breaking("0.2.0"))

    assert found.code == 0
    assert found.report["good"] is True


@pytest.mark.slow
def test_an_accepted_break_stays_valid_and_silent_after_it_was_merged(run: Runner) -> None:
    found = run(PLAIN_TEXT, accepted=BOTH)

    assert found.code == 0
    assert "accepted" not in found.out.lower()


@pytest.mark.slow
def test_a_wrong_pointer_gets_the_right_one_suggested(run: Runner) -> None:
    found = run(breaking(), accepted=BOTH.replace("parameters/0", "parameters/1", 1))

    assert found.code == 1
    assert f"did you mean {POINTER}?" in found.out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("accepted", "problem"),
    [
        (BOTH.replace(str(NEXT_YEAR), "2020-01-01"), "expired on 2020-01-01"),
        ("accepted:\n  - rule: something\n", "an entry has exactly rule, operation, pointer, reason, by, expires"),
        (
            BOTH.replace(str(NEXT_YEAR), "soon"),
            "accepted-breaks.yaml:2: expires must be a date such as 2026-12-31, not soon",
        ),
        ("accepted: everything", "accepted must be a list"),
    ],
)
def test_an_accepted_break_that_is_expired_or_malformed_is_an_error(run: Runner, accepted: str, problem: str) -> None:
    found = run(breaking("0.2.0"), accepted=accepted)

    assert found.code == 1
    assert problem in found.out


@pytest.mark.slow
def test_an_unknown_effect_fails_until_it_is_accepted(run: Runner) -> None:
    text = plain().add("books.get", "x-note: 1").replace("#/info/version", "0.1.0", "0.2.0").text
    refused = run(text, base_text=PLAIN_TEXT)
    pasted = refused.out.partition("accepted-breaks.yaml:\n\n")[2]

    # The version has to follow as well; but it alone is not enough.
    assert refused.code == 1
    assert "unknown effect" in refused.out
    assert run(text, base_text=PLAIN_TEXT, accepted=f"accepted:\n{pasted}").code == 0


@pytest.mark.slow
def test_a_version_that_goes_down_is_refused(run: Runner) -> None:
    found = run(plain().replace("#/info/version", "0.1.0", "0.0.9").text)

    assert found.code == 1
    assert "info.version went down from 0.1.0 to 0.0.9" in found.out


@pytest.mark.slow
def test_nothing_changed_is_said(run: Runner) -> None:
    found = run(PLAIN_TEXT + "\n# A remark.\n", accepted="")

    assert found.code == 0
    assert "Nothing changed" in found.out
    for name in ("review.md", "review.html"):
        assert "Nothing changed" in (found.place / name).read_text(encoding="utf-8")


RECURSIVE = """
    Tree:
      type: object
      description: A tree.
      properties:
        next:
          description: The next.
          oneOf:
            - nullable: true
              allOf:
                - $ref: '#/components/schemas/Tree'
            - type: string
    """


@pytest.mark.slow
def test_a_spec_that_cannot_be_generated_still_gets_its_verdict(run: Runner) -> None:
    found = run(plain().remove("Book.id").remove("Book/required/0").text.replace("key: id", "key: id"))
    refused = run(plain().replace("books.get", "books.get", "books_get").text)

    assert "response-required-property-removed" in found.out
    assert refused.code == 1
    assert "No client can be generated from spec.yaml" in refused.out
    assert "python-not-generated" in refused.out


@pytest.mark.slow
def test_a_base_that_could_not_be_generated_is_no_break(run: Runner) -> None:
    text = plain().replace("books.get", "books.get", "books_get").text

    found = run(text.replace("Its title.", "The title."), base_text=text)

    assert found.code == 0
    assert "Callers in Python were not looked at: no client can be generated from base.yaml" in found.out
    assert "In Python" not in found.out


@pytest.mark.slow
def test_recursive_schemas_are_reviewed(run: Runner) -> None:
    base = plain().add("#/components/schemas", RECURSIVE).replace("Done", "properties:", "properties:\n"
                       "        tree:\n          $ref: '#/components/schemas/Tree'").text  # fmt: skip

    found = run(base.replace("- type: string\n    ", "- type: integer\n    ").replace("- type: string\n    Tree", ""),
                base_text=base)  # fmt: skip

    assert found.code in (0, 1), found.err


@pytest.mark.slow
def test_a_document_without_tags_is_reviewed(run: Runner) -> None:
    text = PLAIN_TEXT[: PLAIN_TEXT.index("tags:\n")] + "tags:\n" + PLAIN_TEXT[PLAIN_TEXT.index("paths:\n") :]

    assert run(text).code in (0, 1)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("openapi: [", "spec.yaml:1: not YAML"),
        (plain().replace("#/info/version", "0.1.0", "next").text, "spec.yaml:5: 'next' is not a version"),
        ("", "spec.yaml"),
        (plain().replace("books.delete", "schemas/Done", "schemas/Gone").text,
         "spec.yaml:180: #/components/schemas/Gone leads to nothing in this file"),
        (plain().replace("books.list?from", '"2026-01-01"', "2026-13-01").text,
         "spec.yaml:73: not YAML: 2026-13-01 is not a date"),
    ],
)  # fmt: skip
def test_what_cannot_be_reviewed_is_one_line_and_leaves_no_report(run: Runner, text: str, complaint: str) -> None:
    run(PLAIN_TEXT)

    found = run(text)

    assert (found.code, len(found.err.splitlines())) == (2, 1)
    assert complaint in found.err
    assert not (found.place / "review.md").exists()
    assert "Traceback" not in found.err
    assert "the review failed" not in found.err


@pytest.mark.slow
def test_a_mistake_of_the_review_itself_is_no_success(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("review.review.merge", lambda *_: 1 / 0)

    found = run(PLAIN_TEXT)

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


def test_without_node_the_review_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("review.tools.shutil.which", lambda _: None)
    monkeypatch.setattr("review.tools.ROOT", tmp_path)
    tools._find.cache_clear()

    with pytest.raises(tools.ToolError, match=r"install Node .*npm ci"):
        tools.oasdiff("--version")
    tools._find.cache_clear()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for another oasdiff")
def test_the_pinned_oasdiff_is_the_one_that_is_used(
    programs: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "oasdiff"
    other.write_text("#!/bin/sh\necho oasdiff version 9.9.9\n", encoding="utf-8")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    tools._find.cache_clear()

    assert tools.oasdiff("--version").split()[-1] == tools.OASDIFF
    tools._find.cache_clear()


def test_the_accepted_breaks_of_the_project_can_be_read() -> None:
    assert read_accepted(ROOT / "openapi" / "accepted-breaks.yaml", "accepted-breaks.yaml")[1] == []


@pytest.mark.slow
def test_the_reports_say_the_same(run: Runner) -> None:
    found = run(breaking())

    changes = found.report["changes"]
    assert isinstance(changes, list)
    (change,) = changes
    assert [change["effects"][side]["level"] for side in ("wire", "python")] == ["breaking", "breaking"]
    assert (change["operations"], change["directions"]) == (["books.list"], ["request"])
    assert f"spec.yaml:{change['line']}" in found.out
    for name in ("review.md", "review.html"):
        text = (found.place / name).read_text(encoding="utf-8")
        assert BREAK in text
        assert "+          required: true" in text
        assert "It must be 0.2.0" in text
    page = (found.place / "review.html").read_text(encoding="utf-8")
    assert "src=" not in page
    assert "http" not in page


@pytest.mark.slow
def test_a_changelog_line_has_the_values_and_stands_in_its_section(run: Runner) -> None:
    draft = plain().replace("books.list?ids", "maxItems: 100", "maxItems: 10").add("books.get", "deprecated: true")

    changelog = run(draft.text).out

    assert "### Changed\n\n- **Breaking:** `books.list`: query parameter ids: maxItems 10, was 100." in changelog
    assert "### Deprecated\n\n- `client.books.get` is deprecated." in changelog


def test_a_comment_is_never_too_long_and_says_what_it_leaves_out() -> None:
    entries = [entry(B, f"rule-{number}") for number in range(500)]
    for number, one in enumerate(entries):
        one.findings[0].text = f"`{number}` is {'x' * 300}."
    report = markdown(Review(PLAIN_SPEC, PLAIN_SPEC, "base", entries, Verdict(), []))

    assert len(report) < LONGEST
    assert "changes are left out here" in report


@pytest.mark.slow
def test_the_projects_own_spec_is_reviewed_against_its_last_commit(programs: None, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "review", "diff", "--base", "HEAD", f"--output={tmp_path}"]
    done = subprocess.run(command, cwd=ROOT / "scripts", capture_output=True, encoding="utf-8", timeout=60, check=False)

    assert done.returncode in (0, 1), done.stderr
    assert f"`{SPEC.relative_to(ROOT)}` against `HEAD`" in done.stdout


@pytest.mark.slow
def test_the_version_is_compared_with_the_last_release(programs: None, tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    def reviewed() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "review", "diff", "--base=HEAD"]
        return subprocess.run(command, cwd=tmp_path / "scripts", capture_output=True, encoding="utf-8", check=False)

    for part in ("scripts", "generated", "overlays", "runtime", "openapi"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("generator-config.yaml", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    spec, version = tmp_path / "openapi/provisioning.yaml", tmp_path / "overlays/cloudinary_provisioning/_version.py"
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "release")
    git("tag", "v0.1.0")
    text = spec.read_text(encoding="utf-8").replace("- page_size", "- page_size", 1)
    spec.write_text(text.replace("version: 0.1.0", "version: 0.2.0").replace("region}.", "region}."), encoding="utf-8")
    version.write_text(version.read_text(encoding="utf-8").replace('"0.1.0"', '"0.2.0"'), encoding="utf-8")
    git("commit", "-qam", "bump")
    spec.write_text(
        spec.read_text(encoding="utf-8").replace("[api, api-eu, api-ap]", "[api, api-eu]"), encoding="utf-8"
    )

    done = reviewed()

    assert done.returncode == 0, done.stdout + done.stderr
    assert "info.version: 0.1.0 in v0.1.0, 0.2.0 now. That is enough." in done.stdout
    git("tag", "v0.2.0")
    assert "info.version: 0.2.0 in HEAD, 0.2.0 now. It must be 0.3.0: something breaks." in reviewed().stdout
