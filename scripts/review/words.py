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

LONGEST = 14  # lines of a value or of a hunk before it is cut
OUTSIDE = "The package, apart from the spec"


def group(entry: Entry, new: Spec, old: Spec) -> str:
    """The component or operation that a change belongs to."""
    change = entry.change
    if change is None:
        return OUTSIDE
    pointer, spec = (change.new, new) if change.new is not None else (change.old or (), old)
    if pointer[:1] == ("components",) and len(pointer) > 2:
        return f"{_singular(pointer[1])} {pointer[2]}"
    if pointer[:1] == ("paths",) and len(pointer) > 1:
        operation = next((o for o in spec.operations if o.pointer == pointer[:3]), None)
        return operation.id if operation else pointer[1]
    return "The document"


def subject(entry: Entry, new: Spec, old: Spec) -> str:
    """What changed, with the component or operation that it belongs to."""
    change = entry.change
    if change is None:
        return entry.findings[0].text.rstrip(".")
    pointer, spec = (change.new, new) if change.new is not None else (change.old or (), old)
    owner = group(entry, new, old)
    start = 3 if pointer[:1] == ("components",) or (pointer[2:3] and pointer[2] in VERBS) else 2
    inner = _inner(spec, pointer, start if pointer[:1] in (("components",), ("paths",)) else 0)
    return f"{owner}: {inner}" if inner else owner


def title(entry: Entry, new: Spec, old: Spec) -> tuple[str, str]:
    """What changed, and what happened to it, below the heading of its group."""
    owner, told = group(entry, new, old), subject(entry, new, old)
    return "" if told == owner else told.removeprefix(f"{owner}: "), happened(entry)


def happened(entry: Entry) -> str:
    """What happened to it, in a few words."""
    change = entry.change
    if change is None:
        return ""
    if len(entry.changes) > 1:
        return f"{len(entry.changes)} operations moved, {change.before} to {change.after} for one"
    if change.facet == "required":
        return "required now" if change.after is True or (change.after or {}) == {"required": True} else "optional now"
    if change.kind == "renamed" or change.facet in ("call", "name"):
        before, after = (
            side.get("name", side) if isinstance(side, dict) else side for side in (change.before, change.after)
        )
        return f"was {before}, is {after}"
    if change.facet == "path":
        return f"was {change.before}, is {change.after}"
    if change.kind != "changed":
        return change.kind
    if change.facet == "deprecated":
        return (
            "deprecated now" if change.after is not MISSING and change.after["deprecated"] else "no longer deprecated"
        )
    return {
        "text": "described otherwise",
        "example": "another example",
        "enum": _enum(change),
        "limits": "other limits",
        "readOnly": "goes another way",
        "writeOnly": "goes another way",
        "reference": "refers to something else",
        "security": "other credentials",
        "scheme": "other credentials",
        "style": "written another way",
    }.get(change.facet, f"other {change.facet}")


def before_after(entry: Entry) -> tuple[str, str]:
    """Both sides of a change as YAML, shortened; empty where there is nothing."""
    change = entry.change
    if change is None:
        return "", ""
    return _yaml(change.before), _yaml(change.after)


def lines(entry: Entry, old: Spec, new: Spec) -> tuple[int | None, int | None]:
    """The first line of a change in both files."""
    change = entry.change
    if change is None:
        return None, None
    return tuple(  # type: ignore[return-value] # of two
        min(spec.place(place).first for place in _places(side, value)) if side is not None else None
        for spec, side, value in ((old, change.old, change.before), (new, change.new, change.after))
    )


def line(entry: Entry, old: Spec, new: Spec) -> int | None:
    """The line of the new file to look at: of what went, that of what it was in."""
    change = entry.change
    if change is None:
        return None
    _, now = lines(entry, old, new)
    return now or new.place(change.pointer[:-1]).first


def hunk(entry: Entry, old: Spec, new: Spec) -> list[str]:
    """The lines of the two files that a change is about, as a diff."""
    wanted: list[set[int]] = [set(), set()]
    for change in entry.changes:
        for index, (spec, side, value) in enumerate(
            ((old, change.old, change.before), (new, change.new, change.after))
        ):
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
    return difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _places(pointer: Pointer, value: Any) -> list[Pointer]:
    """The keys that a change is about, if it is about some keys of a node only."""
    return [(*pointer, str(key)) for key in value] if isinstance(value, dict) and value else [pointer]


def _inner(spec: Spec, pointer: Pointer, start: int) -> str:
    return " ".join(_steps(spec, pointer, start))


def _steps(spec: Spec, pointer: Pointer, start: int) -> Iterator[str]:
    index = start
    while index < len(pointer):
        step = pointer[index]
        following = pointer[index + 1] if index + 1 < len(pointer) else ""
        if step == "parameters" and following:
            data = spec.get(spec.follow(pointer[: index + 2])[-1]) or {}
            yield f"{data.get('in', '')} parameter {data.get('name', following)}".strip()
            index += 1
        elif step in ("properties", "required") and following:
            yield following
            index += 1
        elif step == "responses" and following:
            yield f"response {following}"
            index += 1
        elif step == "content" and following:
            index += 1
        elif step == "requestBody":
            yield "request body"
        elif step == "items":
            yield "(each)"
        elif step not in ("schema",):
            yield step
        index += 1


def _enum(change: Change) -> str:
    before, after = (
        set(side["enum"]) if isinstance(side, dict) and side.get("enum") else set()
        for side in (change.before, change.after)
    )
    came, gone = sorted(map(str, after - before)), sorted(map(str, before - after))
    if not before or not after:
        return "any value now" if before else "only certain values now"
    told = [f"{', '.join(came)} added"] if came else []
    return "; ".join([*told, *([f"{', '.join(gone)} removed"] if gone else [])]) or "other values"


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


def _singular(section: str) -> str:
    return {"schemas": "schema", "securitySchemes": "security scheme", "requestBodies": "body"}.get(
        section, section.removesuffix("s")
    )
