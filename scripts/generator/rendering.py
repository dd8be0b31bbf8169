"""From the spec, which openapi-python-client has parsed, to what the templates print."""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from typing import Any

from openapi_python_client.parser.openapi import GeneratorData
from openapi_python_client.strings import PythonIdentifier

from .contract import JSON, Contract, ContractError, Node, Operation
from .docstrings import literal, model_docstring, with_facts
from .kinds import PREFIX, Kind, class_of, kind_of
from .views import Argument, FieldView, ModelView, OperationView, Paging, TagView

# Names that the methods of operations use themselves; an argument of such a name gets an underscore.
METHOD_NAMES = {"encode", "self"}
# Names that the classes of models use; an attribute of such a name would hide them from the next line.
CLASS_NAMES = {"attrs", "bool", "date", "datetime", "dict", "field", "float", "int", "list", "str"}
# Classes that modules of operations and models import; a schema of such a name would take their place.
RUNTIME_CLASSES = {
    *("Any", "AsyncIterator", "AsyncResource", "Call", "CallResource", "Cursors", "Iterator", "ListOf", "Literal"),
    *("MapOf", "Mapping", "Model", "Nullable", "OneOf", "PageNumbers", "Resource", "Sequence", "Unset"),
}
MODEL_NAMES = {"additional_properties", "from_dict", "to_dict"}


class Renderer:
    """Makes the views of all that the contract has."""

    def __init__(self, contract: Contract, parsed: GeneratorData) -> None:
        self.contract = contract
        endpoints = [e for tag in parsed.endpoint_collections_by_tag.values() for e in tag.endpoints]
        self._parsed = {
            str(endpoint.name): {p.name.get_untrusted_value() for p in endpoint.list_all_parameters()}
            for endpoint in endpoints
        }
        self._schemas = {class_of(name): schema for name, schema in contract.schemas.items()}
        self._read: set[str] = set()  # models that answers are read into
        self._sent: set[str] = set()  # models that requests are made of

    def tags(self) -> list[TagView]:
        """Every tag with its operations, in the spec's order."""
        found: dict[str, list[OperationView]] = {}
        problems = []
        for operation in self.contract.operations.values():
            try:
                found.setdefault(operation.tag, []).append(self._operation(operation))
            except ContractError as error:
                problems += [f"{operation.id}: {problem}" for problem in error.problems]
        tags = [TagView(name, self.contract.tag_description(name), operations) for name, operations in found.items()]
        for tag in tags:
            own = {tag.class_name, f"Async{tag.class_name}", f"{tag.class_name}Calls", *RUNTIME_CLASSES}
            for view in tag.operations:
                if taken := view.models & own:
                    names = ", ".join(sorted(taken))
                    problems.append(f"{view.source.id}: schemas may not be called {names}: a class here is")
        if problems:
            raise ContractError(problems)
        return tags

    def models(self) -> list[ModelView]:
        """Every model that the operations use, directly or inside another. Call after `tags`."""
        read, sent = self._reachable(self._read), self._reachable(self._sent)
        views = [self._model(name, is_read=name in read) for name in sorted(read | sent)]
        _refuse_cycles({view.name: view.models for view in views})
        return views

    def _operation(self, operation: Operation) -> OperationView:
        known = self._parsed.get(operation.id.replace(".", "_"))
        if known is None:
            raise ContractError(["openapi-python-client dropped it"])
        if dropped := [name for _, name in operation.parameters if name not in known]:
            raise ContractError([f"openapi-python-client dropped its parameters {dropped}"])
        path = [self._path_argument(operation.parameters["path", name]) for name in operation.names_in_path]
        query = [self._query_argument(p) for (place, _), p in operation.parameters.items() if place == "query"]
        body = self._body(operation)
        names = [argument.name for argument in [*path, *query, *(body or [])]]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ContractError([f"two of its arguments are called {', '.join(twice)}"])
        answer, result = self._result(operation)
        self._read |= result.models
        self._sent |= set[str]().union(*(argument.models for argument in [*query, *(body or [])]))
        doc = answer.get("description") or result.annotation
        return OperationView(operation, path, query, body, result, doc, self._paging(operation, names))

    def _path_argument(self, parameter: Node) -> Argument:
        argument = self._argument(parameter["name"], parameter, parameter.get("schema", {}))
        value = "self._account_id" if argument.key == "account_id" else argument.name
        return Argument(argument.name, argument.key, "str", argument.doc, value)

    def _query_argument(self, parameter: Node) -> Argument:
        name, required = parameter["name"], bool(parameter.get("required"))
        if "content" in parameter:
            (media,) = parameter["content"].values()
            return self._argument(name, parameter, media["schema"], "encode.json({name}, {value})", required)
        explode = parameter.get("explode", parameter.get("style", "form") == "form")
        around = "" if explode else "encode.csv({name}, {value})"
        return self._argument(name, parameter, parameter["schema"], around, required)

    def _body(self, operation: Operation) -> list[Argument] | None:
        if "requestBody" not in operation.data:
            return None
        content = self.contract.resolve(operation.data["requestBody"]).get("content", {})
        schema = self.contract.schema(content.get(JSON, {}).get("schema", {}))[1]
        properties = self.contract.properties(schema)
        if list(content) != [JSON] or not properties:
            raise ContractError(["its body must be one JSON object, with properties that become arguments"])
        required = self.contract.required(schema)
        return [self._argument(key, {}, node, required=key in required) for key, node in properties.items()]

    def _argument(self, key: str, said: Node, node: Node, around: str = "", required: bool = False) -> Argument:
        """An argument of a schema; what is said beside it wins, and another encoder may stand around its own."""
        kind = self._kind(key, node)
        name = _identifier(key)
        name = f"{name}_" if name in METHOD_NAMES else name
        doc = _doc(kind, said)
        if kind.schema.get("format") == "date":
            doc += " A `datetime` counts as its day in UTC."
        encoded = kind.encoded(literal(name), name)
        if around and (kind.encode or "json" in around):
            encoded = around.format(name=literal(name), value=encoded)
        return Argument(name, key, kind.argument, doc, encoded, kind.models, required)

    def _kind(self, key: str, node: Node) -> Kind:
        try:
            return kind_of(self.contract, node)
        except ContractError as error:
            raise ContractError([f"{key}: {problem}" for problem in error.problems]) from None

    def _result(self, operation: Operation) -> tuple[Node, Kind]:
        found = []
        for code, response in operation.data["responses"].items():
            if str(code).startswith("2"):
                answer = self.contract.resolve(response)
                content = answer.get("content", {}).get(JSON)
                none = Kind("None", "None", "read_none")
                found.append((answer, kind_of(self.contract, content.get("schema", {})) if content else none))
        if not found:
            raise ContractError(["it has no 2xx response"])
        if any(kind != found[0][1] for _, kind in found):
            raise ContractError(["its 2xx responses differ in type"])
        return found[0]

    def _paging(self, operation: Operation, arguments: list[str]) -> Paging | None:
        """The walk that `x-paging` describes."""
        rule = operation.data.get("x-paging")
        if rule is None:
            return None
        needed = {"page": {"items", "key"}, "cursor": {"items", "next"}}.get(rule.get("style"))
        if needed is None or rule["style"] not in arguments:
            raise ContractError([f"its x-paging does not fit it: {rule}"])
        if missing := needed - rule.keys():
            raise ContractError([f"its x-paging lacks {', '.join(sorted(missing))}"])
        page = self._result(operation)[1].schema
        items, node = self._attribute(page, rule["items"], "page")
        if node.get("type") != "array":
            raise ContractError([f"x-paging: {rule['items']} is not a list"])
        parts = [f"lambda {rule['style']}: {{call}}", f"lambda page: {items}"]
        if rule["style"] == "cursor":
            parts.append(f"lambda page: {self._attribute(page, rule['next'], 'page')[0]}")
        else:
            item = self.contract.schema(node["items"])[1]
            parts.append(f"lambda item: {self._attribute(item, rule['key'], 'item')[0]}")
            parts += [f"lambda page: {self._attribute(page, rule['total'], 'page')[0]}"] if "total" in rule else []
        walk = f"{'Cursors' if rule['style'] == 'cursor' else 'PageNumbers'}({', '.join(parts)})"
        item_type = kind_of(self.contract, node["items"]).annotation
        return Paging(rule["style"], rule.get("page_size"), item_type, walk)

    def _attribute(self, schema: Node, dotted: str, expression: str) -> tuple[str, Node]:
        """The expression for a field inside of a field, and the schema of the last one."""
        is_required = True
        for key in dotted.split("."):
            properties = self.contract.properties(schema)
            if key not in properties:
                raise ContractError([f"x-paging: there is no {key} in {dotted}"])
            is_required = key in self.contract.required(schema)
            schema = self.contract.schema(properties[key])[1]
            expression += f".{_attribute_name(key)}"
        return expression if is_required or schema.get("type") != "array" else f"{expression} or []", schema

    def _model(self, name: str, *, is_read: bool) -> ModelView:
        schema = self._schemas[name]
        fields = list(self._fields(name, schema, is_read))
        doc = model_docstring(
            schema.get("description") or f"{name}, as the contract has it.",
            [(field.name, field.doc) for field in fields],
        )
        return ModelView(name, doc, is_read, fields, self._models_in(name))

    def _fields(self, model: str, schema: Node, is_read: bool) -> Iterator[FieldView]:
        properties, required = self.contract.properties(schema), self.contract.required(schema)
        if taken := MODEL_NAMES & properties.keys():
            names = ", ".join(sorted(taken))
            raise ContractError([f"schema {model}: {names} cannot be fields, since models have them"])
        for key, node in properties.items():
            kind, name, is_required = self._kind(f"schema {model}: {key}", node), _attribute_name(key), key in required
            if is_read:
                annotation = kind.annotation if is_required else kind.optional_annotation
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

    def _models_in(self, name: str) -> frozenset[str]:
        properties = self.contract.properties(self._schemas[name])
        kinds = [self._kind(f"schema {name}: {key}", node) for key, node in properties.items()]
        return frozenset[str]().union(*(kind.models for kind in kinds))

    def _reachable(self, names: set[str]) -> set[str]:
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._models_in(name)
        return found


def _doc(kind: Kind, said: Node) -> str:
    return with_facts(said.get("description") or kind.schema.get("description") or "", kind.schema)


def _identifier(name: str) -> str:
    return str(PythonIdentifier(name, PREFIX))


def _attribute_name(key: str) -> str:
    """openapi-python-client protects every builtin's name; as an attribute most of them do no harm."""
    name = _identifier(key)
    bare = name if name == key else name.removesuffix("_")
    taken = keyword.iskeyword(bare) or bare in CLASS_NAMES or bare.startswith("read_")
    return f"{bare}_" if taken else bare


def _refuse_cycles(graph: dict[str, Any]) -> None:
    """Models import each other at the top of their modules, so two of them cannot each hold the other."""
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ContractError([f"schemas refer to each other in a circle: {' -> '.join([*above, name])}"])
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*above, name))
            done.add(name)

    for name in graph:
        visit(name, ())
