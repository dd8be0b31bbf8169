"""What the spec may not hold, since openapi-python-client or our templates would lose it, or make wrong code of it."""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from typing import Any

from .contract import JSON, Contract, ContractError, Node, Operation

# What the clients have besides their tags.
CLIENT_NAMES = {
    "account_id",
    "aclose",
    "api",
    "base_url",
    "call",
    "calls",
    "client",
    "close",
    "configuration",
    "models",
    "require_account_id",
    "resource",
    "retry",
    "send",
    "send_all",
    "with_options",
    "with_response",
    "without_account",
}


def problems(contract: Contract) -> Iterator[str]:
    """Every problem, with the operation or schema that it is in."""
    for path, item in contract.document["paths"].items():
        if "$ref" in item:
            yield f"{path}: its operations stand behind a $ref, which the generator does not follow"
    for operation in contract.operations.values():
        found = list(_of_nodes(contract, [operation.data, *operation.parameters.values()]))
        # What refers to nothing cannot be looked into.
        for problem in found or _of_operation(contract, operation):
            yield f"{operation.id}: {problem}"
    for name, schema in contract.schemas.items():
        for problem in _of_nodes(contract, schema):
            users = ", ".join(o.id for o in contract.operations.values() if name in contract.components_of(o))
            yield f"{f'{users}: ' if users else ''}schema {name}: {problem}"


def _of_operation(contract: Contract, operation: Operation) -> Iterator[str]:
    if not operation.method_name.isidentifier() or keyword.iskeyword(operation.method_name):
        yield f"{operation.method_name} cannot be the name of a method"
    if not operation.tag.isidentifier() or keyword.iskeyword(operation.tag) or operation.tag in CLIENT_NAMES:
        yield f"the tag {operation.tag} cannot be an attribute of the clients"
    for (place, name), parameter in operation.parameters.items():
        if place not in ("path", "query"):
            yield f"its {place} parameter {name} is not supported"
        elif place == "query":
            yield from _of_query_parameter(contract, name, parameter)
    yield from _of_paging(contract, operation)
    for code, response in operation.data["responses"].items():
        content = contract.resolve(response).get("content")
        if str(code).startswith("2") and content and JSON not in content:
            yield f"its response {code} is {', '.join(content)}, and the clients read {JSON} only"


def _of_paging(contract: Contract, operation: Operation) -> Iterator[str]:
    size = operation.data.get("x-paging", {}).get("page_size")
    parameter = operation.parameters.get(("query", "page_size"), {})
    most = contract.resolve(parameter.get("schema", {})).get("maximum")
    if size is not None and most is not None and size > most:
        yield f"x-paging asks for pages of {size}, and page_size allows {most}"


def _of_query_parameter(contract: Contract, name: str, parameter: Node) -> Iterator[str]:
    if "content" in parameter:
        if list(parameter["content"]) != [JSON]:
            yield f"its query parameter {name} is {', '.join(parameter['content'])}; only {JSON} is written"
        return
    schema = contract.resolve(parameter.get("schema", {}))
    if schema.get("nullable"):
        yield f"its query parameter {name} is nullable, and a query cannot say null"
    if schema.get("type") == "object" or contract.properties(schema):
        yield f"its query parameter {name} is an object, which is not supported"
    if schema.get("type") == "array":
        items = contract.resolve(schema.get("items", {}))
        if items.get("type") in ("object", "array") or contract.properties(items):
            yield f"its query parameter {name} is a list of objects or lists, which is not supported"
        if parameter.get("style", "form") != "form":
            yield f"its query parameter {name} has style {parameter['style']}; only form is written"


def _of_nodes(contract: Contract, node: Any) -> Iterator[str]:
    """What is wrong in any place below a node."""
    if isinstance(node, list):
        for value in node:
            yield from _of_nodes(contract, value)
    if not isinstance(node, dict):
        return
    if isinstance(node.get("$ref"), str):
        try:
            contract.resolve(node)
        except ContractError as error:
            yield from error.problems
    parts = [*(node.get("allOf") or ()), *(node.get("anyOf") or ()), *(node.get("oneOf") or ())]
    if len(parts) == 1 and "$ref" in parts[0] and {"properties", "required"} & node.keys():
        yield "properties beside a single $ref are lost; make them another part"
    for key, value in node.items():
        if key not in ("example", "examples"):
            yield from _of_nodes(contract, value)
