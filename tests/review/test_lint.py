"""The rules of the spec: the real one keeps them, and each is told at its line when it is broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from review.lint import RULES, lint, own
from spec import Spec

from tests.review.editing import CONTRACT, SPEC, Draft, plain

Break = Callable[[Draft], object]
BODY = "books.update/requestBody/content/application~1json"

# The rule that is broken, the place where that is told, and how.
BROKEN: list[tuple[str, str, Break]] = [
    ("credentials", "books.get/responses", lambda d: d),
    ("secrets", "#/components/parameters/ShelfId/example",
     lambda d: d.replace("#/components/parameters/ShelfId", "s1", "a8Kd93jDk20Lsm48Xk1z")),
    ("secrets", f"{BODY}/example/title", lambda d: d.replace(BODY, "Emma", "account://key:7hs82kdk@host")),
    ("schemas", "Book.author", lambda d: d.replace("Book.author", "$ref: '#/components/schemas/Author'",
     "type: object")),
    ("schemas", "Book.status", lambda d: d),
]  # fmt: skip


@pytest.mark.slow
def test_the_real_spec_keeps_all_rules(programs: None) -> None:
    assert [str(problem) for problem in lint(SPEC, CONTRACT)] == []


@pytest.mark.parametrize(("rule", "place", "make"), BROKEN, ids=[f"{rule} {place}" for rule, place, _ in BROKEN])
def test_a_broken_rule_is_told_where_it_is(rule: str, place: str, make: Break) -> None:
    draft = Draft()
    make(draft)
    spec = Spec(draft.text, "spec.yaml")

    found = [problem.line for problem in own(spec) if problem.rule == rule]

    lines = spec.place(draft.at(place))
    assert [line for line in found if lines.first <= line <= lines.last], (lines, found)


def test_every_rule_is_broken_here() -> None:
    assert {rule for rule, _, _ in BROKEN} == RULES.keys()


@pytest.mark.slow
def test_the_rules_of_the_tools_are_told_with_their_lines(programs: None, tmp_path: Path) -> None:
    draft = Draft()
    draft.remove("books.get/responses").remove("books.update/summary")
    draft.replace("shelves.add/operationId", "shelves.add", "shelvesAdd").replace(
        "books.list/summary", "books", "books."
    )
    draft.replace("books.delete", "tags: [books]", "tags: [bin]").replace(f"{BODY}/example", "title: Emma", "title: 7")
    draft.replace("#/components/parameters/BookId", "in: path", "in: nowhere")
    draft.replace("books.list?last_read", "example: true", "example: some")
    create = "books.create/requestBody/content/application~1json"
    draft.replace(create, "example: {title: Emma}", "examples: {a: {value: {title: Emma, summary: A.}}}")
    draft.remove("#/components/parameters/ShelfId/example").remove("Done/description")
    draft.remove("#/components/responses/Book/content/application~1json/example")
    draft.replace("Book.isbn", "          description: Its number.", "          x-sunset: none")
    file = tmp_path / "spec.yaml"
    file.write_text(draft.text, encoding="utf-8")
    spec = Spec(draft.text, "spec.yaml")

    found = {(problem.rule, problem.line) for problem in lint(file, spec)}

    lines = draft.text.splitlines()
    at = {text: number for number, line in enumerate(lines, 1) for text in (line.strip(),)}
    assert ("struct", spec.place(draft.at("books.get")).first) in found
    assert ("rule/operation-id", at["operationId: shelvesAdd"]) in found
    assert ("rule/summary", at["summary: List books."]) in found
    assert ("operation-tag-defined", at["tags: [bin]"]) in found
    assert ("no-invalid-media-type-examples", at["example: {title: 7}"]) in found
    assert ("no-invalid-parameter-examples", at["example: some"]) in found
    for rule, place in (("body-example", create), ("parameter-example", "#/components/parameters/ShelfId"),
                        ("example", "#/components/responses/Book/content/application~1json"),
                        ("schema-description", "Done"), ("property-description", "Book.isbn")):  # fmt: skip
        at_place = spec.place(draft.at(place))
        assert [line for name, line in found if name == f"rule/{rule}" and at_place.first <= line <= at_place.last]
    assert {"rule/summary", "rule/operation-docs", "rule/rate-limits"} <= {rule for rule, _ in found}
    assert any(rule == "dialect" for rule, _ in found)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "make"),
    [
        ("Book.title", lambda d: d.add("Book.title", "x-index: true")),
        ("books.list/x-paging", lambda d: d.replace("books.list/x-paging", "key: id", "key: number")),
        ("books.list/x-paging", lambda d: d.replace("books.list/x-paging", "items: books", "items: volumes")),
        ("books.get", lambda d: d.replace("books.get", "tags: [books]", "tags: [volumes]")),
    ],
    ids=["extension", "paging key", "paging items", "tag"],
)
def test_what_the_generator_refuses_is_told(programs: None, tmp_path: Path, place: str, make: Break) -> None:
    draft = plain()
    make(draft)
    file = tmp_path / "spec.yaml"
    file.write_text(draft.text, encoding="utf-8")
    spec = Spec(draft.text, "spec.yaml")

    lines = spec.place(draft.at(place))
    found = [problem for problem in lint(file, spec) if lines.first <= problem.line <= lines.last]

    assert "dialect" in {problem.rule for problem in found}, found
