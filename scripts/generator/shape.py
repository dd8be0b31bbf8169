"""What dialect.yaml says about a spec, in sentences."""

from __future__ import annotations

import difflib
import itertools
import json
import math
from collections.abc import Iterable, Iterator, Sequence, Sized
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, cast

from jsonschema_rs import Draft202012Validator, ValidationError
from spec import Document, Pointer

Node = dict[str, Any]

DIALECT: Node = Document.read(Path(__file__).with_name("dialect.yaml")).data
DEFINITIONS: dict[str, Node] = DIALECT["$defs"]
_VALIDATOR = Draft202012Validator(DIALECT)
_DEPTH = 50
# The keys that tell one construct from another.
MARKS = ("type", "format", "in", "style", "required", "x-comma-joined", "additionalProperties", "oneOf")
_TYPES = {"string": "a string", "integer": "an integer", "number": "a number", "boolean": "true or false"}
_TYPES |= {"array": "a list", "object": "an object", "null": "null"}
_LIMITS = {
    "min": "{} or more",
    "max": "{} or fewer",
    "minLength": "{} or more characters",
    "minimum": "{} or more",
    "exclusiveMinimum": "more than {}",
    "uniqueItems": "items that differ",
}


class Fault(NamedTuple):
    """Something in a spec that is not in the dialect."""

    pointer: Pointer
    text: str
    allowed: str = ""
    instead: str = ""


def faults(data: Any) -> Iterator[Fault]:
    """What a schema can say about a document."""
    found = list(_not_json(data, (), set()))
    yield from found
    if not found and not _VALIDATOR.is_valid(data):
        yield from _explain(list(_VALIDATOR.iter_errors(data)))


def validator(name: str) -> Draft202012Validator:
    """The validator of a definition."""
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": DEFINITIONS})


def show(value: Any) -> str:
    """A value as the spec could have it, on one line."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."


def nearest(name: str, names: Iterable[str]) -> str:
    """A question for a name that is much like another."""
    close = difflib.get_close_matches(name, list(names), 1, cutoff=0.75)
    return f"Did you mean {close[0]}?" if close else ""


def _not_json(node: Any, pointer: Pointer, seen: set[int]) -> Iterator[Fault]:
    if isinstance(node, float) and not math.isfinite(node):
        yield Fault(pointer, f"{node} is not a number of JSON")
    if isinstance(node, date):
        yield Fault(pointer, f"{node} is a date of YAML", instead="Put it in quotes.")
    if not isinstance(node, dict | list) or not node:
        return
    if id(node) in seen:
        yield Fault(pointer, "this is an alias of YAML", instead="Put it below components, and refer to it by $ref.")
        return
    seen.add(id(node))
    if len(pointer) > _DEPTH:
        yield Fault(pointer, f"this is more than {_DEPTH} levels deep")
        return
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(node, dict) and not isinstance(key, str):
            yield Fault((*pointer, str(key)), f"the key {key} is not a string", instead="Put it in quotes.")
        yield from _not_json(value, (*pointer, str(key)), seen)


def _explain(errors: Sequence[ValidationError]) -> Iterator[Fault]:
    """One fault for each cause: what is taken for another construct has no keys of its own, and lacks none."""
    mistaken = {_pointer(e)[:-1] for e in errors if e.kind.name == "const"}
    crowded = {_pointer(e) for e in errors if e.kind.name == "additionalProperties"}
    for error in errors:
        rule, pointer = error.kind.name, _pointer(error)
        if rule == "oneOf":
            yield from _of_branches(error)
        elif rule == "additionalProperties":
            yield from _of_keys(error) if pointer not in mistaken else ()
        elif rule != "required" or pointer not in crowded | mistaken:
            yield _of_value(error)


def _of_branches(error: ValidationError) -> Iterator[Fault]:
    """The faults of what a node was most probably meant to be."""
    pointer, node = _pointer(error), error.instance
    branches = list(_branches(error))
    titles = ", ".join(schema["title"] for schema, _ in branches)
    if not isinstance(node, dict):
        yield Fault(pointer, f"{_name(pointer)} is {show(node)}", titles)
        return

    def fit(schema: Node) -> int:
        return sum(key in node and node[key] in _choices(schema, key, [node[key]]) for key in schema["required"])

    schema, errors = max(branches, key=lambda branch: (fit(branch[0]), -len(branch[1])))
    known = {key for schema, _ in branches for key in schema["properties"]}
    if fit(schema):
        inside = {str(e.instance_path[-1]): e for e in errors if e.instance_path[:-1] == error.instance_path}
        wrong = {key: e for key, e in inside.items() if e.kind.name in ("const", "enum") and key in MARKS}
        for key in wrong:
            yield Fault((*pointer, key), f"{key} is {show(node[key])}", _values(branches, node, key), _own(schema, key))
        if not wrong.keys() & {*schema["required"]}:
            yield from _explain([e for e in errors if e not in wrong.values()])
    elif strange := [key for key in node if key not in known]:
        for key in strange:
            yield Fault((*pointer, key), f"{key} is not supported here", titles, _hint({}, key, known))
    elif marks := [key for key in MARKS if key in node]:
        for key in marks:
            yield Fault((*pointer, key), f"{key} is {show(node[key])}", _values(branches, node, key))
    else:
        yield Fault(pointer, f"{_name(pointer)} is not recognized", titles)


def _branches(error: ValidationError) -> Iterator[tuple[Node, list[ValidationError]]]:
    for option, errors in zip(_at(error.schema_path), error.kind.value, strict=True):
        schema = DEFINITIONS[option["$ref"].rpartition("/")[2]] if "$ref" in option else option
        if "oneOf" in schema:
            yield from _branches(errors[0])
        else:
            yield schema, errors


def _choices(schema: Node, key: str, otherwise: list[Any]) -> list[Any]:
    allowed = schema["properties"].get(key)
    if not isinstance(allowed, dict):
        return []
    return [allowed["const"]] if "const" in allowed else allowed.get("enum", otherwise)


def _values(branches: list[tuple[Node, list[ValidationError]]], node: Node, key: str) -> str:
    """The values that a key may have in those branches that have the node's type."""
    of = node.get("type")
    fitting = [s for s, _ in branches if key == "type" or of is None or of in _choices(s, "type", [])]
    return ", ".join(dict.fromkeys(show(choice) for schema in fitting for choice in _choices(schema, key, [])))


def _of_keys(error: ValidationError) -> Iterator[Fault]:
    schema, pointer = _at(error.schema_path[:-1]), _pointer(error)
    names = sorted(schema.get("properties", ()))
    for key in error.kind.value:
        text = f"{key} is not supported in {schema['title']}"
        yield Fault((*pointer, key), text, schema.get("x-names", ", ".join(names)), _hint(schema, key, names))


def _of_value(error: ValidationError) -> Fault:
    pointer, rule, value = _pointer(error), error.kind.name, error.kind.value
    schema, name = _at(error.schema_path[:-1]), _name(pointer)
    is_said = f"{name} is {show(error.instance)}"
    if rule == "required":
        return Fault(pointer, f"{schema['title']} has no {value}", "", _own(schema, value))
    if rule == "falseSchema":
        return Fault(pointer, f"{name} is not supported here", "", _hint({}, name))
    if rule == "pattern":
        return Fault(pointer, is_said, schema["x-names"])
    if rule in ("const", "enum"):
        return Fault(pointer, is_said, ", ".join(show(choice) for choice in _list(value)))
    if rule == "type":
        return Fault(pointer, is_said, " or ".join(_TYPES[name] for name in _list(value)))
    if rule in ("minItems", "maxItems", "minProperties", "maxProperties"):
        return Fault(pointer, f"{name} has {len(cast(Sized, error.instance))} entries", _LIMITS[rule[:3]].format(value))
    return Fault(pointer, is_said, _LIMITS[rule].format(value))


def _at(path: Sequence[str | int]) -> Any:
    """A part of the dialect."""
    node: Any = DIALECT
    for step in path:
        node = node[step]
    return node


def _pointer(error: ValidationError) -> Pointer:
    return tuple(str(step) for step in error.instance_path)


def _name(pointer: Pointer) -> str:
    """The key that a value stands at, or its number in a list."""
    numbers = list(itertools.takewhile(str.isdigit, reversed(pointer)))
    key = pointer[-len(numbers) - 1] if len(pointer) > len(numbers) else "the document"
    return f"{key}[{']['.join(reversed(numbers))}]" if numbers else key


def _own(schema: Node, key: str) -> str:
    return str(schema.get("x-instead", {}).get(key, ""))


def _hint(schema: Node, key: str, names: Iterable[str] = ()) -> str:
    return _own(schema, key) or _own(DIALECT, key) or nearest(key, names)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
