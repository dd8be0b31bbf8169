"""Each operation's call in Python, as the examples of the spec have it."""

from __future__ import annotations

import keyword
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from review.surface import snake
from review.tools import run
from spec import Operation, Pointer, Spec

WIDTH = 56  # what the page shows without scrolling


def samples(spec: Spec) -> dict[tuple[str, bool], str]:
    """The programs by operation and whether they are asynchronous, formatted as ruff does."""
    found = {(o.id, is_async): _program(spec, o, is_async) for o in spec.operations for is_async in (False, True)}
    with tempfile.TemporaryDirectory() as directory:
        files = {key: Path(directory) / f"{key[0]}.{key[1]}.py" for key in found}
        for key, file in files.items():
            file.write_text(found[key], encoding="utf-8")
        run(sys.executable, "-m", "ruff", "format", "--isolated", f"--line-length={WIDTH}", directory)
        return {key: file.read_text(encoding="utf-8") for key, file in files.items()}


def _program(spec: Spec, operation: Operation, is_async: bool) -> str:
    """A program that makes the call, complete but for the credentials, which come from the environment."""
    client = "AsyncProvisioning" if is_async else "Provisioning"
    needs_account = bool(spec.get(operation.pointer).get("security", spec.data.get("security")))
    made = f"{client}()" if needs_account else f"{client}.without_account()"
    arguments = ", ".join(f"{name}={value}" if name else value for name, value in _arguments(spec, operation))
    call = f"{'await ' if is_async else ''}client.{operation.id}({arguments})"
    models = sorted(set(re.findall(r"\b[A-Z]\w*(?=\()", call)))
    head = [f"from cloudinary_provisioning import {client}"]
    head += [f"from cloudinary_provisioning.models import {', '.join(models)}"] if models else []
    body = [f"result = {call}", "print(result)"] if _has_answer(spec, operation) else [call]
    if not is_async:
        return "\n".join([*head, "", f"with {made} as client:", *(f"    {line}" for line in body)])
    block = ["async def main() -> None:", f"    async with {made} as client:", *(f"        {line}" for line in body)]
    return "\n".join(["import asyncio", "", *head, *block, "asyncio.run(main())"])


def _has_answer(spec: Spec, operation: Operation) -> bool:
    responses = (*operation.pointer, "responses")
    found = (spec.follow((*responses, status))[-1] for status in spec.get(responses) if status[0] == "2")
    return any("content" in spec.get(answer) for answer in found)


def _arguments(spec: Spec, operation: Operation) -> Iterator[tuple[str, str]]:
    """What is passed, by name; what stands in the path has none."""
    parameters = {data["name"]: (trail[-1], data) for trail, data in spec.parameters(operation)}
    for name in re.findall(r"{([^}]*)}", operation.path):
        if name != "account_id":
            yield "", _value(spec, (), parameters[name][1]["example"])
    for name, (pointer, data) in parameters.items():
        if data["in"] == "query":
            media = next(iter((data.get("content") or {"": {}}).values()))
            yield _name(name), _value(spec, (*pointer, "schema"), data.get("example", media.get("example")))
    body = spec.follow((*operation.pointer, "requestBody"))[-1]
    for media in (spec.get(body) or {}).get("content") or ():
        place = (*body, "content", media)
        schemas = dict(spec.properties((*place, "schema")))
        for name, value in spec.get((*place, "example")).items():
            yield _name(name), _value(spec, schemas[name], value)


def _value(spec: Spec, schema: Pointer, value: Any) -> str:
    """A value of JSON as Python; objects of a named schema with properties are its model."""
    trail = spec.follow(schema) if schema else ((),)
    node = spec.get(trail[-1]) if schema else {}
    if isinstance(value, dict):
        properties = dict(spec.properties(trail[-1])) if schema else {}
        if properties and trail[-1][:2] == ("components", "schemas"):
            inner = [f"{_name(key)}={_value(spec, properties[key], item)}" for key, item in value.items()]
            return f"{trail[-1][2]}({', '.join(inner)})"
        return "{" + ", ".join(f"{key!r}: {_value(spec, (), item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        items = (*trail[-1], "items") if node and "items" in node else ()
        return "[" + ", ".join(_value(spec, items, item) for item in value) + "]"
    return repr(value)


def _name(key: str) -> str:
    name = snake(key)
    return f"{name}_" if keyword.iskeyword(name) else name
