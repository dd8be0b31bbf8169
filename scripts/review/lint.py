"""Whether the spec is well made: Redocly's rules, the dialect of the generator, and rules of our own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator import dialect
from spec import Pointer, Spec, show_pointer

from .tools import redocly

CREDENTIALS = "401"
# The keys that a schema stands at, and those with several below.
SCHEMA = {"schema", "items", "additionalProperties", "not"}
SCHEMAS = {"properties", "allOf", "oneOf", "anyOf"}
# What a key looks like: long, and of capitals, small letters and digits. An obvious fake is a word.
SECRET = re.compile(
    r"(?<![\w/-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{20,}(?![\w-])|\w+://[^/\s:]+:(?!secret|<)[^/\s@]+@"
)


class Problem(NamedTuple):
    """Something to put right."""

    line: int
    rule: str
    text: str


def lint(path: Path, spec: Spec) -> list[Problem]:
    """Everything that is wrong with a spec, in the order of its lines."""
    refused = {Problem(p.line, "dialect", str(p).partition(": ")[2]) for p in dialect.problems(spec)}
    # Our own rules rely on the dialect.
    return sorted({*_redocly(path), *refused, *(() if refused else own(spec))})


def own(spec: Spec) -> Iterator[Problem]:
    """What breaks our own rules."""
    for rule, check in RULES.items():
        for pointer, text in check(spec):
            yield Problem(spec.place(pointer).first, rule, text)


def _redocly(path: Path) -> Iterator[Problem]:
    config = Path(__file__).with_name("redocly.yaml")
    said = redocly("lint", str(path), f"--config={config}", "--format=json", "--max-problems=1000", may_fail=True)
    for problem in json.loads(said)["problems"]:
        line = next((place["start"]["line"] for place in problem["location"] if "start" in place), 1)
        yield Problem(line, problem["ruleId"], " ".join(problem["message"].split()))


def _credentials(spec: Spec) -> Iterator[tuple[Pointer, str]]:
    for operation in spec.operations:
        data = spec.get(operation.pointer)
        security = data.get("security", spec.data.get("security"))
        if security and {} not in security and CREDENTIALS not in data["responses"]:
            yield (*operation.pointer, "responses"), f"{operation.id} lacks the error response {CREDENTIALS}"


def _secrets(spec: Spec) -> Iterator[tuple[Pointer, str]]:
    for pointer in spec.places:
        if "example" in pointer and isinstance(node := spec.get(pointer), str) and SECRET.search(node):
            yield pointer, "the example looks like a real secret; write an obvious fake, such as `secret`"


def _schemas(spec: Spec) -> Iterator[tuple[Pointer, str]]:
    """Objects have names, and answers have no enums."""
    for pointer in spec.places:
        above, key = ("", "", *pointer)[-2:]
        schema = spec.get(pointer)
        is_schema = pointer[:-1] == ("components", "schemas") or key in SCHEMA or above in SCHEMAS
        if not is_schema or not isinstance(schema, dict) or "$ref" in schema or {"example", "examples"} & {*pointer}:
            continue
        parts = schema.get("allOf") or []
        is_reference = len(parts) == 1 and "$ref" in parts[0]  # the only way for a reference to be null
        is_part = above == "allOf" and len(pointer) == 5  # of what a named schema adds to another
        is_object = schema.get("type") == "object" or "properties" in schema or "allOf" in schema
        if is_object and not (len(pointer) == 3 or is_part or is_reference):
            yield pointer, f"{show_pointer(pointer)} is an object without a name; make it a component"
        answers = sorted(name for name, directions in spec.users(pointer).items() if "response" in directions)
        if "enum" in schema and answers:
            yield (*pointer, "enum"), f"an enum in an answer, of {', '.join(answers[:3])}: say the values in prose"


RULES = {"credentials": _credentials, "secrets": _secrets, "schemas": _schemas}
