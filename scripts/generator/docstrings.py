"""Docstrings of generated code, from the spec's own sentences."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from openapi_python_client.strings import safe_for_docstring

Node = dict[str, Any]

WIDTH = 104  # with the indent of a method's docstring, within the line length

ERRORS = {400: "BadRequest", 403: "Forbidden", 404: "NotFound", 409: "Conflict"}
GENERAL = (401, 420, 429)  # any operation may answer these; the clients say so, once

# JSON's words, where the spec shows them as code.
IN_PYTHON = {"true": "True", "false": "False", "null": "None"}


def operation_docstring(operation: Node, arguments: Mapping[str, str], result: str, renamed: dict[str, str]) -> str:
    """What a method says about itself: what it does, takes, returns and raises, and where to read more."""
    sections = [_wrap(sentence(operation.get("summary") or operation["operationId"]))]
    if text := operation.get("description", "").strip():
        sections.append(_wrap(text))
    if operation.get("deprecated"):
        sections.append("Deprecated.")
    if arguments:
        sections.append("\n".join(["Args:", *map(_entry, arguments.items())]))
    if result:
        sections.append("Returns:\n" + _wrap(sentence(result), "    "))
    if raised := _raises(operation):
        sections.append("Raises:\n" + _wrap(sentence(raised), "    "))
    if url := (operation.get("externalDocs") or {}).get("url"):
        sections.append(f"Docs: {url}")
    return "\n\n".join(_in_python(section, renamed) for section in sections)


def model_docstring(text: str, fields: Mapping[str, str]) -> str:
    """What a model says about itself and its attributes."""
    attributes = "\n".join(["Attributes:", *map(_entry, fields.items())])
    return _in_python(f"{_wrap(sentence(text))}\n\n{attributes}", {})


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
    return ("\n\n" if _is_kept(text) else " ").join(parts)


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
    return text if text.endswith((".", "!", "?", ":")) or _is_kept(text) else f"{text}."


def _entry(argument: tuple[str, str]) -> str:
    """One argument or attribute, with a hanging indent."""
    return _wrap(": ".join(argument), "    ", "        ")


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
    """A text in lines of one width; items of lists, tables and code keep their lines."""
    blocks = _blocks(text)
    if hanging is not None and {kind for kind, _ in blocks} <= {"text", "blank"}:
        blocks = [("text", " ".join(text.split()))]
    lines: list[str] = []
    others = indent if hanging is None else hanging
    for kind, block in blocks:
        start = others if lines else indent
        if kind in ("line", "blank"):
            lines.append(f"{start}{block}".rstrip())
            continue
        own = block[: len(block) - len(block.lstrip())]
        lines.append(
            textwrap.fill(
                " ".join(block.split()),
                width=WIDTH,
                initial_indent=start + own,
                subsequent_indent=others + own + ("  " if kind == "item" else ""),
                break_long_words=False,
                break_on_hyphens=False,
            )
        )
    return "\n".join(lines)


# How a line begins that stays one: a bullet, a number, a row of a table, the fence of a block of code.
_LINE = re.compile(r"\s*([-*+] |\d{1,2}[.)] |\||```)")


def _blocks(text: str) -> list[tuple[str, str]]:
    """Paragraphs, items of lists, and the lines of tables and code."""
    found: list[tuple[str, str]] = []
    is_code = False
    for line in text.strip().splitlines():
        mark = _LINE.match(line)
        start, (last, before) = mark[1] if mark else "", found[-1] if found else ("blank", "")
        if is_code or start in ("|", "```"):
            found.append(("line", line.rstrip()))
            is_code ^= start == "```"
        elif start:
            found.append(("item", line))
        elif line.strip() and last in ("text", "item"):
            found[-1] = (last, f"{before} {line.strip()}")
        elif line.strip():
            found.append(("text", line.strip()))
        elif last != "blank":
            found.append(("blank", ""))
    return found


def _is_kept(text: str) -> bool:
    """Whether a text ends in a line that stays one."""
    return any(kind != "text" for kind, _ in _blocks(text)[-1:])
