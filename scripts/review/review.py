"""A review from end to end: two versions of spec and code in, entries and a verdict out."""

from __future__ import annotations

import contextlib
import datetime
import re
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
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
    """One side of the comparison: the spec, the packages, and where they are from."""

    file: Path
    name: str
    generated: Path | Future[Path]
    top: Path | None = None  # the directory with the packages; without one they are ours, and have no version

    @property
    def code(self) -> list[Path]:
        """The directories with the packages. ToolError if there is no client for the spec."""
        made = self.generated if isinstance(self.generated, Path) else self.generated.result()
        return [made, *((self.top or ROOT) / part for part in PACKAGES if part != "generated")]

    def package(self) -> tuple[str, str]:
        """The line of the package's version, and the version."""
        path = (self.top or ROOT) / VERSION_FILE
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if path.exists() else ():
            if found := re.match(r'__version__ = "([^"]+)"', line):
                return f"{VERSION_FILE}:{number}", found[1]
        raise ToolError(f"no version in {VERSION_FILE} of {self.name}")


@dataclass
class Review:
    """What there is to report."""

    old: Spec
    new: Spec
    base: str
    entries: list[Entry]
    verdict: Verdict
    notes: list[str]


def review(old: Version, new: Version, accepted: Path, release: Version | None = None) -> Review:
    """Compare two versions; the numbers of the new one also with the last release, if there is one."""
    after = read(new.file, new.name)
    before = read(old.file, f"{new.name} of {old.name}")
    entries, notes = _compare(before, after, old, new)
    breaks, problems = read_accepted(accepted, ACCEPTED)
    counted, of, unreleased = old, before, None
    if release is not None:
        counted, of = release, read(release.file, f"{new.name} of {release.name}")
        unreleased, _ = _compare(of, after, release, new)
    versions = [("info.version", f"{new.name}:{after.place(('info', 'version')).first}", of.version, after.version)]
    went = [before.version]
    if new.top:
        place, now = new.package()
        versions.append(("the package version", place, counted.package()[1], now))
        went.append(old.package()[1])
    verdict = judge(entries, versions, counted.name, breaks, datetime.date.today(), unreleased)
    for judged, was in zip(verdict.versions, went, strict=True):
        if judged.new < Number.parse(was):
            problems.append(f"{judged.place}: {judged.what} went down from {was} to {judged.new}")
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
    for pointer in (("info", "version"), ("paths",)):
        if not spec.get(pointer):
            raise DocumentError(f"{name}:{spec.place(pointer).first}: it has no {'.'.join(pointer)}")
    return spec


def _compare(before: Spec, after: Spec, old: Version, new: Version) -> tuple[list[Entry], list[str]]:
    changes = compare(before, after)
    findings: list[Finding] = wire.findings(before, after, old.file, new.file) if changes else []
    notes: list[str] = []
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


Sides = tuple[Version, Version, Version | None]


@contextlib.contextmanager
def of_git(base: str) -> Iterator[Sides]:
    """What a git ref has, what the working tree has, with its code made anew, and what the last release had."""
    with tempfile.TemporaryDirectory() as directory, ThreadPoolExecutor(1) as pool:
        place = Path(directory)
        generated = pool.submit(generate, ROOT / SPEC, place / "new")
        is_hash = re.fullmatch(r"[0-9a-f]{40}", base)
        old = _archived(base, place / "base", base[:7] if is_hash else base)
        release = None
        with contextlib.suppress(ToolError):  # there is none yet
            tag = run("git", "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*", "HEAD").strip()
            if len({run("git", "rev-parse", f"{ref}^{{commit}}") for ref in (tag, base)}) == 2:
                release = _archived(tag, place / "release", tag)
        yield old, Version(ROOT / SPEC, SPEC, generated, ROOT), release


@contextlib.contextmanager
def of_files(old: Path, new: Path, name: str) -> Iterator[Sides]:
    """Two specs, with the clients of both made anew."""
    with tempfile.TemporaryDirectory() as directory, ThreadPoolExecutor(1) as pool:
        made = [pool.submit(generate, spec, Path(directory) / side) for spec, side in ((old, "old"), (new, "new"))]
        yield Version(old, old.name, made[0]), Version(new, name, made[1]), None


def _archived(ref: str, place: Path, name: str) -> Version:
    """The spec and the packages of a git ref, as committed; older ones have fewer packages."""
    tar = place.with_suffix(".tar")
    try:
        kept = {*run("git", "ls-tree", "--name-only", ref).split()} & PACKAGES.keys()
        run("git", "archive", "--format=tar", f"--output={tar}", ref, SPEC, *kept)
    except ToolError as error:
        raise ToolError(f"nothing to compare with at {ref}: {error}") from None
    shutil.unpack_archive(tar, place, filter="data")
    return Version(place / SPEC, name, place / "generated", place)


def merge_base(main: str = "main") -> str:
    """Where the branch left main; on main itself that is where it stands."""
    for name in (f"origin/{main}", main):
        with contextlib.suppress(ToolError):
            return run("git", "merge-base", "HEAD", name).strip()
    raise ToolError(f"HEAD and {main} have no merge base: say what to compare with, as in `make review BASE=HEAD~1`")
