"""Every way to say x-paging: small specs, with the requests that the iterator sends and the items that it gives.

A walk is of a style, has its arguments in the query or in the body, its list and what else it needs at the top of the
answer or in a part of it, and an argument for the size of a page or none, with a default or without.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.generator.constructs import REFERENCE, TEXT, Node

INTEGER: Node = {"type": "integer"}
KEYS = {
    "id": TEXT,
    "number": INTEGER,
    "kind": TEXT | {"enum": ["a", "b", "c"]},
    "secret": TEXT | {"format": "password"},
}


@dataclass(frozen=True)
class Walk:
    """An operation with an iterator, what a call of it sends, and the pages that come."""

    id: str
    paths: Node
    models: Node
    call: str  # the call of the iterator, as an expression
    item: str  # the type of the items
    sent: list[list[Any]]  # path, query and body of each request
    answers: list[Node]
    items: list[Node]  # what is given, on the wire


def walks() -> Iterator[Walk]:
    """Each combination."""
    numbers = itertools.count()
    places, sizes, wraps = ("query", "body"), ("", "argument", "default"), ("", "data.")
    for place, size, wrap, key, required in itertools.product(places, sizes, wraps, [*KEYS, "meta.id"], [False, True]):
        for total in ("", f"{wrap}total"):
            rule = {"style": "page", "items": f"{wrap}things", "key": key} | ({"total": total} if total else {})
            yield _walk(next(numbers), place, size, rule, required)
    for place, size, wrap in itertools.product(places, sizes, wraps):
        rule = {"style": "cursor", "items": f"{wrap}things", "next": f"{wrap}next"}
        yield _walk(next(numbers), place, size, rule, required=False)
    for wrap in ("query", "required"):
        yield _walk(next(numbers), "query", "", {"style": "whole", "items": "things"}, wrap == "required")


def _walk(number: int, place: str, size: str, rule: Node, required: bool) -> Walk:
    style, tag, method = rule["style"], "walks", f"walk{number}"
    if style == "whole":
        tag, method = f"whole{number}", "list"
    # The filter is called what the code of the iterator calls other things.
    extra = "item" if style == "page" else "page"
    arguments: Node = {extra: TEXT}
    if style != "whole":
        arguments |= {style: INTEGER if style == "page" else TEXT}
    if size:
        arguments |= {"page_size": INTEGER}
    if size == "default":
        rule = rule | {"page_size": 2}
    node: Node = {"operationId": f"{tag}.{method}", "tags": [tag]} | ({"x-paging": rule} if style != "whole" else {})
    if place == "query":
        node["parameters"] = [
            {"name": name, "in": "query", "required": required and name == style, "schema": schema}
            for name, schema in arguments.items()
        ]
    else:
        node["requestBody"] = {"required": True, "content": _content(f"Body{number}")}
    node["responses"] = {"200": {"description": "It.", "content": _content(f"Answer{number}")}}

    rows = {"type": "array", "items": {"$ref": f"{REFERENCE}Item{number}"}}
    outer: Node = {"type": "object", "properties": {"things": rows, "total": INTEGER, "next": TEXT}}
    if required:
        outer["required"] = ["things"]
    wrapped = {"type": "object", "required": ["data"], "properties": {"data": {"$ref": f"{REFERENCE}Data{number}"}}}
    meta = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}
    item = {"type": "object", "required": ["meta"], "properties": KEYS | {"meta": {"$ref": f"{REFERENCE}Meta{number}"}}}
    models = {f"Item{number}": item, f"Meta{number}": meta}
    if place == "body":
        models[f"Body{number}"] = {"type": "object", "required": [style] * required, "properties": arguments}
    if wraps := rule["items"].startswith("data."):
        models |= {f"Answer{number}": wrapped, f"Data{number}": outer}
    else:
        models[f"Answer{number}"] = outer

    # Only the key tells items apart. The second page begins with the last item of the first; without a total, only an
    # empty page is the end.
    same: Node = {"id": "x", "number": 9, "kind": "a", "secret": "x", "meta": {"id": "x"}}
    key = rule.get("key", "id")
    a, b, c = (
        same | ({"meta": {"id": x}} if "." in key else {key: n if key == "number" else x}) for n, x in enumerate("abc")
    )
    pages: list[Node] = [{"things": [a, b], "total": 3}, {"things": [b, c], "total": 3}, {"things": [], "total": 3}]
    given = [a, b, c]
    steps: Sequence[int | str | None] = [1, 2, 3][: 2 if "total" in rule else 3]
    if style == "cursor":
        pages, steps = [{"things": [a], "next": "to b"}, {"things": [b]}, {}], [None, "to b"]
        given = [a, b]
    elif style == "whole":
        pages, given, steps = [{"things": [a, b]}], [a, b], [None]
    answers = [{"data": page} if wraps else page for page in pages[: len(steps)]]
    passed = f"{extra}='x'" + (", page_size=7" if size == "argument" else "")
    sizes = {"argument": {"page_size": 7}, "default": {"page_size": 2}, "": {}}[size]
    sent = []
    for step in steps:
        values = {extra: "x"} | ({style: step} if step is not None else {}) | sizes
        query = [[name, str(value)] for name, value in values.items()] if place == "query" else []
        sent.append([f"/{tag}/{number}", query, values if place == "body" else None])
    call = f"client.{tag}.{'iter' if style == 'whole' else f'iter_{method}'}({passed})"
    paths = {f"/{tag}/{number}": {"get" if place == "query" else "post": node}}
    name = f"{style} {place} {size} {rule} {required}"
    return Walk(name, paths, models, call, f"Item{number}", sent, answers, given)


def _content(model: str) -> Node:
    return {"application/json": {"schema": {"$ref": REFERENCE + model}}}
