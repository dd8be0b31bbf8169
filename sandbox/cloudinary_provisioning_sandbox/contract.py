"""The contract: where it is, and what it says of each operation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

Document = dict[str, Any]
Schema = dict[str, Any]

METHODS = ("get", "post", "put", "patch", "delete")
# Larger numbers are refused by the service, whatever they count.
_INT32 = {"minimum": -(2**31), "maximum": 2**31 - 1}


def contract_path() -> Path:
    """The copy inside an installed package, or the one file of a checkout."""
    package = Path(__file__).parent
    packaged = package / "provisioning.yaml"
    return packaged if packaged.exists() else package.parent.parent / "openapi" / "provisioning.yaml"


def read_contract() -> Document:
    """The contract as it is written."""
    with contract_path().open(encoding="utf-8") as file:
        document: Document = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    return document


class Parameter(NamedTuple):
    """A parameter of the query."""

    schema: Schema
    explode: bool


@dataclass(frozen=True)
class Operation:
    id: str
    secured: bool
    query: Mapping[str, Parameter]
    query_schema: Schema
    """All parameters of the query as one object."""
    body: Schema | None
    """None where the contract has no body."""
    status: int
    """The status of success."""
    answer: Schema | None
    """None where success has no body."""


class Match(NamedTuple):
    """What the contract has at a path."""

    operations: Mapping[str, Operation]
    """By method."""
    arguments: dict[str, str]
    """The values in the path."""

    @property
    def methods(self) -> list[str]:
        return [name for method in self.operations for name in ((method, "HEAD") if method == "GET" else (method,))]


class Contract:
    """All operations, found by path; schemas are without references and `allOf`."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._by_reference: dict[str, Schema] = {}
        self._routes = [
            (
                re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(path))),
                {method.upper(): self._read(item, item[method]) for method in METHODS if method in item},
            )
            # A path without placeholders is meant before one that would take it as a value.
            for path, item in sorted(document["paths"].items(), key=lambda entry: str(entry[0]).count("{"))
        ]

    def at(self, path: str) -> Match:
        for pattern, operations in self._routes:
            found = pattern.fullmatch(path)
            if found is not None:
                return Match(operations, found.groupdict())
        return Match({}, {})

    def operations(self) -> list[Operation]:
        return [operation for _, operations in self._routes for operation in operations.values()]

    def _read(self, item: dict[str, Any], operation: dict[str, Any]) -> Operation:
        query, required = {}, []
        for given in [*item.get("parameters", []), *operation.get("parameters", [])]:
            parameter = self._resolve(given)
            if parameter["in"] == "query":
                # What `content` describes is a string in the query; its handler reads it.
                schema = self._schema(parameter.get("schema", {"type": "string"}))
                if schema.get("type") == "integer":
                    schema = {**_INT32, **schema}
                query[parameter["name"]] = Parameter(schema, parameter.get("explode", True))
                if parameter.get("required"):
                    required.append(parameter["name"])
        schema = {"properties": {name: parameter.schema for name, parameter in query.items()}}
        security: Any = operation.get("security", self._document.get("security", []))
        status = next(status for status in operation["responses"] if str(status).startswith("2"))
        return Operation(
            id=operation["operationId"],
            # An empty alternative makes credentials optional.
            secured=bool(security) and {} not in security,
            query=query,
            query_schema={**schema, "required": required} if required else schema,
            body=self._content(operation.get("requestBody", {})),
            status=int(status),
            answer=self._content(operation["responses"][status]),
        )

    def _content(self, holder: dict[str, Any]) -> Schema | None:
        content = self._resolve(holder).get("content")
        return self._schema(content["application/json"]["schema"]) if content else None

    def _resolve(self, item: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in item:
            target: Any = self._document
            for part in item["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            item = target
        return item

    def _schema(self, node: Any) -> Any:
        if isinstance(node, list):
            return [self._schema(item) for item in node]
        if not isinstance(node, dict):
            return node
        if "$ref" in node:
            reference = node["$ref"]
            if reference not in self._by_reference:
                self._by_reference[reference] = self._schema(self._resolve(node))
            return self._by_reference[reference]
        schema = {key: self._schema(value) for key, value in node.items() if key != "allOf"}
        for part in self._schema(node.get("allOf", [])):
            properties = {**part.get("properties", {}), **schema.get("properties", {})}
            required = [*schema.get("required", []), *part.get("required", [])]
            schema = {**part, **schema, "properties": properties, "required": required}
        return schema


@cache
def served_contract(*, strict: bool) -> Contract:
    """The contract for the server: what requests may be is widened where the handlers know better than a schema."""
    document = read_contract()
    schemas = document["components"]["schemas"]
    # The errors of these operations have words and codes of their own.
    schemas["AgentAccountRequest"].pop("required")
    for field in schemas["AgentAccountRequest"]["properties"].values():
        field.pop("minLength", None)
        field.pop("maxLength", None)
    schemas["CloudRequest"]["properties"]["delivery_ips"] = {}
    if not strict:
        # No page below the first is known to be refused.
        for item in document["paths"].values():
            for method in METHODS:
                for parameter in item.get(method, {}).get("parameters", []):
                    parameter.get("schema", {}).pop("minimum", None)
    return Contract(document)
