"""The surface of an OpenAPI document: what callers meet on the wire, without the names of schemas and without prose.

A surface has operations by verb and path; an operation has places, such as `query ids[]`, `body name` and
`200 users[].email`; a place has facts: its type, whether it is required, its values, and every other keyword that is
not prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import chain
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from spec import Document, DocumentError, Operation, Pointer, Spec, anonymous

Facts = dict[str, Any]
Places = dict[str, Facts]
Above = Mapping[frozenset[Pointer], str]

JSON = "application/json"
# Keywords that change nothing on the wire, and those that are read in a way of their own. Any other one is a fact.
PROSE = {"title", "description", "summary", "example", "examples", "externalDocs", "xml", "$comment"}
SCHEMA = {"$ref", "allOf", "oneOf", "anyOf", "properties", "required", "items", "additionalProperties"}
SCHEMA |= {"type", "nullable", "enum", "const", "readOnly", "writeOnly"}
PARAMETER = {"name", "in", "schema", "content", "style", "explode"}


@dataclass
class Surface:
    """What a document says of each operation, such as `GET /users/{}`."""

    version: str
    operations: dict[str, Places]
    pointers: dict[tuple[str, str], Pointer] = field(default_factory=dict, compare=False)

    @classmethod
    def load(cls, path: Path) -> Surface:
        """Read a surface from the file that `dump` wrote."""
        data = Document.read(path).data
        if not isinstance(data.get("operations"), dict):
            raise DocumentError(f"{path} is not a surface, as `make vendor UPDATE=1` writes it")
        return cls(str(data.get("version")), data["operations"])

    def dump(self, path: Path, heading: str) -> None:
        """Write the surface to a file, each place on a line of its own."""
        yaml = YAML(typ="safe", pure=True)
        yaml.default_flow_style = None
        yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
        yaml.width = 100_000
        with path.open("w", encoding="utf-8") as file:
            file.write(heading)
            yaml.dump({"version": self.version, "operations": self.operations}, file)


def read_surface(spec: Spec) -> Surface:
    """The surface of a document; DocumentError if it is not a sound document of OpenAPI 3."""
    if not str(spec.data.get("openapi", "")).startswith("3.") or not isinstance(spec.data.get("paths"), dict):
        raise DocumentError(f"{spec.name}:1: not an OpenAPI 3 document")
    for path, item in spec.data["paths"].items():
        if "$ref" in (item or ()):
            line = spec.place(("paths", str(path))).first
            raise DocumentError(
                f"{spec.name}:{line}: the operations of {path} are behind a $ref, which is not followed"
            )
    try:
        surface = Surface(spec.version, {})
        for operation in spec.operations:
            reader = _Reader(spec, operation)
            surface.operations[reader.name] = reader.read()
            surface.pointers |= {(reader.name, place): pointer for place, pointer in reader.pointers.items()}
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise DocumentError(f"{spec.name}: not a sound OpenAPI document: {type(error).__name__}: {error}") from error
    return surface


class _Reader:
    """Reads one operation, and keeps the pointer to each place."""

    def __init__(self, spec: Spec, operation: Operation) -> None:
        self.spec = spec
        self.operation = operation
        self.node = spec.get(operation.pointer)
        item = spec.get(operation.pointer[:-1])
        servers = self.node.get("servers") or item.get("servers") or spec.data.get("servers") or [{"url": ""}]
        # Scheme and host say where the service is, not what it does.
        base = re.sub(r"^([a-z]+:)?//[^/]*", "", servers[0]["url"]).rstrip("/")
        self.path = base + operation.path
        self.name = f"{operation.verb.upper()} {anonymous(self.path)}"
        self.pointers: dict[str, Pointer] = {"": operation.pointer}

    def read(self) -> Places:
        found: Places = {"auth": {"scheme": self._security()}}
        parameters = {}
        for trail, _ in self.spec.parameters(self.operation):
            pointer, data = self._follow(trail[0])
            parameters[data["in"], data["name"]] = (pointer, data)
        for number, name in enumerate(re.findall(r"{([^}]*)}", self.path), 1):
            # A parameter in the path of a server is always a string.
            pointer, data = parameters.pop(("path", name), (self.operation.pointer, {}))
            found |= self._parameter(f"path {number}", pointer, {**data, "required": False})
        for (where, name), (pointer, data) in parameters.items():
            found |= self._parameter(f"{where} {name}", pointer, data)
        if "requestBody" in self.node:
            pointer, data = self._follow((*self.operation.pointer, "requestBody"))
            found |= self._content("body", pointer, data, request=True)
            found["body"] |= {"required": True} if data.get("required") else {}
        for status in self.node["responses"]:
            pointer, data = self._follow((*self.operation.pointer, "responses", str(status)))
            found |= self._content(str(status), pointer, data, request=False)
            for name in data.get("headers") or ():
                found |= self._parameter(f"{status} header {name}", *self._follow((*pointer, "headers", name)))
        return found

    def _follow(self, pointer: Pointer) -> tuple[Pointer, dict[str, Any]]:
        """Where the references at a pointer lead, and what is there."""
        last = self.spec.follow(pointer)[-1]
        node = self.spec.get(last)
        if node is None or (isinstance(node, dict) and "$ref" in node):
            line = self.spec.place(pointer).first
            raise DocumentError(f"{self.spec.name}:{line}: $ref to {'/'.join(last)} leads nowhere")
        return last, node if isinstance(node, dict) else {}

    def _security(self) -> str:
        schemes = (self.spec.data.get("components") or {}).get("securitySchemes") or {}
        ways = self.node.get("security", self.spec.data.get("security")) or [{}]
        named = {
            " and ".join(sorted(schemes[name].get("scheme") or schemes[name]["type"] for name in way)) for way in ways
        }
        return " or ".join(sorted(way or "none" for way in named))

    def _parameter(self, place: str, pointer: Pointer, data: dict[str, Any]) -> Places:
        found: Places = {place: {"type": "string"}}
        if (*pointer, "schema") in self.spec:
            found = self._schema(place, [(*pointer, "schema")], request=True)
        for media in data.get("content") or ():
            found = self._schema(place, [(*pointer, "content", media, "schema")], request=True)
            found[place]["content"] = media
        found[place] |= _others(data, PARAMETER)
        usual = "form" if data.get("in") in ("query", "cookie") else "simple"
        style = data.get("style", usual)
        if found[place]["type"] in ("array", "object") and "content" not in data:
            explode = data.get("explode", style == "form")
            found[place] |= {"style": style} if style != usual else {}
            found[place] |= {"explode": explode} if explode != (style == "form") else {}
        self.pointers[place] = pointer
        return found

    def _content(self, place: str, pointer: Pointer, data: dict[str, Any], *, request: bool) -> Places:
        """A body; JSON is the usual kind, and the others go by their name."""
        found: Places = {place: {} if data.get("content") else {"type": "nothing"}}
        for media in data.get("content") or ():
            kind = media.split(";")[0].strip()
            name = place if kind == JSON else f"{place} {kind}"
            found |= self._schema(name, [(*pointer, "content", media, "schema")], request=request)
        self.pointers[place] = pointer
        return found

    def _schema(self, place: str, pointers: list[Pointer], *, request: bool, above: Above | None = None) -> Places:
        """The places of schemas that hold together, as those of an allOf do; one that is inside itself ends there."""
        parts = list(self._parts(pointers))
        key = frozenset(pointer for pointer, node in parts if "$ref" not in node)
        above = above or {}
        self.pointers[place] = pointers[0]
        if key in above:
            return {place: {"type": f"as {above[key]}"}}
        above = {**above, key: place} if key else above

        def inside(name: str, pointers: list[Pointer]) -> Places:
            return self._schema(name, pointers, request=request, above=above)

        facts: Facts = {}
        below: list[Places] = []
        properties: dict[str, list[Pointer]] = {}
        for pointer, node in parts:
            facts |= _facts(node)
            for name in [*(node.get("properties") or ()), *(node.get("required") or ())]:
                properties.setdefault(name, [])
            for name in node.get("properties") or ():
                properties[name].append((*pointer, "properties", str(name)))
            if "items" in node:
                below.append(inside(_child(place, "[]"), [(*pointer, "items")]))
            if isinstance(node.get("additionalProperties"), dict):
                below.append(inside(_child(place, "*"), [(*pointer, "additionalProperties")]))
            for keyword in ("oneOf", "anyOf"):
                choices = [(*pointer, keyword, str(number)) for number in range(len(node.get(keyword) or ()))]
                kinds = [choice for choice in choices if self.spec.get(choice).get("type") != "null"]
                facts |= {"nullable": True} if len(kinds) < len(choices) else {}
                below += [_either([inside(place, [choice]) for choice in kinds])] if kinds else []
        for name, where in properties.items():
            if any(node.get("readOnly" if request else "writeOnly") for _, node in self._parts(where)):
                continue
            child = _child(place, name)
            below.append(inside(child, where) if where else {child: {}})
            if any(name in (node.get("required") or ()) for _, node in parts):
                below.append({child: {"required": True}})
        self.pointers[place] = pointers[0]  # a choice of a oneOf has written its own
        start: Places = {place: {}}
        found = reduce(_joined, below, start)
        kind = "array" if _child(place, "[]") in found else "object" if len(found) > 1 else "any"
        found[place] = {"type": kind} | found[place] | facts
        return found

    def _parts(self, pointers: list[Pointer], seen: tuple[Pointer, ...] = ()) -> Iterator[tuple[Pointer, Facts]]:
        """The schemas that hold together: those of the pointers, of their references and of each allOf."""
        for pointer in pointers:
            node = self.spec.get(pointer)
            if pointer in seen or not isinstance(node, dict):
                continue
            yield pointer, node
            more = [self._follow(pointer)[0]] if "$ref" in node else []
            more += [(*pointer, "allOf", str(number)) for number in range(len(node.get("allOf") or ()))]
            yield from self._parts(more, (*seen, pointer))


def _child(place: str, name: str) -> str:
    """The place of a property, or of `[]`, the items of a list."""
    separator = " " if " " not in place else "" if name == "[]" else "."
    return f"{place}{separator}{name}"


def _facts(node: Facts) -> Facts:
    """What a schema says for itself, in one form whatever the version of OpenAPI."""
    types = [node["type"]] if isinstance(node.get("type"), str) else list(node.get("type") or ())
    values = [node["const"]] if "const" in node else list(node.get("enum") or ())
    facts: Facts = {"type": " or ".join(sorted(set(types) - {"null"}))} if set(types) - {"null"} else {}
    facts |= {"nullable": True} if node.get("nullable") or "null" in types or None in values else {}
    facts |= {"enum": sorted(str(value) for value in values if value is not None)} if values else {}
    facts |= {"closed": True} if node.get("additionalProperties") is False else {}
    return facts | _others(node, SCHEMA)


def _others(node: Facts, known: set[str]) -> Facts:
    """The keywords that have no rule of their own; one that is false says what its absence says, but for a default."""
    return {
        name: value
        for name, value in node.items()
        if name not in known | PROSE and not name.startswith("x-") and (value is not False or name == "default")
    }


def _joined(one: Places, other: Places) -> Places:
    """The places of both; what both have keeps the facts of both."""
    return one | {place: one.get(place, {}) | facts for place, facts in other.items()}


def _either(branches: list[Places]) -> Places:
    """The places of alternatives; what only some of them say is kept, unless all would have to say it to hold."""
    found: Places = {}
    for place in dict.fromkeys(chain.from_iterable(branches)):
        having = [branch[place] for branch in branches if place in branch]
        found[place] = {}
        for name in dict.fromkeys(chain.from_iterable(having)):
            values = [facts[name] for facts in having if name in facts]
            if len(values) < len(branches) and name in ("required", "closed", "enum"):
                continue
            if name == "enum":
                values = [sorted({value for listed in values for value in listed})]
            same = all(value == values[0] for value in values)
            found[place][name] = values[0] if same else " or ".join(sorted({str(value) for value in values}))
    return found
