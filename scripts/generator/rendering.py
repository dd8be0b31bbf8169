"""From the spec to what the templates print. The spec is in the dialect, so that nothing has to be refused here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from spec import Operation, Pointer, Spec

from .docstrings import literal, model_docstring, operation_docstring, sentence, with_facts
from .kinds import NOTHING, Kind, kind_of
from .names import argument_name, attribute_name
from .rules import JSON, SCHEMAS, Schemas, iterator_name
from .views import Argument, FieldView, IteratorView, Method, ModelView, OperationView, TagView

Node = dict[str, Any]


class Renderer:
    """Makes the views of all that a spec has."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self._schemas = Schemas(spec)
        self._read: set[str] = set()  # models that answers are read into
        self._shown: set[str] = set()  # annotations of what GETs answer
        self._sent: set[str] = set()  # models that requests are made of

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

    def models(self) -> list[ModelView]:
        """Every model that the operations use, directly or inside another. Call after `tags`."""
        read, sent = self._reachable(self._read), self._reachable(self._sent)
        return [self._model(name, is_read=name in read) for name in sorted(read | sent)]

    def _operation(self, operation: Operation) -> OperationView:
        node = self.spec.get(operation.pointer)
        parameters = [(trail[-1], found) for trail, found in self.spec.parameters(operation)]
        in_path = {found["name"]: self._id(at, found) for at, found in parameters if found["in"] == "path"}
        # The account's id is the client's.
        ids = [in_path[name] for name in re.findall("{(.*?)}", operation.path) if name != "account_id"]
        query = [self._query_argument(at, found) for at, found in parameters if found["in"] == "query"]
        body = self._body(operation)
        keywords = sorted([*(body or []), *query], key=lambda argument: bool(argument.default))
        result, doc = self._result(operation)
        self._read |= result.models
        if operation.verb == "get":
            self._shown.add(result.annotation)
        self._sent |= set[str]().union(*(argument.models for argument in keywords))
        security = node.get("security", self.spec.data["security"])
        credentials = ("optional" if {} in security else "required") if security else "none"
        said = f"{result.annotation}: {doc}" if result != NOTHING else ""
        docstring = operation_docstring(node, _docs([*ids, *keywords]), said, _renamed(keywords))
        method = Method(operation.id.split(".")[1], ids, keywords, docstring)
        iterator = self._iterator(operation, node, method)
        return OperationView(**vars(method), source=operation, node=node, credentials=credentials, query=query,
                             body=body, result=result, iterator=iterator)  # fmt: skip

    def _id(self, at: Pointer, parameter: Node) -> Argument:
        is_number = self._schemas.kind((*at, "schema"))[1] in ("integer", "integerEnum")
        around = "encode.integer({name}, {value})" if is_number else "{value}"
        return self._argument(parameter["name"], parameter, (*at, "schema"), around)

    def _query_argument(self, at: Pointer, parameter: Node) -> Argument:
        name, required = parameter["name"], bool(parameter.get("required"))
        if "content" in parameter:
            return self._argument(name, parameter, (*at, *JSON), "encode.json({name}, {value})", required)
        around = "{value}" if parameter.get("explode", True) else "encode.csv({name}, {value})"
        return self._argument(name, parameter, (*at, "schema"), around, required)

    def _body(self, operation: Operation) -> list[Argument] | None:
        if not (at := self._schemas.body(operation)):
            return None
        required = self._schemas.required(at)
        fields = self._schemas.fields(at).items()
        return [self._argument(key, {}, place, required=key in required) for key, place in fields]

    def _argument(
        self, key: str, parameter: Node, at: Pointer, around: str = "{value}", required: bool = True
    ) -> Argument:
        """An argument of a schema; what is said beside it wins, and another encoder may stand around its own."""
        kind, name = kind_of(self._schemas, at), argument_name(key)
        doc = _doc(kind, parameter)
        if kind.facts.get("format") == "date":
            doc += " A `datetime` counts as its day in UTC."
        encoded = around.format(name=literal(name), value=kind.encoded(literal(name), name))
        annotation = kind.argument if required else f"{kind.argument} | Unset"
        return Argument(name, key, annotation, doc, encoded, kind.models, "" if required else "UNSET")

    def _result(self, operation: Operation) -> tuple[Kind, str]:
        """The type of what a call gives, and what is said of it."""
        answers = self._schemas.answers(operation)
        texts = dict.fromkeys(sentence(self.spec.get(place)["description"]) for place in answers.values())
        place = next((place for place in answers.values() if "content" in self.spec.get(place)), None)
        kind = kind_of(self._schemas, (*place, *JSON)).or_none("204" in answers) if place else NOTHING
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
                replace(argument, annotation="int", default=str(size), doc=doc)
                if argument.name == "page_size"
                else argument
                for argument in keywords
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
        changed = {"summary": f"{title}, one by one", "description": about, "responses": {}, "externalDocs": {}}
        arguments = _docs([] if style == "whole" else [*method.ids, *keywords])
        docstring = operation_docstring(node | changed, arguments, "", _renamed(method.keywords))
        item, walk = self._walk(operation, rule, method.call)
        return IteratorView(name, method.ids, keywords, docstring, item, walk)

    def _walk(self, operation: Operation, rule: Node, call: str) -> tuple[Kind, str]:
        """The type of the items, and the code of the walk."""
        page = (*next(iter(self._schemas.answers(operation).values())), *JSON)
        items, place = self._attribute(page, rule["items"], "page")
        item = (*self._schemas.kind(place)[0], "items")
        if rule["style"] == "whole":
            name, parts = "OnePage", [call, f"lambda page: {items}"]
        elif rule["style"] == "cursor":
            following = self._attribute(page, rule["next"], "page")[0]
            name, parts = "Cursors", [f"lambda cursor: {call}", f"lambda page: {items}", f"lambda page: {following}"]
        else:
            key = self._attribute(item, rule["key"], "item")[0]
            name, parts = "PageNumbers", [f"lambda page: {call}", f"lambda page: {items}", f"lambda item: {key}"]
            parts += [f"lambda page: {self._attribute(page, rule['total'], 'page')[0]}"] if "total" in rule else []
        return kind_of(self._schemas, item), f"{name}({', '.join(parts)})"

    def _whole_list(self, operation: Operation) -> Node | None:
        """The rule of a list that comes in one answer."""
        result, _ = self._result(operation)
        if not operation.id.endswith(".list") or operation.verb != "get" or {result.annotation} != result.models:
            return None
        key = self._items(result.annotation)
        return {"style": "whole", "items": key} if key else None

    def _items(self, model: str) -> str | None:
        """The one list in a model that is nothing but a list, which has no id."""
        kinds = self._kinds(model)
        lists = [key for key, kind in kinds.items() if kind.models and kind.read.startswith("ListOf(")]
        return lists[0] if len(lists) == 1 and "id" not in kinds else None

    def _attribute(self, at: Pointer, dotted: str, expression: str) -> tuple[str, Pointer]:
        """The expression for a field inside of a field, and where the schema of the last one is."""
        is_there = True
        for key in dotted.split("."):
            owner, at = at, self._fields_of(at)[key]
            is_there = key in self._schemas.required(owner) and not self._schemas.is_nullable(at)
            expression += f".{attribute_name(key)}"
        is_list = self._schemas.kind(at)[1] == "list"
        return expression if is_there or not is_list else f"{expression} or []", at

    def _model(self, name: str, *, is_read: bool) -> ModelView:
        node = self.spec.get((*SCHEMAS, name))
        fields = list(self._fields(name, is_read))
        doc = model_docstring(node.get("description") or f"{name}, as the contract has it.", _docs(fields))
        key = self._items(name) if name in self._shown else None
        items = next((field for field in fields if field.key == key), None)
        return ModelView(name, doc, is_read, fields, self._models_in(name), items)

    def _fields(self, model: str, is_read: bool) -> Iterator[FieldView]:
        required = self._schemas.required((*SCHEMAS, model))
        for key, place in self._fields_of((*SCHEMAS, model)).items():
            kind, name, is_required = kind_of(self._schemas, place), attribute_name(key), key in required
            if is_read:
                annotation = kind.or_none(not is_required).annotation
                options = [kind.reader if is_required else kind.read]
                options += [] if is_required else ["optional=True"]
                options += [f"key={literal(key)}"] if key != name else []
                options += ["secret=True"] if kind.secret else []
                value = f"field({', '.join(options)})"
            else:
                annotation = kind.argument if is_required else f"{kind.argument} | Unset"
                options = [] if is_required else ["default=UNSET"]
                options += ['repr=lambda _: "<hidden>"'] if kind.secret else []
                value = f"attrs.field({', '.join(options)})" if options else ""
            encoded = kind.encoded(literal(name), f"self.{name}")
            yield FieldView(name, key, annotation, value, encoded, _doc(kind, {}))

    def _fields_of(self, at: Pointer) -> dict[str, Pointer]:
        """The properties of the model that a schema is or refers to."""
        return self._schemas.fields(self._schemas.kind(at)[0])

    def _kinds(self, model: str) -> dict[str, Kind]:
        return {key: kind_of(self._schemas, place) for key, place in self._fields_of((*SCHEMAS, model)).items()}

    def _models_in(self, name: str) -> frozenset[str]:
        return frozenset[str]().union(*(kind.models for kind in self._kinds(name).values()))

    def _reachable(self, names: set[str]) -> set[str]:
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._models_in(name)
        return found


def _docs(arguments: Sequence[Argument | FieldView]) -> dict[str, str]:
    return {argument.name: argument.doc for argument in arguments}


def _renamed(arguments: list[Argument]) -> dict[str, str]:
    return {argument.key: argument.name for argument in arguments if argument.name != argument.key}


def _doc(kind: Kind, parameter: Node) -> str:
    """What is said of an argument or a field: a parameter's own words, or those of its schema."""
    own = {key: value for key, value in parameter.items() if key in ("description", "deprecated")}
    return with_facts(kind.facts | own)
