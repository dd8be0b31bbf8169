"""One entry for one change, with everything that follows from it, worst first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spec import Pointer, Spec, Trail

from . import house
from .changes import Change
from .findings import Finding, Level


@dataclass
class Entry:
    """A change and its effects. Without a change: effects that nothing in the spec explains."""

    changes: list[Change]
    findings: list[Finding] = field(default_factory=list)
    operations: list[str] = field(default_factory=list)
    directions: list[str] = field(default_factory=list)

    @property
    def change(self) -> Change | None:
        return self.changes[0] if self.changes else None

    @property
    def wire(self) -> Level:
        return max((f.level for f in self.findings if f.side == "wire"), default=Level.NONE)

    @property
    def python(self) -> Level:
        return max((f.level for f in self.findings if f.side == "python"), default=Level.NONE)

    @property
    def level(self) -> Level:
        return max(self.wire, self.python)

    @property
    def is_documentation(self) -> bool:
        return bool(self.changes) and all(change.is_silent for change in self.changes) and self.level is Level.NONE

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
    entries = [Entry([change]) for change in _without_echoes(changes)]
    loose: dict[tuple[str, str], Entry] = {}
    for finding in findings:
        home = _home(entries, finding) or _distant(entries, finding, old, new)
        if home is None:
            home = loose.setdefault((finding.rule, finding.text), Entry([]))
        home.findings.append(finding)
    told = _told(entries, old, new)
    for entry in entries:
        _correct(entry, old, new, told)
    entries = [*_together(entries), *loose.values()]
    former = {o.id: now.id for o in old.operations if (now := new.operation(o.verb, o.path)) is not None}
    for entry in entries:
        _touch(entry, old, new, former)
    return sorted(entries, key=lambda e: (-e.level, e.is_documentation, -max(e.wire, 0), e.change is None))


def _without_echoes(changes: list[Change]) -> Iterator[Change]:
    """That a property is required is no change of its own where the property itself came or went."""
    presence = {c.pointer for c in changes if c.facet == "property"}
    for change in changes:
        *owner, keyword, name = change.pointer if len(change.pointer) > 1 else ("", "")
        if not (keyword == "required" and (*owner, "properties", name) in presence):
            yield change


def _home(entries: list[Entry], finding: Finding) -> Entry | None:
    """The entry of the change that a finding comes from: deepest on its way, of a fitting kind."""
    best, best_rank = None, (False, -1.0)
    for entry in entries:
        for change in entry.changes:
            depth = max(_depth(finding.old_trail, change.old, change), _depth(finding.new_trail, change.new, change))
            if depth < 0 or change.is_silent:
                continue
            rank = (change.facet in finding.facets, depth)
            if rank > best_rank:
                best, best_rank = entry, rank
    return best


def _depth(trail: Trail, place: Pointer | None, change: Change) -> float:
    """How far along the way a change stands; -1 if it is not on it."""
    if place is None or not trail:
        return -1
    found = max((index for index, step in enumerate(trail) if step == place), default=-1.0)
    if change.kind in ("added", "removed") or change.facet == "reference":
        found = max([found, *(i - 0.5 for i, step in enumerate(trail) if step[: len(place)] == place != step)])
    if place[: len(trail[-1])] == trail[-1] and place != trail[-1]:
        found = max(found, len(trail) - 0.5)
    if found < 0 and (change.facet == "header" or "headers" in place):  # of which a way knows no more than the response
        found = max((index for index, step in enumerate(trail) if place[: len(step)] == step), default=-1.0)
    return found


def _distant(entries: list[Entry], finding: Finding, old: Spec, new: Spec) -> Entry | None:
    """The only entry of a fitting kind that the operation has to do with, where the way to the place is not told."""
    found = [
        entry
        for entry in entries
        for change in entry.changes
        if change.facet in finding.facets
        and any(
            finding.operation in spec.users(place) for spec, place in ((old, change.old), (new, change.new)) if place
        )
    ]
    return found[0] if len(found) == 1 else None


def _told(entries: list[Entry], old: Spec, new: Spec) -> dict[Pointer, Level]:
    """What is already said on the wire of each component, in its place or where something refers to it."""
    found: dict[Pointer, Level] = {}
    for entry in entries:
        for place in _components(entry.changes[0], old, new):
            found[place] = max(found.get(place, Level.NONE), entry.wire)
    return found


def _components(change: Change, old: Spec, new: Spec) -> set[Pointer]:
    """The components that a change is in, or leads to."""
    places = [step for spec, place in ((old, change.old), (new, change.new)) if place for step in spec.follow(place)]
    return {place[:3] for place in places if place[:1] == ("components",)}


def _correct(entry: Entry, old: Spec, new: Spec, told: dict[Pointer, Level]) -> None:
    """What our own knowledge adds to, or takes from, what oasdiff says of a change."""
    change = entry.changes[0]
    if better := house.instead(change, old, new):
        entry.findings = [finding for finding in entry.findings if finding.side != "wire"] + [better]
    elif entry.wire is Level.NONE:
        # What a reference leads to may be told in its own place.
        known = max((told[place] for place in _components(change, old, new)), default=Level.NONE)
        is_told = known if change.facet == "reference" else Level.NONE
        entry.findings += [finding for finding in house.unseen(change, old, new) if finding.level > is_told]
    elif change.facet in ("type", "limits", "reference") and entry.wire < Level.BREAKING:
        entry.findings += [finding for finding in house.unseen(change, old, new) if finding.level is Level.BREAKING]


def _together(entries: list[Entry]) -> Iterator[Entry]:
    """Operations that went from one tag to another, under the names that they had, are one change."""
    moved: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        change = entry.changes[0]
        if change.facet == "call" and "." in str(change.before) and "." in str(change.after):
            (tag, name), (other, same) = str(change.before).split(".", 1), str(change.after).split(".", 1)
            if name == same and tag != other:
                if (tag, other) in moved:
                    moved[tag, other].changes += entry.changes
                    moved[tag, other].findings += entry.findings
                    continue
                moved[tag, other] = entry
        yield entry


def _touch(entry: Entry, old: Spec, new: Spec, now: dict[str, str]) -> None:
    found: dict[str, set[str]] = {}
    for change in entry.changes:
        for spec, place in ((old, change.old), (new, change.new)):
            for operation, directions in (spec.users(place) if place else {}).items():
                found.setdefault(now.get(operation, operation), set()).update(directions)
    for finding in entry.findings:
        if finding.operation and (old.operation_of(finding.operation) or new.operation_of(finding.operation)):
            found.setdefault(now.get(finding.operation, finding.operation), set()).update({finding.direction} - {""})
    entry.operations = sorted(found)
    entry.directions = sorted({direction for directions in found.values() for direction in directions})
