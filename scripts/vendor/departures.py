"""The differences between the vendor's document and our contract, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from spec import Document, DocumentError, Pointer, Spec

from .differences import differences
from .surface import Surface, read_surface

REQUIRED = {"they", "we", "where", "why", "evidence"}
WHOLE = "operation"  # the place that stands for an operation as a whole
Key = tuple[str, str, str]  # operation, place, fact


def check(vendor: Surface, contract: Spec, departures: Document) -> Iterator[str]:
    """What is wrong with the list of departures, each problem with its file and line."""
    ours = read_surface(contract)
    ids = {operation.pointer: operation.id for operation in contract.operations}
    names = {name: ids[ours.pointers[name, ""]] for name in ours.operations}
    found: dict[Key, tuple[Any, Any]] = {}
    lines: dict[Key, int] = {}
    for each in differences(vendor, ours):
        key = (names.get(each.operation, each.operation), each.place or WHOLE, each.fact)
        old, new = (side if each.fact or side is None else "present" for side in (each.old, each.new))
        found[key] = (old, new)
        lines[key] = contract.place(_nearest(ours, each.operation, each.place)).first

    listed: dict[Key, str] = {}
    for pointer, entry, key in _entries(departures, {*names.values(), *(operation for operation, _, _ in found)}):
        line = f"{departures.name}:{departures.place(pointer).first}"
        if key in listed:
            yield f"{line}: {_show(key)} is also at {listed[key]}"
        elif key not in found:
            yield f"{line}: {_show(key)} is not different"
        else:
            they, we = (None if entry[side] == "absent" else entry[side] for side in ("they", "we"))
            if (they, we) != found[key]:
                yield f"{line}: {_show(key)}: {_sides(found[key])}"
        listed[key] = line
    for key in sorted(found.keys() - listed.keys(), key=lambda key: (lines[key], key)):
        yield f"{contract.name}:{lines[key]}: {_show(key)}: {_sides(found[key])}; {departures.name} has no entry"


def _entries(departures: Document, operations: set[str]) -> Iterator[tuple[Pointer, dict[str, Any], Key]]:
    """Each place of each entry, with its pointer in the file."""
    for number, entry in enumerate(departures.data.get("departures") or ()):
        pointer: Pointer = ("departures", str(number))
        if not isinstance(entry, dict) or set(entry) - {"fact"} != REQUIRED:
            line = departures.place(pointer).first
            raise DocumentError(
                f"{departures.name}:{line}: not an entry of {', '.join(sorted(REQUIRED))}, and fact or not"
            )
        for wanted, places in entry["where"].items():
            for name in _expand(wanted):
                # A star stands for all operations, not only for those that differ.
                matching = [each for each in operations if fnmatchcase(each, name)] if "*" in name else []
                for operation in sorted(matching) or [name]:
                    for place in places if isinstance(places, list) else [places]:
                        for exact in _expand(str(place)):
                            yield (*pointer, "where", wanted), entry, (operation, exact, entry.get("fact", ""))


def _expand(text: str) -> list[str]:
    """`a{b,c}` as `ab` and `ac`."""
    match = re.search(r"{([^{}]*,[^{}]*)}", text)
    if not match:
        return [text]
    before, after = text[: match.start()], text[match.end() :]
    return [full for choice in match[1].split(",") for full in _expand(before + choice + after)]


def _nearest(surface: Surface, operation: str, place: str) -> Pointer:
    """Where a document says something of a place, or else of what it is in."""
    here = {known: pointer for (name, known), pointer in surface.pointers.items() if name == operation}
    known = max((known for known in here if place.startswith(known)), key=len, default=None)
    return ("paths",) if known is None else here[known]


def _show(key: Key) -> str:
    return " ".join(part for part in key if part)


def _sides(sides: tuple[Any, Any]) -> str:
    they, we = ("absent" if side is None else side for side in sides)
    return f"they say {they}, we say {we}"
