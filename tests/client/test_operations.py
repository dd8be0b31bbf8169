"""Every operation of the spec, called on both clients: the request that goes out, and the answer that comes back."""

from __future__ import annotations

import inspect
import json
import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote

import httpx
import pytest
import yaml
from cloudinary_provisioning import Provisioning, __version__, models

if TYPE_CHECKING:
    from tests.client.conftest import Provisioner

Node = dict[str, Any]

SPEC: Node = yaml.load(
    (Path(__file__).parents[2] / "openapi" / "provisioning.yaml").read_bytes(),
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
    ids: dict[str, str]
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
                ids={
                    p["name"]: f"{p['example']}/é"
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
every_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
TAGS = sorted({operation.id.split(".")[0] for operation in OPERATIONS})


@every_operation
@pytest.mark.parametrize("only_required", [False, True], ids=["all", "required"])
def test_the_request_and_the_answer(provisioning: Provisioner, operation: Operation, only_required: bool) -> None:
    """With all of its arguments, and with only those that it needs, an operation does what the spec says."""
    account = provisioning(lambda _: operation.response(), account_id=ACCOUNT_ID)
    tag, method = operation.id.split(".")

    def call(client: Provisioning) -> Any:
        bound = getattr(getattr(client, tag), method)
        return bound(*operation.ids.values(), **operation.arguments(only_required=only_required))

    result = account.call(call)

    request = account.request
    assert request.method == operation.method
    assert request.url.raw_path.partition(b"?")[0].decode() == operation.path
    assert operation.sent_query(request) == operation.query(only_required=only_required)
    assert request.headers["Accept"] == "application/json"
    assert request.headers["User-Agent"].startswith(f"cloudinary-provisioning/{__version__} ")
    assert request.headers.get("Authorization") == (None if operation.public else "Basic a2V5OnNlY3JldA==")
    if operation.body is None:
        assert request.content == b""
        assert "Content-Type" not in request.headers
    else:
        assert json.loads(request.content) == operation.example_body(only_required=only_required)
        assert request.headers["Content-Type"] == "application/json"

    if operation.answer is None:
        assert result is None
    elif isinstance(result, list):
        assert [item.to_dict() for item in result] == operation.answer["example"]
    else:
        assert result.to_dict() == operation.answer["example"]
        assert type(result).__name__ == operation.answer["schema"]["$ref"].rpartition("/")[2]
    assert not re.search(r"[( ]<\w+>", repr(result))  # this is how a field without an attribute is shown


def test_there_is_a_method_for_each_operation_and_no_other(provisioning: Provisioner) -> None:
    """The public methods of the resources are the operations of the spec, and the iterators of their lists."""
    client = provisioning.client("account://key:secret@account-1")
    properties = {name for name, member in inspect.getmembers(type(client)) if isinstance(member, cached_property)}
    resources = {tag: type(getattr(client, tag)) for tag in properties - {"calls"}}  # the same ones as values
    methods = {f"{tag}.{name}" for tag, resource in resources.items() for name in vars(resource) if name[0] != "_"}
    iterators = {operation.iterator for operation in OPERATIONS if operation.paged or operation.is_list}

    assert methods == {operation.id for operation in OPERATIONS} | iterators


@every_operation
def test_the_twins_are_the_same(operation: Operation) -> None:
    """A method of the asynchronous client is a coroutine; signature and documentation are those of its twin."""
    tag, method = operation.id.split(".")
    sync, asynchronous = (getattr(resource, method) for resource in twins(tag))

    assert inspect.iscoroutinefunction(asynchronous)
    assert not inspect.iscoroutinefunction(sync)
    assert inspect.signature(sync) == inspect.signature(asynchronous)
    assert sync.__doc__ == asynchronous.__doc__
    assert sync.__doc__.startswith(f"{operation.summary}.\n")


@pytest.mark.parametrize("tag", TAGS)
def test_the_resources_are_documented_alike(tag: str) -> None:
    """A resource says on both clients what its tag says in the spec."""
    sync, asynchronous = twins(tag)
    (description,) = (node["description"] for node in SPEC["tags"] if node["name"] == tag)

    assert sync.__doc__ == asynchronous.__doc__ == description


def twins(tag: str) -> tuple[type, type]:
    module = __import__(f"cloudinary_provisioning_api.api.{tag}", fromlist=["*"])
    name = "".join(word.capitalize() for word in tag.split("_"))
    return getattr(module, name), getattr(module, f"Async{name}")
