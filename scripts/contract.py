"""The spec as the generator's templates need it: operations in order, references resolved, tags described."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Node = dict[str, Any]

VERBS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")


class ContractError(Exception):
    """The spec cannot be generated from; each problem names its place."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Operation:
    """One operation as the spec has it."""

    id: str
    verb: str
    path: str
    data: Node
    parameters: dict[tuple[str, str], Node]  # by location and name; those of the path are merged in
    authenticated: bool

    @property
    def tag(self) -> str:
        return self.id.split(".")[0]

    @property
    def method_name(self) -> str:
        return self.id.split(".")[1]


class Contract:
    """The document, with the questions that templates ask it."""

    def __init__(self, document: Node) -> None:
        self.document = document
        self.operations = {operation.id: operation for operation in self._read_operations()}

    @property
    def title(self) -> str:
        return str(self.document["info"]["title"])

    @property
    def version(self) -> str:
        return str(self.document["info"]["version"])

    @property
    def servers(self) -> list[Node]:
        return list(self.document.get("servers", []))

    def tag_description(self, name: str) -> str:
        """What the spec says about a tag, or a plain sentence."""
        for tag in self.document.get("tags", []):
            if tag["name"] == name and tag.get("description"):
                return " ".join(tag["description"].split())
        return f"Operations on {name.replace('_', ' ')}."

    def resolve(self, node: Node) -> Node:
        """What a reference stands for; anything else as it is."""
        while "$ref" in node:
            target: Any = self.document
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            node = dict(target)
        return node

    def properties(self, schema: Node) -> dict[str, Node]:
        """The properties of an object schema, those of its `allOf` included."""
        schema = self.resolve(schema)
        found: dict[str, Node] = {}
        for part in schema.get("allOf") or ():
            found |= self.properties(part)
        return found | (schema.get("properties") or {})

    def problems(self) -> Iterator[str]:
        """What openapi-python-client would drop without a word."""
        for name, schema in self.document.get("components", {}).get("schemas", {}).items():
            for node in _nodes(schema):
                parts = [*(node.get("allOf") or ()), *(node.get("anyOf") or ()), *(node.get("oneOf") or ())]
                if len(parts) == 1 and "$ref" in parts[0] and {"properties", "required"} & node.keys():
                    yield f"schema {name}: properties beside a single $ref are lost; make them another part"

    def mentions(self, operation: Operation, text: str) -> bool:
        """Whether a text names a component that the operation uses, directly or inside another."""
        used = self._components(operation.data, set())
        return any(re.search(rf"/{re.escape(name)}\b", text) is not None for name in used)

    def for_generator(self) -> Node:
        """The document in the dialect of openapi-python-client, which drops parameters declared with `content`."""
        document: Node = _with_schemas_for_content(self.document)
        return document

    def _components(self, node: Any, seen: set[str]) -> set[str]:
        if isinstance(node, dict):
            reference = node.get("$ref")
            if isinstance(reference, str) and reference not in seen:
                seen.add(reference)
                self._components(self.resolve(node), seen)
            for value in node.values():
                self._components(value, seen)
        elif isinstance(node, list):
            for value in node:
                self._components(value, seen)
        return {reference.rsplit("/", 1)[-1] for reference in seen}

    def _read_operations(self) -> Iterator[Operation]:
        problems = []
        seen = set()
        for path, item in self.document["paths"].items():
            for verb in VERBS:
                if verb not in item:
                    continue
                data = item[verb]
                name = data.get("operationId", "")
                where = f"{name or '(no operationId)'} ({verb.upper()} {path})"
                tags = data.get("tags", [])
                if len(tags) != 1 or name.split(".")[:1] != tags or len(name.split(".")) != 2:
                    problems.append(f"{where}: the operationId must be <tag>.<method>, with that one tag; tags: {tags}")
                    continue
                if name in seen:
                    problems.append(f"{where}: there is another operation of this id")
                seen.add(name)
                listed = [*item.get("parameters", []), *data.get("parameters", [])]
                parameters = {(p["in"], p["name"]): p for p in map(self.resolve, listed)}
                security = data.get("security", self.document.get("security", []))
                yield Operation(name, verb.upper(), path, data, parameters, authenticated=bool(security))
        if problems:
            raise ContractError(problems)


def _nodes(node: Any) -> Iterator[Node]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from _nodes(value)


def _with_schemas_for_content(node: Any) -> Any:
    if isinstance(node, list):
        return [_with_schemas_for_content(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "in" in node and "name" in node and "content" in node:
        (media,) = node["content"].values()
        node = {key: value for key, value in node.items() if key != "content"} | {"schema": media["schema"]}
    return {key: _with_schemas_for_content(value) for key, value in node.items()}
