"""From the spec to what the templates print. The spec is in the dialect, so that nothing has to be refused here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spec import Operation, Pointer

from .docstrings import model_docstring, operation_docstring, sentence, with_facts
from .kinds import NOTHING, Argument, Kind, kind_of, literal
from .names import argument_name, attribute_name
from .rules import JSON, SCHEMAS, Schemas, class_name, iterator_name
from .shape import Node

SHIFTS = (
    " Creating or deleting items meanwhile shifts the pages, and some items are left out: use `list({}(...))` first."
    " After a short first page a second request follows, unless the answer has a total: the service may have a limit of"
    " its own."
)


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
    node: Node
    path: str  # with the names of the arguments
    query: list[Argument]
    body: list[Argument] | None
    result: Kind
    credentials: str  # required, optional or none
    iterator: IteratorView | None = None


@dataclass(frozen=True)
class TagView:
    """A tag as its module, its three classes and its attribute on the clients."""

    name: str
    class_name: str
    description: str
    operations: list[OperationView]


@dataclass(frozen=True)
class ModelView:
    """A schema as its class."""

    name: str
    docstring: str
    is_read: bool  # whether answers are read into it; else it is only sent
    fields: list[Argument]
    items: Argument | None  # the list that the answer of a GET is


class Renderer(Schemas):
    """Makes the views of all that a spec has."""

    def tags(self) -> list[TagView]:
        """Every tag with its operations, in the spec's order."""
        found: dict[str, list[OperationView]] = {}
        for operation in self.spec.operations:
            found.setdefault(operation.id.split(".")[0], []).append(self._operation(operation))
        said = {tag["name"]: tag.get("description") for tag in self.spec.data.get("tags", ())}
        return [
            TagView(name, class_name(name), said.get(name) or f"Operations on {name}.", found[name]) for name in found
        ]

    def models(self, tags: list[TagView]) -> list[ModelView]:
        """Every model that the operations use, directly or inside another."""
        operations = [operation for tag in tags for operation in tag.operations]
        read = self._reachable(operation.result for operation in operations)
        sent = self._reachable(argument.kind for operation in operations for argument in operation.keywords)
        answers = {operation.result.annotation for operation in operations if operation.source.verb == "get"}
        found = []
        for name in sorted(read | sent):
            fields, text = self._fields(name), self.get((*SCHEMAS, name)).get("description")
            docstring = model_docstring(text or f"{name}, as the contract has it.", fields)
            items = self._items(name) if name in answers else None
            found.append(ModelView(name, docstring, name in read, fields, items))
        return found

    def _reachable(self, kinds: Iterable[Kind]) -> set[str]:
        found: set[str] = set()
        waiting = [*kinds]
        for kind in waiting:  # the list grows meanwhile
            for model in kind.models - found:
                found.add(model)
                waiting += [field.kind for field in self._fields(model)]
        return found

    def _operation(self, operation: Operation) -> OperationView:
        node = self.get(operation.pointer)
        parameters = {}
        for trail, found in self.spec.parameters(operation):
            parameters[found["in"], found["name"]] = self._parameter(trail[-1], found)
        # The account's id is the client's.
        ids = [parameters["path", name] for name in re.findall("{(.*?)}", operation.path) if name != "account_id"]
        path = re.sub("{(.*?)}", lambda name: f"{{{argument_name(name[1])}}}", operation.path)
        query = [argument for (place, _), argument in parameters.items() if place == "query"]
        body = self._body(operation)
        keywords = sorted([*(body or []), *query], key=lambda argument: bool(argument.default))
        result, doc = self._result(operation)
        docstring = operation_docstring(node, [*ids, *keywords], doc)
        # Nothing, the scheme, or the scheme and nothing.
        credentials = ("none", "required", "optional")[len(node.get("security", self.spec.data["security"]))]
        name = operation.id.split(".")[1]
        view = OperationView(name, ids, keywords, docstring, operation, node, path, query, body, result, credentials)
        return replace(view, iterator=self._iterator(view))

    def _parameter(self, at: Pointer, node: Node) -> Argument:
        """The argument for a parameter, whose value may be encoded once more: as JSON, joined by commas, or as text."""
        schema, name, around = self.schema(at), argument_name(node["name"]), ""
        kind = self.kind(schema)[1]
        if "content" in node:
            around = "json"
        elif kind == "list" and not node.get("explode", True):
            around = "csv"
        elif kind in ("integer", "integerEnum") and node["in"] == "path":
            around = "integer"
        own: Node = {key: node[key] for key in ("description", "deprecated") if key in node}
        argument = self._argument(name, node["name"], schema, node.get("required", False), own)
        encoded = f"encode.{around}({literal(name)}, {argument.encoded})" if around else argument.encoded
        return replace(argument, encoded=encoded)

    def _argument(self, name: str, key: str, at: Pointer, required: bool, own: Node, owner: str = "") -> Argument:
        """An argument, or an attribute of an owner; its own description is preferred to that of its schema."""
        kind = kind_of(self, at)
        doc = with_facts(kind.facts | own)
        if kind.facts.get("format") == "date" and not owner:
            doc += " A `datetime` counts as its day in UTC."
        encoded = kind.encoded(literal(name), owner + name)
        return Argument(name, key, kind, encoded, doc, "" if required else "UNSET")

    def _body(self, operation: Operation) -> list[Argument] | None:
        if not (at := self.body(operation)):
            return None
        required, fields = self.required(at), self.fields(at).items()
        return [self._argument(argument_name(key), key, place, key in required, {}) for key, place in fields]

    def _result(self, operation: Operation) -> tuple[Kind, str]:
        """The type of what a call gives, and what is said of it."""
        answers = self.answers(operation)
        texts = dict.fromkeys(sentence(self.get(place)["description"]) for place in answers.values())
        place = next((place for place in answers.values() if "content" in self.get(place)), None)
        kind = kind_of(self, (*place, *JSON)).or_none("204" in answers) if place else NOTHING
        text = " ".join(filter(None, texts)) or kind.annotation
        return kind, f"{kind.annotation}: {text}" if kind != NOTHING else ""

    def _iterator(self, view: OperationView) -> IteratorView | None:
        """What walks through the pages, or over a list that comes in one answer."""
        rule, result = view.node.get("x-paging"), view.result
        if rule is None and (view.name, view.source.verb) == ("list", "get") and {result.annotation} == result.models:
            items = self._items(result.annotation)
            rule = {"style": "whole", "items": items.key} if items and "." not in items.key else None
        if rule is None:
            return None
        style, size, name = rule["style"], rule.get("page_size"), iterator_name(view.name)
        keywords = [argument for argument in view.keywords if argument.name != style]
        if size:
            doc = f"Number of items in each request. Default: {size}."
            keywords = [
                replace(each, default=str(size), doc=doc) if each.name == "page_size" else each for each in keywords
            ]
        about = f"As `{view.name}`; a page is requested when the one before it is used up."
        if style == "whole":
            about = f"As `{view.name}`, with the same arguments; all items come in one answer."
        elif style == "page":
            about += SHIFTS.format(name)
        title = view.docstring.partition("\n\n")[0].rstrip(".") + ", one by one"
        # Errors and the link are those of the operation.
        said: Node = view.node | {"summary": title, "description": about, "responses": {}, "externalDocs": {}}
        docstring = operation_docstring(said, [] if style == "whole" else [*view.ids, *keywords], "")
        page = (*next(iter(self.answers(view.source).values())), *JSON)
        code, place = self._expression("page", page, rule["items"])
        item = (*self.kind(place)[0], "items")
        ends = {"next": ("page", page), "total": ("page", page), "key": ("item", item)}
        others = {key: self._expression(*ends[key], rule[key])[0] for key in ends if key in rule}
        return IteratorView(name, view.ids, keywords, docstring, kind_of(self, item), style, {"items": code, **others})

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

    def _fields(self, model: str) -> list[Argument]:
        required, fields = self.required((*SCHEMAS, model)), self.fields((*SCHEMAS, model)).items()
        return [self._argument(attribute_name(key), key, at, key in required, {}, "self.") for key, at in fields]
