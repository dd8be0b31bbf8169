"""A review from end to end: two versions of spec and code in, entries and a verdict out."""

from __future__ import annotations

import contextlib
import datetime
import re
import tarfile
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from spec import DocumentError, Spec, parse_pointer

from . import python, wire
from .changes import compare
from .findings import Finding
from .merge import Entry, merge
from .surface import PACKAGES, generate
from .tools import ROOT, SPEC, ToolError, run
from .verdict import Verdict, judge, read_accepted
from .verdict import Version as Number

ACCEPTED = "openapi/accepted-breaks.yaml"
VERSION_FILE = "overlays/cloudinary_provisioning/_version.py"


@dataclass
class Version:
    """One side of the comparison: the spec, its client, and the version of the package."""

    file: Path
    name: str
    generated: Path | Future[Path]
    by_hand: list[Path]
    package: str | None = None

    @property
    def code(self) -> list[Path]:
        """The directories with the packages. ToolError if there is no client for the spec."""
        made = self.generated if isinstance(self.generated, Path) else self.generated.result()
        return [made, *self.by_hand]


@dataclass
class Review:
    """What there is to report."""

    old: Spec
    new: Spec
    base: str
    entries: list[Entry]
    verdict: Verdict
    notes: list[str] = field(default_factory=list)


def review(
    old: Version, new: Version, accepted: Path | None = None, release: Version | None = None, since: str = ""
) -> Review:
    """Compare two versions; the numbers of the new one also with the last release, if there is one."""
    after = read(new.file, new.name)
    before = read(old.file, f"{new.name} of {old.name}")
    entries, notes = _compare(before, after, old, new)
    breaks, problems = read_accepted(accepted, ACCEPTED) if accepted else ([], [])
    counted, unreleased, of = old, None, before
    if release is not None:
        of, counted = read(release.file, f"{new.name} of {since}"), release
        unreleased, _ = _compare(of, after, release, new)
    spec_place = f"{new.name}:{after.place(('info', 'version')).first}"
    versions = [("info.version", spec_place, of.version, after.version)]
    if counted.package and new.package:
        versions.append(("the package version", f"{VERSION_FILE}:{_version_line()}", counted.package, new.package))
    verdict = judge(entries, versions, since or old.name, breaks, datetime.date.today(), unreleased)
    for judged, was in zip(verdict.versions, (before.version, old.package or ""), strict=False):
        if judged.new < Number.parse(was):
            verdict.problems.append(f"{judged.place}: {judged.what} went down from {was} to {judged.new}")
    verdict.problems[:0] = problems
    return Review(before, after, old.name, entries, verdict, notes)


def read(file: Path, name: str) -> Spec:
    """A spec whose references lead somewhere."""
    spec = Spec.read(file, name)
    for pointer in spec.places:
        if pointer[-1:] == ("$ref",) and not {"example", "examples"} & {*pointer}:
            reference = str(spec.get(pointer))
            if not reference.startswith("#/") or spec.get(parse_pointer(reference)) is None:
                line = spec.place(pointer).first
                raise DocumentError(f"{name}:{line}: {reference[:200]} leads to nothing in this file")
    for pointer, what in ((("info", "version"), "has no info.version"), (("paths",), "has no paths")):
        if not spec.get(pointer):
            raise DocumentError(f"{name}:{spec.place(pointer).first}: it {what}")
    return spec


def _compare(before: Spec, after: Spec, old: Version, new: Version) -> tuple[list[Entry], list[str]]:
    changes = compare(before, after)
    findings: list[Finding] = []
    notes: list[str] = []
    if changes:
        findings += wire.findings(before, after, old.file, new.file)
    try:
        old_code = old.code
    except ToolError as error:
        notes.append(f"Callers in Python were not looked at: {error}.")
    else:
        try:
            findings += python.findings(before, after, old_code, new.code, changes)
        except ToolError as error:
            findings.append(python.refused(str(error)))
    return merge(before, after, changes, findings), notes


@contextlib.contextmanager
def of_git(base: str) -> Iterator[tuple[Version, Version, Version | None, str]]:
    """What a git ref has, what the working tree has, with its code made anew, and what the last release had."""
    with tempfile.TemporaryDirectory() as directory, ThreadPoolExecutor(1) as pool:
        place = Path(directory)
        generated = pool.submit(generate, ROOT / SPEC, place / "new")
        old = _archived(base, place / "base", short_name(base))
        tag = last_release()
        release = None
        if tag and commit(tag) != commit(base):
            with contextlib.suppress(ToolError):
                release = _archived(tag, place / "release", tag)
        by_hand = [ROOT / part for part in PACKAGES if part != "generated"]
        new = Version(ROOT / SPEC, SPEC, generated, by_hand, _package_version(ROOT / VERSION_FILE))
        yield old, new, release, tag if release else ""


@contextlib.contextmanager
def of_files(old: Path, new: Path, name: str) -> Iterator[tuple[Version, Version]]:
    """Two specs, with the clients of both made anew."""
    by_hand = [ROOT / part for part in PACKAGES if part != "generated"]
    with tempfile.TemporaryDirectory() as directory, ThreadPoolExecutor(1) as pool:
        place = Path(directory)
        yield (
            Version(old, old.name, pool.submit(generate, old, place / "old"), by_hand),
            Version(new, name, pool.submit(generate, new, place / "new"), by_hand),
        )


def _archived(ref: str, place: Path, name: str) -> Version:
    """The spec and the packages of a git ref, as committed; older ones have fewer packages."""
    parts = run("git", "ls-tree", "--name-only", ref).split()
    tar = place.with_suffix(".tar")
    try:
        kept = [part for part in PACKAGES if part in parts]
        run("git", "archive", "--format=tar", f"--output={tar}", ref, SPEC, *kept)
    except ToolError as error:
        raise ToolError(f"nothing to compare with at {ref}: {error}") from None
    with tarfile.open(tar) as archive:
        archive.extractall(place, filter="data")
    by_hand = [place / part for part in PACKAGES if part != "generated"]
    return Version(place / SPEC, name, place / "generated", by_hand, _package_version(place / VERSION_FILE))


def merge_base(main: str = "main") -> str:
    """Where the branch left main; on main itself that is where it stands."""
    for name in (f"origin/{main}", main):
        with contextlib.suppress(ToolError):
            return run("git", "merge-base", "HEAD", name).strip()
    raise ToolError(f"HEAD and {main} have no merge base: say what to compare with, as in `make review BASE=HEAD~1`")


def last_release() -> str:
    """The newest tag that is an ancestor; nothing if there is none."""
    try:
        return run("git", "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*", "HEAD").strip()
    except ToolError:
        return ""


def commit(ref: str) -> str:
    return run("git", "rev-parse", f"{ref}^{{commit}}").strip()


def short_name(ref: str) -> str:
    """A ref as a reader knows it."""
    return run("git", "rev-parse", "--short", ref).strip() if re.fullmatch(r"[0-9a-f]{40}", ref) else ref


def _package_version(path: Path) -> str:
    found = re.search(r'__version__ = "([^"]+)"', path.read_text(encoding="utf-8")) if path.exists() else None
    if found is None:
        raise ToolError(f"no version in {VERSION_FILE}")
    return found[1]


def _version_line() -> int:
    lines = (ROOT / VERSION_FILE).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith("__version__"))
