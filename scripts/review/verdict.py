"""Whether the version is right, and which breaks were accepted."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from spec import Document, DocumentError, show_pointer

from .findings import Finding, Level
from .merge import Entry

KEYS = "rule, operation, pointer, reason, by, expires"


class Version(NamedTuple):
    """A version by semver; what follows the three numbers is ignored."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str, where: str = "") -> Version:
        found = re.match(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", text)
        if found is None:
            raise DocumentError(f"{where}{text!r} is not a version such as 1.2.3")
        return cls(*(int(number or 0) for number in found.groups()))

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def after(self, level: Level) -> Version:
        """The version that a change of this level asks for; below 1.0 a minor bump stands for a major."""
        if level is Level.NONE:
            return self
        if level >= Level.UNKNOWN and self.major:
            return Version(self.major + 1, 0, 0)
        if level >= Level.UNKNOWN or self.major:
            return Version(self.major, self.minor + 1, 0)
        return Version(self.major, self.minor, self.patch + 1)


@dataclass(frozen=True)
class Judged:
    """A version before and after, and what it should be."""

    what: str
    place: str  # the line that says it
    since: str  # what it is compared with: the last release, or the base
    old: Version
    new: Version
    level: Level  # of what is not accepted

    @property
    def wanted(self) -> Version:
        return self.old.after(self.level)

    @property
    def is_enough(self) -> bool:
        """Only a break without its bump is refused: other changes wait for the release."""
        return self.new >= self.old and (self.level < Level.UNKNOWN or self.new >= self.wanted)

    def __str__(self) -> str:
        if not self.is_enough:
            breaks = "something breaks" if self.level is Level.BREAKING else "something may break"
            end = f"It must be {self.wanted}: {breaks}."
        elif self.level is Level.NONE:
            end = "No other is needed."
        else:
            is_far = self.new >= self.wanted
            end = "That is enough." if is_far else f"The next release must be {self.wanted} at least."
        return f"{self.what}: {self.old} in {self.since}, {self.new} now. {end}"


@dataclass
class Verdict:
    """What the review decides."""

    versions: list[Judged] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return not self.problems and all(version.is_enough for version in self.versions)


@dataclass
class Accepted:
    """A break that somebody accepted, and until when. TypeError if something is missing, ValueError without a date."""

    rule: str
    operation: str
    pointer: str
    reason: str
    by: str
    expires: datetime.date
    place: str = field(kw_only=True)

    def __post_init__(self) -> None:
        if not all(vars(self).values()):
            raise TypeError
        self.expires = datetime.date.fromisoformat(str(self.expires))

    def __str__(self) -> str:
        return f"{self.rule} of {self.operation} at {self.pointer}"


def pointers(entry: Entry, finding: Finding) -> list[str]:
    """What an accepted break may call the place of a finding: a pointer, or where no change explains it, its name."""
    if entry.change is None:
        named = re.match(r"`[^`]+`( of `[^`]+`)?", finding.text)
        return [named[0].replace("`", "") if named else "*"]
    sides = (entry.change.pointer, entry.change.old)
    return list(dict.fromkeys(show_pointer(side) for side in sides if side is not None))


def read_accepted(path: Path, name: str) -> tuple[list[Accepted], list[str]]:
    """The accepted breaks, and what is wrong with their file."""
    if not path.exists() or not path.read_text(encoding="utf-8").strip():
        return [], []
    document = Document.read(path, name)
    found, problems = [], []
    entries = document.data.get("accepted") or []
    if not isinstance(entries, list):
        return [], [f"{name}:1: accepted must be a list"]
    for index, entry in enumerate(entries):
        place = f"{name}:{document.place(('accepted', str(index))).first}"
        try:
            found.append(Accepted(**entry, place=place))
        except TypeError:
            problems.append(f"{place}: an entry has exactly {KEYS}")
        except ValueError:
            problems.append(f"{place}: expires must be a date such as 2026-12-31, not {entry['expires']}")
    return found, problems


def accept(entries: list[Entry], accepted: list[Accepted], today: datetime.date) -> list[str]:
    """Mark the findings that were accepted; what is wrong with entries that accept nothing."""
    hints = []
    breaks = [(e, f) for e in entries for f in e.findings if f.level >= Level.UNKNOWN]
    for one in (one for one in accepted if one.expires >= today):
        near = []
        for entry, finding in breaks:
            known = ["*", finding.operation] if finding.operation else ["*", *entry.operations]
            if one.rule == finding.rule and one.operation in known:
                if one.pointer in (places := pointers(entry, finding)):
                    finding.accepted = f"Accepted by {one.by} until {one.expires}: {one.reason}"
                near.append((one.pointer in places, places[0]))
        # It stays valid after it was merged; but if there is such a break close by, its pointer is wrong.
        others = [place for _, place in near if place.split("/")[:4] == one.pointer.split("/")[:4]]
        if others and not any(is_it for is_it, _ in near):
            hints.append(f"{one.place}: nothing changed at {one.pointer}; did you mean {others[0]}?")
    return hints


def judge(
    entries: list[Entry],
    versions: list[tuple[str, str, str, str]],
    since: str,
    accepted: list[Accepted],
    today: datetime.date,
    unreleased: list[Entry] | None = None,
) -> Verdict:
    """The verdict on the entries of a review.

    `versions` have what each is of, its place, and what it was and is. What breaks on the wire breaks callers in Python
    too. `unreleased` are the entries since the last release, if the versions are compared with that.
    """
    verdict = Verdict(hints=accept(entries, accepted, today))
    accept(unreleased or [], accepted, today)
    for break_ in accepted:
        if break_.expires < today:
            verdict.problems.append(f"{break_.place}: expired on {break_.expires}: {break_}")
    for entry, finding in ((e, f) for e in entries for f in e.findings if f.needs is Level.UNKNOWN):
        verdict.problems.append(f"unknown effect at {pointers(entry, finding)[0]}: accept it, or ask for a rule")
    counted = [f for e in (entries if unreleased is None else unreleased) for f in e.findings]
    for what, place, was, now in versions:
        is_of_wire = what == "info.version" and len(versions) > 1
        level = max((f.needs for f in counted if f.side == "wire" or not is_of_wire), default=Level.NONE)
        versions_ = Version.parse(was), Version.parse(now, f"{place}: ")
        verdict.versions.append(Judged(what, place, since, *versions_, level))
    return verdict
