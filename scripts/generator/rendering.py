"""From the spec to what the templates print. The spec is in the dialect, so that nothing has to be refused here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spec import Operation, Pointer, Spec

from .docstrings import literal, model_docstring, sentence, with_facts
from .kinds import NOTHING, Kind, kind_of
from .names import argument_name, attribute_name
from .rules import JSON, SCHEMAS, Schemas
from .views import Argument, FieldView, ModelView, OperationView, Paging, TagView

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
        in_path = {found["name"]: self._path_argument(at, found) for at, found in parameters if found["in"] == "path"}
        path = [in_path[name] for name in re.findall("{(.*?)}", operation.path)]
        query = [self._query_argument(at, found) for at, found in parameters if found["in"] == "query"]
        body = self._body(operation)
        result, doc = self._result(operation)
        self._read |= result.models
        if operation.verb == "get":
            self._shown.add(result.annotation)
        self._sent |= set[str]().union(*(argument.models for argument in [*query, *(body or [])]))
        security = node.get("security", self.spec.data["security"])
        credentials = ("optional" if {} in security else "required") if security else "none"
        return OperationView(
            operation, node, credentials, path, query, body, result, doc, self._paging(operation, node)
        )

    def _path_argument(self, at: Pointer, parameter: Node) -> Argument:
        argument = self._argument(parameter["name"], parameter, (*at, "schema"))
        if argument.key == "account_id":
            return Argument("account_id", "account_id", "str", "", "")
        if self._schemas.kind((*at, "schema"))[1] in ("integer", "integerEnum"):
            argument = self._argument(parameter["name"], parameter, (*at, "schema"), "encode.integer({name}, {value})")
        return argument

    def _query_argument(self, at: Pointer, parameter: Node) -> Argument:
        name, required = parameter["name"], bool(parameter.get("required"))
        if "content" in parameter:
            return self._argument(name, parameter, (*at, *JSON), "encode.json({name}, {value})", required)
        around = "{value}" if parameter.get("explode", True) else "encode.csv({name}, {value})"
        return self._argument(name, parameter, (*at, "schema"), around, required)

    def _body(self, operation: Operation) -> list[Argument] | None:
        at = (*operation.pointer, "requestBody", *JSON)
        if self.spec.get(at) is None:
            return None
        required = self._schemas.required(at)
        fields = self._fields_of(at).items()
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
        return Argument(name, key, kind.argument, doc, encoded, kind.models, required)

    def _result(self, operation: Operation) -> tuple[Kind, str]:
        """The type of what a call gives, and what is said of it."""
        answers = self._schemas.answers(operation)
        texts = dict.fromkeys(sentence(self.spec.get(place)["description"]) for place in answers.values())
        place = next((place for place in answers.values() if "content" in self.spec.get(place)), None)
        kind = kind_of(self._schemas, (*place, *JSON)).or_none("204" in answers) if place else NOTHING
        return kind, " ".join(filter(None, texts)) or kind.annotation

    def _paging(self, operation: Operation, node: Node) -> Paging | None:
        """The walk that `x-paging` describes."""
        rule = node.get("x-paging")
        page = (*next(iter(self._schemas.answers(operation).values())), *JSON)
        if rule is None:
            return self._whole_list(operation, page)
        items, place = self._attribute(page, rule["items"], "page")
        item = (*self._schemas.kind(place)[0], "items")
        parts = [f"lambda {rule['style']}: {{call}}", f"lambda page: {items}"]
        if rule["style"] == "cursor":
            parts.append(f"lambda page: {self._attribute(page, rule['next'], 'page')[0]}")
        else:
            parts.append(f"lambda item: {self._attribute(item, rule['key'], 'item')[0]}")
            parts += [f"lambda page: {self._attribute(page, rule['total'], 'page')[0]}"] if "total" in rule else []
        walk = f"{'Cursors' if rule['style'] == 'cursor' else 'PageNumbers'}({', '.join(parts)})"
        return Paging(rule["style"], rule.get("page_size"), kind_of(self._schemas, item), walk)

    def _whole_list(self, operation: Operation, page: Pointer) -> Paging | None:
        """The walk over a list that comes in one answer."""
        result, _ = self._result(operation)
        if not operation.id.endswith(".list") or operation.verb != "get" or {result.annotation} != result.models:
            return None
        if (key := self._items(result.annotation)) is None:
            return None
        items, place = self._attribute(page, key, "page")
        item = (*self._schemas.kind(place)[0], "items")
        return Paging("whole", None, kind_of(self._schemas, item), f"OnePage({{call}}, lambda page: {items})")

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
        doc = model_docstring(
            node.get("description") or f"{name}, as the contract has it.",
            [(field.name, field.doc) for field in fields],
        )
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


def _doc(kind: Kind, parameter: Node) -> str:
    """What is said of an argument or a field: a parameter's own words, or those of its schema."""
    own = {key: value for key, value in parameter.items() if key in ("description", "deprecated")}
    return with_facts(kind.facts | own)
