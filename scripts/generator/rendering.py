"""From the spec to what the templates print. The spec is in the dialect, so that nothing has to be refused here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from spec import Operation, Pointer

from .docstrings import model_docstring, operation_docstring, sentence, with_facts
from .kinds import NOTHING, Argument, Kind, kind_of, literal
from .names import argument_name, attribute_name
from .rules import JSON, SCHEMAS, Schemas, class_name, iterator_name
from .shape import Node


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


class Renderer(Schemas):
    """Makes the views of all that a spec has."""

    def tags(self) -> list[TagView]:
        """Every tag with its operations, in the spec's order."""
        found: dict[str, list[OperationView]] = {}
        for operation in self.spec.operations:
            found.setdefault(operation.id.split(".")[0], []).append(self._operation(operation))
        said = {tag["name"]: tag.get("description") for tag in self.spec.data.get("tags", ())}
        return [
            TagView(name, said.get(name) or f"Operations on {name.replace('_', ' ')}.", operations)
            for name, operations in found.items()
        ]

    def models(self, tags: list[TagView]) -> list[ModelView]:
        """Every model that the operations use, directly or inside another."""
        operations = [operation for tag in tags for operation in tag.operations]
        read = self._reachable(operation.result for operation in operations)
        sent = self._reachable(argument.kind for operation in operations for argument in operation.keywords)
        answers = {operation.result.annotation for operation in operations if operation.source.verb == "get"}
        return [self._model(name, name in read, name in answers) for name in sorted(read | sent)]

    def _reachable(self, kinds: Iterable[Kind]) -> set[str]:
        found: set[str] = set()
        waiting = [*kinds]
        for kind in waiting:  # it grows
            for model in kind.models - found:
                found.add(model)
                waiting += [field.kind for field in self._fields(model)]
        return found

    def _operation(self, operation: Operation) -> OperationView:
        node = self.get(operation.pointer)
        parameters = [(found, self._parameter(trail[-1], found)) for trail, found in self.spec.parameters(operation)]
        query = [argument for found, argument in parameters if found["in"] == "query"]
        # The account's id is the client's.
        names = [name for name in re.findall("{(.*?)}", operation.path) if name != "account_id"]
        in_path = {argument.key: argument for found, argument in parameters if found["in"] == "path"}
        ids = [in_path[name] for name in names]
        path = re.sub("{(.*?)}", lambda name: f"{{{argument_name(name[1])}}}", operation.path)
        body = self._body(operation)
        keywords = sorted([*(body or []), *query], key=lambda argument: bool(argument.default))
        result, doc = self._result(operation)
        said = f"{result.annotation}: {doc}" if result != NOTHING else ""
        # Nothing, the scheme, or the scheme and nothing.
        credentials = ("none", "required", "optional")[len(node.get("security", self.spec.data["security"]))]
        docstring = operation_docstring(node, [*ids, *keywords], said)
        method = Method(operation.id.split(".")[1], ids, keywords, docstring)
        iterator = self._iterator(operation, node, method)
        return OperationView(**vars(method), source=operation, node=node, path=path, query=query, body=body,
                             result=result, credentials=credentials, iterator=iterator)  # fmt: skip

    def _parameter(self, at: Pointer, node: Node) -> Argument:
        schema, around = self.schema(at), ""
        kind = self.kind(schema)[1]
        if "content" in node:
            around = "json"
        elif kind == "list" and not node.get("explode", True):
            around = "csv"
        elif kind in ("integer", "integerEnum") and node["in"] == "path":
            around = "integer"
        return self._argument(node["name"], schema, node.get("required", False), around, node)

    def _body(self, operation: Operation) -> list[Argument] | None:
        if not (at := self.body(operation)):
            return None
        required = self.required(at)
        return [self._argument(key, place, key in required) for key, place in self.fields(at).items()]

    def _argument(
        self, key: str, at: Pointer, is_required: bool, around: str = "", parameter: Node | None = None
    ) -> Argument:
        """An argument of a schema; what is said beside it wins, and another encoder may stand around its own."""
        kind, name = kind_of(self, at), argument_name(key)
        own = {key: text for key, text in (parameter or {}).items() if key in ("description", "deprecated")}
        doc = with_facts(kind.facts | own)
        if kind.facts.get("format") == "date":
            doc += " A `datetime` counts as its day in UTC."
        encoded = kind.encoded(literal(name), name)
        encoded = f"encode.{around}({literal(name)}, {encoded})" if around else encoded
        return Argument(name, key, kind, encoded, doc, "" if is_required else "UNSET")

    def _result(self, operation: Operation) -> tuple[Kind, str]:
        """The type of what a call gives, and what is said of it."""
        answers = self.answers(operation)
        texts = dict.fromkeys(sentence(self.get(place)["description"]) for place in answers.values())
        place = next((place for place in answers.values() if "content" in self.get(place)), None)
        kind = kind_of(self, (*place, *JSON)).or_none("204" in answers) if place else NOTHING
        return kind, " ".join(filter(None, texts)) or kind.annotation

    def _iterator(self, operation: Operation, node: Node, method: Method) -> IteratorView | None:
        """What walks through the pages, or over a list that comes in one answer."""
        rule = node.get("x-paging") or self._whole_list(operation)
        if rule is None:
            return None
        style, size, name = rule["style"], rule.get("page_size"), iterator_name(method.name)
        keywords = [argument for argument in method.keywords if argument.name != style]
        if size:
            doc = f"Number of items in each request. Default: {size}."
            keywords = [
                replace(each, default=str(size), doc=doc) if each.name == "page_size" else each for each in keywords
            ]
        about = f"As `{method.name}`; a page is requested when the one before it is used up."
        if style == "whole":
            about = f"As `{method.name}`, with the same arguments; all items come in one answer."
        elif style == "page":
            about += (
                " Creating or deleting items meanwhile shifts the pages, and some items are left out:"
                f" use `list({name}(...))` first. After a short first page a second request follows, unless the answer"
                " has a total: the service may have a limit of its own."
            )
        title = sentence(node.get("summary") or operation.id).rstrip(".")
        # Errors and the link are those of the operation.
        said = node | {"summary": f"{title}, one by one", "description": about, "responses": {}, "externalDocs": {}}
        docstring = operation_docstring(said, [] if style == "whole" else [*method.ids, *keywords], "")
        page = (*next(iter(self.answers(operation).values())), *JSON)
        items, place = self._expression("page", page, rule["items"])
        item = (*self.kind(place)[0], "items")
        code = {key: self._expression("page", page, rule[key])[0] for key in ("next", "total") if key in rule}
        code |= {"items": items} | ({"key": self._expression("item", item, rule["key"])[0]} if "key" in rule else {})
        return IteratorView(name, method.ids, keywords, docstring, kind_of(self, item), style, code)

    def _whole_list(self, operation: Operation) -> Node | None:
        """The rule of a list that comes in one answer."""
        result, _ = self._result(operation)
        if not operation.id.endswith(".list") or operation.verb != "get" or {result.annotation} != result.models:
            return None
        items = self._items(result.annotation)
        return {"style": "whole", "items": items.key} if items else None

    def _items(self, model: str) -> Argument | None:
        """The one list in a model that is nothing but a list, which has no id."""
        fields = self._fields(model)
        lists = [field for field in fields if field.kind.models and field.kind.read.startswith("ListOf(")]
        return lists[0] if len(lists) == 1 and "id" not in {field.key for field in fields} else None

    def _expression(self, start: str, at: Pointer, dotted: str) -> tuple[str, Pointer]:
        """The expression for a field inside of a field, and where the schema of the last one is."""
        is_there = True
        for key in dotted.split("."):
            owner, at = at, self.fields(at)[key]
            is_there = key in self.required(owner) and not self.is_nullable(at)
            start += f".{attribute_name(key)}"
        is_list = self.kind(at)[1] == "list"
        return start if is_there or not is_list else f"{start} or []", at

    def _model(self, name: str, is_read: bool, is_answer: bool) -> ModelView:
        text, fields = self.get((*SCHEMAS, name)).get("description"), self._fields(name)
        doc = model_docstring(text or f"{name}, as the contract has it.", fields)
        return ModelView(name, doc, is_read, fields, self._items(name) if is_answer else None)

    def _fields(self, model: str) -> list[Argument]:
        required, found = self.required((*SCHEMAS, model)), []
        for key, place in self.fields((*SCHEMAS, model)).items():
            kind, name = kind_of(self, place), attribute_name(key)
            encoded, default = kind.encoded(literal(name), f"self.{name}"), "" if key in required else "UNSET"
            found.append(Argument(name, key, kind, encoded, with_facts(kind.facts), default))
        return found
