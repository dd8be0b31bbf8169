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
        home = _placed(entries, finding, old, new)
        if home is None and finding.side == "wire":
            home = _reached(entries, finding, old, new)
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


# Where a finding comes from


def _placed(entries: list[Entry], finding: Finding, old: Spec, new: Spec) -> Entry | None:
    """The entry of the change at the places of a finding: of a fitting kind, around it, and the deepest."""
    best, best_rank = None, (0, 0, 0, 0)
    trails = _along(finding.old_trail, old), _along(finding.new_trail, new)
    for entry, change in _candidates(entries, finding):
        for trail, place in zip(trails, (change.old, change.new), strict=True):
            for index, at in enumerate(trail):
                if place is None or not (_is_in(at, place) or _is_in(place, at)):
                    continue
                is_about = change.facet in finding.facets or (bool(at) and FACET_OF.get(at[-1], at[-1]) == change.facet)
                rank = (1 + is_about, 1 + _is_in(at, place), index, min(len(place), len(at)))
                if rank > best_rank:
                    best, best_rank = entry, rank
    return best


def _reached(entries: list[Entry], finding: Finding, old: Spec, new: Spec) -> Entry | None:
    """The entry of a change that touches the operation of a finding: named in it, leading to it, of a fitting kind."""
    best, best_rank = None, (0, 0, 0)
    names = {quoted.rpartition("/")[2] for quoted in re.findall(r"`([^`]+)`", finding.text)}
    targets = {at[:3] for at in (*finding.old_trail, *finding.new_trail) if at[:1] == ("components",)}
    for entry, change in _candidates(entries, finding):
        sides = [(spec, place) for spec, place in ((old, change.old), (new, change.new)) if place]
        ways = [d for spec, place in sides for name, d in spec.users(place).items() if name == finding.operation]
        if not any(not finding.direction or not way or finding.direction in way for way in ways):
            continue
        leads = any(targets & spec.components_below(place) for spec, place in sides)
        fits = change.facet in finding.facets
        node = change.after if isinstance(change.after, dict) else change.before
        is_named = change.pointer[-1] in names or (isinstance(node, dict) and node.get("name") in names)
        rank = (is_named and fits, leads + fits, change.kind in finding.rule)
        if rank[1] and rank > best_rank:
            best, best_rank = entry, rank
    return best


def _candidates(entries: list[Entry], finding: Finding) -> Iterator[tuple[Entry, Change]]:
    for entry in entries:
        for change in entry.changes:
            is_schema = change.facet == "schema" and change.kind in ("added", "removed")
            # A schema is not sent: what refers to it is.
            if not change.is_silent and not (is_schema and finding.side == "wire"):
                yield entry, change


def _is_in(place: Pointer, other: Pointer) -> bool:
    return place[: len(other)] == other


def _along(trail: Trail, spec: Spec) -> Trail:
    return tuple(_by_name(step, spec) for at in trail for step in spec.follow(at))


def _by_name(at: Pointer, spec: Spec) -> Pointer:
    """A place in a list of required properties, by the name that stands there."""
    if at[-2:-1] == ("required",) and at[-1].isdigit():
        return (*at[:-1], str(spec.get(at)))
    return at


# What is told twice


def _told_once(entries: list[Entry], old: Spec, new: Spec) -> list[Entry]:
    """What a reference leads to may be told in its own place: then it is not told again at the reference."""
    for entry in entries:
        change = entry.change
        if change is None or change.facet != "reference":
            continue
        led = {
            step[:3] for spec, place in ((old, change.old), (new, change.new)) for step in spec.follow(place or ())[1:]
        }
        others = [other for other in entries if other is not entry and other.change]
        known = max((o.wire for o in others if o.change and o.change.pointer[:3] in led), default=Level.NONE)
        if all(f.side != "wire" or f.rule.startswith("review-") for f in entry.findings):
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
