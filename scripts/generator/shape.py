"""What dialect.yaml says about a spec, in sentences."""

from __future__ import annotations

import difflib
import itertools
import json
import math
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from jsonschema_rs import Draft202012Validator, ValidationError
from spec import Document, Pointer

Node = dict[str, Any]

DIALECT: Node = Document.read(Path(__file__).with_name("dialect.yaml")).data
DEFINITIONS: dict[str, Node] = DIALECT["$defs"]
_VALIDATOR = Draft202012Validator(DIALECT, validate_formats=True, mask="it")
_DEPTH = 50


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
    errors = [] if found else list(_VALIDATOR.iter_errors(data))
    unwanted = {_pointer(e) for e in errors if e.kind.name == "falseSchema"}
    # What has a key too many was meant to be something else, which may not need the key that is missing.
    strange = {place[:-1] for place in unwanted}
    strange |= {_pointer(e) for e in errors if e.kind.name == "additionalProperties"}
    for error in errors:
        rule = error.kind.name
        if rule != "required" or _pointer(error) not in strange:
            yield from (f for f in _explain(error) if rule == "falseSchema" or f.pointer not in unwanted)


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
        yield from _not_json(value, (*pointer, str(key)), seen)


def _explain(error: ValidationError) -> Iterator[Fault]:
    """An error in our words."""
    pointer, rule, value = _pointer(error), error.kind.name, error.kind.value
    schemas: list[Any] = [DIALECT]  # what leads to the rule, from it to the whole
    for step in error.schema_path:
        schemas.insert(0, schemas[0][step])
    schema, name = schemas[1], _name(pointer)
    if rule == "additionalProperties":
        names = sorted(schema.get("properties", ()))
        for key in value:
            allowed = schema.get("x-names", ", ".join(names))
            instead = _instead(schemas, key) or ("" if "x-names" in schema else nearest(key, names))
            yield Fault((*pointer, key), f"{key} is not supported in {schema['title']}", allowed, instead)
    elif rule == "falseSchema":
        yield Fault(pointer, f"{name} is not supported here", "", _instead(schemas, name))
    elif rule == "required":
        yield Fault(pointer, f"{schema['title']} has no {value}", "", _instead(schemas[:-1], value))
    else:
        is_unquoted = rule == "type" and "string" in value and isinstance(error.instance, int | float)
        instead = "Put it in quotes." if is_unquoted else _instead(schemas[1:-1], name.partition("[")[0])
        values = ", ".join(map(show, {"enum": value, "const": [value]}.get(rule, ())))
        allowed = values if "patternProperties" in schema else schema.get("x-names", values)
        why = "" if allowed else f": {error.message}"
        yield Fault(pointer, f"{name} is {show(error.instance)}{why}", allowed, instead)


def _pointer(error: ValidationError) -> Pointer:
    return tuple(str(step) for step in error.instance_path)


def _name(pointer: Pointer) -> str:
    """The key that a value stands at, or its number in a list."""
    numbers = list(itertools.takewhile(str.isdigit, reversed(pointer)))
    key = pointer[-len(numbers) - 1] if len(pointer) > len(numbers) else "the document"
    return f"{key}[{']['.join(reversed(numbers))}]" if numbers else key


def _instead(schemas: Iterable[Any], key: str) -> str:
    """The nearest way to say what a key says."""
    found = (schema["x-instead"].get(key) for schema in schemas if isinstance(schema, dict) and "x-instead" in schema)
    return next(filter(None, found), "")
