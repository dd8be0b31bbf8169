"""The values that the templates print: tags, operations and models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spec import Operation

from .kinds import Kind
from .rules import class_name


@dataclass(frozen=True)
class Argument:
    """An argument of a method, or an attribute of a model."""

    name: str  # in Python
    key: str  # on the wire
    kind: Kind
    encoded: str  # the expression that makes its wire value
    doc: str
    default: str = ""  # as code; empty if it is required

    @property
    def annotation(self) -> str:
        return self.kind.argument + (" | Unset" if self.default == "UNSET" else "")

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


@dataclass(frozen=True)
class IteratorView(Method):
    """The iterator beside an operation that answers a list."""

    item: Kind
    style: str
    code: dict[str, str]  # the expressions for what x-paging names: of `page`, and the key of `item`


@dataclass(frozen=True)
class OperationView(Method):
    """An operation as a call, and as a method of both clients."""

    source: Operation
    node: dict[str, Any]
    path: str  # with the names of the arguments
    query: list[Argument]
    body: list[Argument] | None
    result: Kind
    credentials: str  # required, optional or none
    iterator: IteratorView | None


@dataclass(frozen=True)
class TagView:
    """A tag as its module, its three classes and its attribute on the clients."""

    name: str
    description: str
    operations: list[OperationView]

    @property
    def class_name(self) -> str:
        return class_name(self.name)


@dataclass(frozen=True)
class ModelView:
    """A schema as its class."""

    name: str
    docstring: str
    is_read: bool  # whether answers are read into it; else it is only sent
    fields: list[Argument]
    items: Argument | None  # the list that the answer of a GET is

    @property
    def models(self) -> set[str]:
        """The models that it refers to."""
        return {name for field in self.fields for name in field.kind.models}
