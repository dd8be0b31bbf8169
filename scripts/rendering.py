"""From what openapi-python-client parsed to what the templates print."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Iterator
from typing import Any

from contract import Contract, ContractError, Node, Operation
from docstrings import literal, model_docstring, with_facts
from openapi_python_client.parser import properties as opc
from openapi_python_client.parser.openapi import Endpoint, GeneratorData
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty
from views import Argument, FieldView, Keyword, Kind, ModelView, OperationView, PagingView, TagView, class_name

# Names that the operation modules use themselves; an argument of such a name gets an underscore.
MODULE_NAMES = {"Call", "as_json", "day", "joined", "listed", "moment", "path", "query", "wire", "self"}
# Builtins that annotations are made of; a model's attribute of such a name would hide them from the next one.
ANNOTATION_NAMES = {"bool", "dict", "float", "int", "list", "str"}


class Renderer:
    """Makes the views of everything that the generator parsed."""

    def __init__(self, contract: Contract, parsed: GeneratorData) -> None:
        self.contract = contract
        self.endpoints = {(e.method.upper(), e.path.get_untrusted_value()): e for e in _endpoints(parsed)}
        self.schemas = {str(model.class_info.name): model for model in parsed.models}
        self._read: set[str] = set()  # models that answers are read into
        self._sent: set[str] = set()  # models that requests are made of

    def tags(self) -> list[TagView]:
        """Every tag with its operations, in the spec's order."""
        found: dict[str, list[OperationView]] = {}
        problems = []
        for operation in self.contract.operations.values():
            try:
                view = self._operation(operation)
            except ContractError as error:
                problems += [f"{operation.id}: {problem}" for problem in error.problems]
                continue
            if class_name(operation.tag) in view.models:
                problems.append(
                    f"{operation.id}: its tag's class and a schema are both called {class_name(operation.tag)}"
                )
            found.setdefault(operation.tag, []).append(view)
        if problems:
            raise ContractError(problems)
        describe = self.contract.tag_description
        return [TagView(tag, describe(tag), operations) for tag, operations in found.items()]

    def models(self) -> list[ModelView]:
        """Every model that the operations use, directly or inside another. Call after `tags`."""
        self._read = self._reachable(self._read)
        sent = self._reachable(self._sent)
        views = [self._model(self.schemas[name], is_read=name in self._read) for name in sorted(self._read | sent)]
        _refuse_cycles({view.name: view.models for view in views})
        return views

    def _operation(self, operation: Operation) -> OperationView:
        endpoint = self.endpoints.get((operation.verb, operation.path))
        if endpoint is None:
            raise ContractError(["openapi-python-client dropped it"])
        if endpoint.header_parameters or endpoint.cookie_parameters:
            raise ContractError(["header and cookie parameters are not supported"])
        known = {("path", p.name.get_untrusted_value()) for p in endpoint.path_parameters}
        known |= {("query", p.name.get_untrusted_value()) for p in endpoint.query_parameters}
        if dropped := [name for place, name in operation.parameters if (place, name) not in known]:
            raise ContractError([f"openapi-python-client dropped its parameters {dropped}"])

        path_arguments = [
            Argument(_argument_name(p), str(p.name.get_untrusted_value()), self._doc(operation, "path", p))
            for p in endpoint.path_parameters
        ]
        query = [self._query_argument(operation, p) for p in endpoint.query_parameters]
        body = self._body_arguments(endpoint)
        names = [argument.name for argument in [*path_arguments, *query, *body]]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ContractError([f"two of its arguments are called {', '.join(twice)}"])

        kind, doc = self._result(endpoint)
        self._read |= kind.models
        return OperationView(
            operation,
            path_arguments,
            query,
            body,
            bool(endpoint.bodies),
            kind,
            doc,
            self._paging(operation, names, kind),
        )

    def _paging(self, operation: Operation, arguments: list[str], result: Kind) -> PagingView | None:
        """The walk that `x-paging` describes."""
        rule = operation.data.get("x-paging")
        if rule is None:
            return None
        controls = {"page": {"page"}, "cursor": {"cursor"}}.get(rule.get("style"))
        if controls is None or not controls <= set(arguments) or len(result.models) != 1:
            raise ContractError([f"its x-paging does not fit it: {rule}"])
        (model,) = result.models
        items, kind = self._attribute(model, rule["items"])
        if not isinstance(kind, ListProperty):
            raise ContractError([f"x-paging: {rule['items']} is not a list"])
        parts = [f"lambda {rule['style']}: {{call}}", f"lambda page: {items}"]
        if rule["style"] == "cursor":
            walk = [*parts, f"lambda page: {self._attribute(model, rule['next'])[0]}"]
        else:
            item_model = str(kind.inner_property.class_info.name)  # type: ignore[attr-defined]
            walk = [*parts, f"lambda item: {self._attribute(item_model, rule['key'], 'item')[0]}"]
            walk += [f"lambda page: {self._attribute(model, rule['total'])[0]}"] if "total" in rule else []
        code = f"{'Cursors' if rule['style'] == 'cursor' else 'PageNumbers'}({', '.join(walk)})"
        return PagingView(
            frozenset(controls), rule.get("page_size"), self._kind(kind.inner_property, {}).annotation, code
        )

    def _attribute(self, model: str, dotted: str, start: str = "page") -> tuple[str, Any]:
        """The expression for a field inside of a field, and the generator's property of the last one."""
        expression, prop = start, None
        for key in dotted.split("."):
            schema = self.schemas[model]
            properties = [*(schema.required_properties or []), *(schema.optional_properties or [])]
            prop = next((p for p in properties if p.name == key), None)
            if prop is None:
                raise ContractError([f"x-paging: {model} has no {key}"])
            expression += f".{_attribute_name(prop)}"
            model = str(prop.class_info.name) if isinstance(prop, opc.ModelProperty) else ""
        if isinstance(prop, ListProperty) and not prop.required:
            expression += " or []"
        return expression, prop

    def _result(self, endpoint: Endpoint) -> tuple[Kind, str]:
        found = [r for r in endpoint.responses if r.status_code.range and r.status_code.range[0] // 100 == 2]
        if not found:
            raise ContractError(["it has no 2xx response"])
        kinds = [
            Kind("None", "as_nothing") if r.source["attribute"] == "None" else self._kind(r.prop, {}) for r in found
        ]
        if any(kind != kinds[0] for kind in kinds):
            raise ContractError(["its 2xx responses differ in type"])
        answer = self.contract.resolve(_plain(found[0].data))
        return kinds[0], answer.get("description") or kinds[0].annotation

    def _query_argument(self, operation: Operation, prop: Any) -> Keyword:
        parameter = operation.parameters["query", prop.name.get_untrusted_value()]
        if "content" in parameter:
            (media,) = parameter["content"].values()
            return self._argument(prop, media["schema"], parameter, encoding="as_json({name})")
        if isinstance(prop, ListProperty):
            explode = parameter.get("explode", parameter.get("style", "form") == "form")
            encoding = ("listed" if explode else "joined") + '("{name}", {name}{limits})'
            return self._argument(prop, parameter["schema"], parameter, encoding=encoding)
        if isinstance(prop, opc.ModelProperty):
            raise ContractError([f"its query parameter {parameter['name']} is an object, which is not supported"])
        return self._argument(prop, parameter["schema"], parameter)

    def _body_arguments(self, endpoint: Endpoint) -> list[Keyword]:
        if not endpoint.bodies:
            return []
        model = endpoint.bodies[0].prop
        if (
            len(endpoint.bodies) > 1
            or endpoint.bodies[0].body_type != "json"
            or not isinstance(model, opc.ModelProperty)
        ):
            raise ContractError(["its body must be one JSON object"])
        nodes = self.contract.properties(_plain(model.data))
        found = []
        for prop in [*(model.required_properties or []), *(model.optional_properties or [])]:
            node = nodes[prop.name.get_untrusted_value()]
            found.append(self._argument(prop, node, node))
        order = list(nodes)
        return sorted(found, key=lambda argument: order.index(argument.key))

    def _argument(self, prop: Any, schema: Node, described: Node, encoding: str = "") -> Keyword:
        schema = self.contract.resolve(schema)
        kind = self._argument_kind(prop, schema)
        self._sent |= kind.models
        if not encoding:
            encoding = "{name}"
            if isinstance(prop, ListProperty):
                encoding = 'listed("{name}", {name}{limits})'
            elif isinstance(prop, DateProperty):
                encoding = 'day("{name}", {name})'
            elif isinstance(prop, DateTimeProperty):
                encoding = 'moment("{name}", {name})'
        limits = "".join(
            f", {word}={schema[key]}" for word, key in (("least", "minItems"), ("most", "maxItems")) if key in schema
        )
        name = _argument_name(prop)
        return Keyword(
            name=name,
            key=prop.name.get_untrusted_value(),
            annotation=kind.annotation,
            models=kind.models,
            required=prop.required,
            encoded=encoding.format(name=name, limits=limits),
            doc=with_facts(described.get("description") or schema.get("description") or "", schema),
        )

    def _argument_kind(self, prop: Any, schema: Node) -> Kind:
        """The type that a caller passes."""
        if isinstance(prop, ListProperty):
            inner = self._argument_kind(prop.inner_property, self.contract.resolve(schema.get("items", {})))
            return Kind(f"Sequence[{inner.annotation}]", models=inner.models)
        if isinstance(prop, UnionProperty):
            parts = [self._argument_kind(inner, schema) for inner in prop.inner_properties]
            return Kind(
                " | ".join(part.annotation for part in parts), models=frozenset().union(*(p.models for p in parts))
            )
        if isinstance(prop, opc.LiteralEnumProperty) and not schema.get("x-open-enum"):
            return Kind(f"Literal[{', '.join(literal(value) for value in schema['enum'] if value is not None)}]")
        if isinstance(prop, DateProperty):
            return Kind("date | str")
        if isinstance(prop, DateTimeProperty):
            return Kind("datetime | str")
        if isinstance(prop, opc.ModelProperty) and self._is_free_form(prop):
            return Kind("Mapping[str, Any]")
        return self._kind(prop, schema)

    def _kind(self, prop: Any, schema: Node) -> Kind:
        """The type that an answer holds."""
        if isinstance(prop, UnionProperty):
            parts = [p for p in prop.inner_properties if not isinstance(p, NoneProperty)]
            nullable = len(parts) < len(prop.inner_properties)
            if schema.get("x-comma-joined"):
                return Kind("list[str]", "CommaJoined()", nullable=nullable)
            kinds = [self._kind(part, schema) for part in parts]
            if len(kinds) == 1:
                return Kind(kinds[0].annotation, kinds[0].reading, kinds[0].models, nullable)
            annotation = " | ".join(dict.fromkeys(kind.annotation for kind in kinds))
            reading = f"OneOf(({', '.join(kind.reading for kind in kinds)}))"
            return Kind(annotation, reading, frozenset().union(*(kind.models for kind in kinds)), nullable)
        if isinstance(prop, ListProperty):
            inner = self._kind(prop.inner_property, self.contract.resolve(schema.get("items", {})))
            reading = f"OrNull({inner.reading})" if inner.nullable else inner.reading
            annotation = f"{inner.annotation} | None" if inner.nullable else inner.annotation
            return Kind(f"list[{annotation}]", f"ListOf({reading})", inner.models)
        if isinstance(prop, opc.ModelProperty):
            if self._is_free_form(prop):
                return Kind("dict[str, Any]", "as_mapping")
            name = prop.class_info.name
            return Kind(name, f"{name}.from_dict", frozenset({name}))
        if isinstance(prop, opc.LiteralEnumProperty):
            return Kind("int", "as_whole") if prop.value_type is int else Kind("str", "as_text")
        for classes, kind in (
            ((StringProperty, UuidProperty), Kind("str", "as_text")),
            ((BooleanProperty,), Kind("bool", "as_flag")),
            ((IntProperty,), Kind("int", "as_whole")),
            ((FloatProperty,), Kind("float", "as_number")),
            ((DateTimeProperty,), Kind("datetime", "as_datetime")),
            ((DateProperty,), Kind("date", "as_date")),
            ((NoneProperty,), Kind("None", "as_anything")),
            ((opc.AnyProperty,), Kind("Any", "as_anything")),
        ):
            if isinstance(prop, classes):
                return kind
        raise ContractError([f"{prop.name.get_untrusted_value()}: a {type(prop).__name__} is not supported"])

    def _model(self, model: opc.ModelProperty, *, is_read: bool) -> ModelView:
        nodes = self.contract.properties(_plain(model.data))
        fields, models, readings = [], set[str](), dict[str, str]()
        properties = [*(model.required_properties or []), *(model.optional_properties or [])]
        order = list(nodes)
        for prop in sorted(properties, key=lambda prop: order.index(prop.name.get_untrusted_value())):
            key = prop.name.get_untrusted_value()
            node = self.contract.resolve(nodes[key])
            name = _attribute_name(prop)
            kind = self._kind(prop, node) if is_read else self._argument_kind(prop, node)
            models |= kind.models
            reading = kind.reading
            if "(" in reading:
                readings[f"_read_{name}"] = reading
                reading = f"_read_{name}"
            fields.append(
                FieldView(
                    name=name,
                    key=key,
                    declaration=_declaration(name, kind, node, prop.required, is_read),
                    reading=_field_reading(key, reading, kind, prop.required),
                    doc=with_facts(nodes[key].get("description") or node.get("description") or "", node),
                )
            )
        name = str(model.class_info.name)
        text = _plain(model.data).get("description") or f"{name}, as the contract has it."
        doc = model_docstring(text, [(field.name, field.doc) for field in fields])
        return ModelView(name, doc, is_read, fields, models - {name}, readings)

    def _is_free_form(self, prop: opc.ModelProperty) -> bool:
        # Where a schema is only referred to, the generator has a copy without its properties.
        model = self.schemas[prop.class_info.name]
        return not model.required_properties and not model.optional_properties

    def _reachable(self, names: Iterable[str]) -> set[str]:
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            found.add(name)
            model = self.schemas[name]
            for prop in [*(model.required_properties or []), *(model.optional_properties or [])]:
                waiting += self._kind(prop, {}).models
        return found

    def _doc(self, operation: Operation, place: str, prop: Any) -> str:
        parameter = operation.parameters[place, prop.name.get_untrusted_value()]
        schema = self.contract.resolve(parameter.get("schema", {}))
        return with_facts(parameter.get("description") or "", schema)


def _endpoints(parsed: GeneratorData) -> Iterator[Endpoint]:
    for collection in parsed.endpoint_collections_by_tag.values():
        yield from collection.endpoints


def _plain(data: Any) -> Node:
    """One of the generator's parsed nodes as the YAML had it."""
    node: Node = data.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return node


def _argument_name(prop: Any) -> str:
    name = str(prop.python_name)
    return f"{name}_" if name in MODULE_NAMES else name


def _attribute_name(prop: Any) -> str:
    """The generator protects every builtin's name; as an attribute most of them do no harm."""
    name = str(prop.python_name)
    bare = name.removesuffix("_")
    taken = keyword.iskeyword(bare) or bare in ANNOTATION_NAMES or name == prop.name.get_untrusted_value()
    return name if taken else bare


def _declaration(name: str, kind: Kind, node: Node, required: bool, is_read: bool) -> str:
    options = []
    annotation = kind.annotation
    if is_read:
        if kind.nullable or not required:
            annotation += " | None"
        if not required:
            options.append("default=None")
    elif not required:
        annotation += " | Unset"
        options.append("default=UNSET")
    if node.get("format") == "password":
        options.append("repr=hidden")
    if len(options) == 1 and options[0].startswith("default="):
        return f"{name}: {annotation} = {options[0].removeprefix('default=')}"
    return f"{name}: {annotation}" + (f" = attrs.field({', '.join(options)})" if options else "")


def _field_reading(key: str, reading: str, kind: Kind, required: bool) -> str:
    if required and kind.nullable:
        return f'required(data, "{key}", OrNull({reading}))'
    return f'{"required" if required else "optional"}(data, "{key}", {reading})'


def _refuse_cycles(graph: dict[str, set[str]]) -> None:
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
