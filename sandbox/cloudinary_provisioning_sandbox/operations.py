"""What the contract says of a request: which operation it is, and the parameters and the body that belong to it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .contract import Contract

METHODS = ("get", "post", "put", "delete")

Schema = dict[str, Any]
ANYTHING: Schema = {}


@dataclass(frozen=True)
class Parameter:
    """A parameter of the query."""

    name: str
    schema: Schema
    explode: bool = True


@dataclass(frozen=True)
class Operation:
    operation_id: str
    query: Mapping[str, Parameter]
    body: Schema | None
    """The schema of a JSON body, or None where the contract has no body."""


class Operations:
    """All operations of the contract, found by method and path."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._flat: dict[int, Schema] = {}
        paths = contract["paths"]
        self._routes = [
            (
                re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path))),
                {method.upper(): self._read(item, item[method]) for method in METHODS if method in item},
            )
            # A path without placeholders is meant before one that would take it as a value.
            for path, item in sorted(paths.items(), key=lambda entry: entry[0].count("{"))
        ]

    def find(self, method: str, path: str) -> Operation | None:
        return self._at(path).get("GET" if method == "HEAD" else method)

    def methods(self, path: str) -> list[str]:
        """What may be done at a path; nothing if there is no such path."""
        return [name for method in self._at(path) for name in ((method, "HEAD") if method == "GET" else (method,))]

    def names(self) -> frozenset[str]:
        return frozenset(found.operation_id for _, operations in self._routes for found in operations.values())

    def flat(self, schema: Schema) -> Schema:
        """One schema instead of references and `allOf`; those of its properties are left as they are."""
        known = self._flat.get(id(schema))
        if known is None:
            known = self._flat[id(schema)] = self._flatten(schema)
        return known

    def _at(self, path: str) -> Mapping[str, Operation]:
        for pattern, operations in self._routes:
            if pattern.fullmatch(path):
                return operations
        return {}

    def _flatten(self, schema: Schema) -> Schema:
        if "$ref" in schema:
            return self.flat(self._resolve(schema))
        flat = {key: value for key, value in schema.items() if key != "allOf"}
        for part in map(self.flat, schema.get("allOf", [])):
            properties = {**part.get("properties", {}), **flat.get("properties", {})}
            flat = {**part, **flat, **({"properties": properties} if properties else {})}
        return flat

    def _read(self, item: dict[str, Any], operation: dict[str, Any]) -> Operation:
        query = {}
        for given in [*item.get("parameters", []), *operation.get("parameters", [])]:
            parameter = self._resolve(given)
            if parameter["in"] == "query":
                name = parameter["name"]
                # What `content` describes is a text to the query; its handler reads it.
                query[name] = Parameter(name, parameter.get("schema", ANYTHING), parameter.get("explode", True))
        body = self._resolve(operation["requestBody"]) if "requestBody" in operation else {}
        content = body.get("content", {}).get("application/json")
        return Operation(operation["operationId"], query, content and content["schema"])

    def _resolve(self, item: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in item:
            target: Any = self._contract
            for part in item["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            item = target
        return item
