"""How a change is told: what it is about, what happened to it, and the lines that show it."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spec import VERBS, Place, Pointer, Spec

from .changes import MISSING, Change
from .merge import Entry
from .review import Review

LONGEST = 14  # lines of a value before it is cut
OUTSIDE = "The package, apart from the spec"
SECTIONS = {"schemas": "schema", "securitySchemes": "security scheme", "requestBodies": "body"}
HAPPENED = {
    "text": "described in another way", "example": "another example", "reference": "refers to something else",
    "readOnly": "goes another way", "writeOnly": "goes another way", "security": "other credentials",
    "scheme": "other credentials", "style": "written in another way", "composition": "put together in another way",
}  # fmt: skip


def group(entry: Entry, review: Review) -> str:
    """The component or operation that a change belongs to."""
    change = entry.change
    if change is None:
        return OUTSIDE
    pointer, spec = _side(change, review)
    if pointer[:1] == ("components",) and len(pointer) > 2:
        return f"{SECTIONS.get(pointer[1], pointer[1].removesuffix('s'))} {pointer[2]}"
    if pointer[:1] == ("paths",) and len(pointer) > 1:
        operation = next((o for o in spec.operations if o.pointer == pointer[:3]), None)
        return operation.id if operation else pointer[1]
    return "The document"


def inner(entry: Entry, review: Review) -> str:
    """What of its group changed."""
    change = entry.change
    if change is None:
        return entry.findings[0].text.rstrip(".")
    pointer, spec = _side(change, review)
    start = 3 if pointer[:1] == ("components",) or (pointer[2:3] and pointer[2] in VERBS) else 2
    return " ".join(_steps(spec, pointer, start if pointer[:1] in (("components",), ("paths",)) else 0))


def subject(entry: Entry, review: Review) -> str:
    """What changed, with the component or operation that it belongs to."""
    if entry.change is None:
        return inner(entry, review)
    return ": ".join(part for part in (group(entry, review), inner(entry, review)) if part)


def happened(entry: Entry) -> str:
    """What happened to it, in a few words."""
    change = entry.change
    if change is None:
        return ""
    if len(entry.changes) > 1:
        return f"{len(entry.changes)} operations moved, {change.before} to {change.after} for one"
    if change.facet == "required":
        return "required now" if change.after is True or change.after == {"required": True} else "optional now"
    if change.kind == "renamed" or change.facet in ("call", "name", "path"):
        before, after = (
            side.get("name", side) if isinstance(side, dict) else side for side in (change.before, change.after)
        )
        return f"was {before}, is {after}"
    if change.kind != "changed":
        return change.kind
    if change.facet == "deprecated":
        is_now = isinstance(change.after, dict) and change.after.get("deprecated")
        return "deprecated now" if is_now else "no longer deprecated"
    if change.facet in HAPPENED:
        return HAPPENED[change.facet]
    return _values(change) or f"other {change.facet}"


def _values(change: Change) -> str:
    """Short values as they are now and were: "maxItems 10, was 100"."""
    before, after = (side if isinstance(side, dict) else {} for side in (change.before, change.after))
    if "enum" in before and "enum" in after:
        came, gone = ([str(v) for v in a["enum"] if v not in b["enum"]] for a, b in ((after, before), (before, after)))
        told = [f"{', '.join(names)} {what}" for names, what in ((came, "added"), (gone, "removed")) if names]
        return "; ".join(told)
    parts = []
    for key in dict.fromkeys([*after, *before]):
        was, now = (str(side[key]).replace("`", "'") if key in side else "" for side in (before, after))
        if max(len(was), len(now)) > 60:
            return ""
        parts.append(f"{key} {now}, was {was}" if was and now else f"{key} {now}" if now else f"no {key}, was {was}")
    return "; ".join(parts)


@dataclass(frozen=True)
class Excerpt:
    """The lines of a file that a change is about."""

    line: int | None
    lines: list[str]

    @property
    def text(self) -> str:
        """The lines without their common indent, shortened."""
        return "\n".join(_cut(textwrap.dedent("\n".join(self.lines)).splitlines(), LONGEST))


def excerpts(entry: Entry, review: Review) -> tuple[Excerpt, Excerpt]:
    """What the two files say of a change."""
    old = [place for c in entry.changes for place in _places(c.kind, review.old, c.old, c.before)]
    new = [place for c in entry.changes for place in _places(c.kind, review.new, c.new, c.after)]
    before, after = _excerpt(review.old, old), _excerpt(review.new, new)
    if after.line is None and entry.change:  # of what is gone, that of what it was in
        line = review.new.place(entry.change.new or entry.change.pointer[:-1]).first
        after = Excerpt(line, after.lines)
    return before, after


def _excerpt(spec: Spec, places: list[Place]) -> Excerpt:
    numbers = sorted({number for place in places for number in range(place.first, place.last + 1)})
    return Excerpt(numbers[0] if numbers else None, [spec.lines[number - 1] for number in numbers])


def diff(before: Excerpt, after: Excerpt) -> list[str]:
    """The difference of two excerpts, shortened."""
    found = list(difflib.unified_diff(before.lines, after.lines, lineterm="", n=2))[3:]
    return _cut(["…" if line.startswith("@@") else line for line in found], 40)


def _cut(lines: list[str], longest: int) -> list[str]:
    return [*lines[:longest], "…"] if len(lines) > longest else lines


def _places(kind: str, spec: Spec, pointer: Pointer | None, value: Any) -> list[Place]:
    """The lines of the keys that a change is about, or of the whole node."""
    if pointer is None or value is MISSING:
        return []
    if kind == "changed" and isinstance(value, dict):
        return [spec.place((*pointer, str(key))) for key in value]
    # A required property is named; its place in the list is not known.
    return [spec.place(place) for place in (pointer, pointer[:-1]) if place in spec][:1]


def _side(change: Change, review: Review) -> tuple[Pointer, Spec]:
    return (change.new, review.new) if change.new is not None else (change.old or (), review.old)


def _steps(spec: Spec, pointer: Pointer, start: int) -> Iterator[str]:
    index = start
    while index < len(pointer):
        step = pointer[index]
        following = pointer[index + 1] if index + 1 < len(pointer) else ""
        if step == "parameters" and following:
            data = spec.get(spec.follow(pointer[: index + 2])[-1]) or {}
            yield f"{data.get('in', '')} parameter {data.get('name', following)}".strip()
        elif step in ("properties", "required") and following:
            yield following
        elif step == "responses" and following:
            yield f"response {following}"
        elif step == "requestBody":
            yield "request body"
            index -= 1
        elif step == "items":
            yield "(each)"
            index -= 1
        elif step != "content" or not following:
            if step != "schema":
                yield step
            index -= 1
        index += 2
