"""The contract as the tests read it, without the product's readers: what the request of each operation must be."""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote

import httpx
import pytest
import yaml
from cloudinary_provisioning import models

Node = dict[str, Any]

SPEC: Node = yaml.load(
    (Path(__file__).parents[1] / "openapi" / "provisioning.yaml").read_bytes(),
    getattr(yaml, "CSafeLoader", yaml.SafeLoader),  # noqa: S506 - both are safe, and the one in C is ten times as fast
)
ACCOUNT_ID = "account/1"  # with a character that has to be quoted


def resolve(node: Node) -> Node:
    while "$ref" in node:
        target = SPEC
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node


def fields(schema: Node) -> tuple[dict[str, Node], set[str]]:
    """The properties of an object schema and the names of those that are required, its `allOf` included."""
    schema = resolve(schema)
    properties, required = dict(schema.get("properties", {})), set(schema.get("required", ()))
    for part in schema.get("allOf", ()):
        more, needed = fields(part)
        properties |= more
        required |= needed
    return properties, required


def python_name(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) else name


def as_argument(schema: Node, value: Any) -> Any:
    """The Python value that stands for a JSON value: a model where the spec names one."""
    model = getattr(models, schema.get("$ref", "").rpartition("/")[2], None)
    if model is not None:
        return model(**value)
    schema = resolve(schema)
    return [as_argument(schema["items"], item) for item in value] if schema.get("type") == "array" else value


def example_of(parameter: Node) -> Any:
    """A value for a query parameter; a list has two entries, or it would not show how they are put together."""
    content = parameter.get("content", {}).get("application/json", {})
    schema = resolve(content.get("schema") or parameter["schema"])
    by_type = {"boolean": True, "integer": 7, "number": 7.5, "string": "text", "array": ["first"]}
    example = parameter.get("example", content.get("example", by_type[schema["type"]]))
    return [*example, "second"] if isinstance(example, list) and len(example) == 1 else example


@dataclass(frozen=True)
class Operation:
    id: str
    method: str
    template: str
    examples: dict[str, str]
    parameters: list[Node]
    body: Node | None
    status: int
    answer: Node | None
    public: bool
    paged: bool
    summary: str

    @property
    def iterator(self) -> str:
        tag, method = self.id.split(".")
        return f"{tag}.iter" if method == "list" else f"{tag}.iter_{method}"

    @property
    def is_list(self) -> bool:
        """Whether the answer of a `list` is one list."""
        schema = resolve((self.answer or {}).get("schema", {}))
        lists = [found for found in schema.get("properties", {}).values() if resolve(found).get("type") == "array"]
        return self.id.endswith(".list") and len(lists) == 1

    @property
    def ids(self) -> dict[str, str]:
        """The ids in the path, with characters that have to be quoted."""
        return {name: f"{example}/é" for name, example in self.examples.items()}

    @property
    def path(self) -> str:
        known = {**self.ids, "account_id": ACCOUNT_ID}
        return re.sub(r"{(\w+)}", lambda match: quote(known[match[1]], safe=""), self.template)

    def example_body(self, *, only_required: bool) -> Node:
        assert self.body is not None
        required = fields(self.body["schema"])[1]
        return {name: v for name, v in self.body["example"].items() if name in required or not only_required}

    def queried(self, *, only_required: bool) -> list[Node]:
        return [parameter for parameter in self.parameters if parameter.get("required") or not only_required]

    def arguments(self, *, only_required: bool) -> Node:
        """The keyword arguments: query parameters and the fields of the body."""
        found = {python_name(p["name"]): example_of(p) for p in self.queried(only_required=only_required)}
        if self.body is not None:
            properties, _ = fields(self.body["schema"])
            for name, value in self.example_body(only_required=only_required).items():
                found[python_name(name)] = as_argument(properties[name], value)
        return found

    def query(self, *, only_required: bool) -> list[tuple[str, Any]]:
        """The query as the spec wants it, JSON in it decoded."""
        found: list[tuple[str, Any]] = []
        for parameter in self.queried(only_required=only_required):
            name, value = parameter["name"], example_of(parameter)
            if "content" in parameter:
                found.append((name, value))
            elif isinstance(value, list) and parameter["explode"]:
                found += [(name, item) for item in value]
            elif isinstance(value, list):
                found.append((name, ",".join(value)))
            else:
                found.append((name, str(value).lower() if isinstance(value, bool) else str(value)))
        return sorted(found, key=str)

    def sent_query(self, request: httpx.Request) -> list[tuple[str, Any]]:
        as_json = {parameter["name"] for parameter in self.parameters if "content" in parameter}
        pairs = parse_qsl(request.url.query.decode(), keep_blank_values=True, strict_parsing=bool(request.url.query))
        return sorted(((name, json.loads(text) if name in as_json else text) for name, text in pairs), key=str)

    def response(self) -> httpx.Response:
        if self.answer is None:
            return httpx.Response(self.status)
        return httpx.Response(self.status, json=self.answer["example"])


def read_operations() -> Iterator[Operation]:
    for template, item in SPEC["paths"].items():
        for method in item.keys() & {"get", "post", "put", "patch", "delete"}:
            data = item[method]
            parameters = [resolve(node) for node in [*item.get("parameters", ()), *data.get("parameters", ())]]
            ((status, answer),) = ((int(code), node) for code, node in data["responses"].items() if code[0] == "2")
            body = resolve(data["requestBody"])["content"]["application/json"] if "requestBody" in data else None
            yield Operation(
                id=data["operationId"],
                method=method.upper(),
                template=template,
                examples={
                    p["name"]: p["example"]
                    for name in re.findall(r"{(\w+)}", template)
                    for p in parameters
                    if p["name"] == name != "account_id"
                },
                parameters=[parameter for parameter in parameters if parameter["in"] == "query"],
                body=body,
                status=status,
                answer=resolve(answer).get("content", {}).get("application/json"),
                public=data.get("security") == [],
                paged="x-paging" in data,
                summary=data["summary"],
            )


OPERATIONS = sorted(read_operations(), key=lambda operation: operation.id)
BY_ID = {operation.id: operation for operation in OPERATIONS}
every_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)


def needed(operation: str, **given: Any) -> Node:
    """The arguments without which an operation cannot be called, with the values of its example, and those given."""
    return BY_ID[operation].arguments(only_required=True) | given


def needed_body(operation: str, **given: Any) -> Node:
    """The body without which a request is refused, with the values of the operation's example, and those given."""
    return BY_ID[operation].example_body(only_required=True) | given


def least(schema: str, **given: Any) -> Node:
    """The smallest JSON object that fits a schema of the spec whose required fields are plain, with what is given."""
    properties, required = fields(SPEC["components"]["schemas"][schema])
    by_format = {"date-time": "2026-01-02T03:04:05Z", "date": "2026-01-02"}
    by_type = {"string": "text", "boolean": True, "integer": 1, "array": [], "object": {}}
    needed = {name: resolve(properties[name]) for name in properties if name in required}
    return {name: by_format.get(node.get("format", ""), by_type[node["type"]]) for name, node in needed.items()} | given
