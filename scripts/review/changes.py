"""What differs between two specs, node by node: each difference once, whatever uses it; order is ignored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from spec import VERBS, Operation, Pointer, Spec, anonymous, parse_pointer

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
# Nodes whose keys are names, not keywords.
NAMED = {"properties", "responses", "content", "headers", "variables", "schemas", "parameters", "requestBodies"}
MISSING: Any = type("Missing", (), {"__repr__": lambda _: "MISSING"})()
UNORDERED = {"required", "enum", "allOf", "oneOf", "anyOf"}
SILENT = {"text", "example"}  # only read by people
SINGULAR = {"properties": "property", "requestBodies": "body", "securitySchemes": "scheme"}


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
    return Comparison(old, new).run()


def base_path(spec: Spec) -> str:
    """The path of the first server, which precedes the paths of all operations."""
    servers = spec.data.get("servers") or [{}]
    return urlsplit(str(servers[0].get("url", ""))).path.rstrip("/")


class Comparison:
    """Two specs, and the components that have another name in the second."""

    def __init__(self, old: Spec, new: Spec) -> None:
        self.old = old
        self.new = new
        self.renamed: dict[Pointer, Pointer] = {}

    def run(self) -> list[Change]:
        self._find_renamed_components()
        found = [Change("renamed", "name", a, b, a[-1], b[-1]) for a, b in self.renamed.items()]
        # Tags are read by the generator and by people; the operations say what is in them.
        return [*found, *self._node((), (), ("paths", "components", "tags")), *self._paths(), *self._components()]

    # Components

    def _find_renamed_components(self) -> None:
        """Components that are gone, with new ones that say the same."""
        for section in ("schemas", "parameters", "responses"):
            gone, came = (
                [name for name in _names(a, section) if name not in _names(b, section)]
                for a, b in ((self.old, self.new), (self.new, self.old))
            )
            for before in gone:
                pointer = ("components", section, before)
                for candidate in [("components", section, after) for after in came]:
                    if candidate in self.renamed.values():
                        continue
                    self.renamed[pointer] = candidate  # so that references to itself are seen as the same
                    if all(change.is_silent for change in self._node(pointer, candidate)):
                        break
                    del self.renamed[pointer]

    def _components(self) -> Iterator[Change]:
        former = {after: before for before, after in self.renamed.items()}
        for section in _keys(*(spec.data.get("components") or {} for spec in (self.old, self.new))):
            facet = _singular(section)
            for name in dict.fromkeys([*_names(self.new, section), *_names(self.old, section)]):
                new = ("components", section, name)
                old = former.get(new, new)
                before, after = self.old.get(old), self.new.get(new)
                if self._same(before, after) or new in self.renamed:
                    continue
                if after is None:
                    yield Change("removed", facet, old, None, before)
                elif before is None:
                    yield Change("added", facet, None, new, after=after)
                elif facet == "example":
                    yield Change("changed", facet, old, new)
                elif facet == "scheme":  # but for its description, a way to sign in is one thing
                    is_text = all(before.get(key) == after.get(key) for key in {*before, *after} - {"description"})
                    yield Change("changed", "text" if is_text else "scheme", old, new, before, after)
                else:
                    yield from self._node(old, new)

    # Operations

    def _pairs(self) -> list[tuple[Operation, Operation]]:
        """The operations of both specs: by verb and full path, or else by the id that is still there."""
        bases = [base_path(spec) for spec in (self.old, self.new)]
        bases = ["", ""] if bases[0] == bases[1] else bases

        def key(operation: Operation, base: str) -> tuple[str, str]:
            return operation.verb, anonymous(base + operation.path)

        left = {key(operation, bases[1]): operation for operation in self.new.operations}
        pairs = [(o, left.pop(key(o, bases[0]))) for o in self.old.operations if key(o, bases[0]) in left]
        paired = {before.id for before, _ in pairs}
        by_id = {operation.id: operation for operation in left.values()}
        return [*pairs, *((o, by_id[o.id]) for o in self.old.operations if o.id in by_id and o.id not in paired)]

    def _paths(self) -> Iterator[Change]:
        pairs = self._pairs()
        kept = {operation.pointer for operation, _ in pairs}, {operation.pointer for _, operation in pairs}
        for operation in self.old.operations:
            if operation.pointer not in kept[0]:
                yield Change("removed", "operation", operation.pointer, None, self.old.get(operation.pointer))
        for operation in self.new.operations:
            if operation.pointer not in kept[1]:
                yield Change("added", "operation", None, operation.pointer, after=self.new.get(operation.pointer))
        items = {}
        for before, after in pairs:
            was, now = (f"{operation.verb.upper()} {operation.path}" for operation in (before, after))
            if anonymous(was) != anonymous(now) or _is_permuted(was, now):
                yield Change("changed", "path", before.pointer, after.pointer, was, now)
            yield from self._operation(before, after)
            items[before.path] = after.path
        for path, other in items.items():
            yield from self._parameters(("paths", path), ("paths", other))
            yield from self._node(("paths", path), ("paths", other), ("parameters", *VERBS))

    def _operation(self, before: Operation, after: Operation) -> Iterator[Change]:
        old, new = before.pointer, after.pointer
        if before.id != after.id or self.old.get((*old, "tags")) != self.new.get((*new, "tags")):
            yield Change("changed", "call", old, new, before.id, after.id)
        yield from self._parameters(old, new)
        yield from self._node(old, new, ("operationId", "tags", "parameters"))

    def _parameters(self, old: Pointer, new: Pointer) -> Iterator[Change]:
        """Parameters are identified by place and name; those of the path also by their place in it."""
        sides = [self._listed(self.old, old), self._listed(self.new, new)]
        paths = [re.findall(r"{([^}]*)}", pointer[1]) for pointer in (old, new)]
        for key in [key for key in sides[0] if key not in sides[1]]:
            if key[0] == "path" and key[1] in paths[0] and len(paths[0]) == len(paths[1]):
                other = ("path", paths[1][paths[0].index(key[1])])
                if other in sides[1] and other not in sides[0]:
                    sides[0][other] = sides[0].pop(key)
        for place, name in [key for key in sides[0] if key not in sides[1] and key[0] == "query"]:
            if twin := _twin(name, [n for p, n in sides[1].keys() - sides[0].keys() if p == place]):
                a, b = sides[0].pop((place, name)), sides[1].pop((place, twin))
                yield Change("renamed", "parameter", a, b, name, twin)
        for key, pointer in sides[0].items():
            if key in sides[1]:
                yield from self._node(pointer, sides[1][key])
            else:
                yield Change("removed", "parameter", pointer, None, self.old.get(self.old.follow(pointer)[-1]))
        for key, pointer in sides[1].items():
            if key not in sides[0]:
                yield Change("added", "parameter", None, pointer, after=self.new.get(self.new.follow(pointer)[-1]))

    @staticmethod
    def _listed(spec: Spec, owner: Pointer) -> dict[tuple[str, str], Pointer]:
        found = {}
        for index in range(len(spec.get((*owner, "parameters")) or ())):
            pointer = (*owner, "parameters", str(index))
            data = spec.get(spec.follow(pointer)[-1]) or {}
            found[str(data.get("in")), str(data.get("name"))] = pointer
        return found

    # Nodes

    def _node(self, old: Pointer, new: Pointer, skip: Iterable[str] = ()) -> Iterator[Change]:
        """The differences of two nodes, but for the keys to skip."""
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
        is_composed = ("allOf" in a or "allOf" in b) and not self._same_members(a.get("allOf"), b.get("allOf"))
        if is_composed and values.plain(self.old, a) == values.plain(self.new, b):
            yield Change("changed", "composition", old, new, a, b)  # the same, said in another way
            return
        changed: dict[str, list[str]] = {}
        if "in" in a and ("content" in a) != ("content" in b):
            changed["content"] = ["schema", "content"]
        for key in _keys(a, b):
            before, after = a.get(key, MISSING), b.get(key, MISSING)
            if key in skip or (self._same_members if key in UNORDERED else self._same)(before, after):
                continue
            places = (*old, key), (*new, key)
            facet = FACET_OF.get(key, key)
            sides = [None if side is MISSING else side for side in (before, after)]
            if key in ("schema", "content") and "content" in changed:
                continue
            if key == "required" and any(isinstance(side, list) for side in sides):
                for name in sorted({*(sides[0] or ())} ^ {*(sides[1] or ())}):
                    was = name in (sides[0] or ())
                    yield Change("changed", "required", (*places[0], name), (*places[1], name), was, not was)
            elif key in NAMED and all(isinstance(side or {}, dict) for side in sides):
                yield from self._named(key, sides[0] or {}, sides[1] or {}, *places)
            elif key in ("allOf", "oneOf", "anyOf") and len(sides[0] or ()) == len(sides[1] or ()):
                for index in range(len(before)):
                    yield from self._node((*places[0], str(index)), (*places[1], str(index)))
            elif all(isinstance(side, dict) for side in sides) and facet not in SILENT and not key.startswith("x-"):
                yield from self._node(*places)
            elif key == "requestBody":
                at, now = (None if side is MISSING else at for side, at in zip((before, after), places, strict=True))
                yield Change("removed" if now is None else "added", key, at, now, before, after)
            else:
                changed.setdefault(facet, []).append(key)
        for facet, keys in changed.items():
            before, after = ({key: side[key] for key in keys if key in side} for side in (a, b))
            yield Change("changed", facet, old, new, before or MISSING, after or MISSING)

    def _named(
        self, key: str, before: dict[str, Any], after: dict[str, Any], old: Pointer, new: Pointer
    ) -> Iterator[Change]:
        facet = _singular(key)
        names = [[str(name) for name in side] for side in (before, after)]
        twins = {}
        if facet == "property":
            came = [name for name in names[1] if name not in names[0]]
            twins = {name: twin for name in names[0] if name not in names[1] and (twin := _twin(name, came))}
        for name in dict.fromkeys(names[0] + names[1]):
            place, other = (*old, name), (*new, name)
            if name in twins:
                yield Change("renamed", facet, place, (*new, twins[name]), name, twins[name])
            elif name not in names[1]:
                yield Change("removed", facet, place, None, self.old.get(place))
            elif name in names[0]:
                yield from self._node(place, other)
            elif name not in twins.values():
                yield Change("added", facet, None, other, after=self.new.get(other))

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


def _is_permuted(path: str, other: str) -> bool:
    """Whether the parameters of two paths are the same in another order."""
    names, others = (re.findall(r"{([^}]*)}", side) for side in (path, other))
    return names != others and sorted(names) == sorted(others)


def _twin(name: str, others: list[str]) -> str | None:
    """Another spelling of a name, such as lastLogin for last_login."""
    return next((other for other in others if _letters(other) == _letters(name)), None)


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _names(spec: Spec, section: str) -> list[str]:
    return [str(name) for name in (spec.data.get("components") or {}).get(section) or ()]


def _keys(a: Any, b: Any) -> list[str]:
    """The keys of both, as text, each once, in order."""
    return list(dict.fromkeys(str(key) for side in (a, b) for key in side or ()))


def _singular(key: str) -> str:
    return SINGULAR.get(key, key.removesuffix("s"))
