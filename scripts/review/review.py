"""A review from end to end: two versions of spec and code in, entries and a verdict out."""

from __future__ import annotations

import contextlib
import datetime
import re
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spec import Spec

from . import python, wire
from .changes import compare
from .merge import Entry, merge
from .surface import generate
from .tools import ROOT, SPEC, ToolError, run
from .verdict import Verdict, judge, read_accepted

ACCEPTED = "openapi/accepted-breaks.yaml"
VERSION_FILE = "overlays/cloudinary_provisioning/_version.py"
CODE = ("generated", "overlays")


@dataclass(frozen=True)
class Version:
    """One side of the comparison: the spec, the directories with the packages, and the version of the package."""

    file: Path
    code: list[Path]
    package: str | None = None


@dataclass
class Review:
    """What there is to report."""

    old: Spec
    new: Spec
    base: str
    entries: list[Entry]
    verdict: Verdict

    @property
    def is_empty(self) -> bool:
        return not self.entries


def review(old: Version, new: Version, base: str, accepted: Path | None = None, name: str = SPEC) -> Review:
    """Compare two versions."""
    before, after = Spec.read(old.file, f"{name} of {base}"), Spec.read(new.file, name)
    changes = compare(before, after)
    findings = []
    if changes:
        findings += wire.findings(before, after, old.file, new.file)
    findings += python.findings(before, after, old.code, new.code)
    entries = merge(before, after, changes, findings)
    breaks, problems = read_accepted(accepted, ACCEPTED) if accepted else ([], [])
    package = (old.package, new.package) if old.package and new.package else None
    verdict = judge(entries, (before.version, after.version), package, breaks, ACCEPTED, datetime.date.today())
    verdict.problems[:0] = problems
    return Review(before, after, base, entries, verdict)


@contextlib.contextmanager
def of_git(base: str) -> Iterator[tuple[Version, Version]]:
    """What a git ref has, with its code as committed, and what the working tree has, with its code made anew."""
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        try:
            run("git", "archive", "--format=tar", f"--output={place / 'base.tar'}", base, SPEC, *CODE)
        except ToolError as error:
            raise ToolError(f"nothing to compare with at {base}: {error}") from None
        with tarfile.open(place / "base.tar") as tar:
            tar.extractall(place / "base", filter="data")
        old_code = [place / "base" / part for part in CODE]
        generated = generate(ROOT / SPEC, place / "new")
        yield (
            Version(place / "base" / SPEC, old_code, _package_version(place / "base" / VERSION_FILE)),
            Version(ROOT / SPEC, [generated, ROOT / "overlays"], _package_version(ROOT / VERSION_FILE)),
        )


@contextlib.contextmanager
def of_files(old: Path, new: Path) -> Iterator[tuple[Version, Version]]:
    """Two specs, with the code of both made anew; hand-written code plays no part."""
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        yield (
            Version(old, [generate(old, place / "old")]),
            Version(new, [generate(new, place / "new")]),
        )


def merge_base(main: str = "main") -> str:
    """Where the branch left main; on main itself that is where it stands."""
    for name in (f"origin/{main}", main):
        with contextlib.suppress(ToolError):
            return run("git", "merge-base", "HEAD", name).strip()
    raise ToolError(f"HEAD and {main} have no merge base: say what to compare with, as in `make review BASE=HEAD~1`")


def short_name(ref: str) -> str:
    """A ref as a reader knows it."""
    return run("git", "rev-parse", "--short", ref).strip() if re.fullmatch(r"[0-9a-f]{40}", ref) else ref


def _package_version(path: Path) -> str:
    found = re.search(r'__version__ = "([^"]+)"', path.read_text(encoding="utf-8")) if path.exists() else None
    if found is None:
        raise ToolError(f"no version in {VERSION_FILE}")
    return found[1]
