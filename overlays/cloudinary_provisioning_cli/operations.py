"""The operations of the contract, read from the signatures and docstrings of the generated code."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cached_property
from importlib import import_module
from inspect import Parameter, getdoc, signature
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import click
from cloudinary_provisioning_api.calls import Calls
from cloudinary_provisioning_runtime.unset import Unset


def tags() -> dict[str, str]:
    """The tags, with what each is about."""
    return {name: getdoc(member) or "" for name, member in vars(Calls).items() if isinstance(member, cached_property)}


class Operation:
    """An operation of the contract."""

    def __init__(self, tag: str, name: str, function: Callable[..., Any], resource: type) -> None:
        self.tag, self.name, self._function = tag, name, function
        self.method, self.path = (getdoc(function) or "").split()
        self.iterator = "iter" if name == "list" else f"iter_{name}"
        self.has_pages = hasattr(resource, self.iterator)
        # "Args:" and the like begin a line of the docstring; each argument does so too, four columns further.
        text, *rest = re.split(r"^(Args|Returns|Raises|Docs):", getdoc(getattr(resource, name)) or "", flags=re.M)
        sections = dict(zip(rest[::2], rest[1::2], strict=True))
        _, *texts = re.split(r"^ {4}(\w+): ", sections.get("Args", ""), flags=re.M)
        self._texts = {name: " ".join(text.split()) for name, text in zip(texts[::2], texts[1::2], strict=True)}
        self.help, self.url = text.strip(), sections.get("Docs", "").strip()

    def parameters(self) -> list[click.Parameter]:
        """The arguments as the command has them. None is required: they may come from a file."""
        hints = get_type_hints(self._function)
        _, *parameters = signature(self._function).parameters.values()
        return [_parameter(found, hints[found.name], self._texts.get(found.name, "")) for found in parameters]


def operations(tag: str) -> dict[str, Operation]:
    """The operations of a tag."""
    module = import_module(f"cloudinary_provisioning_api.api.{tag}")
    (calls,) = (kind for name, kind in vars(module).items() if name.endswith("Calls"))
    resource = getattr(module, calls.__name__.removesuffix("Calls"))
    return {n: Operation(tag, n, function, resource) for n, function in vars(calls).items() if n[0] != "_"}


def arguments_of(tag: str) -> list[str]:
    """The names of all arguments of a tag's operations, those that change something first."""
    found = sorted(operations(tag).values(), key=lambda operation: operation.method == "GET")
    return list(dict.fromkeys(str(argument.name) for operation in found for argument in operation.parameters()))


def _parameter(parameter: Parameter, hint: Any, text: str) -> click.Parameter:
    name, option = parameter.name, parameter.name.strip("_").replace("_", "-")
    if parameter.kind is not Parameter.KEYWORD_ONLY:
        return click.Argument([name], required=False, metavar=name.upper())
    text += "  [required]" if parameter.default is Parameter.empty else ""
    kinds = _kinds(hint)
    if bool in kinds:
        return click.Option([name, f"--{option}/--no-{option}"], default=None, help=text)
    is_list = get_origin(kinds[0]) is Sequence and _scalar(_kinds(get_args(kinds[0])[0])) is not None
    if is_list:
        kinds, text = _kinds(get_args(kinds[0])[0]), f"{text}  [repeatable]"
    kind = _scalar(kinds)
    metavar = "YYYY-MM-DD" if date in kinds else "TIME" if datetime in kinds else None if kind else "JSON"
    return click.Option([name, f"--{option}"], type=kind or read_json, multiple=is_list, metavar=metavar, help=text)


def _kinds(hint: Any) -> list[Any]:
    """The types that a value may have, without those of a value that is null or not passed."""
    kinds = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return [kind for kind in kinds if kind not in (Unset, NoneType)]


def _scalar(kinds: list[Any]) -> click.ParamType[Any] | None:
    """How one value is read; None if it is JSON."""
    if get_origin(kinds[0]) is Literal:
        return click.Choice(get_args(kinds[0]))
    types = {str: click.STRING, int: click.INT, float: click.FLOAT}
    return next((found for kind, found in types.items() if kind in kinds), None)


def read_json(text: str) -> Any:
    """JSON of the command line, or of a file."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise click.BadParameter(f"not JSON: {error}") from None
