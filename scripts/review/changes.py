"""What differs between two specs, node by node: each difference once, whatever uses it; order is ignored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from spec import VERBS, Pointer, Spec, anonymous, parse_pointer

from . import values

# Changes of these keywords at one node are one change.
FACETS = {
    "type": ["type", "format", "items", "$ref", "oneOf", "anyOf", "allOf", "not", "additionalProperties", "schema"],
    "text": ["description", "summary", "externalDocs", "contact", "license", "termsOfService"],
    "example": ["example", "examples"],
    "limits": [*values.LOWEST, *values.HIGHEST, "exclusiveMinimum", "exclusiveMaximum", "pattern", "multipleOf",
               "uniqueItems"],
    "style": ["style", "explode", "allowReserved"],
    "call": ["operationId", "tags"],
}  # fmt: skip
FACET_OF = {keyword: facet for facet, keywords in FACETS.items() for keyword in keywords}
# What holds things with names, and what one of them is called.
NAMED = {
    "paths": "operation", "parameters": "parameter", "properties": "property", "responses": "response",
    "content": "content", "headers": "header", "schemas": "schema", "requestBodies": "body",
    "securitySchemes": "scheme",
}  # fmt: skip
MISSING: Any = type("Missing", (), {"__repr__": lambda _: "MISSING"})()
UNORDERED = {"required", "enum", "allOf", "oneOf", "anyOf"}
SILENT = {"text", "example"}  # only read by people


@dataclass(frozen=True)
class Change:
    """One difference. A side is None where there is nothing on it."""

    kind: str  # added, removed, changed or renamed
    facet: str
    old: Pointer | None
    new: Pointer | None
    before: Any = MISSING
    after: Any = MISSING

    @property
    def pointer(self) -> Pointer:
        """Where it is now, or where it was."""
        return self.new if self.new is not None else self.old or ()

    @property
    def is_silent(self) -> bool:
        return self.facet in SILENT


def compare(old: Spec, new: Spec) -> list[Change]:
    """Every difference of two specs."""
    found: dict[Any, Change] = {}
    for change in Comparison(old, new).run():  # the parameters of a path are those of several operations
        found.setdefault((change.kind, change.facet, change.old, change.new), change)
    return list(found.values())


def base_path(spec: Spec) -> str:
    """The path of the first server, which precedes the paths of all operations."""
    servers = spec.data.get("servers") or [{}]
    return urlsplit(str(servers[0].get("url", ""))).path.rstrip("/")


class Comparison:
    """Two specs, and the components that have another name in the second."""

    def __init__(self, old: Spec, new: Spec) -> None:
        self.old = old
        self.new = new
        bases = base_path(old), base_path(new)
        self._bases = {old: bases[0], new: bases[1]} if bases[0] != bases[1] else {old: "", new: ""}
        self.renamed: dict[Pointer, Pointer] = {}

    def run(self) -> Iterator[Change]:
        for section in ("schemas", "parameters", "responses"):
            self._find_renamed(("components", section))
        yield from self._node((), ())

    def _find_renamed(self, section: Pointer) -> None:
        """Components that are gone, with new ones that say the same."""
        before, after = self._children(self.old, section), self._children(self.new, section)
        for old in (place for name, place in before.items() if name not in after):
            for new in (place for name, place in after.items() if name not in before):
                if new not in self.renamed.values():
                    self.renamed[old] = new  # so that references to itself are seen as the same
                    if all(change.is_silent for change in self._node(old, new)):
                        break
                    del self.renamed[old]

    # Things with names

    def _children(self, spec: Spec, pointer: Pointer) -> dict[str, Pointer]:
        """What is below a node, by what identifies it on the wire."""
        if pointer == ("paths",):
            return {f"{o.verb} {anonymous(self._bases[spec] + o.path)}": o.pointer for o in spec.operations}
        if pointer[0] == "paths" and pointer[3:] == ("parameters",):
            operation = next(operation for operation in spec.operations if operation.pointer == pointer[:3])
            names, found = re.findall(r"{([^}]*)}", operation.path), {}
            for trail, data in spec.parameters(operation):
                place, name = str(data.get("in")), str(data.get("name"))
                found[f"{place} {names.index(name) if place == 'path' and name in names else name}"] = trail[0]
            return found
        node = spec.get(pointer)
        return {name: (*pointer, name) for name in node} if isinstance(node, dict) else {}

    def _named(self, key: str, old: Pointer, new: Pointer) -> Iterator[Change]:
        facet = NAMED[key]
        before, after = self._children(self.old, old), self._children(self.new, new)
        came = {name: place for name, place in after.items() if name not in before}
        for name, place in before.items():
            now = name if name in after else self._successor(facet, name, place, came)
            if now is None:
                yield Change("removed", facet, place, None, self.old.get(self.old.follow(place)[-1]))
                continue
            other = after[now]
            came.pop(now, None)
            if facet == "operation":
                was, path = f"{place[2].upper()} {place[1]}", f"{other[2].upper()} {other[1]}"
                if anonymous(was) != anonymous(path) or (was != path and _names(was) == _names(path)):
                    yield Change("changed", "path", place, other, was, path)
                yield from self._node(place[:2], other[:2])
                yield from self._named("parameters", (*place, "parameters"), (*other, "parameters"))
            if now == name or facet == "operation":
                yield from self._node(place, other)
            elif place in self.renamed:
                yield Change("renamed", "name", place, other, name, now)
            else:
                yield Change("renamed", facet, place, other, name.split()[-1], now.split()[-1])
        for place in came.values():
            yield Change("added", facet, None, place, after=self.new.get(self.new.follow(place)[-1]))

    def _successor(self, facet: str, was: str, place: Pointer, came: dict[str, Pointer]) -> str | None:
        """What something is called now: a component of the same content, or another spelling of the name."""
        for name, other in came.items():
            if facet == "operation":
                is_same = self.old.get((*place, "operationId")) == self.new.get((*other, "operationId")) is not None
            elif place[:1] == ("components",) and len(place) == 3:
                is_same = self.renamed.get(place) == other
            else:
                is_same = facet in ("parameter", "property") and letters(was) == letters(name)
            if is_same:
                return name
        return None

    # Nodes

    def _node(self, old: Pointer, new: Pointer) -> Iterator[Change]:
        """The differences of two nodes."""
        a, b = self.old.get(old), self.new.get(new)
        if old == ():
            yield from self._named("paths", ("paths",), ("paths",))
        if self._same(a, b):
            return
        if not isinstance(a, dict) or not isinstance(b, dict):
            yield Change("changed", "type", old, new, a, b)
            return
        if "$ref" in a or "$ref" in b:
            if self._target(a) != self._target(b):
                yield Change("changed", "reference", old, new, a, b)
            return
        is_composed = ("allOf" in a or "allOf" in b) and not self._same_members(a.get("allOf"), b.get("allOf"))
        if is_composed and values.plain(self.old, a) == values.plain(self.new, b):
            yield Change("changed", "composition", old, new, a, b)  # the same, said in another way
            return
        is_rewritten = "in" in a and ("content" in a) != ("content" in b)
        changed: dict[str, list[str]] = {"content": ["schema", "content"]} if is_rewritten else {}
        skip = {*changed.get("content", ())} | (
            {"parameters", *VERBS, "paths"} if old[:1] in ((), ("paths",)) else set()
        )
        for key in dict.fromkeys([*a, *b]):
            before, after = a.get(key, MISSING), b.get(key, MISSING)
            if key in skip or (self._same_members if key in UNORDERED else self._same)(before, after):
                continue
            places = (*old, key), (*new, key)
            facet = "text" if places[0] == ("tags",) else FACET_OF.get(key, key)
            sides = [None if side is MISSING else side for side in (before, after)]
            if old[:2] == ("components", "securitySchemes"):  # but for its description, a way to sign in is one thing
                changed.setdefault("text" if facet == "text" else "scheme", []).append(key)
            elif key == "required" and any(isinstance(side, list) for side in sides):
                for name in sorted({*(sides[0] or ())} ^ {*(sides[1] or ())}):
                    was = name in (sides[0] or ())
                    yield Change("changed", "required", (*places[0], name), (*places[1], name), was, not was)
            elif key in NAMED and all(isinstance(side or {}, dict) for side in sides):
                yield from self._named(key, *places)
            elif key in ("allOf", "oneOf", "anyOf") and len(sides[0] or ()) == len(sides[1] or ()):
                for index in range(len(before)):
                    yield from self._node((*places[0], str(index)), (*places[1], str(index)))
            elif all(isinstance(side, dict) for side in sides) and facet not in SILENT and not key.startswith("x-"):
                yield from self._node(*places)
            elif key == "requestBody" and sides[0] is None:
                yield Change("added", key, None, places[1], after=after)
            elif key == "requestBody" and sides[1] is None:
                yield Change("removed", key, places[0], None, before)
            else:
                changed.setdefault(facet, []).append(key)
        for facet, keys in changed.items():
            before, after = ({key: side[key] for key in keys if key in side} for side in (a, b))
            yield Change("changed", facet, old, new, before or MISSING, after or MISSING)

    def _same(self, a: Any, b: Any) -> bool:
        """Whether two nodes say the same, renamed components taken as what they are now, some lists as sets."""
        if isinstance(a, dict) and isinstance(b, dict):
            if "$ref" in a and "$ref" in b:
                return self._target(a) == self._target(b)
            return a.keys() == b.keys() and all(
                self._same_members(a[key], b[key]) if key in UNORDERED else self._same(a[key], b[key]) for key in a
            )
        if isinstance(a, list) and isinstance(b, list):
            return len(a) == len(b) and all(map(self._same, a, b))
        return type(a) is type(b) and bool(a == b)

    def _same_members(self, a: Any, b: Any) -> bool:
        if isinstance(a, list) and isinstance(b, list):
            return len(a) == len(b) and all(any(self._same(one, other) for other in b) for one in a)
        return self._same(a, b)

    def _target(self, node: dict[str, Any]) -> Pointer | None:
        pointer = parse_pointer(str(node["$ref"])) if "$ref" in node else None
        # A reference of the new spec is never to a name that only the old one has.
        return self.renamed.get(pointer, pointer) if pointer else None


def _names(path: str) -> list[str]:
    return sorted(re.findall(r"{([^}]*)}", path))


def letters(name: object) -> str:
    """The letters of a name, which lastLogin and last_login have in common."""
    return re.sub(r"[^a-z0-9]", "", str(name).lower())
