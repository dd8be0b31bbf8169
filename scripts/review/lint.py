"""Whether the spec is well made: Redocly's rules, the dialect of the generator, and rules of our own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import dialect
from spec import Operation, Pointer, Spec, show_pointer

from .tools import redocly

CREDENTIALS = "401"
# The keys that a schema stands at, and those with several below.
SCHEMA = {"schema", "items", "additionalProperties", "not"}
SCHEMAS = {"properties", "allOf", "oneOf", "anyOf"}
# What a key looks like: long, and of capitals, small letters and digits. An obvious fake is a word.
SECRET = re.compile(
    r"(?<![\w/-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{20,}(?![\w-])|\w+://[^/\s:]+:(?!secret|<)[^/\s@]+@"
)


@dataclass(frozen=True, order=True)
class Problem:
    """Something to put right."""

    file: str
    line: int
    rule: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text} [{self.rule}]"


def lint(path: Path, spec: Spec) -> list[Problem]:
    """Everything that is wrong with a spec, in the order of its lines."""
    refused = {Problem(p.file, p.line, "dialect", str(p).partition(": ")[2]) for p in dialect.problems(spec)}
    # Our own rules rely on the dialect.
    return sorted({*_redocly(path, spec.name), *refused, *(() if refused else own(spec))})


def own(spec: Spec) -> Iterator[Problem]:
    """What breaks our own rules."""
    for rule, check in RULES.items():
        for pointer, text in check(spec):
            yield Problem(spec.name, spec.place(pointer).first, rule, text)


def _redocly(path: Path, name: str) -> Iterator[Problem]:
    config = Path(__file__).with_name("redocly.yaml")
    said = redocly("lint", str(path), f"--config={config}", "--format=json", "--max-problems=1000", may_fail=True)
    for problem in json.loads(said)["problems"]:
        line = next((place["start"]["line"] for place in problem["location"] if "start" in place), 1)
        yield Problem(name, line, problem["ruleId"], " ".join(problem["message"].split()))


def _credentials(spec: Spec) -> Iterator[tuple[Pointer, str]]:
    for operation in spec.operations:
        data = spec.get(operation.pointer)
        security = data.get("security", spec.data.get("security"))
        if security and {} not in security and CREDENTIALS not in data["responses"]:
            yield (*operation.pointer, "responses"), f"{operation.id} lacks the error response {CREDENTIALS}"


def _examples(spec: Spec) -> Iterator[tuple[Pointer, str]]:
    for operation in spec.operations:
        for pointer, what in _contents(spec, operation):
            node = spec.get(pointer)
            if "examples" in node and what == "the request body":
                text = f"{operation.id}: {what} has examples, and its call is shown with one; use example"
                yield (*pointer, "examples"), text
            elif not ({"example", "examples"} & node.keys()):
                yield pointer, f"{operation.id}: {what} has no example"
        for trail, data in spec.parameters(operation):
            contents = (data.get("content") or {}).values()
            if "example" not in data and not any("example" in content for content in contents):
                yield trail[-1], f"{operation.id}: parameter {data.get('name')} has no example"


def _named_schemas(spec: Spec) -> Iterator[tuple[Pointer, str]]:
    for pointer, schema in _schemas(spec):
        parts = schema.get("allOf") or []
        nullable = len(parts) == 1 and "$ref" in parts[0]  # the only way for a reference to be null
        is_object = schema.get("type") == "object" or "properties" in schema or "allOf" in schema
        if is_object and not (_is_named(pointer) or _is_part(pointer) or nullable):
            yield pointer, f"{show_pointer(pointer)} is an object without a name; make it a component"


def _described(spec: Spec) -> Iterator[tuple[Pointer, str]]:
    for pointer, schema in _schemas(spec):
        if _is_named(pointer) and not schema.get("description"):
            yield pointer, f"the schema {pointer[-1]} has no description"
        for name in schema.get("properties") or ():
            trail = spec.follow((*pointer, "properties", name))
            if not any((spec.get(step) or {}).get("description") for step in trail):
                yield trail[0], f"the property {name} has no description"


def _enums(spec: Spec) -> Iterator[tuple[Pointer, str]]:
    for pointer, schema in _schemas(spec):
        users = spec.users(pointer)
        answers = sorted(name for name, directions in users.items() if "response" in directions)
        if "enum" in schema and answers:
            yield (*pointer, "enum"), f"an enum in an answer, of {', '.join(answers[:3])}: say the values in prose"


def _secrets(spec: Spec) -> Iterator[tuple[Pointer, str]]:
    for pointer in spec.places:
        if "example" in pointer and isinstance(node := spec.get(pointer), str) and SECRET.search(node):
            yield pointer, "the example looks like a real secret; write an obvious fake, such as `secret`"


RULES = {
    "credentials": _credentials,
    "examples": _examples,
    "secrets": _secrets,
    "named-schemas": _named_schemas,
    "described": _described,
    "enums-in-requests": _enums,
}


def _is_named(pointer: Pointer) -> bool:
    return len(pointer) == 3 and pointer[:2] == ("components", "schemas")


def _is_part(pointer: Pointer) -> bool:
    """Whether it is what a named schema adds to another."""
    return "allOf" in pointer[-2:-1] and _is_named(pointer[:-2])


def _contents(spec: Spec, operation: Operation) -> Iterator[tuple[Pointer, str]]:
    """The bodies that need an example, those of errors included."""
    places = [((*operation.pointer, "requestBody"), "the request body")]
    places += [
        ((*operation.pointer, "responses", status), f"the response {status}")
        for status in spec.get((*operation.pointer, "responses"))
    ]
    for pointer, what in places:
        place = spec.follow(pointer)[-1]
        for media in (spec.get(place) or {}).get("content") or ():
            yield (*place, "content", media), what


def _schemas(spec: Spec) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """Every schema, nested ones included, references left out."""
    for pointer in spec.places:
        around, key = ("", "", *pointer)[-2:]
        is_schema = _is_named(pointer) or key in SCHEMA or around in SCHEMAS
        if is_schema and not {"example", "examples"} & {*pointer}:
            node = spec.get(pointer)
            if isinstance(node, dict) and "$ref" not in node:
                yield pointer, node
