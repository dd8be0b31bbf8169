"""The values that the templates print: operations, tags and models, with their Python code as text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .contract import Operation
from .docstrings import Node, literal, operation_docstring, sentence


@dataclass(frozen=True)
class Kind:
    """A type on both sides of the wire."""

    annotation: str
    reading: str = ""  # the expression of the function that reads it
    fits: str = "False"  # the expression that is true if {value} surely is of the type
    models: frozenset[str] = frozenset()
    nullable: bool = False


@dataclass(frozen=True)
class Argument:
    """An argument of an operation; the positional ones name things in the path."""

    name: str
    key: str
    doc: str


@dataclass(frozen=True)
class Keyword(Argument):
    """A keyword argument of an operation."""

    annotation: str
    models: frozenset[str]
    required: bool
    encoded: str  # the expression that makes its wire value

    @property
    def declaration(self) -> str:
        return f"{self.name}: {self.annotation}" if self.required else f"{self.name}: {self.annotation} | Unset = UNSET"


@dataclass(frozen=True)
class PagingView:
    """The iterator beside an operation that answers in pages."""

    controls: frozenset[str]  # the arguments that it sets itself
    style: str  # "page" or "cursor"
    page_size: int | None  # its default
    item: str
    code: str  # the expression of the walk, to be completed with the call


@dataclass(frozen=True)
class OperationView:
    """An operation as its function, and its method on both clients."""

    source: Operation
    path_arguments: list[Argument]
    query: list[Keyword]
    body: list[Keyword]
    has_body: bool
    result: Kind
    result_doc: str
    paging: PagingView | None = None

    @property
    def name(self) -> str:
        return self.source.method_name

    @property
    def function(self) -> str:
        return self.source.function

    @property
    def title(self) -> str:
        return sentence(self.source.data.get("summary") or self.source.id)

    @property
    def keywords(self) -> list[Keyword]:
        return sorted([*self.body, *self.query], key=lambda argument: not argument.required)

    @property
    def own_path_arguments(self) -> list[Argument]:
        """Those that the caller passes; the account's id is the client's."""
        return [argument for argument in self.path_arguments if argument.key != "account_id"]

    @property
    def signature(self) -> str:
        """The parameters of the function."""
        return _signature(self.path_arguments, [keyword.declaration for keyword in self.keywords])

    @property
    def own_signature(self) -> str:
        """The parameters of the method, `self` apart."""
        return _signature(self.own_path_arguments, [keyword.declaration for keyword in self.keywords])

    @property
    def call_arguments(self) -> str:
        """What the method passes to the function."""
        ids = ["self._account_id" if a.key == "account_id" else a.name for a in self.path_arguments]
        return ", ".join([*ids, *(f"{argument.name}={argument.name}" for argument in self.keywords)])

    @property
    def path_code(self) -> str:
        template, ids = self.source.path, ""
        for argument in self.path_arguments:
            template = template.replace(f"{{{argument.key}}}", f"{{{argument.name}}}")
            ids += f", {argument.name}={argument.name}"
        return f"path({literal(template)}{ids})" if ids else literal(template)

    @property
    def models(self) -> set[str]:
        """The models that its signature names."""
        items = {self.paging.item} if self.paging else set[str]()
        return items.union(self.result.models, *(keyword.models for keyword in self.keywords))

    @property
    def docstring(self) -> str:
        arguments = [*self.own_path_arguments, *self.keywords]
        result = f"{self.result.annotation}: {self.result_doc}" if self.result.annotation != "None" else ""
        return self._docstring(self.source.data, [(argument.name, argument.doc) for argument in arguments], result)

    @property
    def iterator_name(self) -> str:
        """`iter` beside `list`, `iter_inspect` beside `inspect`."""
        return "iter" if self.name == "list" else f"iter_{self.name}"

    @property
    def iterator_signature(self) -> str:
        declared = []
        for keyword in self._iterator_keywords:
            own_default = keyword.name == "page_size" and self.paging is not None and self.paging.page_size
            declared.append(f"page_size: int = {own_default}" if own_default else keyword.declaration)
        return _signature(self.own_path_arguments, declared)

    @property
    def iterator_code(self) -> str:
        return self.paging.code.format(call=f"{self.function}({self.call_arguments})") if self.paging else ""

    @property
    def iterator_docstring(self) -> str:
        if self.paging is None:
            return ""
        about = f"As `{self.name}`; a page is asked for when the one before it is used up."
        if self.paging.style == "page":
            about += (
                " Creating and deleting meanwhile shifts the pages, and what moves to one that was there is left out:"
                f" take `list({self.iterator_name}(...))` first."
            )
        arguments = [(argument.name, argument.doc) for argument in [*self.own_path_arguments, *self._iterator_keywords]]
        if self.paging.page_size:
            size = f"How many are asked for at once. Default: {self.paging.page_size}."
            arguments = [(name, size if name == "page_size" else doc) for name, doc in arguments]
        summary = f"{self.title.rstrip('.')}, one by one"
        return self._docstring({**self.source.data, "summary": summary, "description": about}, arguments, "")

    def _docstring(self, data: Node, arguments: list[tuple[str, str]], result: str) -> str:
        renamed = {argument.key: argument.name for argument in self.keywords if argument.name != argument.key}
        return operation_docstring(data, arguments, result, renamed)

    @property
    def _iterator_keywords(self) -> list[Keyword]:
        controls = self.paging.controls if self.paging else frozenset[str]()
        return [keyword for keyword in self.keywords if keyword.name not in controls]


@dataclass(frozen=True)
class TagView:
    """A tag as its package, its two resource classes and its attribute on the clients."""

    name: str
    description: str
    operations: list[OperationView]

    @property
    def class_name(self) -> str:
        return class_name(self.name)

    @property
    def models(self) -> list[str]:
        return sorted(set[str]().union(*(operation.models for operation in self.operations)))

    @property
    def needs_builtins(self) -> bool:
        return self._uses("builtins")

    def annotation(self, result: Kind) -> str:
        """A result's type, where a method called `list` hides the builtin."""
        hides = any(operation.name == "list" for operation in self.operations)
        return re.sub(r"\blist\[", "builtins.list[", result.annotation) if hides else result.annotation

    def imports(self, module: str, names: list[str]) -> str:
        """An import of those names that the signatures need; in an `__init__` ruff leaves superfluous ones."""
        used = [name for name in names if self._uses(name)]
        return f"from {module} import {', '.join(used)}" if used else ""

    def _uses(self, name: str) -> bool:
        declared = [keyword.declaration for operation in self.operations for keyword in operation.keywords]
        results = [self.annotation(operation.result) for operation in self.operations]
        for operation in self.operations:
            if operation.paging:
                results += ["Iterator", "AsyncIterator", operation.paging.item, operation.paging.code]
        return re.search(rf"\b{name}\b", " ".join([*declared, *results])) is not None


@dataclass(frozen=True)
class FieldView:
    """An attribute of a model."""

    name: str
    key: str
    annotation: str
    declaration: str
    fits: str  # the expression that is true if the answer has it as it should
    encoded: str  # the expression that makes its wire value
    doc: str


@dataclass(frozen=True)
class ModelView:
    """A schema as its class."""

    name: str
    docstring: str
    is_read: bool  # whether answers are read into it; else it is only sent
    fields: list[FieldView]
    models: set[str]  # those that it refers to


def _signature(path_arguments: list[Argument], keywords: list[str]) -> str:
    positional = [f"{argument.name}: str" for argument in path_arguments]
    return ", ".join([*positional, *["*"] * bool(keywords), *keywords])


def class_name(tag: str) -> str:
    """The name of a tag's class."""
    return "".join(word.capitalize() for word in tag.split("_"))
