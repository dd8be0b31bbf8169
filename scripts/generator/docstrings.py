"""Docstrings of generated code, from the spec's own sentences."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from openapi_python_client.strings import safe_for_docstring

from .kinds import Argument, literal
from .shape import Node

WIDTH = 104  # with the indent of a method's docstring, within the line length
ERRORS = {400: "BadRequest", 403: "Forbidden", 404: "NotFound", 409: "Conflict"}
GENERAL = (401, 420, 429)  # any operation may answer these; the clients say so, once
# JSON's words, where the spec shows them as code.
IN_PYTHON = {"true": "True", "false": "False", "null": "None"}
# How a line begins in a text that keeps its lines: a bullet, a number, a row of a table, the fence of a block of code.
KEPT = re.compile(r"^\s*([-*+] |\d{1,2}[.)] |\||```)", re.MULTILINE)


def operation_docstring(operation: Node, arguments: list[Argument], result: str) -> str:
    """What a method says about itself: what it does, takes, returns and raises, and where to read more."""
    raised, url = _raises(operation), operation.get("externalDocs", {}).get("url")
    sections = [
        _wrap(sentence(operation.get("summary") or operation["operationId"])),
        _wrap(operation.get("description", "")),
        "Deprecated." if operation.get("deprecated") else "",
        "\n".join(["Args:", *map(_entry, arguments)]) if arguments else "",
        "Returns:\n" + _wrap(sentence(result), "    ") if result else "",
        "Raises:\n" + _wrap(sentence(raised), "    ") if raised else "",
        f"Docs: {url}" if url else "",
    ]
    names = {argument.key: argument.name for argument in arguments}
    return "\n\n".join(_in_python(section, names) for section in sections if section)


def model_docstring(text: str, fields: list[Argument]) -> str:
    """What a model says about itself and its attributes."""
    return _in_python("\n".join([_wrap(sentence(text)), "", "Attributes:", *map(_entry, fields)]), {})


def with_facts(schema: Node) -> str:
    """A description with what the schema states beside it: values, default and limits, also those of its items."""
    text = schema.get("description", "")
    facts = ["Deprecated"] if schema.get("deprecated") else []
    facts += _facts(schema)
    items = schema
    while items := items.get("x-items", {}):
        facts += [f"Each {fact[0].lower()}{fact[1:]}" for fact in _facts(items)]
    parts = [sentence(text)] if text.strip() else []
    parts += [" ".join(f"{fact}." for fact in facts)] if facts else []
    return ("\n\n" if KEPT.search(text) else " ").join(parts)


def _facts(schema: Node) -> Iterator[str]:
    if schema.get("enum"):
        values = ", ".join(literal(value) for value in schema["enum"] if value is not None)
        yield f"Known: {values}" if schema.get("x-open-enum") else f"One of {values}"
    if schema.get("default") is not None:
        yield f"Default: {schema['default']!r}"
    for one, many, low, high in (
        (" entry", " entries", "minItems", "maxItems"),
        (" character", " characters", "minLength", "maxLength"),
        ("", "", "minimum", "maximum"),
    ):
        limits = []
        if low in schema:
            limits.append(f"{'more than' if schema.get('exclusiveMinimum') else 'at least'} {schema[low]}")
        if high in schema:
            limits.append(f"{'less than' if schema.get('exclusiveMaximum') else 'at most'} {schema[high]}")
        if limits:
            yield f"{' and '.join(limits).capitalize()}{one if limits[-1].endswith(' 1') else many}"
    if "multipleOf" in schema:
        yield f"A multiple of {schema['multipleOf']}"
    if "pattern" in schema:
        yield f"Matches `{schema['pattern']}`"


def one_line(text: object) -> str:
    """A text that may stand between triple quotes on one line."""
    safe = safe_for_docstring(" ".join(str(text).split()))
    return f"{safe} " if safe.endswith(('"', "\\")) else safe


def sentence(text: str) -> str:
    """A text with the full stop that ends a sentence."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", ":")) or KEPT.search(text) else f"{text}."


def _entry(argument: Argument) -> str:
    """One argument or attribute, with a hanging indent."""
    return _wrap(f"{argument.name}: {argument.doc}", "    ", "        ")


def _raises(operation: Node) -> str:
    """The statuses that say something about this operation, with their errors."""
    statuses = sorted(map(int, operation["responses"]))
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
    """A text in lines of one width; one with a list, a table or code keeps its own lines."""
    others = indent if hanging is None else hanging
    if KEPT.search(text):
        return indent + textwrap.indent(text.strip(), others).lstrip()
    wrapper = textwrap.TextWrapper(WIDTH, indent, others, break_long_words=False, break_on_hyphens=False)
    paragraphs = []
    for part in re.split(r"\n\s*\n", text.strip()):
        paragraphs.append(wrapper.fill(" ".join(part.split())))
        wrapper.initial_indent = others
    return "\n\n".join(paragraphs)
