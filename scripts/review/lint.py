"""Whether the spec is well made: Redocly's rules, the OpenAPI schema, and the rules of the house."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openapi_schema_validator import OAS30Validator, oas30_format_checker
from openapi_spec_validator import OpenAPIV30SpecValidator
from referencing import Registry
from referencing.jsonschema import DRAFT4
from spec import Operation, Pointer, Spec, show_pointer

from .tools import redocly

ALWAYS = ("420", "429")  # the platform limits every call, and may say so either way
CREDENTIALS = "401"


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
    invalid = list(_valid(spec))
    # The rules of the house take for granted that it is OpenAPI.
    return sorted({*_redocly(path, spec.name), *invalid, *(() if invalid else house(spec))})


def house(spec: Spec) -> Iterator[Problem]:
    """What breaks the rules of the house."""
    for rule, check in RULES.items():
        for pointer, text in check(spec):
            yield Problem(spec.name, spec.place(pointer).first, rule, text)


def _redocly(path: Path, name: str) -> Iterator[Problem]:
    config = Path(__file__).with_name("redocly.yaml")
    said = redocly("lint", str(path), f"--config={config}", "--format=json", "--max-problems=1000", may_fail=True)
    for problem in json.loads(said)["problems"]:
        line = next((place["start"]["line"] for place in problem["location"] if "start" in place), 1)
        yield Problem(name, line, problem["ruleId"], " ".join(problem["message"].split()))


def _valid(spec: Spec) -> Iterator[Problem]:
    try:
        errors = list(OpenAPIV30SpecValidator(spec.data).iter_errors())
    except Exception as error:  # it stumbles over what is too far from OpenAPI, and over references to nothing
        yield Problem(spec.name, 1, "openapi-schema", f"it cannot be validated: {error!r}")
        return
    for problem in errors:
        pointer = tuple(str(step) for step in problem.absolute_path)
        yield Problem(spec.name, spec.place(pointer).first, "openapi-schema", problem.message)


def _operation_ids(spec: Spec) -> Iterator[tuple[Pointer, str]]:
    for operation in spec.operations:
        tags = spec.get((*operation.pointer, "tags")) or []
        if len(tags) != 1 or not re.fullmatch(rf"{re.escape(str(tags[0]))}\.[a-z][a-z0-9_]*", operation.id):
            yield (
                (*operation.pointer, "operationId"),
                f"{operation.id}: the operationId must be <tag>.<method>; tags: {tags}",
            )


def _operation_texts(spec: Spec) -> Iterator[tuple[Pointer, str]]:
    for operation in spec.operations:
        data = spec.get(operation.pointer)
        for key in ("summary", "description", "externalDocs"):
            if not data.get(key):
                yield operation.pointer, f"{operation.id} has no {key}"
        if str(data.get("summary", "")).endswith("."):
            yield (*operation.pointer, "summary"), f"{operation.id}: a summary has no full stop"


def _error_responses(spec: Spec) -> Iterator[tuple[Pointer, str]]:
    for operation in spec.operations:
        data = spec.get(operation.pointer)
        security = data.get("security", spec.data.get("security"))
        needs = [*ALWAYS, *([CREDENTIALS] if security and {} not in security else [])]
        if missing := [status for status in needs if status not in data["responses"]]:
            yield (
                (*operation.pointer, "responses"),
                f"{operation.id} lacks the error responses {', '.join(missing)}",
            )


def _examples(spec: Spec) -> Iterator[tuple[Pointer, str]]:
    for operation in spec.operations:
        for pointer, what in _contents(spec, operation):
            if not ({"example", "examples"} & spec.get(pointer).keys()):
                yield pointer, f"{operation.id}: {what} has no example"
        for trail, data in spec.parameters(operation):
            contents = (data.get("content") or {}).values()
            if "example" not in data and not any("example" in content for content in contents):
                yield trail[-1], f"{operation.id}: parameter {data.get('name')} has no example"


def _valid_examples(spec: Spec) -> Iterator[tuple[Pointer, str]]:
    registry: Registry[Any] = Registry().with_resource("urn:spec", DRAFT4.create_resource(spec.data))
    for pointer in _with_example(spec, ()):
        validator = OAS30Validator(
            {"$ref": f"urn:spec{show_pointer((*pointer, 'schema'))}"},
            registry=registry,
            format_checker=oas30_format_checker,
        )
        for error in validator.iter_errors(spec.get((*pointer, "example"))):
            place = (*pointer, "example", *(str(step) for step in error.absolute_path))
            yield place, f"the example is not what its schema says: {error.message}"


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


RULES = {
    "operation-id": _operation_ids,
    "operation-text": _operation_texts,
    "error-responses": _error_responses,
    "examples": _examples,
    "valid-examples": _valid_examples,
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


def _with_example(spec: Spec, pointer: Pointer) -> Iterator[Pointer]:
    """Everything that has an example beside its schema."""
    node = spec.get(pointer) if pointer else spec.data
    if isinstance(node, dict):
        if "example" in node and "schema" in node:
            yield pointer
        for key, value in node.items():
            if key != "example" and isinstance(value, dict | list):
                yield from _with_example(spec, (*pointer, str(key)))
    elif isinstance(node, list):
        for index in range(len(node)):
            yield from _with_example(spec, (*pointer, str(index)))


def _schemas(spec: Spec) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """Every schema, nested ones included, references left out."""
    for name in (spec.data.get("components") or {}).get("schemas") or ():
        yield from _inside(spec, ("components", "schemas", name))
    for top in [("paths", path) for path in spec.data["paths"]] + [
        ("components", section, name)
        for section, members in (spec.data.get("components") or {}).items()
        if section != "schemas"
        for name in members
    ]:
        for pointer in _schema_places(spec, top):
            yield from _inside(spec, pointer)


def _schema_places(spec: Spec, pointer: Pointer) -> Iterator[Pointer]:
    node = spec.get(pointer)
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "schema":
                yield (*pointer, key)
            elif key not in ("example", "examples") and isinstance(value, dict | list):
                yield from _schema_places(spec, (*pointer, str(key)))
    elif isinstance(node, list):
        for index in range(len(node)):
            yield from _schema_places(spec, (*pointer, str(index)))


def _inside(spec: Spec, pointer: Pointer) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    node = spec.get(pointer)
    if not isinstance(node, dict) or "$ref" in node:
        return
    yield pointer, node
    for name in node.get("properties") or ():
        yield from _inside(spec, (*pointer, "properties", str(name)))
    for key in ("items", "additionalProperties", "not"):
        yield from _inside(spec, (*pointer, key))
    for key in ("allOf", "oneOf", "anyOf"):
        for index in range(len(node.get(key) or ())):
            yield from _inside(spec, (*pointer, key, str(index)))
