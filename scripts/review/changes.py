"""What differs between two specs, node by node: each difference once, whatever uses it, order left aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spec import VERBS, Operation, Pointer, Spec, parse_pointer, show_pointer

# Keywords that are one matter: changes of them at one node are one change.
FACETS = {
    "type": ["type", "format", "items", "$ref", "oneOf", "anyOf", "allOf", "not", "additionalProperties", "schema"],
    "text": ["description", "summary", "externalDocs", "contact", "license", "termsOfService"],
    "example": ["example", "examples"],
    "limits": [
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems"),
        *("maxItems", "minProperties", "maxProperties", "pattern", "multipleOf", "uniqueItems"),
    ],
    "style": ["style", "explode", "allowReserved"],
    "call": ["operationId", "tags"],
    "servers": ["servers"],
    "security": ["security", "securitySchemes"],
}
FACET_OF = {keyword: facet for facet, keywords in FACETS.items() for keyword in keywords}
# Nodes whose keys are names, not keywords.
NAMED = {"properties", "responses", "content", "headers", "variables", "schemas", "parameters", "requestBodies"}
MISSING: Any = type("Missing", (), {"__repr__": lambda _: "MISSING"})()
UNORDERED = {"required", "enum", "allOf", "oneOf", "anyOf"}
SILENT = {"text", "example"}  # nothing runs differently for these


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
        found = self.old if self.new is None else self.new
        assert found is not None
        return found

    @property
    def is_silent(self) -> bool:
        return self.facet in SILENT


def compare(old: Spec, new: Spec) -> list[Change]:
    """Every difference of two specs."""
    return Comparison(old, new).run()


class Comparison:
    """Two specs, with the names that became others in between."""

    def __init__(self, old: Spec, new: Spec) -> None:
        self.old = old
        self.new = new
        self.renamed: dict[Pointer, Pointer] = {}

    def run(self) -> list[Change]:
        self._find_renamed_components()
        found = [
            Change("renamed", "name", before, after, before[-1], after[-1]) for before, after in self.renamed.items()
        ]
        for key in _keys(self.old.data, self.new.data):
            if key == "paths":
                found += self._paths()
            elif key == "components":
                found += self._components()
            elif key == "tags":
                found += self._tags()
            else:
                found += self._key(key, (), ())
        return found

    # Names

    def _find_renamed_components(self) -> None:
        """Components that are gone, with others that are new and say the same."""
        for section in ("schemas", "parameters", "responses"):
            gone, came = (
                [name for name in _components(a, section) if name not in _components(b, section)]
                for a, b in ((self.old, self.new), (self.new, self.old))
            )
            for before in gone:
                pointer = ("components", section, before)
                for after in came:
                    candidate = ("components", section, after)
                    if candidate in self.renamed.values():
                        continue
                    self.renamed[pointer] = candidate  # so that references to itself are seen as the same
                    if all(change.is_silent for change in self._node(pointer, candidate)):
                        break
                    del self.renamed[pointer]

    def _components(self) -> Iterator[Change]:
        names = {after: before for before, after in self.renamed.items()}
        for section in _keys(*(spec.data.get("components") or {} for spec in (self.old, self.new))):
            if section == "securitySchemes":
                yield from self._schemes()
                continue
            place = ("components", section)
            after = set(_components(self.new, section))
            for name in after:
                yield from self._either(names.get((*place, name), (*place, name)), (*place, name))
            for name in _components(self.old, section):
                if name not in after and (*place, name) not in self.renamed:
                    yield from self._either((*place, name), (*place, name))

    def _schemes(self) -> Iterator[Change]:
        """Ways to sign in: but for its description, one is all of one piece."""
        place = ("components", "securitySchemes")
        before, after = (spec.get(place) or {} for spec in (self.old, self.new))
        for name in _keys(before, after):
            a, b = before.get(name), after.get(name)
            if a is None or b is None:
                yield _presence("added" if a is None else "removed", "scheme", (*place, name), b if a is None else a)
                continue
            differing = [key for key in _keys(a, b) if not self._same(a.get(key, MISSING), b.get(key, MISSING))]
            for facet, keys in (
                ("text", [key for key in differing if key == "description"]),
                ("scheme", [key for key in differing if key != "description"]),
            ):
                if keys:
                    sides = ({key: side[key] for key in keys if key in side} or MISSING for side in (a, b))
                    yield Change("changed", facet, (*place, name), (*place, name), *sides)

    def _tags(self) -> Iterator[Change]:
        old, new = (
            {tag["name"]: ("tags", str(index)) for index, tag in enumerate(spec.data.get("tags") or ())}
            for spec in (self.old, self.new)
        )
        moved = {before.id.split(".")[0]: after.id.split(".")[0] for before, after in self._pairs()}
        for name, pointer in old.items():
            if name in new:
                yield from self._node(pointer, new[name])
            elif moved.get(name) not in new:
                yield Change("removed", "tag", pointer, None, self.old.get(pointer))
        for name, pointer in new.items():
            # One that took the place of another is told by the operations that went there.
            if name not in old and name not in [after for before, after in moved.items() if before not in new]:
                yield Change("added", "tag", None, pointer, after=self.new.get(pointer))

    # Operations

    def _pairs(self) -> list[tuple[Operation, Operation]]:
        """The operations of both specs: by verb and path, or else by the id that went along."""
        by_key = {operation.key: operation for operation in self.new.operations}
        pairs = [(before, by_key.pop(before.key)) for before in self.old.operations if before.key in by_key]
        left = {operation.id: operation for operation in by_key.values()}
        paired = {before.id for before, _ in pairs}
        return [
            *pairs,
            *((o, left[o.id]) for o in self.old.operations if o.id in left and o.id not in paired),
        ]

    def _paths(self) -> Iterator[Change]:
        pairs = self._pairs()
        kept = {operation.pointer for operation, _ in pairs}, {operation.pointer for _, operation in pairs}
        for spec, kind, paired in ((self.old, "removed", kept[0]), (self.new, "added", kept[1])):
            for operation in spec.operations:
                if operation.pointer not in paired:
                    yield _presence(kind, "operation", operation.pointer, spec.get(operation.pointer))
        items = {}
        for before, after in pairs:
            if before.key != after.key or _is_permuted(before.path, after.path):
                was, now = (f"{operation.verb.upper()} {operation.path}" for operation in (before, after))
                yield Change("changed", "path", before.pointer, after.pointer, was, now)
            yield from self._operation(before, after)
            items[before.path] = after.path
        for path, other in items.items():
            old, new = ("paths", path), ("paths", other)
            for key in _keys(self.old.get(old), self.new.get(new)):
                if key == "parameters":
                    yield from self._parameters(old, new)
                elif key not in VERBS:
                    yield from self._key(key, old, new)

    def _operation(self, before: Operation, after: Operation) -> Iterator[Change]:
        a, b = self.old.get(before.pointer), self.new.get(after.pointer)
        if before.id != after.id or a.get("tags") != b.get("tags"):
            yield Change("changed", "call", before.pointer, after.pointer, before.id, after.id)
        for key in _keys(a, b):
            if key == "parameters":
                yield from self._parameters(before.pointer, after.pointer)
            elif key not in ("operationId", "tags"):
                yield from self._key(key, before.pointer, after.pointer)

    def _parameters(self, old: Pointer, new: Pointer) -> Iterator[Change]:
        """Parameters are told apart by place and name; those of the path also by where they stand in it."""
        sides = [self._listed(self.old, old), self._listed(self.new, new)]
        paths = [re.findall(r"{([^}]*)}", pointer[1]) for pointer in (old, new)]
        for key in [key for key in sides[0] if key not in sides[1]]:
            if key[0] == "path" and key[1] in paths[0] and len(paths[0]) == len(paths[1]):
                other = ("path", paths[1][paths[0].index(key[1])])
                if other in sides[1] and other not in sides[0]:
                    sides[0][other] = sides[0].pop(key)
        for key, pointer in sides[0].items():
            if key in sides[1]:
                yield from self._node(pointer, sides[1][key])
            else:
                yield Change("removed", "parameter", pointer, None, self._resolved(self.old, pointer))
        for key, pointer in sides[1].items():
            if key not in sides[0]:
                yield Change("added", "parameter", None, pointer, after=self._resolved(self.new, pointer))

    @staticmethod
    def _listed(spec: Spec, owner: Pointer) -> dict[tuple[str, str], Pointer]:
        found = {}
        for index in range(len(spec.get((*owner, "parameters")) or ())):
            pointer = (*owner, "parameters", str(index))
            data = spec.get(spec.follow(pointer)[-1]) or {}
            found[str(data.get("in")), str(data.get("name"))] = pointer
        return found

    @staticmethod
    def _resolved(spec: Spec, pointer: Pointer) -> Any:
        return spec.get(spec.follow(pointer)[-1])

    # Nodes

    def _either(self, old: Pointer, new: Pointer) -> Iterator[Change]:
        if new not in self.new:
            yield Change("removed", new[1].removesuffix("s"), old, None, self.old.get(old))
        elif old not in self.old:
            yield Change("added", new[1].removesuffix("s"), None, new, after=self.new.get(new))
        else:
            yield from self._node(old, new)

    def _node(self, old: Pointer, new: Pointer) -> Iterator[Change]:
        a, b = self.old.get(old), self.new.get(new)
        if self._same(a, b):
            return
        if not isinstance(a, dict) or not isinstance(b, dict):
            yield Change("changed", "type", old, new, a, b)
            return
        if "$ref" in a or "$ref" in b:
            if self._target(a) != self._target(b):
                yield Change("changed", "reference", old, new, a, b)
            return
        changed: dict[str, list[str]] = {}
        for key in _keys(a, b):
            same = self._same_members if key in UNORDERED else self._same
            if same(a.get(key, MISSING), b.get(key, MISSING)):
                continue
            deeper = isinstance(a.get(key), dict) and isinstance(b.get(key), dict)
            facet = FACET_OF.get(key, key)
            if key in ("allOf", "oneOf", "anyOf") and len(a.get(key) or ()) == len(b.get(key) or ()):
                for index in range(len(a[key])):
                    yield from self._node((*old, key, str(index)), (*new, key, str(index)))
            elif (deeper and facet not in SILENT and not key.startswith("x-")) or key in ("properties", "required"):
                yield from self._key(key, old, new)
            else:
                changed.setdefault(facet, []).append(key)
        for facet, keys in changed.items():
            before, after = ({key: side[key] for key in keys if key in side} for side in (a, b))
            yield Change("changed", facet, old, new, before or MISSING, after or MISSING)

    def _key(self, key: str, old: Pointer, new: Pointer) -> Iterator[Change]:
        """The differences at one key of two nodes."""
        old_place, new_place = (*old, key), (*new, key)
        before, after = self.old.get(old_place), self.new.get(new_place)
        if self._same(before, after):
            return
        if key == "required" and (isinstance(before, list) or isinstance(after, list)):
            for name in sorted({*(before or ())} ^ {*(after or ())}):
                was = name in (before or ())
                yield Change("changed", "required", (*old_place, name), (*new_place, name), was, not was)
        elif key in NAMED and isinstance(before or {}, dict) and isinstance(after or {}, dict):
            for name in _keys(before or {}, after or {}):
                place, other = (*old_place, name), (*new_place, name)
                if name not in map(str, after or {}):
                    yield Change("removed", _singular(key), place, None, self.old.get(place))
                elif name not in map(str, before or {}):
                    yield Change("added", _singular(key), None, other, after=self.new.get(other))
                else:
                    yield from self._node(place, other)
        elif isinstance(before, dict) and isinstance(after, dict) and not key.startswith("x-"):
            yield from self._node(old_place, new_place)
        elif before is None or after is None:
            facet = FACET_OF.get(key, key)
            if facet == key and isinstance(before if after is None else after, dict) and not key.startswith("x-"):
                kind, place, value = ("added", new_place, after) if before is None else ("removed", old_place, before)
                yield _presence(kind, facet, place, value)
            else:
                absent = [MISSING if value is None else {key: value} for value in (before, after)]
                yield Change("changed", facet, old, new, *absent)
        else:
            yield Change("changed", FACET_OF.get(key, key), old, new, {key: before}, {key: after})

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

    def _target(self, node: dict[str, Any]) -> str | None:
        if "$ref" not in node:
            return None
        pointer = parse_pointer(node["$ref"])
        # A reference of the new spec is never to a name that only the old one has.
        return show_pointer(self.renamed.get(pointer, pointer))


def _is_permuted(path: str, other: str) -> bool:
    """Whether the parameters of two paths are the same in another order."""
    names, others = (re.findall(r"{([^}]*)}", side) for side in (path, other))
    return names != others and sorted(names) == sorted(others)


def _presence(kind: str, facet: str, pointer: Pointer, value: Any) -> Change:
    if kind == "added":
        return Change(kind, facet, None, pointer, after=value)
    return Change(kind, facet, pointer, None, value)


def _components(spec: Spec, section: str) -> list[str]:
    return list((spec.data.get("components") or {}).get(section) or ())


def _keys(a: Any, b: Any) -> list[str]:
    """The keys of both, as text, each once, in order."""
    return list(dict.fromkeys(str(key) for side in (a, b) for key in side))


def _singular(key: str) -> str:
    return {"properties": "property", "requestBodies": "body"}.get(key, key.removesuffix("s"))
