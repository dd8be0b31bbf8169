"""The spec as the generator's templates need it: operations in order, references resolved, tags described."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

Node = dict[str, Any]

JSON = "application/json"
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

    @property
    def names_in_path(self) -> list[str]:
        return [name for name in re.findall("{([^}]*)}", self.path) if ("path", name) in self.parameters]

    @property
    def title(self) -> str:
        return str(self.data.get("summary") or self.id)


class Contract:
    """The document, with the questions that templates ask it."""

    def __init__(self, document: Node) -> None:
        self.document = document
        self.operations = {operation.id: operation for operation in self._read_operations()}

    @classmethod
    def load(cls, spec: Path) -> Contract:
        """Read a spec file."""
        try:
            document = YAML(typ="safe").load(spec.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise ContractError([f"{spec} cannot be read: {error}"]) from None
        except YAMLError as error:
            raise ContractError([f"{spec.name} is not YAML: {error}"]) from None
        if not isinstance(document, dict) or not isinstance(document.get("paths"), dict):
            raise ContractError([f"{spec.name} is not an OpenAPI document: it has no paths"])
        contract = cls(document)
        if not any("region" in server.get("variables", {}) for server in contract.servers):
            raise ContractError([f"{spec.name} has no servers entry with a variable called region"])
        return contract

    @property
    def title(self) -> str:
        return str(self.document["info"]["title"])

    @property
    def version(self) -> str:
        return str(self.document["info"]["version"])

    @property
    def servers(self) -> list[Node]:
        return list(self.document.get("servers", []))

    @property
    def schemas(self) -> dict[str, Node]:
        """The named schemas."""
        return dict(self.document.get("components", {}).get("schemas", {}))

    def tag_description(self, name: str) -> str:
        """What the spec says about a tag, or a plain sentence."""
        for tag in self.document.get("tags", []):
            if tag["name"] == name and tag.get("description"):
                return " ".join(tag["description"].split())
        return f"Operations on {name.replace('_', ' ')}."

    def resolve(self, node: Node) -> Node:
        """The node that a reference leads to; any other node as it is."""
        while "$ref" in node:
            node = self._target(node["$ref"])
        return node

    def _target(self, reference: str) -> Node:
        target: Any = self.document if reference.startswith("#/") else None
        for step in reference.removeprefix("#/").split("/"):
            target = target.get(step) if isinstance(target, dict) else None
        if not isinstance(target, dict):
            raise ContractError([f"{reference} refers to nothing in this document"])
        return target

    def schema(self, node: Node) -> tuple[str, Node]:
        """The name of the schema that a node refers to, and the schema with what stands beside the reference."""
        name, beside = "", Node()
        while True:
            if "$ref" in node:
                name, node = node["$ref"].rsplit("/", 1)[-1], self._target(node["$ref"])
            elif not name and len(parts := node.get("allOf") or []) == 1 and "$ref" in parts[0]:
                beside = {key: value for key, value in node.items() if key != "allOf"} | beside
                node = parts[0]
            else:
                return name, node | beside

    def properties(self, schema: Node) -> dict[str, Node]:
        """The properties of an object schema, those of its `allOf` included."""
        schema = self.resolve(schema)
        found: dict[str, Node] = {}
        for part in schema.get("allOf") or ():
            found |= self.properties(part)
        return found | (schema.get("properties") or {})

    def required(self, schema: Node) -> set[str]:
        """The names of the properties that are required, those of its `allOf` included."""
        schema = self.resolve(schema)
        parts = (self.required(part) for part in schema.get("allOf") or ())
        return set(schema.get("required") or ()).union(*parts)

    def components_of(self, operation: Operation) -> set[str]:
        """The names of the components that an operation uses, directly or inside of others."""
        found: set[str] = set()
        waiting: list[Any] = [operation.data, *operation.parameters.values()]
        while waiting:
            node = waiting.pop()
            if isinstance(node, list):
                waiting += node
            if not isinstance(node, dict):
                continue
            waiting += [value for key, value in node.items() if key not in ("example", "examples")]
            reference = node.get("$ref")
            if isinstance(reference, str) and reference not in found:
                found.add(reference)
                try:
                    waiting.append(self.resolve({"$ref": reference}))
                except ContractError:
                    continue
        return {reference.rsplit("/", 1)[-1] for reference in found}

    def mentioned_in(self, text: str) -> list[str]:
        """The ids of the operations that use a component which a text names."""
        named = set(re.findall(r"/(\w+)\b", text))
        return [operation.id for operation in self.operations.values() if named & self.components_of(operation)]

    def for_generator(self) -> Node:
        """The document in the dialect of openapi-python-client, which drops parameters declared with `content`."""
        document: Node = _with_schemas_for_content(self.document)
        return document

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
                try:
                    listed = [self.resolve(p) for p in [*item.get("parameters", []), *data.get("parameters", [])]]
                except ContractError as error:
                    problems += [f"{where}: {problem}" for problem in error.problems]
                    continue
                parameters = {(parameter["in"], parameter["name"]): parameter for parameter in listed}
                security = data.get("security", self.document.get("security", []))
                # Where credentials are optional, none are sent.
                authenticated = bool(security) and {} not in security
                yield Operation(name, verb.upper(), path, data, parameters, authenticated)
        if problems:
            raise ContractError(problems)


def _with_schemas_for_content(node: Any) -> Any:
    if isinstance(node, list):
        return [_with_schemas_for_content(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "in" in node and "name" in node and isinstance(node.get("content"), dict) and JSON in node["content"]:
        schema = node["content"][JSON]["schema"]
        node = {key: value for key, value in node.items() if key != "content"} | {"schema": schema}
    return {key: _with_schemas_for_content(value) for key, value in node.items()}
