"""Docstrings of generated code, from the spec's own sentences."""

from __future__ import annotations

import json
import re
import textwrap
from typing import Any

from openapi_python_client.strings import safe_for_docstring

Node = dict[str, Any]

WIDTH = 104  # with the indent of a method's docstring, within the line length

ERRORS = {400: "BadRequest", 403: "Forbidden", 404: "NotFound", 409: "Conflict"}
GENERAL = (401, 420, 429)  # any operation may answer these; the clients say so, once

# JSON's words, where the spec shows them as code.
IN_PYTHON = {"true": "True", "false": "False", "null": "None"}


def operation_docstring(
    operation: Node, arguments: list[tuple[str, str]], result: str, renamed: dict[str, str] | None = None
) -> str:
    """What a method says about itself: what it does, takes, returns and raises, and where to read more."""
    sections = [_wrap(sentence(operation.get("summary") or operation["operationId"]))]
    sections += [_wrap(part) for part in (operation.get("description") or "").split("\n\n") if part.strip()]
    if operation.get("deprecated"):
        sections.append("Deprecated.")
    if arguments:
        sections.append("\n".join(["Args:", *(entry(name, text) for name, text in arguments)]))
    if result:
        sections.append("Returns:\n" + _wrap(sentence(result), "    "))
    if raised := _raises(operation):
        sections.append("Raises:\n" + _wrap(sentence(raised), "    "))
    if url := (operation.get("externalDocs") or {}).get("url"):
        sections.append(f"Docs: {url}")
    return "\n\n".join(_in_python(section, renamed or {}) for section in sections)


def model_docstring(text: str, fields: list[tuple[str, str]]) -> str:
    """What a model says about itself and its attributes."""
    attributes = "\n".join(["Attributes:", *(entry(name, doc) for name, doc in fields)])
    return _in_python(f"{_wrap(sentence(text))}\n\n{attributes}", {})


def with_facts(schema: Node) -> str:
    """A description with what the schema states beside it: values, default and limits."""
    text = schema.get("description", "")
    facts = []
    if schema.get("enum"):
        values = ", ".join(literal(value) for value in schema["enum"] if value is not None)
        facts.append(f"Known: {values}" if schema.get("x-open-enum") else f"One of {values}")
    if schema.get("default") is not None:
        facts.append(f"Default: {schema['default']!r}")
    for unit, low, high in (
        (" entries", "minItems", "maxItems"),
        (" characters", "minLength", "maxLength"),
        ("", "minimum", "maximum"),
    ):
        limits = [f"at least {schema[low]}"] if low in schema else []
        limits += [f"at most {schema[high]}"] if high in schema else []
        if limits:
            facts.append(f"{' and '.join(limits).capitalize()}{unit}")
    return " ".join([*([sentence(text)] if text.strip() else []), *(f"{fact}." for fact in facts)])


def literal(value: Any) -> str:
    """A value as Python code, in double quotes."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def one_line(text: object) -> str:
    """A text that may stand between triple quotes on one line."""
    safe = safe_for_docstring(" ".join(str(text).split()))
    return f"{safe} " if safe.endswith(('"', "\\")) else safe


def sentence(text: str) -> str:
    """A text with the full stop that ends a sentence."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."


def entry(name: str, text: str) -> str:
    """One argument or attribute, with a hanging indent."""
    return _wrap(f"{name}: {text}", "    ", "        ")


def _raises(operation: Node) -> str:
    """The statuses that say something about this operation, with their errors."""
    statuses = sorted(int(code) for code in operation["responses"] if str(code).isdigit())
    own = [status for status in statuses if 400 <= status < 500 and status not in GENERAL]
    return ", ".join(f"{ERRORS.get(status, 'StatusError')} ({status})" for status in own)


def _in_python(text: str, names: dict[str, str]) -> str:
    """A text whose code is Python's: a constant or the name of an argument between backticks, or `name=constant`."""

    def translated(code: re.Match[str]) -> str:
        name, equals, value = code[1].partition("=")
        words = {**IN_PYTHON, **names}
        return f"`{names.get(name, name)}={IN_PYTHON.get(value, value)}`" if equals else f"`{words.get(name, name)}`"

    return re.sub("`([^`]+)`", translated, text)


def _wrap(text: str, indent: str = "", hanging: str | None = None) -> str:
    return textwrap.fill(
        " ".join(text.split()),
        width=WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
