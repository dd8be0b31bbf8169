"""An answer compared with the contract, and its shape: places, types and counts, never a value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from openapi_schema_validator import OAS30ReadValidator, oas30_format_checker
from spec import Operation, Spec, parse_pointer

Schema = dict[str, Any]
Shape = dict[str, dict[str, int]]
# More unknown names at one place are taken for data, such as ids that serve as keys.
MOST_NAMES = 5


class Difference(NamedTuple):
    """Where an answer is not as the contract says."""

    operation: str
    status: str
    place: str
    problem: str


class Contract:
    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.schema = cache(self._schema)
        # The values that requests know for a name; in answers every enum is open.
        self._values: dict[str, set[str]] = {}
        for operation in spec.operations:
            for _, parameter in spec.parameters(operation):
                self._collect_values(parameter["name"], self._resolve(parameter.get("schema", {})))
            body = spec.get((*operation.pointer, "requestBody", "content", "application/json", "schema"))
            self._collect_values("", self._resolve(body or {}))

    def compare(self, operation: Operation, status: int, body: Any) -> Iterator[Difference]:
        """What is not as the contract says; a body that is not JSON is passed as bytes."""
        schema = self.schema(operation, str(status))
        problems: list[tuple[str, str]] = []
        if schema is None:
            problems = [("", "this status is not listed")]
        elif isinstance(body, bytes) and schema:
            problems = [("", "the body is not JSON" if body else "there is no body")]
        elif schema:
            validator = OAS30ReadValidator(schema, format_checker=oas30_format_checker)
            problems = [found for error in validator.iter_errors(body) for found in _explain(error)]
            for place, value in _walk(schema, body):
                known = self._values.get(re.sub(r"\[\]$", "", place).rpartition(".")[2])
                if known and isinstance(value, str) and value not in known:
                    problems.append((place, f"a value beyond the known ones, of the form {mask(value)}"))
        return (Difference(operation.id, str(status), *found) for found in problems)

    def shape(self, operation: Operation, status: int, body: Any) -> Shape:
        """How often each type is at each place; what is inside of free-form objects is left out."""
        counts: dict[str, Counter[str]] = {}
        for place, value in _walk(self.schema(operation, str(status)) or {}, body):
            counts.setdefault(place, Counter())[kind(value)] += 1
        return {place: dict(types) for place, types in counts.items()}

    def _schema(self, operation: Operation, status: str) -> Schema | None:
        """The schema of an answer, `{}` if it has no body; None if the status is not listed."""
        answer = self.spec.get((*operation.pointer, "responses", status))
        content = self._resolve(answer or {}).get("content", {})
        schema: Schema = content.get("application/json", {}).get("schema", {})
        return None if answer is None else schema

    def _resolve(self, node: Any) -> Any:
        """A part of the contract without references and `allOf`; objects that list their fields are closed."""
        if isinstance(node, list):
            return [self._resolve(item) for item in node]
        if not isinstance(node, dict):
            return node
        if "$ref" in node:
            return self._resolve(self.spec.get(parse_pointer(node["$ref"])))
        schema = {key: self._resolve(value) for key, value in node.items() if key != "allOf"}
        for part in self._resolve(node.get("allOf", [])):
            properties = part.get("properties", {}) | schema.get("properties", {})
            required = [*schema.get("required", []), *part.get("required", [])]
            schema = part | schema | {"properties": properties, "required": required}
        if schema.get("type") == "object" and schema.get("properties"):
            schema.setdefault("additionalProperties", False)
        return schema

    def _collect_values(self, name: str, schema: Schema) -> None:
        self._values.setdefault(name, set()).update(schema.get("enum", ()))
        for inner, inner_schema in schema.get("properties", {}).items():
            self._collect_values(inner, inner_schema)


def kind(value: Any) -> str:
    """The JSON type of a value, and whether it is empty."""
    names = {type(None): "null", bool: "boolean", int: "integer", float: "number"}
    names |= {str: "string", list: "list", dict: "object"}
    return f"empty {names[type(value)]}" if value in ("", [], {}) else names[type(value)]


def mask(text: object) -> str:
    """The form of a text: `a` for letters, `9` for digits, `?` for what is rare."""
    form = re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", str(text)))
    return re.sub(r"[^a9:;,./@_ -]", "?", form)[:40]


def _walk(schema: Schema, value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """The places that the contract knows, and what is there."""
    yield place, value
    properties = schema.get("properties", {})
    for item in value if isinstance(value, list) else ():
        yield from _walk(schema.get("items", {}), item, f"{place}[]")
    for name in sorted(value.keys() & properties.keys()) if isinstance(value, dict) else ():
        yield from _walk(properties[name], value[name], f"{place}.{name}".removeprefix("."))


def _explain(error: Any) -> Iterator[tuple[str, str]]:
    # The path in the schema, not the one in the answer: that may hold keys that are data.
    place, steps = "", iter(list(error.absolute_schema_path)[:-1])
    for step in steps:
        place += (
            f".{next(steps)}" if step == "properties" else {"items": "[]", "additionalProperties": ".*"}.get(step, "")
        )
    place = place.removeprefix(".")
    if error.validator == "additionalProperties":
        unknown = error.instance.keys() - error.schema["properties"].keys()
        for name in unknown:
            shown = len(unknown) <= MOST_NAMES and re.fullmatch(r"[a-z][a-zA-Z_]{0,39}", name)
            yield (
                f"{place}.{name if shown else '*'}".removeprefix("."),
                f"an unknown field: {kind(error.instance[name])}",
            )
    elif error.validator == "required":
        for name in set(error.validator_value) - error.instance.keys():
            yield f"{place}.{name}".removeprefix("."), "missing"
    elif error.validator == "format":
        yield place, f"not a valid {error.validator_value}, but of the form {mask(error.instance)}"
    else:
        yield place, f"{kind(error.instance)} instead of {error.schema.get('type', 'what is listed')}"
