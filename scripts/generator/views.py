"""The values that the templates print: tags, operations and models, with their Python code as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from spec import Operation

from .docstrings import literal
from .kinds import Kind
from .rules import class_name


@dataclass(frozen=True)
class Argument:
    """An argument of an operation."""

    name: str  # in Python
    key: str  # on the wire
    annotation: str
    doc: str
    encoded: str  # the expression that makes its wire value
    models: frozenset[str]
    default: str = ""  # as code; empty if it is required

    @property
    def declaration(self) -> str:
        return f"{self.name}: {self.annotation}" + (f" = {self.default}" if self.default else "")


@dataclass(frozen=True)
class Method:
    """A method of both clients."""

    name: str
    ids: list[Argument]  # what is passed by position
    keywords: list[Argument]
    docstring: str

    @property
    def signature(self) -> str:
        keywords = [argument.declaration for argument in self.keywords]
        parts = [*(argument.declaration for argument in self.ids), *["*"] * bool(keywords), *keywords]
        return "".join(f", {part}" for part in parts)

    @property
    def call(self) -> str:
        """The expression that makes the call out of the method's arguments."""
        passed = [argument.name for argument in self.ids] + [f"{a.name}={a.name}" for a in self.keywords]
        return f"self._calls.{self.name}({', '.join(passed)})"


@dataclass(frozen=True)
class IteratorView(Method):
    """The iterator beside an operation that answers a list."""

    item: Kind
    walk: str  # the code that makes the walk through the pages


@dataclass(frozen=True)
class OperationView(Method):
    """An operation as a call, and as a method of both clients."""

    source: Operation
    node: dict[str, Any]
    credentials: str  # required, optional or none
    query: list[Argument]
    body: list[Argument] | None
    result: Kind
    iterator: IteratorView | None

    @property
    def verb(self) -> str:
        return self.source.verb.upper()

    @property
    def path_code(self) -> str:
        template, ids = self.source.path, ""
        for argument in self.ids:
            template = template.replace(f"{{{argument.key}}}", f"{{{argument.name}}}")
            ids += f", {argument.name}={argument.encoded}"
        if "{account_id}" in template:
            return f"self._path({literal(template)}{ids})"
        return f"encode.path({literal(template)}{ids})" if ids else literal(template)

    @property
    def models(self) -> frozenset[str]:
        items = self.iterator.item.models if self.iterator else ()
        return self.result.models.union(items, *(keyword.models for keyword in self.keywords))


@dataclass(frozen=True)
class TagView:
    """A tag as its module, its three classes and its attribute on the clients."""

    name: str
    description: str
    operations: list[OperationView]

    @property
    def class_name(self) -> str:
        return class_name(self.name)

    @property
    def models(self) -> list[str]:
        return sorted(frozenset[str]().union(*(operation.models for operation in self.operations)))

    def annotation(self, result: Kind) -> str:
        """A result's type, where a method called `list` hides the builtin."""
        hides = any(operation.name == "list" for operation in self.operations)
        return re.sub(r"\blist\[", "builtins.list[", result.annotation) if hides else result.annotation


@dataclass(frozen=True)
class FieldView:
    """An attribute of a model."""

    name: str
    key: str
    annotation: str
    value: str  # what it is set to in the class; empty if that is nothing
    encoded: str  # the expression that makes its wire value
    doc: str

    @property
    def declaration(self) -> str:
        return f"{self.name}: {self.annotation}" + (f" = {self.value}" if self.value else "")


@dataclass(frozen=True)
class ModelView:
    """A schema as its class."""

    name: str
    docstring: str
    is_read: bool  # whether answers are read into it; else it is only sent
    fields: list[FieldView]
    models: frozenset[str]  # those that it refers to
    items: FieldView | None  # the list that the answer of a GET is

    @property
    def item(self) -> str:
        """The type of its items."""
        return self.items.annotation.removesuffix(" | None")[len("list[") : -1] if self.items else ""
