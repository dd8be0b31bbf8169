"""The rules of the spec: the real one keeps them, and each is told at its line when it is broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from review.lint import RULES, house, lint
from spec import Spec

from tests.review.editing import CONTRACT, SPEC, Draft

Break = Callable[[Draft], object]

BROKEN: list[tuple[str, str, Break]] = [
    ("operation-id", "users.get/operationId", lambda d: d.replace("users.get", "users.get", "users_get")),
    ("operation-id", "users.get/operationId", lambda d: d.replace("users.get", "tags: [users]", "tags: [roles]")),
    ("operation-text", "users.list", lambda d: d.remove("users.list/summary")),
    ("operation-text", "users.list/summary", lambda d: d.replace("users.list/summary", "users", "users.")),
    ("error-responses", "users.get/responses", lambda d: d.remove("users.get/responses/429")),
    ("error-responses", "users.get/responses", lambda d: d.remove("users.get/responses/401")),
    ("examples", "users.create/requestBody/content/application~1json",
     lambda d: d.remove("users.create/requestBody/content/application~1json/example")),
    ("examples", "#/components/parameters/UserId", lambda d: d.remove("#/components/parameters/UserId/example")),
    ("valid-examples", "users.create/requestBody/content/application~1json/example/name",
     lambda d: d.replace("users.create/requestBody", "name: Ada Lovelace", "name: 7")),
    ("valid-examples", "#/components/parameters/ExtendedDetails/example",
     lambda d: d.replace("#/components/parameters/ExtendedDetails", "example: true", "example: some")),
    ("named-schemas", "#/components/schemas/User/properties/groups/items",
     lambda d: d.replace("#/components/schemas/User/properties/groups",
                         "$ref: '#/components/schemas/UserGroupSummary'", "type: object")),
    ("described", "#/components/schemas/User/properties/email",
     lambda d: d.remove("#/components/schemas/User/properties/email/description")),
    ("described", "#/components/schemas/User", lambda d: d.remove("#/components/schemas/User/description")),
    ("enums-in-requests", "#/components/schemas/User/properties/status",
     lambda d: d.replace("#/components/schemas/User/properties/status", "type: string",
                         "type: string\n          enum: [pending]")),
]  # fmt: skip


def test_the_real_spec_keeps_all_rules(programs: None) -> None:
    assert [str(problem) for problem in lint(SPEC, CONTRACT)] == []


@pytest.mark.parametrize(("rule", "place", "make"), BROKEN, ids=[f"{rule} {place}" for rule, place, _ in BROKEN])
def test_a_broken_rule_is_told_where_it_is(rule: str, place: str, make: Break) -> None:
    draft = Draft()
    make(draft)
    spec = Spec(draft.text, "spec.yaml")

    found = [problem for problem in house(spec) if problem.rule == rule]

    lines = spec.place(draft.at(place))
    assert found
    assert all(lines.first <= problem.line <= lines.last for problem in found), (lines, found)


def test_every_rule_of_the_house_is_broken_here() -> None:
    assert {rule for rule, _, _ in BROKEN} == RULES.keys()


def test_the_rules_of_the_tools_are_told_with_their_lines(programs: None, tmp_path: Path) -> None:
    draft = Draft()
    draft.remove("users.get/responses").replace("#/components/parameters/UserId", "in: path", "in: nowhere")
    file = tmp_path / "spec.yaml"
    file.write_text(draft.text, encoding="utf-8")
    spec = Spec(draft.text, "spec.yaml")

    found = {(problem.rule, problem.line) for problem in lint(file, spec)}

    assert ("struct", spec.place(draft.at("users.get")).first) in found
    assert any(rule == "openapi-schema" for rule, _ in found)
