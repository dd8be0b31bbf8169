"""Every construct of the dialect in every place where it may stand: small specs, with what a call sends and gives.

A construct is one of `SAMPLES`, by itself or in one of the `FORMS`; what the dialect refuses in a place is no case. The
code of a case names what it needs of `datetime` and of the generated models.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator.names import reserved
from generator.rules import Rules
from generator.shape import Fault, faults
from spec import Spec

if TYPE_CHECKING:
    from tests.generator.walks import Walk

Node = dict[str, Any]
Checks = tuple[tuple[str, str], ...]

PLACES = ("path", "query", "csv", "json", "body", "request", "answer", "field")
REFERENCE = "#/components/schemas/"


@dataclass(frozen=True)
class Sample:
    """A schema, with a value of it on the wire and in Python."""

    kind: str
    schema: Node
    wire: Any
    code: str  # the value as an argument
    type: str  # of the value in an answer
    models: Node = field(default_factory=dict)  # the named schemas that it needs
    parts: Checks = ()  # what the value in an answer is made of, if it is not the argument's

    @property
    def checks(self) -> Checks:
        return self.parts or (("", self.code),)


@dataclass(frozen=True)
class Case:
    """An operation, what a call of it takes and sends, and what it gives for an answer."""

    id: str
    kind: str
    form: str
    place: str
    paths: Node
    models: Node
    call: str  # the call of the client, as an expression
    path: str
    query: list[tuple[str, str]]
    body: Any  # what is sent; None without a body
    status: int  # of the answer
    answer: Any  # what comes, unless the status is 204
    type: str  # the type of what the call gives
    checks: Checks  # what is behind that (`.name`, `[0]`), and the expression that it is equal to

    @property
    def spec(self) -> Node:
        return spec([self])


def spec(cases: Sequence[Case | Walk]) -> Node:
    """A spec with the operations of some cases."""
    return {
        "openapi": "3.0.3",
        "info": {"title": "Constructs", "version": "1"},
        "servers": [{"url": "https://{region}.x.com", "variables": {"region": {"default": "api", "enum": ["api"]}}}],
        "security": [{"provisioningKey": []}],
        "paths": {path: item for case in cases for path, item in case.paths.items()},
        "components": {
            "securitySchemes": {"provisioningKey": {"type": "http", "scheme": "basic"}},
            "schemas": {name: schema for case in cases for name, schema in case.models.items()},
        },
    }


def _of(kind: str, wire: Any, code: str, type: str, schema: Node, **more: Any) -> Sample:  # noqa: A002
    return Sample(kind, schema, wire, code, type, **more)


TEXT: Node = {"type": "string"}
TEXTS: Node = {"type": "array", "items": TEXT}
OBJECT: Node = {"type": "object"}
JOINED: Node = {"x-comma-joined": True, "oneOf": [TEXTS, TEXT]}
PART = {"Part": {"type": "object", "required": ["name"], "properties": {"name": TEXT}}}
WHOLE = {
    "Whole": {"allOf": [{"$ref": f"{REFERENCE}Part"}, {"type": "object", "properties": {"size": {"type": "integer"}}}]}
}
A_PART = {"$ref": f"{REFERENCE}Part"}
MOMENT = "datetime(2026, 1, 31, 12, 30, tzinfo=UTC)"

SAMPLES = [
    _of("string", "a b/ü%", '"a b/ü%"', "str", TEXT | {"minLength": 1, "maxLength": 9, "pattern": "^a"}),
    _of("string", "a@b.com", '"a@b.com"', "str", TEXT | {"format": "email"}),
    _of("secret", "obviously-fake", '"obviously-fake"', "str", TEXT | {"format": "password"}),
    _of("enum", "red", '"red"', "str", TEXT | {"enum": ["red", "dark blue"]}),
    _of("enum", "green", '"green"', "str", TEXT | {"enum": ["red", "dark blue"], "x-open-enum": True}),
    _of("date", "2026-01-31", "date(2026, 1, 31)", "date", TEXT | {"format": "date"}),
    _of("datetime", "2026-01-31T12:30:00Z", MOMENT, "datetime", TEXT | {"format": "date-time"}),
    _of("integer", 7, "7", "int", {"type": "integer", "minimum": 0, "exclusiveMinimum": True, "multipleOf": 7}),
    _of("integerEnum", 2, "2", "int", {"type": "integer", "enum": [1, 2]}),
    _of("unixtime", 1769862600, MOMENT, "datetime", {"type": "integer", "format": "unixtime"}),
    _of("number", 0.5, "0.5", "float", {"type": "number", "maximum": 1, "exclusiveMaximum": True}),
    _of("boolean", True, "True", "bool", {"type": "boolean"}),
    _of("list", ["a", "b"], '["a", "b"]', "list[str]", TEXTS | {"minItems": 1, "maxItems": 2}),
    _of("map", {"a": 1}, '{"a": 1}', "dict[str, int]", OBJECT | {"additionalProperties": {"type": "integer"}}),
    _of("freeForm", {"a": [1, {}]}, '{"a": [1, {}]}', "dict[str, Any]", OBJECT | {"additionalProperties": True}),
    _of("model", {"name": "x"}, 'Part(name="x")', "Part", A_PART, models=PART, parts=((".name", '"x"'),)),
    _of("extended", {"name": "x", "size": 1}, 'Whole(name="x", size=1)', "Whole", {"$ref": f"{REFERENCE}Whole"},
        models=PART | WHOLE, parts=((".name", '"x"'), (".size", "1"))),
    _of("union", 5, "5", "Part | int", {"oneOf": [A_PART, {"type": "integer"}]}, models=PART),
    _of("union", {"name": "x"}, 'Part(name="x")', "Part | str", {"oneOf": [A_PART, TEXT]}, models=PART,
        parts=((".name", '"x"'),)),
    _of("commaJoined", "a,b", "", "list[str]", JOINED, parts=(("", '["a", "b"]'),)),
    _of("commaJoined", ["a", "b"], "", "list[str]", JOINED, parts=(("", '["a", "b"]'),)),
]  # fmt: skip


# Forms: what can be made of a sample


def _named(sample: Sample) -> Sample:
    if "$ref" in sample.schema:
        return sample
    return replace(sample, schema={"$ref": f"{REFERENCE}Named"}, models=sample.models | {"Named": sample.schema})


def _described(sample: Sample) -> Sample:
    named = _named(sample)
    return replace(named, schema={"allOf": [named.schema], "description": "What it is."})


def _deprecated(sample: Sample) -> Sample:
    schema = {"allOf": [sample.schema]} if "$ref" in sample.schema else sample.schema
    return replace(sample, schema=schema | {"deprecated": True, "description": "What it was."})


def _nullable(sample: Sample) -> Sample:
    schema = sample.schema
    if "$ref" in schema:
        of = sample.models[schema["$ref"].removeprefix(REFERENCE)].get("type", "object")
        schema = {"type": of, "allOf": [schema]}
    elif "enum" in schema:
        schema = schema | {"enum": [*schema["enum"], None]}
    return replace(sample, schema=schema | {"nullable": True}, type=f"{sample.type} | None")


def _null(sample: Sample) -> Sample:
    return replace(_nullable(sample), wire=None, code="None", parts=())


def _list(sample: Sample) -> Sample:
    schema = {"type": "array", "items": sample.schema, "maxItems": 9}
    return _around(sample, schema, [sample.wire], "[{}]", "list[{}]", "[0]")


def _map(sample: Sample) -> Sample:
    schema = {"type": "object", "additionalProperties": sample.schema}
    return _around(sample, schema, {"a": sample.wire}, '{{"a": {}}}', "dict[str, {}]", '["a"]')


def _model(sample: Sample) -> Sample:
    outer = {"type": "object", "required": ["inner"], "properties": {"inner": sample.schema}}
    around = _around(
        sample, {"$ref": f"{REFERENCE}Outer"}, {"inner": sample.wire}, "Outer(inner={})", "Outer", ".inner"
    )
    return replace(around, models=sample.models | {"Outer": outer})


def _union(sample: Sample) -> Sample:
    """One of two types; the other is a list, unless it is itself one."""
    other = TEXT if sample.kind == "list" else TEXTS
    of = "str" if sample.kind == "list" else "list[str]"
    return replace(sample, schema={"oneOf": [sample.schema, other]}, type=f"{sample.type} | {of}")


def _parts(sample: Sample) -> Sample:
    """A model with the fields of another one."""
    outer = _model(sample)
    larger = {"allOf": [outer.schema]}
    code, schema = outer.code.replace("Outer(", "Larger(", 1), {"$ref": f"{REFERENCE}Larger"}
    return replace(outer, schema=schema, code=code, type="Larger", models=outer.models | {"Larger": larger})


def _around(sample: Sample, schema: Node, wire: Any, code: str, type: str, step: str) -> Sample:  # noqa: A002
    parts = tuple((step + way, value) for way, value in sample.checks)
    code, type = code.format(sample.code), type.format(sample.type)  # noqa: A001
    return replace(sample, schema=schema, wire=wire, code=code, type=type, parts=parts)


FORMS: dict[str, list[Callable[[Sample], Sample]]] = {
    "": [],
    "named": [_named],
    "described": [_described],
    "deprecated": [_deprecated],
    "named and deprecated": [_named, _deprecated],
    "nullable": [_nullable],
    "null": [_null],
    "nullable and named": [_nullable, _named],
    "nullable and described": [_nullable, _described],
    "null and named": [_null, _named],
    "named and nullable": [_named, _nullable],
    "named and null": [_named, _null],
    "in a list": [_list],
    "named, in a list": [_named, _list],
    "nullable, in a list": [_nullable, _list],
    "null, in a list": [_null, _list],
    "named and null, in a list": [_named, _null, _list],
    "in a list of lists": [_list, _list],
    "in a nullable list": [_list, _nullable],
    "in a map": [_map],
    "null, in a map": [_null, _map],
    "in a list in a map": [_list, _map],
    "in a model": [_model],
    "described, in a model": [_described, _model],
    "null, in a model": [_null, _model],
    "in a list in a model": [_list, _model],
    "in a model made of parts": [_parts],
    "nullable, in a model made of parts": [_nullable, _parts],
    "in a map of models": [_model, _map],
    "in a list of models": [_model, _list],
    "in a nullable model": [_model, _nullable],
    "in a union": [_union],
}


# Cases


def combinations() -> Iterator[tuple[str, Sample, str, str]]:
    """Each sample in each form, with each place, whether the dialect has it or not."""
    for number, sample in enumerate(SAMPLES):
        for form, steps in FORMS.items():
            changed = sample
            for step in steps:
                changed = step(changed)
            for place in PLACES:
                yield f"{sample.kind} {number} {form} {place}".replace("  ", " "), changed, form, place


@functools.cache
def cases() -> list[Case]:
    """What the dialect has: one spec of all of them tells what it has not."""
    tried = dict(enumerate(_case(number, *combination) for number, combination in enumerate(combinations())))
    for fault in [*faults(spec([*tried.values()]))]:
        tried.pop(_number(fault), None)
    for fault in [*Rules(_Data(spec([*tried.values()])), reserved()).faults()]:
        tried.pop(_number(fault), None)
    return [*tried.values()]


def _number(fault: Fault) -> int:
    """The case that a fault is in, by its path or the name of its model."""
    found = re.search(r"(?:case|Of)(\d+)", " ".join(fault.pointer[1:3]))
    assert found, fault
    return int(found[1])


class _Data(Spec):
    """A spec that is not read from a file, which takes most of the time."""

    def __init__(self, data: Node) -> None:
        self.data = data


def _case(number: int, name: str, sample: Sample, form: str, place: str) -> Case:
    tag, method = f"tag{number // 50}", f"case{number}"
    path, call = f"/{method}", f"client.{tag}.{method}"
    node: Node = {"operationId": f"{tag}.{method}", "tags": [tag], "responses": {"204": {"description": "Done."}}}
    sent = f"{call}(value={sample.code})"
    case = Case(name, sample.kind, form, place, {}, sample.models, sent, path, [], None, 204, None, "None",
                (("", "None"),))  # fmt: skip
    verb, parameter = "get", {"name": "value", "in": "query", "required": True}
    box = {"type": "object", "required": ["value"], "properties": {"value": sample.schema}}
    if place == "path":
        node["parameters"] = [{**parameter, "in": "path", "schema": sample.schema}]
        path = f"/{method}/{{value}}"
        case = replace(case, call=f"{call}({sample.code})", path=f"/{method}/{quote(_text(sample.wire), safe='')}")
    elif place in ("query", "csv"):
        node["parameters"] = [parameter | {"schema": sample.schema} | ({"explode": False} if place == "csv" else {})]
        texts = [_text(value) for value in (sample.wire if isinstance(sample.wire, list) else [sample.wire])]
        case = replace(case, query=[("value", text) for text in ([",".join(texts)] if place == "csv" else texts)])
    elif place == "json":
        node["parameters"] = [parameter | {"content": {"application/json": {"schema": sample.schema}}}]
        text = json.dumps(sample.wire, separators=(",", ":"))
        case = replace(case, query=[("value", text)])
    elif place == "body":
        verb = "post"
        node["requestBody"] = {"required": True, "content": _content(sample.schema)}
        arguments = sample.code.partition("(")[2].removesuffix(")")
        case = replace(case, call=f"{call}({arguments})", body=sample.wire)
    elif place == "request":
        verb = "post"
        node["requestBody"] = {"required": True, "content": _content("Body")}
        case = replace(case, body={"value": sample.wire}, models=sample.models | {"Body": box})
    elif place == "answer":
        node["responses"] = {"200": {"description": "It.", "content": _content(sample.schema)}}
        case = replace(case, call=f"{call}()", status=200, answer=sample.wire, type=sample.type, checks=sample.checks)
    else:
        node["responses"] = {"200": {"description": "It.", "content": _content("Box")}}
        models = sample.models | {"Box": box}
        case = replace(case, call=f"{call}().value", status=200, answer={"value": sample.wire}, models=models,
                       type=sample.type, checks=sample.checks)  # fmt: skip
    return _numbered(replace(case, paths={path: {verb: node}}), number)


def _content(schema: Node | str) -> Node:
    schema = {"$ref": REFERENCE + schema} if isinstance(schema, str) else schema
    return {"application/json": {"schema": schema}}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _numbered(case: Case, number: int) -> Case:
    """The case with models of its own, so that many cases fit into one spec."""

    def renamed(text: str) -> str:
        return re.sub(r"\b(Part|Whole|Named|Outer|Larger|Body|Box)\b", rf"\g<1>Of{number}", text)

    paths, models = (json.loads(renamed(json.dumps(node))) for node in (case.paths, case.models))
    return replace(case, paths=paths, models=models, call=renamed(case.call), type=renamed(case.type))
