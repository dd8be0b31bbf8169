"""One entry for one change, with everything that follows from it, worst first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from spec import Spec

from . import rules
from .changes import FACET_OF, Change, letters
from .findings import Finding, Level
from .wire import why

below = lru_cache(maxsize=None)(Spec.components_below)


@dataclass
class Entry:
    """A change and its effects. Without a change: effects that nothing in the spec explains."""

    change: Change | None
    findings: list[Finding] = field(default_factory=list)
    operations: list[str] = field(default_factory=list)
    directions: list[str] = field(default_factory=list)

    def side(self, side: str) -> Level:
        return max((f.level for f in self.findings if f.side == side), default=Level.NONE)

    @property
    def level(self) -> Level:
        return max(self.side("wire"), self.side("python"))

    @property
    def is_documentation(self) -> bool:
        return self.change is not None and self.change.is_silent and self.level is Level.NONE

    @property
    def accepted(self) -> list[str]:
        """Who accepted its breaks, why, and until when."""
        return list(dict.fromkeys(finding.accepted for finding in self.findings if finding.accepted))

    def told(self, side: str) -> list[Finding]:
        """The findings of a side, the worst first; of those that say the same of several calls, the first."""
        found: dict[tuple[str, str], Finding] = {}
        for finding in sorted(self.findings, key=lambda f: -f.level):
            if finding.side == side:
                alike = re.sub(r"client\.[\w.]+|(?<=`)[^`]*/|status `\d+`|`\d+` status", "", finding.text)
                found.setdefault((finding.rule, alike), finding)
        return list(found.values())


def merge(old: Spec, new: Spec, changes: list[Change], findings: Iterable[Finding]) -> list[Entry]:
    """The entries of a review."""
    entries = [(change, Entry(change)) for change in _without_echoes(changes)]
    loose: dict[tuple[str, str], Entry] = {}
    for finding in findings:
        ranks = [(_rank(finding, change, old, new), entry) for change, entry in entries]
        rank, home = max(ranks, key=lambda ranked: ranked[0], default=((), None))
        if not rank and "of" in finding.facets:
            continue  # alternatives in which only texts differ, or what is told in its own place
        if home is None or not rank:
            home = loose.setdefault((finding.rule, finding.text), Entry(None))
        home.findings.append(finding)
    for change, entry in entries:
        wire = [finding for finding in entry.findings if finding.side == "wire"]
        python = [finding for finding in entry.findings if finding.side != "wire"]
        entry.findings = rules.judge(change, old, new, wire) + python
    for finding in (finding for entry in loose.values() for finding in entry.findings):
        finding.why = finding.why or why("", finding.direction, finding.level)
    found = [*(entry for _, entry in entries), *loose.values()]
    for entry in found:
        _touch(entry, old, new)
    return sorted(found, key=lambda e: (-e.level, e.is_documentation, -e.side("wire"), e.change is None))


def _without_echoes(changes: list[Change]) -> Iterator[Change]:
    """That a property is required is no change of its own where the property itself came or went."""
    presence = {place for c in changes if c.facet == "property" for place in (c.old, c.new) if place}
    for change in changes:
        *owner, keyword, name = change.pointer if len(change.pointer) > 1 else ("", "")
        if not (keyword == "required" and (*owner, "properties", name) in presence):
            yield change


def _rank(finding: Finding, change: Change, old: Spec, new: Spec) -> tuple[int, ...]:
    """How well a change explains a finding, for comparison; empty if it does not.

    A change at the place of the finding is better than one that a reference leads to; then kind and name count.
    """
    if change.is_silent or (finding.side == "wire" and change.facet == "schema"):
        return ()  # a schema is not sent: what refers to it is
    best: tuple[int, ...] = ()
    node = next((side for side in (change.after, change.before) if isinstance(side, dict)), {})
    names = {letters(name) for name in (*change.pointer[-1:], node.get("name", ""))} - {""}
    fits = change.facet in finding.facets
    named = fits and any(letters(re.split("[/.]", said)[-1]) in names for said in re.findall("`([^`]+)`", finding.text))
    for spec, place, trail in ((old, change.old, finding.old_trail), (new, change.new, finding.new_trail)):
        if place is None:
            continue
        steps = [step for at in trail for step in spec.follow(at)]
        itself = len(steps) - len(spec.follow(trail[-1])) if trail else 0
        for index, at in enumerate(steps):
            about = fits or (bool(at) and FACET_OF.get(at[-1], at[-1]) == change.facet)
            is_inside = place[: len(at)] == at and (named or index >= itself)  # not in what it is only part of
            if is_inside or (at[: len(place)] == place and (place or about)):
                best = max(best, (2, about, named, at[: len(place)] == place, index, min(len(place), len(at))))
        leads = any(at[:3] in below(spec, place) for at in steps)
        ways = spec.users(place).get(finding.operation)
        if finding.side == "wire" and ways is not None and finding.direction in ("", *ways):
            best = max(best, (1, named, leads + fits, change.kind in finding.rule)) if leads or fits else best
        elif finding.side == "python" and fits and (leads or any(place[:3] in below(spec, at) for at in steps)):
            best = max(best, (1, named, leads))
    return best


def _touch(entry: Entry, old: Spec, new: Spec) -> None:
    """Note the operations that an entry touches."""
    change, users = entry.change, dict[str, set[str]]()
    if change is not None:
        users = new.users(change.new) if change.new is not None else old.users(change.old or ())
    entry.operations = sorted(users or {finding.operation for finding in entry.findings} - {""})
    entry.directions = sorted({direction for directions in users.values() for direction in directions})
