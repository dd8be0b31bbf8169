"""Whether the version is right, and which breaks were accepted."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spec import Document, DocumentError, show_pointer

from .findings import Finding, Level
from .merge import Entry

KEYS = {"rule", "operation", "pointer", "reason", "expires"}


@dataclass(frozen=True)
class Version:
    """A version by semver; what follows the three numbers is left aside."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> Version:
        found = re.match(r"(\d+)\.(\d+)\.(\d+)", text)
        if found is None:
            raise DocumentError(f"{text!r} is not a version of three numbers")
        return cls(*(int(number) for number in found.groups()))

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def after(self, level: Level) -> Version:
        """The version that a change of this level asks for; below 1.0 a minor bump stands for a major."""
        if level is Level.NONE:
            return self
        if level is Level.BREAKING and self.major:
            return Version(self.major + 1, 0, 0)
        if level is Level.BREAKING or self.major:
            return Version(self.major, self.minor + 1, 0)
        return Version(self.major, self.minor, self.patch + 1)

    def suffices(self, wanted: Version) -> bool:
        return (self.major, self.minor, self.patch) >= (wanted.major, wanted.minor, wanted.patch)


@dataclass(frozen=True)
class Judged:
    """A version before and after, and what it should be."""

    what: str
    old: Version
    new: Version
    wanted: Version
    level: Level  # of what is not accepted

    @property
    def is_enough(self) -> bool:
        """Only a break without its bump is refused: other changes wait for the release."""
        return self.level is not Level.BREAKING or self.new.suffices(self.wanted)


@dataclass
class Verdict:
    """What the review comes to."""

    versions: list[Judged]
    problems: list[str] = field(default_factory=list)  # of accepted-breaks.yaml

    @property
    def is_good(self) -> bool:
        return not self.problems and all(version.is_enough for version in self.versions)


@dataclass(frozen=True)
class Accepted:
    """A break that somebody accepted, and until when."""

    rule: str
    operation: str
    pointer: str
    reason: str
    expires: datetime.date
    line: int

    def covers(self, entry: Entry, finding: Finding) -> bool:
        return (
            self.rule == finding.rule
            and self.operation in ("*", finding.operation, *([] if finding.operation else entry.operations))
            and self.pointer in places(entry, finding)
        )


def places(entry: Entry, finding: Finding) -> list[str]:
    """What an accepted break may call the place of a finding: a pointer, or where no change explains it, its name."""
    if not entry.changes:
        return re.findall(r"`([^`]+)`", finding.text)[:1]
    return list(
        dict.fromkeys(show_pointer(side) for c in entry.changes for side in (c.pointer, c.old) if side is not None)
    )


def read_accepted(path: Path, name: str) -> tuple[list[Accepted], list[str]]:
    """The accepted breaks, and what is wrong with their file."""
    document = Document.read(path, name)
    found, problems = [], []
    entries = document.data.get("accepted") or []
    if not isinstance(entries, list):
        return [], [f"{name}: accepted must be a list"]
    for index, entry in enumerate(entries):
        line = document.place(("accepted", str(index))).first
        if not isinstance(entry, dict) or entry.keys() != KEYS or not all(entry.values()):
            problems.append(f"{name}:{line}: an entry has exactly {', '.join(sorted(KEYS))}")
        elif type(entry["expires"]) is not datetime.date:
            problems.append(f"{name}:{line}: expires must be a date such as 2026-12-31")
        else:
            texts = {key: str(value) for key, value in entry.items() if key != "expires"}
            found.append(Accepted(**texts, expires=entry["expires"], line=line))
    return found, problems


def judge(
    entries: list[Entry],
    contract: tuple[str, str],
    package: tuple[str, str] | None,
    accepted: list[Accepted],
    name: str,
    today: datetime.date,
) -> Verdict:
    """The verdict on the entries of a review. What breaks on the wire breaks callers in Python too."""
    used: set[Accepted] = set()
    levels: dict[str, Level] = {"wire": Level.NONE, "python": Level.NONE}
    for entry in entries:
        for finding in entry.findings:
            if finding.level is Level.BREAKING:
                covering = [break_ for break_ in accepted if break_.covers(entry, finding)]
                used.update(covering)
                if any(break_.expires >= today for break_ in covering):
                    continue
            levels[finding.side] = max(levels[finding.side], finding.level)
    both = max(levels.values())
    versions = [_judged("info.version", contract, levels["wire"] if package else both)]
    if package:
        versions.append(_judged("the package version", package, both))
    verdict = Verdict(versions)
    for break_ in accepted:
        if break_.expires < today:
            verdict.problems.append(f"{name}:{break_.line}: expired on {break_.expires}: {_title(break_)}")
        elif break_ not in used:
            verdict.problems.append(f"{name}:{break_.line}: accepts what is not there: {_title(break_)}")
    return verdict


def _judged(what: str, versions: tuple[str, str], level: Level) -> Judged:
    old, new = (Version.parse(version) for version in versions)
    return Judged(what, old, new, old.after(level), level)


def _title(break_: Any) -> str:
    return f"{break_.rule} of {break_.operation} at {break_.pointer}"
