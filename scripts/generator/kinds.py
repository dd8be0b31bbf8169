"""What each schema becomes in Python: its types, its reader and its encoder, wherever it stands."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import Any

from spec import Pointer

from .rules import MODELS, Schemas
from .shape import Node


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
    facts: Node = field(default_factory=dict, compare=False)  # what docstrings tell

    @property
    def annotation(self) -> str:
        return f"{self.read_type} | None" if self.nullable else self.read_type

    @property
    def argument(self) -> str:
        return f"{self.sent_type} | None" if self.nullable else self.sent_type

    @property
    def reader(self) -> str:
        return f"Nullable({self.read})" if self.nullable else self.read

    def or_none(self, also: bool) -> Kind:
        """The same, or null as well."""
        return replace(self, nullable=self.nullable or also)

    def encoded(self, name: str, value: str) -> str:
        """The expression that encodes a value."""
        if self.nullable and self.encode:
            return f"encode.nullable({name}, {value}, {_as_function(self.encode)})"
        return self.encode.format(name=name, value=value) or value


@dataclass(frozen=True)
class Argument:
    """An argument of a method, or an attribute of a model."""

    name: str  # in Python
    key: str  # on the wire
    kind: Kind
    encoded: str  # the expression that makes its wire value
    doc: str
    default: str = ""  # as code; empty if it is required

    @property
    def annotation(self) -> str:
        return self.kind.argument + (" | Unset" if self.default == "UNSET" else "")

    @property
    def declaration(self) -> str:
        return f"{self.name}: {self.annotation}" + (f" = {self.default}" if self.default else "")


STRING = Kind("str", "str", "read_str")
INTEGER = Kind("int", "int", "read_int")
SCALARS = {
    "string": STRING,
    "secret": replace(STRING, secret=True),
    "enum": STRING,
    "date": Kind("date", "date | str", "read_date", "encode.date({name}, {value})"),
    "datetime": Kind("datetime", "datetime | str", "read_datetime", "encode.datetime({name}, {value})"),
    "integer": INTEGER,
    "integerEnum": INTEGER,
    "unixtime": Kind("datetime", "datetime | str", "read_timestamp", "encode.timestamp({name}, {value})"),
    "number": Kind("float", "float", "read_float"),
    "boolean": Kind("bool", "bool", "read_bool"),
    "freeForm": Kind("dict[str, Any]", "Mapping[str, Any]", "read_object"),
    "commaJoined": Kind("list[str]", "Sequence[str]", "read_csv"),
}
NOTHING = Kind("None", "None", "read_none")


def kind_of(schemas: Schemas, pointer: Pointer) -> Kind:
    """The type of a schema."""
    target, construct = schemas.kind(pointer)
    node = schemas.get(target)
    kind = _kind(schemas, target, construct, node).or_none(schemas.is_nullable(pointer))
    return replace(kind, facts=kind.facts | node | schemas.get(pointer))


def _kind(schemas: Schemas, target: Pointer, construct: str, node: Node) -> Kind:
    if construct in MODELS:
        model = target[-1]
        return Kind(model, model, f"{model}.from_dict", "encode.model({name}, {value})", frozenset({model}))
    if construct == "union":
        return _union([kind_of(schemas, (*target, "oneOf", str(index))) for index in range(len(node["oneOf"]))])
    if construct == "map":
        item = kind_of(schemas, (*target, "additionalProperties"))
        return _around(item, "dict[str, {}]", "Mapping[str, {}]", "MapOf", "encode.map")
    if construct == "list":
        names = {"min_items": "minItems", "max_items": "maxItems"}
        limits = "".join(f", {name}={node[key]}" for name, key in names.items() if key in node)
        item = kind_of(schemas, (*target, "items"))
        return _around(item, "list[{}]", "Sequence[{}]", "ListOf", "encode.list", limits)
    values = [literal(value) for value in node.get("enum", ()) if value is not None]
    kind = SCALARS[construct]
    is_closed = values and not node.get("x-open-enum")
    return replace(kind, sent_type=f"Literal[{', '.join(values)}]") if is_closed else kind


def _around(item: Kind, read_type: str, sent_type: str, read: str, encode: str, limits: str = "") -> Kind:
    each = f", {_as_function(item.encoded('{name}', '{value}'))}" if item.encode else ""
    return Kind(
        read_type.format(item.annotation),
        sent_type.format(item.argument),
        f"{read}({item.reader})",
        f"{encode}({{name}}, {{value}}{each}{limits})",
        item.models,
        item.secret,
        facts={"x-items": item.facts},
    )


def _union(members: list[Kind]) -> Kind:
    lists = [member for member in members if member.read.startswith("ListOf")]
    items = f", {_as_function(lists[0].encode)}" if lists else ""
    return Kind(
        " | ".join(dict.fromkeys(member.read_type for member in members)),
        " | ".join(dict.fromkeys(member.sent_type for member in members)),
        f"OneOf(({', '.join(member.read for member in members)}))",
        f"encode.union({{name}}, {{value}}{items})",
        frozenset[str]().union(*(member.models for member in members)),
        any(member.secret for member in members),
        any(member.nullable for member in members),
    )


def literal(value: Any) -> str:
    """A value as Python code, in double quotes."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def _as_function(encode: str) -> str:
    """The function of an expression that encodes {value} called {name}."""
    plain = re.fullmatch(r"([\w.]+)\(\{name\}, \{value\}\)", encode)
    return plain[1] if plain else f"lambda name, value: {encode.format(name='name', value='value')}"
