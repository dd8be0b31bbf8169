"""How a change is told: what it is about, what happened to it, and the lines that show it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from spec import VERBS, Pointer, Spec

from .changes import MISSING, NAMED, Change
from .merge import Entry
from .review import Review

LONGEST = 40  # lines of a difference before it is cut
OUTSIDE = "The package, apart from the spec"


def group(entry: Entry, review: Review) -> str:
    """The component or operation that a change belongs to."""
    if entry.change is None:
        return OUTSIDE
    pointer, spec = _place(entry.change, review)
    if pointer[:1] == ("components",) and len(pointer) > 2:
        return f"{NAMED.get(pointer[1], pointer[1])} {pointer[2]}"
    if pointer[:1] == ("paths",) and len(pointer) > 1:
        return next((o.id for o in spec.operations if o.pointer == pointer[:3]), pointer[1])
    return "The document"


def inner(entry: Entry, review: Review) -> str:
    """What of its group changed."""
    if entry.change is None:
        return entry.findings[0].text.rstrip(".")
    return " ".join(_steps(*_place(entry.change, review)))


def _place(change: Change, review: Review) -> tuple[Pointer, Spec]:
    return change.pointer, review.old if change.new is None else review.new


def _steps(pointer: Pointer, spec: Spec) -> Iterator[str]:
    is_operation = pointer[:1] == ("paths",) and pointer[2:3] and pointer[2] in VERBS
    start = 3 if is_operation or pointer[:1] == ("components",) else 2 if pointer[:1] == ("paths",) else 0
    for index in range(start, len(pointer)):
        step, above = pointer[index], pointer[index - 1] if index > start else ""
        if above == "parameters":
            data = spec.get(spec.follow(pointer[: index + 1])[-1]) or {}
            yield f"{data.get('in', '')} parameter {data.get('name', step)}".strip()
        elif above in ("properties", "required"):
            yield step
        elif above == "responses":
            yield f"response {step}"
        elif step not in ("properties", "required", "parameters", "responses", "schema", "content"):
            yield {"requestBody": "request body", "items": "(each)"}.get(step, step)


def happened(change: Change | None) -> str:
    """What happened to it, in a few words: "maxItems 10, was 100"."""
    if change is None:
        return ""
    if change.kind == "renamed" or change.facet == "path":
        return f"was {change.before}, is {change.after}"
    if change.kind != "changed":
        return change.kind
    sides = [{} if side is MISSING else side for side in (change.before, change.after)]
    before, after = (side if isinstance(side, dict) else {change.facet: side} for side in sides)
    if "enum" in before and "enum" in after:
        came, gone = ([str(v) for v in a["enum"] if v not in b["enum"]] for a, b in ((after, before), (before, after)))
        return "; ".join(f"{', '.join(v)} {what}" for v, what in ((came, "added"), (gone, "removed")) if v)
    parts = [_value(key, before.get(key), after.get(key)) for key in dict.fromkeys([*after, *before])]
    is_short = change.facet != "text" and all(len(part) < 120 for part in parts)
    return "; ".join(parts) if is_short else f"other {'words' if change.facet == 'text' else change.facet}"


def _value(key: str, was: Any, now: Any) -> str:
    if True in (was, now):
        return f"{key} now" if now is True else f"no longer {key}"
    was, now = ("" if side is None else str(side).replace("`", "'") for side in (was, now))
    return ", was ".join(part for part in (f"{key} {now}" if now else f"no {key}", was) if part)


def line(change: Change | None, review: Review) -> int | None:
    """The line of a change now; of what is gone, that of what it was in."""
    if change is None:
        return None
    shown = _shown(change.kind, review.new, change.new, change.after)
    return shown[0][0] if shown else review.new.place(change.new or change.pointer[:-1]).first


def diff(change: Change | None, review: Review) -> list[str]:
    """The lines of a change in both files, as a difference."""
    if change is None:
        return []
    old = _shown(change.kind, review.old, change.old, change.before)
    new = _shown(change.kind, review.new, change.new, change.after)
    before, after = ([text for _, text in side] for side in (old, new))
    found = list(difflib.unified_diff(before, after, lineterm="", n=2))[3:]
    found = ["…" if text[:2] == "@@" else text for text in found]
    return [*found[:LONGEST], "…"] if len(found) > LONGEST else found


def _shown(kind: str, spec: Spec, pointer: Pointer | None, value: Any) -> list[tuple[int, str]]:
    """The lines of the keys that a change is about, or of the whole node."""
    if pointer is None or value is MISSING:
        return []
    if kind == "changed" and isinstance(value, dict):
        places = [spec.place((*pointer, key)) for key in value]
    else:  # a required property is named; its place in the list is not known
        places = [spec.place(place) for place in (pointer, pointer[:-1]) if place in spec][:1]
    numbers = sorted({number for place in places for number in range(place.first, place.last + 1)})
    return [(number, spec.lines[number - 1]) for number in numbers]
