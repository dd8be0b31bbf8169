"""What each schema becomes in Python: its types, its reader and its encoder, wherever it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from openapi_python_client.strings import ClassName

from .contract import Contract, ContractError, Node
from .docstrings import literal

PREFIX = "field_"  # of names that Python does not allow, as openapi-python-client has it


@dataclass(frozen=True)
class Kind:
    """A type, on both sides of the wire; what is said of null apart."""

    read_type: str  # what an answer holds
    sent_type: str  # what a caller passes
    read: str  # the expression of its reader
    encode: str = ""  # the expression that encodes {value} called {name}; empty if it is sent as it is
    models: frozenset[str] = frozenset()
    secret: bool = False
    nullable: bool = False
    schema: Node = field(default_factory=dict, compare=False)  # what docstrings tell

    @property
    def annotation(self) -> str:
        return _or_none(self.read_type) if self.nullable else self.read_type

    @property
    def argument(self) -> str:
        return _or_none(self.sent_type) if self.nullable else self.sent_type

    @property
    def optional_annotation(self) -> str:
        """The type of an attribute that is None where the answer leaves it out."""
        return _or_none(self.read_type)

    @property
    def reader(self) -> str:
        return f"Nullable({self.read})" if self.nullable else self.read

    def encoded(self, name: str, value: str) -> str:
        """The expression that encodes a value."""
        if self.nullable and self.encode:
            return f"encode.nullable({name}, {value}, {_as_function(self.encode)})"
        return self.encode.format(name=name, value=value) or value

    @property
    def item_encoder(self) -> str:
        """The function that encodes each item, as one more argument of an encoder; empty if there is none."""
        if not self.encode:
            return ""
        return f", {_as_function(self.encoded('{name}', '{value}'))}"


STRING, INTEGER = Kind("str", "str", "read_str"), Kind("int", "int", "read_int")
SCALARS: dict[Any, Kind] = {
    ("string", "date"): Kind("date", "date | str", "read_date", "encode.date({name}, {value})"),
    ("string", "date-time"): Kind("datetime", "datetime | str", "read_datetime", "encode.datetime({name}, {value})"),
    ("integer", "unixtime"): Kind("datetime", "datetime | str", "read_timestamp", "encode.timestamp({name}, {value})"),
    "string": STRING,
    "integer": INTEGER,
    "number": Kind("float", "float", "read_float"),
    "boolean": Kind("bool", "bool", "read_bool"),
    None: Kind("Any", "Any", "read_any"),
}


def kind_of(contract: Contract, node: Node) -> Kind:
    """The type of a schema."""
    name, schema = contract.schema(node)
    kind = replace(_kind(contract, name, schema), schema=schema, nullable=bool(schema.get("nullable")))
    return replace(kind, secret=kind.secret or schema.get("format") == "password")


def class_of(name: str) -> str:
    """The class of a named schema."""
    return str(ClassName(name, PREFIX))


def _kind(contract: Contract, name: str, schema: Node) -> Kind:
    if contract.properties(schema):
        if not name:
            raise ContractError(["an object with properties must be a named schema"])
        model = class_of(name)
        return Kind(model, model, f"{model}.from_dict", "encode.model({name}, {value})", frozenset({model}))
    if schema.get("x-comma-joined"):
        return Kind("list[str]", "Sequence[str]", "read_csv", "encode.list({name}, {value})")
    if "oneOf" in schema:
        return _union([kind_of(contract, member) for member in schema["oneOf"]])
    if unsupported := {"anyOf", "allOf"} & schema.keys():
        raise ContractError([f"{min(unsupported)} is not supported here"])
    if schema.get("type") == "object":
        return _map(contract, schema)
    if schema.get("type") == "array":
        return _list(contract, schema)
    kind = SCALARS.get((schema.get("type"), schema.get("format"))) or SCALARS.get(schema.get("type"))
    if kind is None or schema.get("format") in ("binary", "byte"):
        raise ContractError([f"the type {schema.get('type')} {schema.get('format', '')} is not supported"])
    values = [literal(value) for value in schema.get("enum", ()) if value is not None]
    is_closed = values and not schema.get("x-open-enum")
    return replace(kind, sent_type=f"Literal[{', '.join(values)}]") if is_closed else kind


def _union(members: list[Kind]) -> Kind:
    return Kind(
        " | ".join(dict.fromkeys(member.read_type for member in members)),
        " | ".join(dict.fromkeys(member.sent_type for member in members)),
        f"OneOf(({', '.join(member.read for member in members)}))",
        models=frozenset[str]().union(*(member.models for member in members)),
        secret=any(member.secret for member in members),
    )


def _map(contract: Contract, schema: Node) -> Kind:
    values = schema.get("additionalProperties")
    if not isinstance(values, dict):
        return Kind("dict[str, Any]", "Mapping[str, Any]", "read_object")
    item = kind_of(contract, values)
    return replace(
        item,
        read_type=f"dict[str, {item.annotation}]",
        sent_type=f"Mapping[str, {item.argument}]",
        read=f"MapOf({item.reader})",
        encode=f"encode.map({{name}}, {{value}}{item.item_encoder})",
    )


def _list(contract: Contract, schema: Node) -> Kind:
    item = kind_of(contract, schema.get("items", {}))
    names = {"min_items": "minItems", "max_items": "maxItems"}
    limits = "".join(f", {name}={schema[key]}" for name, key in names.items() if key in schema)
    return replace(
        item,
        read_type=f"list[{item.annotation}]",
        sent_type=f"Sequence[{item.argument}]",
        read=f"ListOf({item.reader})",
        encode=f"encode.list({{name}}, {{value}}{item.item_encoder}{limits})",
    )


def _as_function(encode: str) -> str:
    """The function of an expression that encodes {value} called {name}."""
    plain = re.fullmatch(r"([\w.]+)\(\{name\}, \{value\}\)", encode)
    return plain[1] if plain else f"lambda name, value: {encode.format(name='name', value='value')}"


def _or_none(annotation: str) -> str:
    return annotation if annotation == "Any" else f"{annotation} | None"
