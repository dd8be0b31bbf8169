"""One entry for one change, with everything that follows from it, worst first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spec import Pointer, Spec, Trail

from . import rules
from .changes import FACET_OF, Change
from .findings import Finding, Level
from .wire import why


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

    def side(self, side: str) -> Level:
        return max((f.level for f in self.findings if f.side == side), default=Level.NONE)

    @property
    def wire(self) -> Level:
        return self.side("wire")

    @property
    def python(self) -> Level:
        return self.side("python")

    @property
    def level(self) -> Level:
        return max(self.wire, self.python)

    @property
    def is_documentation(self) -> bool:
        return bool(self.changes) and all(change.is_silent for change in self.changes) and self.level is Level.NONE

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
    entries = [Entry([change]) for change in _without_echoes(changes)]
    loose: dict[tuple[str, str], Entry] = {}
    for finding in findings:
        if finding.side == "wire":
            home = _placed(entries, finding, old, new) or _reached(entries, finding, old, new)
        else:
            home = _home(entries, finding)
        if home is None:
            if "of" in finding.facets:
                continue  # alternatives in which only texts differ, or what is told in its own place
            home = loose.setdefault((finding.rule, finding.text), Entry([]))
        home.findings.append(finding)
    for entry in entries:
        wire = [finding for finding in entry.findings if finding.side == "wire"]
        python = [finding for finding in entry.findings if finding.side != "wire"]
        entry.findings = rules.judge(entry.changes[0], old, new, wire) + python
    for finding in (finding for entry in loose.values() for finding in entry.findings):
        finding.why = finding.why or why("", finding.direction, finding.level)
    entries = _told_once([*_together(entries), *loose.values()], old, new)
    former = {o.id: now.id for o in old.operations if (now := new.operation(o.verb, o.path)) is not None}
    for entry in entries:
        _touch(entry, old, new, former)
    return sorted(entries, key=lambda e: (-e.level, e.is_documentation, -e.wire, e.change is None))


def _without_echoes(changes: list[Change]) -> Iterator[Change]:
    """That a property is required is no change of its own where the property itself came or went."""
    presence = {place for c in changes if c.facet == "property" for place in (c.old, c.new) if place}
    for change in changes:
        *owner, keyword, name = change.pointer if len(change.pointer) > 1 else ("", "")
        if not (keyword == "required" and (*owner, "properties", name) in presence):
            yield change


# Where a finding on the wire comes from


def _placed(entries: list[Entry], finding: Finding, old: Spec, new: Spec) -> Entry | None:
    """The entry of the change at the lines of a finding: the deepest around it, or else the one below it."""
    best, best_rank = None, (0, 0, 0)
    for entry in entries:
        change = entry.changes[0]
        if change.is_silent or (change.facet == "schema" and change.kind in ("added", "removed")):
            continue  # a schema is not sent: what refers to it is
        for trail, place, spec in (
            (finding.old_trail, change.old, old),
            (finding.new_trail, change.new, new),
            (_ways(finding.old_trail, old), change.old, old),
            (_ways(finding.new_trail, new), change.new, new),
        ):
            if place is None:
                continue
            for at in trail:
                at = _by_name(at, spec)
                inner = at[-1] if at else ""
                if at[: len(place)] == place or place[: len(at)] == at:
                    fits = FACET_OF.get(inner, inner) == change.facet or change.facet in finding.facets
                    rank = (1 + (at[: len(place)] == place), min(len(place), len(at)), int(fits))
                    if rank > best_rank:
                        best, best_rank = entry, rank
    return best


def _by_name(at: Pointer, spec: Spec) -> Pointer:
    """A place in a list of required properties, by the name that stands there."""
    if at[-2:-1] == ("required",) and at[-1].isdigit():
        return (*at[:-1], str(spec.get(at)))
    return at


def _ways(trail: Trail, spec: Spec) -> Trail:
    return tuple(step for at in trail for step in spec.follow(at)[1:])


def _reached(entries: list[Entry], finding: Finding, old: Spec, new: Spec) -> Entry | None:
    """The entry of a change that leads to the place of a finding, or that fits it by its operation, facet and name."""
    best, best_rank = None, (0, 0, 0, 0)
    targets = {at[:3] for at in (*finding.old_trail, *finding.new_trail) if at[:1] == ("components",)}
    names = {name for quoted in re.findall(r"`([^`]+)`", finding.text) for name in quoted.split("/")[-1:]}
    for index, entry in enumerate(entries):
        change = entry.changes[0]
        if change.is_silent or (change.facet == "schema" and change.kind in ("added", "removed")):
            continue
        sides = [(spec, place) for spec, place in ((old, change.old), (new, change.new)) if place]
        ways = [d for spec, place in sides for name, d in spec.users(place).items() if name == finding.operation]
        if not ways or (finding.direction and not any(finding.direction in d or not d for d in ways)):
            continue
        leads = any(targets & spec.components_below(place) for spec, place in sides)
        fits = change.facet in finding.facets
        named = any(place[-1] in names or (spec.get(spec.follow(place)[-1]) or {}).get("name") in names
                    for spec, place in sides if isinstance(spec.get(place), dict) or place[-1] in names)  # fmt: skip
        rank = (int(named and fits), int(leads) + int(fits), int(change.kind in finding.rule), -index)
        if rank[1] and (best is None or rank > best_rank):
            best, best_rank = entry, rank
    return best


# Where a finding in Python comes from


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
    if change.kind in ("added", "removed") or change.facet in ("reference", "composition"):
        found = max([found, *(i - 0.5 for i, step in enumerate(trail) if step[: len(place)] == place != step)])
    if place[: len(trail[-1])] == trail[-1] and place != trail[-1]:
        found = max(found, len(trail) - 0.5)
    return found


# What is told twice


def _told_once(entries: list[Entry], old: Spec, new: Spec) -> list[Entry]:
    """What a reference leads to may be told in its own place: then it is not told again at the reference."""
    for entry in entries:
        change = entry.change
        if change is None or change.facet != "reference":
            continue
        led = {step[:3] for spec, place in ((old, change.old), (new, change.new)) if place
               for step in spec.follow(place)[1:]}  # fmt: skip
        known = max((other.wire for other in entries if other is not entry and other.change is not None
                     and other.change.pointer[:3] in led), default=Level.NONE)  # fmt: skip
        if any(f.side == "wire" and not f.rule.startswith("review-") for f in entry.findings):
            continue
        entry.findings = [f for f in entry.findings if f.side != "wire" or f.level > known]
    return entries


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
