"""What of a document is its surface."""

from __future__ import annotations

from pathlib import Path

import pytest
from spec import DocumentError, Spec
from vendor.surface import Surface, read_surface

WIDGETS = Path(__file__).with_name("widgets.yaml").read_text(encoding="utf-8")
LIST, CREATE = "GET /v1/accounts/{}/widgets", "POST /v1/accounts/{}/widgets"
DELETE = "DELETE /v1/accounts/{}/widgets/{}"


def read(text: str) -> Surface:
    return read_surface(Spec(text, "theirs.yml"))


def schema(text: str) -> dict[str, dict[str, object]]:
    """The places of the answer of a document with one operation."""
    answer = f"content: {{application/json: {{schema: {text}}}}}"
    paths = f"{{/a: {{get: {{responses: {{200: {{description: x, {answer}}}}}}}}}}}"
    components = "{schemas: {Tree: {properties: {children: {items: {$ref: '#/components/schemas/Tree'}}}}}}"
    document = f"openapi: 3.1.0\ninfo: {{version: 1}}\npaths: {paths}\ncomponents: {components}\n"
    places = read(document).operations["GET /a"]
    del places["auth"]
    return places


def test_the_places_of_a_document() -> None:
    places = read(WIDGETS).operations[LIST]

    assert places == {
        "auth": {"scheme": "basic"},
        "path 1": {"type": "string"},
        "query size": {"type": "integer", "maximum": 100},
        "query color": {"type": "string", "enum": ["green", "red"]},
        "query ids": {"type": "array"},
        "query ids[]": {"type": "string"},
        "200": {"type": "object"},
        "200 header X-Limit": {"type": "integer"},
        "200 next": {"type": "string", "nullable": True},
        "200 widgets": {"type": "array"},
        "200 widgets[]": {"type": "object"},
        "200 widgets[].id": {"type": "string", "required": True},
        "200 widgets[].color": {"type": "string", "enum": ["green", "red"]},
        "200 widgets[].made": {"type": "string", "format": "date-time"},
        "200 widgets[].parts": {"type": "array"},
        "200 widgets[].parts[]": {"type": "as 200 widgets[]"},
        "404": {"type": "object"},
        "404 message": {"type": "string"},
    }


def test_a_property_that_only_comes_is_not_sent() -> None:
    text = WIDGETS.replace("        id: {type: string}", "        id: {type: string, readOnly: true}")
    text = text.replace("schemas/Request'", "schemas/Widget'")

    assert "body made" in read(text).operations[CREATE]
    assert "body id" not in read(text).operations[CREATE]
    assert "200 id" in read(text).operations[CREATE]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("{type: [string, 'null']}", {"200": {"type": "string", "nullable": True}}),
        ("{anyOf: [{type: string}, {type: 'null'}]}", {"200": {"type": "string", "nullable": True}}),
        ("{enum: [a, null]}", {"200": {"type": "any", "nullable": True, "enum": ["a"]}}),
        ("{const: a}", {"200": {"type": "any", "enum": ["a"]}}),
        ("{oneOf: [{type: string}, {type: integer}]}", {"200": {"type": "integer or string"}}),
        ("{oneOf: [{enum: [a]}, {enum: [b]}]}", {"200": {"type": "any", "enum": ["a", "b"]}}),
        ("{oneOf: [{enum: [a]}, {type: string}]}", {"200": {"type": "any or string"}}),
        (
            "{oneOf: [{required: [a], properties: {a: {type: string}}}, {properties: {a: {type: string}}}]}",
            {"200": {"type": "object"}, "200 a": {"type": "string"}},
        ),
        (
            "{allOf: [{required: [a]}, {properties: {a: {type: string}}}]}",
            {"200": {"type": "object"}, "200 a": {"type": "string", "required": True}},
        ),
        ("{required: [a]}", {"200": {"type": "object"}, "200 a": {"required": True}}),
        ("{additionalProperties: {type: string}}", {"200": {"type": "object"}, "200 *": {"type": "string"}}),
        ("{type: object, additionalProperties: false}", {"200": {"type": "object", "closed": True}}),
        (
            "{$ref: '#/components/schemas/Tree'}",
            {"200": {"type": "object"}, "200 children": {"type": "array"}, "200 children[]": {"type": "as 200"}},
        ),
    ],
)
def test_the_places_of_a_schema(text: str, places: dict[str, dict[str, object]]) -> None:
    assert schema(text) == places


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: [", "theirs.yml:1: not YAML: "),
        ("swagger: '2.0'\npaths: {}\n", "theirs.yml:1: not an OpenAPI 3 document"),
        ("openapi: 3.0.3\ninfo: {version: 1}\n", "theirs.yml:1: not an OpenAPI 3 document"),
        (WIDGETS.replace("schemas/Error", "schemas/Nothing"), r"theirs.yml:55: \$ref to components/schemas/Nothing "),
        (WIDGETS.replace("#/components/schemas/Error", "other.yml#/Error"), "theirs.yml:55: .* leads nowhere"),
        (WIDGETS.replace("    get:", "    $ref: '#/paths/a'\n    get:"), "theirs.yml:9: .* behind a \\$ref"),
        (
            WIDGETS.replace("  - key: []", "  - other: []"),
            "theirs.yml: not a sound OpenAPI document: KeyError: 'other'",
        ),
    ],
)
def test_what_cannot_be_read(text: str, problem: str) -> None:
    with pytest.raises(DocumentError, match=problem):
        read(text)


def test_a_surface_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    surface = read(WIDGETS)
    surface.dump(tmp_path / "vendor.yaml", "# A heading.\n")

    assert Surface.load(tmp_path / "vendor.yaml") == surface
    assert "    200 widgets[].id: {type: string, required: true}\n" in (tmp_path / "vendor.yaml").read_text()
