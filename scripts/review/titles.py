"""How a change is told: what it is about, what happened to it, and the lines that show it."""

from __future__ import annotations

import difflib
import io
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from spec import VERBS, Pointer, Spec

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


def before_after(entry: Entry) -> tuple[str, str]:
    """Both sides of a change as YAML, shortened; empty where there is nothing."""
    return (_yaml(entry.change.before), _yaml(entry.change.after)) if entry.change else ("", "")


def lines(entry: Entry, review: Review) -> tuple[int | None, int | None]:
    """The first line of a change in both files."""
    change = entry.change
    if change is None:
        return None, None
    sides = ((review.old, change.old, change.before), (review.new, change.new, change.after))
    found = [min(spec.place(place).first for place in _places(side, value)) if side is not None else None
             for spec, side, value in sides]  # fmt: skip
    return found[0], found[1]


def line(entry: Entry, review: Review) -> int | None:
    """The line of the new file to look at: of what is gone, that of what it was in."""
    if entry.change is None:
        return None
    return lines(entry, review)[1] or review.new.place(entry.change.pointer[:-1]).first


def hunk(entry: Entry, review: Review) -> list[str]:
    """The lines of the two files that a change is about, as a diff."""
    old, new = review.old, review.new
    wanted: list[set[int]] = [set(), set()]
    for change in entry.changes:
        sides = ((old, change.old, change.before), (new, change.new, change.after))
        for index, (spec, side, value) in enumerate(sides):
            for pointer in _places(side, value) if side is not None else ():
                place = spec.place(pointer)
                wanted[index].update(range(place.first - 1, place.last))
    found: list[str] = []
    for tag, i, j, k, m in _opcodes(tuple(old.lines), tuple(new.lines)):
        if tag == "equal" or not (wanted[0] & {*range(i, j)} or wanted[1] & {*range(k, m)}):
            continue
        found += [f"@@ -{i + 1},{j - i} +{k + 1},{m - k} @@"]
        found += [f" {line}" for line in new.lines[max(0, k - 2) : k]]
        found += [f"-{line}" for line in old.lines[i:j]] + [f"+{line}" for line in new.lines[k:m]]
        found += [f" {line}" for line in new.lines[m : m + 2]]
    return [*found[:40], "…"] if len(found) > 40 else found


@lru_cache(maxsize=4)
def _opcodes(old: tuple[str, ...], new: tuple[str, ...]) -> Sequence[tuple[str, int, int, int, int]]:
    return difflib.SequenceMatcher(None, old, new, autojunk=len(old) > 20_000).get_opcodes()


def _side(change: Change, review: Review) -> tuple[Pointer, Spec]:
    return (change.new, review.new) if change.new is not None else (change.old or (), review.old)


def _places(pointer: Pointer, value: Any) -> list[Pointer]:
    """The keys that a change is about, if it is about some keys of a node only."""
    return [(*pointer, str(key)) for key in value] if isinstance(value, dict) and value else [pointer]


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


def _yaml(value: Any) -> str:
    if value is MISSING or value is None:
        return ""
    if isinstance(value, bool):
        return "required" if value else "optional"
    if not isinstance(value, dict | list):
        return str(value)
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment] # the order of the file
    stream = io.StringIO()
    yaml.dump(value, stream)
    text = stream.getvalue().rstrip().splitlines()
    return "\n".join([*text[:LONGEST], "…"] if len(text) > LONGEST else text)
