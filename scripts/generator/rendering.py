"""From what openapi-python-client parsed to what the templates print."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

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
from openapi_python_client.strings import in_double_quote_literal

from .contract import Contract, ContractError, Node, Operation
from .docstrings import literal, model_docstring, with_facts
from .views import Argument, FieldView, Keyword, Kind, ModelView, OperationView, PagingView, TagView, class_name

# Seconds since 1970, as the Permissions API has them.
MOMENT = Kind("datetime", "as_moment", "is_moment({value})")
WHOLE = Kind("int", "as_whole", "type({value}) is int")
SCALARS = (
    ((StringProperty, UuidProperty, opc.LiteralEnumProperty), Kind("str", "as_text", "type({value}) is str")),
    ((BooleanProperty,), Kind("bool", "as_flag", "type({value}) is bool")),
    ((IntProperty,), WHOLE),
    ((FloatProperty,), Kind("float", "as_number", "type({value}) in (float, int)")),
    ((DateTimeProperty,), Kind("datetime", "as_datetime", "is_datetime({value})")),
    ((DateProperty,), Kind("date", "as_date", "is_date({value})")),
    ((NoneProperty,), Kind("None", "as_anything", "{value} is None")),
    ((opc.AnyProperty,), Kind("Any", "as_anything", "True")),
)

# Names that the operation modules use themselves; an argument of such a name gets an underscore.
MODULE_NAMES = {"Call", "as_json", "day", "joined", "listed", "moment", "objects", "path", "query", "wire", "self"}
# Builtins that annotations are made of; a model's attribute of such a name would hide them from the next one.
ANNOTATION_NAMES = {"bool", "dict", "float", "int", "list", "str"}
# Classes that modules of operations and models import; a schema of such a name would take their place.
RUNTIME_CLASSES = {
    "Any",
    "AsyncIterator",
    "AsyncResource",
    "Call",
    "CallResource",
    "CommaJoined",
    "Cursors",
    "Field",
    "Iterator",
    "ListOf",
    "Literal",
    "Many",
    "Mapping",
    "Model",
    "One",
    "OneOf",
    "OptionalField",
    "OrNull",
    "PageNumbers",
    "Resource",
    "Sequence",
    "Unset",
}
MODEL_NAMES = {"additional_properties", "from_dict", "to_dict"}


class Renderer:
    """Makes the views of everything that the generator parsed."""

    def __init__(self, contract: Contract, parsed: GeneratorData) -> None:
        self.contract = contract
        self.endpoints = {str(endpoint.name): endpoint for endpoint in _endpoints(parsed)}
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
            if taken := view.models & _names_beside_models(operation.tag):
                problems.append(
                    f"{operation.id}: schemas may not be called {', '.join(sorted(taken))}: a class here is"
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
        endpoint = self.endpoints.get(operation.function)
        if endpoint is None:
            raise ContractError(["openapi-python-client dropped it"])
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
        needed = {"page": {"items", "key"}, "cursor": {"items", "next"}}[rule["style"]]
        if missing := needed - rule.keys():
            raise ContractError([f"its x-paging lacks {', '.join(sorted(missing))}"])
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
            frozenset(controls),
            rule["style"],
            rule.get("page_size"),
            self._kind(kind.inner_property, {}).annotation,
            code,
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
            value = 'listed("{name}", {name}{limits})' if isinstance(prop, ListProperty) else "{name}"
            return self._argument(prop, media["schema"], parameter, encoding=f"as_json({value})")
        if isinstance(prop, ListProperty):
            explode = parameter.get("explode", parameter.get("style", "form") == "form")
            encoding = ("listed" if explode else "joined") + '("{name}", {name}{limits})'
            return self._argument(prop, parameter["schema"], parameter, encoding=encoding)
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
        if self._is_free_form(model):
            raise ContractError(["its body has no properties that could become arguments"])
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
            if kind.models:
                encoding = f"objects({encoding})"
        limits = "".join(
            f", {word}={schema[key]}" for word, key in (("least", "minItems"), ("most", "maxItems")) if key in schema
        )
        doc = with_facts(described.get("description") or schema.get("description") or "", schema)
        if isinstance(prop, DateProperty):
            doc += " A `datetime` counts as its day in UTC."
        name = _argument_name(prop)
        return Keyword(
            name=name,
            key=prop.name.get_untrusted_value(),
            annotation=kind.annotation,
            models=kind.models,
            required=prop.required,
            encoded=encoding.format(name=name, limits=limits),
            doc=doc,
        )

    def _argument_kind(self, prop: Any, schema: Node) -> Kind:
        """The type that a caller passes."""
        if isinstance(prop, ListProperty):
            inner = self._argument_kind(prop.inner_property, self.contract.resolve(schema.get("items", {})))
            return Kind(f"Sequence[{inner.annotation}]", models=inner.models)
        if isinstance(prop, UnionProperty):
            parts = [self._argument_kind(inner, schema) for inner in prop.inner_properties]
            annotations = sorted(dict.fromkeys(part.annotation for part in parts), key="None".__eq__)
            return Kind(" | ".join(annotations), models=frozenset().union(*(part.models for part in parts)))
        if isinstance(prop, opc.LiteralEnumProperty) and not schema.get("x-open-enum"):
            return Kind(f"Literal[{', '.join(literal(value) for value in schema['enum'] if value is not None)}]")
        if isinstance(prop, DateProperty):
            return Kind("date | str")
        if isinstance(prop, DateTimeProperty):
            return Kind("datetime | str")
        if isinstance(prop, opc.ModelProperty) and self._is_free_form(prop):
            return Kind("Mapping[str, Any]")
        kind = self._kind(prop, schema)
        if kind is MOMENT:
            raise ContractError([f"{prop.name.get_untrusted_value()}: unixtime is supported in answers only"])
        return kind

    def _kind(self, prop: Any, schema: Node) -> Kind:
        """The type that an answer holds."""
        if isinstance(prop, UnionProperty):
            return self._union_kind(prop, schema)
        if isinstance(prop, ListProperty):
            inner = self._kind(prop.inner_property, self.contract.resolve(schema.get("items", {})))
            reading = f"OrNull({inner.reading})" if inner.nullable else inner.reading
            annotation = f"{inner.annotation} | None" if inner.nullable else inner.annotation
            fits = "False"
            if not inner.nullable and inner.reading == "as_text":
                fits = "are_texts({value})"
            elif not inner.nullable and inner.reading == f"{inner.annotation}.from_dict":
                fits = f"all_fit({{value}}, {inner.annotation}._fits)"
            return Kind(f"list[{annotation}]", f"ListOf({reading})", fits, inner.models)
        if isinstance(prop, opc.ModelProperty):
            if self._is_free_form(prop):
                return Kind("dict[str, Any]", "as_mapping", "type({value}) is dict")
            name = str(prop.class_info.name)
            return Kind(name, f"{name}.from_dict", f"{name}._fits({{value}})", frozenset({name}))
        is_number = isinstance(prop, opc.LiteralEnumProperty) and prop.value_type is int
        if isinstance(prop, IntProperty) and schema.get("format") == "unixtime":
            return MOMENT
        for classes, kind in SCALARS:
            if isinstance(prop, classes) and not is_number:
                return kind
        if is_number:
            return WHOLE
        raise ContractError([f"{prop.name.get_untrusted_value()}: a {type(prop).__name__} is not supported"])

    def _union_kind(self, prop: UnionProperty, schema: Node) -> Kind:
        parts = [part for part in prop.inner_properties if not isinstance(part, NoneProperty)]
        nullable = len(parts) < len(prop.inner_properties)
        if schema.get("x-comma-joined"):
            fits = "(type({value}) is str or are_texts({value}))"
            return Kind("list[str]", "CommaJoined()", fits, nullable=nullable)
        kinds = list(dict.fromkeys(self._kind(part, schema) for part in parts))
        if len(kinds) == 1:
            return replace(kinds[0], nullable=nullable)
        annotation = " | ".join(dict.fromkeys(kind.annotation for kind in kinds))
        models = frozenset[str]().union(*(kind.models for kind in kinds))
        return Kind(
            annotation, f"OneOf(({', '.join(kind.reading for kind in kinds)}))", models=models, nullable=nullable
        )

    def _model(self, model: opc.ModelProperty, *, is_read: bool) -> ModelView:
        nodes = self.contract.properties(_plain(model.data))
        name = str(model.class_info.name)
        if taken := MODEL_NAMES & nodes.keys():
            raise ContractError([f"schema {name}: {', '.join(sorted(taken))} cannot be fields, since models have them"])
        fields, models = [], set[str]()
        properties = [*(model.required_properties or []), *(model.optional_properties or [])]
        order = list(nodes)
        for prop in sorted(properties, key=lambda prop: order.index(prop.name.get_untrusted_value())):
            key = prop.name.get_untrusted_value()
            node = self.contract.resolve(nodes[key])
            kind = self._kind(prop, node) if is_read else self._argument_kind(prop, node)
            models |= kind.models
            attribute = _attribute_name(prop)
            declare = _read_declaration if is_read else _sent_declaration
            declaration = declare(name, attribute, key, kind, prop.required, node.get("format") == "password")
            doc = with_facts(nodes[key].get("description") or node.get("description") or "", node)
            fits = _fits(key, kind, prop.required)
            encoded = f"objects(self.{attribute})" if kind.models else f"self.{attribute}"
            annotation = _read_annotation(kind, prop.required) if is_read else _sent_annotation(kind, prop.required)
            fields.append(FieldView(attribute, key, annotation, declaration, fits, encoded, doc))
        text = _plain(model.data).get("description") or f"{name}, as the contract has it."
        doc = model_docstring(text, [(f"{field.name} ({field.annotation})", field.doc) for field in fields])
        return ModelView(name, doc, is_read, fields, models - {name})

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


def _names_beside_models(tag: str) -> set[str]:
    name = class_name(tag)
    return {name, f"Async{name}", f"{name}Calls", *RUNTIME_CLASSES}


def _endpoints(parsed: GeneratorData) -> Iterator[Endpoint]:
    for collection in parsed.endpoint_collections_by_tag.values():
        yield from collection.endpoints


def _plain(data: Any) -> Node:
    """One of the generator's parsed nodes as the YAML had it."""
    return _with_whole_enums(data.model_dump(mode="json", by_alias=True, exclude_unset=True))  # type: ignore[no-any-return] # a model is an object


def _with_whole_enums(node: Any) -> Any:
    """Enums that hold null as they were: the generator takes them apart, in place."""
    if isinstance(node, list):
        return [_with_whole_enums(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "enum" in node and node["enum"] is None:
        (values,) = [part["enum"] for part in node["oneOf"] if part.get("enum")]
        return {**{key: value for key, value in node.items() if key != "oneOf"}, "enum": values}
    return {key: _with_whole_enums(value) for key, value in node.items()}


def _argument_name(prop: Any) -> str:
    name = str(prop.python_name)
    return f"{name}_" if name in MODULE_NAMES else name


def _attribute_name(prop: Any) -> str:
    """The generator protects every builtin's name; as an attribute most of them do no harm."""
    name = str(prop.python_name)
    bare = name.removesuffix("_")
    taken = keyword.iskeyword(bare) or bare in ANNOTATION_NAMES or name == prop.name.get_untrusted_value()
    return name if taken else bare


def _sent_declaration(model: str, name: str, key: str, kind: Kind, required: bool, secret: bool) -> str:
    options = [] if required else ["default=UNSET"]
    options += ['repr=lambda _: "<hidden>"'] if secret else []
    return f"{name}: {_sent_annotation(kind, required)}" + (f" = attrs.field({', '.join(options)})" if options else "")


def _sent_annotation(kind: Kind, required: bool) -> str:
    return kind.annotation if required else f"{kind.annotation} | Unset"


def _read_annotation(kind: Kind, required: bool) -> str:
    return kind.annotation if required and not kind.nullable else f"{kind.annotation} | None"


def _read_declaration(model: str, name: str, key: str, kind: Kind, required: bool, secret: bool) -> str:
    reading = kind.reading
    one, many = (
        f"{kind.annotation}.from_dict",
        f"ListOf({kind.annotation.removeprefix('list[').removesuffix(']')}.from_dict)",
    )
    if kind.models and reading == one:
        reading = f"One({kind.annotation})"
    elif kind.models and reading == many:
        reading = f"Many({kind.annotation.removeprefix('list[').removesuffix(']')})"
    annotation = ""
    if model in kind.models:
        # The class does not exist yet where its fields are made.
        reading = reading.replace(f"({model})", "()")
        annotation = f": {'Field' if required else 'OptionalField'}[{kind.annotation}]"
        if model in reading:
            raise ContractError([f"schema {model}: {key} refers to {model} itself in a way that is not supported"])
    if required and kind.nullable:
        reading = f"OrNull({reading})"
    options = [f'"{in_double_quote_literal(key)}"', reading]
    options += ["secret=True"] if secret else []
    return f"{name}{annotation} = {'Field' if required else 'OptionalField'}({', '.join(options)})"


def _fits(key: str, kind: Kind, required: bool) -> str:
    quoted = f'"{in_double_quote_literal(key)}"'
    if not required:
        if kind.fits.startswith("type({value})"):
            # Mostly it is there: to look at the type first is a tenth faster.
            return f"({kind.fits.format(value=f'value := get({quoted})')} or value is None)"
        return f"((value := get({quoted})) is None or {kind.fits.format(value='value')})"
    if kind.reading == "as_anything":
        return f"{quoted} in data"
    fits = kind.fits.format(value=f"data[{quoted}]")
    return f"(data[{quoted}] is None or {fits})" if kind.nullable else fits


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
