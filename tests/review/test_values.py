"""What one schema allows is proved to be among what another does, or it is not."""

from __future__ import annotations

import pytest
from review.values import Node, opened, plain, takes_in
from spec import Spec

TEXT: Node = {"type": "string"}
SPEC = Spec(
    "components: {schemas: {Name: {type: string}, Loop: {properties: {next: {$ref: '#/components/schemas/Loop'}}}}}", ""
)


def object_of(**properties: Node) -> Node:
    return {"type": "object", "properties": properties}


@pytest.mark.parametrize(
    ("wide", "narrow", "there", "back"),
    [
        ({}, TEXT, True, False),
        ({"type": "number"}, {"type": "integer"}, True, False),
        (TEXT, {**TEXT, "format": "date"}, True, False),
        ({**TEXT, "format": "date"}, {**TEXT, "format": "date-time"}, False, False),
        ({**TEXT, "nullable": True}, TEXT, True, False),
        ({**TEXT, "enum": ["a", "b"]}, {**TEXT, "enum": ["a"]}, True, False),
        ({**TEXT, "maxLength": 9}, {**TEXT, "maxLength": 5}, True, False),
        ({**TEXT, "minLength": 1}, {**TEXT, "maxLength": 5}, False, False),
        ({**TEXT, "pattern": "^a"}, {**TEXT, "pattern": "^b"}, False, False),
        ({"type": "array", "items": {}}, {"type": "array", "items": TEXT}, True, False),
        ({"oneOf": [TEXT, {"type": "integer"}]}, TEXT, True, False),
        ({"anyOf": [TEXT, {"type": "integer"}]}, {"oneOf": [{"type": "integer"}, TEXT]}, True, True),
        ({"multipleOf": 5}, {"multipleOf": 10}, True, False),
        ({"anyOf": [TEXT, {"type": "integer"}]}, {"type": "integer", "minimum": 1}, True, False),
        (object_of(a=TEXT), {**object_of(a=TEXT), "required": ["a"]}, True, False),
        (object_of(a=TEXT), {**object_of(a=TEXT), "additionalProperties": False}, True, False),
        (object_of(a=TEXT), object_of(a=TEXT, b=TEXT), True, True),
        (object_of(a={}), object_of(a=TEXT), True, False),
        ({"type": "object"}, {"type": "object", "additionalProperties": TEXT}, True, False),
        ({"type": "object", "additionalProperties": TEXT}, object_of(a={"type": "integer"}), False, False),
    ],
)
def test_one_schema_takes_in_another(wide: Node, narrow: Node, there: bool, back: bool) -> None:
    assert (takes_in(wide, narrow), takes_in(narrow, wide)) == (there, back)


@pytest.mark.parametrize(
    ("node", "same"),
    [
        ({"$ref": "#/components/schemas/Name"}, TEXT),
        ({"allOf": [{"$ref": "#/components/schemas/Name"}], "description": "A name.", "x-mine": 1}, TEXT),
        ({**TEXT, "format": "password", "nullable": False}, TEXT),
        ({"allOf": [{"minimum": 1}, {"minimum": 2}, {"maximum": 9}, {"maximum": 7}]}, {"minimum": 2, "maximum": 7}),
        ({"allOf": [object_of(a=TEXT), {"required": ["a"]}]}, {**object_of(a=TEXT), "required": ["a"]}),
        ({"properties": {"title": TEXT}, "title": "T"}, object_of(title=TEXT)),
        ({"$ref": "#/components/schemas/Loop"}, object_of(next={"$ref": "#/components/schemas/Loop"})),
    ],
)
def test_what_is_said_otherwise_is_the_same(node: Node, same: Node) -> None:
    assert plain(SPEC, node) == same


def test_answers_may_always_hold_more_fields() -> None:
    closed = {**object_of(a={"type": "object", "additionalProperties": False}), "additionalProperties": False}

    assert opened(closed) == object_of(a={"type": "object"})
