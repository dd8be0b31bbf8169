"""The values that the templates print: tags, operations and models, with their Python code as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from spec import Operation

from .docstrings import literal, operation_docstring, sentence
from .kinds import Kind
from .rules import iterator_name


@dataclass(frozen=True)
class Argument:
    """An argument of an operation."""

    name: str  # in Python
    key: str  # on the wire
    annotation: str
    doc: str
    encoded: str  # the expression that makes its wire value
    models: frozenset[str] = frozenset()
    is_required: bool = True

    @property
    def declaration(self) -> str:
        return f"{self.name}: {self.annotation}" + ("" if self.is_required else " | Unset = UNSET")


@dataclass(frozen=True)
class Paging:
    """The iterator beside an operation that answers in pages."""

    style: str  # "page" or "cursor", which is also the argument that it sets itself
    page_size: int | None  # its default
    item: Kind
    walk: str  # the code that makes the walk through the pages, with {call} in it


@dataclass(frozen=True)
class OperationView:
    """An operation as a call, and as a method of both clients."""

    source: Operation
    node: dict[str, Any]
    credentials: str  # required, optional or none
    path: list[Argument]
    query: list[Argument]
    body: list[Argument] | None
    result: Kind
    result_doc: str
    paging: Paging | None = None

    @property
    def name(self) -> str:
        return self.source.id.split(".")[1]

    @property
    def verb(self) -> str:
        return self.source.verb.upper()

    @property
    def keywords(self) -> list[Argument]:
        return sorted([*(self.body or []), *self.query], key=lambda argument: not argument.is_required)

    @property
    def ids(self) -> list[Argument]:
        """What the caller passes by position; the account's id is the client's."""
        return [argument for argument in self.path if argument.key != "account_id"]

    @property
    def signature(self) -> str:
        return _signature(self.ids, [keyword.declaration for keyword in self.keywords])

    @property
    def call(self) -> str:
        """The expression that makes the call out of the method's arguments."""
        passed = [argument.name for argument in self.ids] + [f"{a.name}={a.name}" for a in self.keywords]
        return f"self._calls.{self.name}({', '.join(passed)})"

    @property
    def path_code(self) -> str:
        template, ids = self.source.path, ""
        for argument in self.ids:
            template = template.replace(f"{{{argument.key}}}", f"{{{argument.name}}}")
            ids += f", {argument.name}={argument.encoded}"
        if len(self.ids) < len(self.path):
            return f"self._path({literal(template)}{ids})"
        return f"encode.path({literal(template)}{ids})" if ids else literal(template)

    @property
    def models(self) -> frozenset[str]:
        return self.result.models.union(*(keyword.models for keyword in self.keywords))

    @property
    def docstring(self) -> str:
        result = f"{self.result.annotation}: {self.result_doc}" if self.result.annotation != "None" else ""
        return self._docstring({}, [*self.ids, *self.keywords], result)

    @property
    def iterator_name(self) -> str:
        return iterator_name(self.name)

    @property
    def iterator_signature(self) -> str:
        size = self.paging.page_size if self.paging else None
        declared = [
            f"page_size: int = {size}" if size and keyword.name == "page_size" else keyword.declaration
            for keyword in self._iterator_keywords
        ]
        return _signature(self.ids, declared)

    @property
    def iterator_code(self) -> str:
        return self.paging.walk.format(call=self.call) if self.paging else ""

    @property
    def iterator_docstring(self) -> str:
        if self.paging is None:
            return ""
        about = f"As `{self.name}`; a page is requested when the one before it is used up."
        if self.paging.style == "whole":
            about = f"As `{self.name}`, with the same arguments; all items come in one answer."
        if self.paging.style == "page":
            about += (
                " Creating or deleting items meanwhile shifts the pages, and some items are left out:"
                f" use `list({self.iterator_name}(...))` first."
            )
        title = sentence(self.node.get("summary") or self.source.id).rstrip(".")
        # Errors and the link are those of the operation.
        changed = {"summary": f"{title}, one by one", "description": about, "responses": {}, "externalDocs": {}}
        arguments = [] if self.paging.style == "whole" else [*self.ids, *self._iterator_keywords]
        return self._docstring(changed, arguments, "")

    def _docstring(self, changed: dict[str, Any], arguments: list[Argument], result: str) -> str:
        docs = [(argument.name, argument.doc) for argument in arguments]
        if "summary" in changed and self.paging and self.paging.page_size:
            size = f"Number of items in each request. Default: {self.paging.page_size}."
            docs = [(name, size if name == "page_size" else doc) for name, doc in docs]
        renamed = {argument.key: argument.name for argument in self.keywords if argument.name != argument.key}
        return operation_docstring({**self.node, **changed}, docs, result, renamed)

    @property
    def _iterator_keywords(self) -> list[Argument]:
        return [keyword for keyword in self.keywords if not self.paging or keyword.name != self.paging.style]


@dataclass(frozen=True)
class TagView:
    """A tag as its module, its three classes and its attribute on the clients."""

    name: str
    description: str
    operations: list[OperationView]

    @property
    def class_name(self) -> str:
        return "".join(word.capitalize() for word in self.name.split("_"))

    @property
    def models(self) -> list[str]:
        items = [operation.paging.item.models for operation in self.operations if operation.paging]
        return sorted(frozenset[str]().union(*items, *(operation.models for operation in self.operations)))

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


def _signature(ids: list[Argument], keywords: list[str]) -> str:
    positional = [argument.declaration for argument in ids]
    return "".join(f", {part}" for part in [*positional, *["*"] * bool(keywords), *keywords])
