"""What is said of each change of the vendor's document."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from vendor.report import report

from tests.vendor.test_surface import CREATE, DELETE, LIST, WIDGETS, read

BREAKING, NEW, OTHER = "## Breaks callers", "## New", "## Other changes"
LACKS, STILL = "our contract **lacks** it", "our contract **still has** it"


@dataclass(frozen=True)
class Edit:
    """A change of the made-up document, by texts and what they become, and each line that is said of it.

    Our contract is the document as it was.
    """

    name: str
    texts: dict[str, str]
    said: tuple[str, ...] = ()


def at(operation: str, place: str = "") -> str:
    return f"  - `{operation}`{f' {place}' if place else ''}"


ITEMS = "parts: {type: array, items: {"
ANSWERS = (at(LIST, "200 `widgets[].@`"), at(CREATE, "200"))
EDITS = [
    # Nothing that callers meet
    Edit("prose", {"All widgets.": "Every widget there is.", "There is none.": "Not found."}),
    Edit("title, example and extension", {"Color: {": "Color: {title: Colour, example: red, x-order: 1, "}),
    Edit("version", {"version: 1.0.0": "version: 1.0.1"}),
    Edit("operation and security scheme renamed", {"widgets.list": "getWidgets", "key: [": "k: [", "key: {": "k: {"}),
    Edit("schemas renamed", {"schemas/Color": "schemas/Paint", "Color:": "Paint:", "/Widget'": "/W'", "Widget:": "W:"}),
    Edit(
        "schema unfolded",
        {"schema: {$ref: '#/components/schemas/Color'}": "schema: {type: string, enum: [red, green]}"},
    ),
    Edit("path parameter renamed", {"account_id": "account"}),
    Edit("host", {"https://api.example.com": "https://{region}.example.org"}),
    Edit("prefix moved into the paths", {"example.com/v1": "example.com", "  /accounts": "  /v1/accounts"}),
    Edit(
        "account moved into the server",
        {
            "example.com/v1": "example.com/v1/accounts/{account}",
            "  /accounts/{account_id}": "  ",
            "      - $ref: '#/components/parameters/Account'\n": "",
            "    parameters:\n    get:": "    get:",
        },
    ),
    Edit("order of values", {"[red, green]": "[green, red]"}),
    Edit("what goes without saying", {"name: size, in: query": "name: size, required: false, style: form, in: query"}),
    # Operations
    Edit(
        "operation",
        {"    delete:": "    get:\n      responses: {'200': {description: It.}}\n    delete:"},
        (NEW, f"- the operation is new: {LACKS}", at("GET /v1/accounts/{}/widgets/{}")),
    ),
    Edit(
        "operation gone", {"    delete:": "    x-delete:"}, (BREAKING, f"- the operation is gone: {STILL}", at(DELETE))
    ),
    Edit(
        "verb",
        {"    delete:": "    post:"},
        (
            *(BREAKING, f"- the operation is gone: {STILL}", at(DELETE)),
            *(NEW, f"- the operation is new: {LACKS}", at(DELETE.replace("DELETE", "POST"))),
        ),
    ),
    Edit(
        "credentials needed no more",
        {"operationId: widgets.delete": "security: []"},
        (OTHER, "- the credentials: now `none`, was `basic`: our contract says `basic`", at(DELETE)),
    ),
    Edit(
        "other credentials",
        {"scheme: basic": "scheme: bearer"},
        (
            BREAKING,
            "- the credentials: now `bearer`, was `basic`: our contract says `basic`",
            *(at(LIST), at(CREATE), at(DELETE)),
        ),
    ),
    # Parameters
    Edit(
        "parameter",
        {"{name: size,": "{name: page, in: query, schema: {type: integer}}\n        - {name: size,"},
        (NEW, f"- query `page` is new (integer): {LACKS}", at(LIST)),
    ),
    Edit(
        "required parameter",
        {"{name: size,": "{name: page, in: query, required: true, schema: {type: integer}}\n        - {name: size,"},
        (BREAKING, f"- query `page` is new and required (integer): {LACKS}", at(LIST)),
    ),
    Edit(
        "parameter gone",
        {"        - {name: ids, in: query, schema: {type: array, items: {type: string}}}\n": ""},
        (BREAKING, f"- query `ids` is gone: {STILL}", at(LIST)),
    ),
    Edit(
        "parameter required",
        {"name: size,": "name: size, required: true,"},
        (BREAKING, "- query `size` is now required: our contract says nothing of it", at(LIST)),
    ),
    Edit(
        "type of a parameter",
        {"schema: {type: integer, maximum": "schema: {type: string, maximum"},
        (BREAKING, "- type of query `size`: now `string`, was `integer`: our contract says `integer`", at(LIST)),
    ),
    Edit(
        "limit lowered",
        {"maximum: 100": "maximum: 50"},
        (BREAKING, "- maximum of query `size`: now `50`, was `100`: our contract says `100`", at(LIST)),
    ),
    Edit(
        "limit raised",
        {"maximum: 100": "maximum: 500"},
        (OTHER, "- maximum of query `size`: now `500`, was `100`: our contract says `100`", at(LIST)),
    ),
    Edit(
        "how a list is written",
        {"name: ids,": "name: ids, explode: false,"},
        (BREAKING, "- explode of query `ids`: now `False`, was not stated: our contract says nothing of it", at(LIST)),
    ),
    Edit(
        "type of the items",
        {"items: {type: string}": "items: {type: integer}"},
        (BREAKING, "- type of query `ids[]`: now `integer`, was `string`: our contract says `string`", at(LIST)),
    ),
    Edit(
        "type of a path parameter",
        {"true, schema: {type: string}}\n    delete": "true, schema: {type: integer}}\n    delete"},
        (BREAKING, "- type of path `2`: now `integer`, was `string`: our contract says `string`", at(DELETE)),
    ),
    Edit(
        "parameter deprecated",
        {"name: size,": "name: size, deprecated: true,"},
        (OTHER, "- deprecated of query `size`: now yes, was not stated: our contract says nothing of it", at(LIST)),
    ),
    # Fields of a body
    Edit(
        "field of a body",
        {"        draft:": "        size: {type: integer}\n        draft:"},
        (NEW, f"- body `size` is new (integer): {LACKS}", at(CREATE)),
    ),
    Edit(
        "fields with the same beginning",
        {"        draft:": "        size: {type: integer}\n        sizes: {type: integer}\n        draft:"},
        (
            *(NEW, f"- body `size` is new (integer): {LACKS}", at(CREATE)),
            *(f"- body `sizes` is new (integer): {LACKS}", at(CREATE)),
        ),
    ),
    Edit(
        "required field of a body",
        {"[name]": "[name, size]", "        draft:": "        size: {type: integer}\n        draft:"},
        (BREAKING, f"- body `size` is new and required (integer): {LACKS}", at(CREATE)),
    ),
    Edit(
        "field of a body gone",
        {"        draft: {type: boolean, default: false}\n": ""},
        (BREAKING, f"- body `draft` is gone: {STILL}", at(CREATE)),
    ),
    Edit(
        "field of a body required no more",
        {"      required: [name]\n": ""},
        (OTHER, "- body `name` is no longer required: our contract says that it is", at(CREATE)),
    ),
    Edit(
        "field of a body never null",
        {"note: {type: string, nullable: true}": "note: {type: string}"},
        (BREAKING, "- body `note` can no longer be null: our contract says that it is", at(CREATE)),
    ),
    Edit(
        "default",
        {"default: false": "default: true"},
        (OTHER, "- default of body `draft`: now yes, was `False`: our contract says `False`", at(CREATE)),
    ),
    Edit(
        "body needed no more",
        {"        required: true\n        content": "        content"},
        (OTHER, "- the body is no longer required: our contract says that it is", at(CREATE)),
    ),
    Edit(
        "body closed",
        {"      required: [name]": "      additionalProperties: false\n      required: [name]"},
        (BREAKING, "- closed of the body: now yes, was not stated: our contract says nothing of it", at(CREATE)),
    ),
    Edit(
        "another kind of body",
        {"schemas/Request'}}}": "schemas/Request'}}, text/csv: {schema: {type: string}}}"},
        (NEW, f"- body `text/csv` is new (string): {LACKS}", at(CREATE)),
    ),
    # Fields of an answer
    Edit(
        "field of an answer",
        {"        made:": "        price: {type: number}\n        made:"},
        (NEW, f"- answer `price` is new (number): {LACKS}", *(line.replace("@", "price") for line in ANSWERS)),
    ),
    Edit(
        "object with fields",
        {"        made:": "        owner: {type: object, properties: {id: {type: string}}}\n        made:"},
        (NEW, f"- answer `owner` is new (object): {LACKS}", *(line.replace("@", "owner") for line in ANSWERS)),
    ),
    Edit(
        "field of an answer gone",
        {"        made: {type: string, format: date-time}\n": ""},
        (BREAKING, f"- answer `made` is gone: {STILL}", *(line.replace("@", "made") for line in ANSWERS)),
    ),
    Edit(
        "format of a field",
        {"format: date-time": "format: date"},
        (
            BREAKING,
            "- format of answer `made`: now `date`, was `date-time`: our contract says `date-time`",
            *(line.replace("@", "made") for line in ANSWERS),
        ),
    ),
    Edit(
        "format and limit of a field stated",
        {"id: {type: string}": "id: {type: string, format: uuid, maxLength: 36}"},
        (
            OTHER,
            "- format of answer `id`: now `uuid`, was not stated: our contract says nothing of it",
            *(line.replace("@", "id") for line in ANSWERS),
            "- maxLength of answer `id`: now `36`, was not stated: our contract says nothing of it",
            *(line.replace("@", "id") for line in ANSWERS),
        ),
    ),
    Edit(
        "field of an answer required no more",
        {"      required: [id]\n": ""},
        (
            BREAKING,
            "- answer `id` is no longer required: our contract says that it is",
            *(line.replace("@", "id") for line in ANSWERS),
        ),
    ),
    Edit(
        "field of an answer null",
        {"id: {type: string}": "id: {type: string, nullable: true}"},
        (
            BREAKING,
            "- answer `id` can now be null: our contract says nothing of it",
            *(line.replace("@", "id") for line in ANSWERS),
        ),
    ),
    Edit(
        "recursion ended",
        {f"{ITEMS}$ref: '#/components/schemas/Widget'": f"{ITEMS}type: string"},
        (
            BREAKING,
            "- type of answer `parts[]`: now `string`, was `as 200 widgets[]`: our contract says `as 200 widgets[]`",
            at(LIST, "200 `widgets[].parts[]`"),
            "- type of answer `parts[]`: now `string`, was `as 200`: our contract says `as 200`",
            at(CREATE, "200"),
        ),
    ),
    # Values
    Edit(
        "value",
        {"[red, green]": "[red, green, blue]"},
        (
            *(NEW, "- query `color` has the new value `blue`: our contract **lacks** `blue`", at(LIST)),
            "- answer `color` has the new value `blue`: our contract **lacks** `blue`",
            *(line.replace("@", "color") for line in ANSWERS),
            *("- body `color` has the new value `blue`: our contract **lacks** `blue`", at(CREATE)),
        ),
    ),
    Edit(
        "value gone",
        {"[red, green]": "[red]"},
        (
            *(
                BREAKING,
                "- query `color` no longer has the value `green`: our contract **still has** `green`",
                at(LIST),
            ),
            *("- body `color` no longer has the value `green`: our contract **still has** `green`", at(CREATE)),
            *(OTHER, "- answer `color` no longer has the value `green`: our contract **still has** `green`"),
            *(line.replace("@", "color") for line in ANSWERS),
        ),
    ),
    Edit(
        "values not stated any more",
        {"color, in: query, schema: {$ref: '#/components/schemas/Color'}": "color, in: query, schema: {type: string}"},
        (
            OTHER,
            "- enum of query `color`: now not stated, was `green`, `red`: our contract says `green`, `red`",
            at(LIST),
        ),
    ),
    # Answers as a whole
    Edit(
        "status",
        {"        '204':": "        '409': {description: It is in use.}\n        '204':"},
        (NEW, f"- status 409 is new: {LACKS}", at(DELETE)),
    ),
    Edit(
        "status gone",
        {"'404':": "'410':"},
        (
            *(NEW, f"- status 410 is new (object): {LACKS}", at(LIST), at(CREATE)),
            *(OTHER, f"- status 404 is gone: {STILL}", at(LIST), at(CREATE)),
        ),
    ),
    Edit(
        "status of success",
        {"'204':": "'200':"},
        (
            *(BREAKING, f"- status 204 is gone: {STILL}", at(DELETE)),
            *(NEW, f"- status 200 is new: {LACKS}", at(DELETE)),
        ),
    ),
    Edit(
        "field of errors",
        {"{message: {type: string}}": "{message: {type: string}, code: {type: integer}}"},
        (NEW, f"- answer `code` is new (integer): {LACKS}", at(LIST, "404"), at(CREATE, "404")),
    ),
    Edit(
        "header",
        {"            X-Limit:": "            X-Left: {schema: {type: integer}}\n            X-Limit:"},
        (NEW, f"- answer header X-Left is new (integer): {LACKS}", at(LIST, "200")),
    ),
    Edit(
        "two versions of OpenAPI",
        {"openapi: 3.0.3": "openapi: 3.1.0", "{type: string, nullable: true}": "{type: [string, 'null']}"},
    ),
]


def edited(edit: Edit) -> str:
    text = WIDGETS
    for old, new in edit.texts.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_what_is_said_of_a_change(edit: Edit) -> None:
    before = read(WIDGETS)

    said = report(before, read(edited(edit)), before)

    assert tuple(line for line in said.splitlines() if line) == edit.said


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_nothing_is_lacking_once_our_contract_says_it(edit: Edit) -> None:
    after = read(edited(edit))

    said = report(read(WIDGETS), after, after)

    assert "**" not in said
    assert "our contract says" not in said
    assert said.count("\n- ") == len([line for line in edit.said if line.startswith("- ")])


def test_a_contract_that_knows_nothing_of_the_place() -> None:
    lowered = read(WIDGETS.replace("maximum: 100", "maximum: 50"))
    without = read(WIDGETS.replace("name: size", "name: count"))

    assert "was `100`: our contract **lacks** the place" in report(read(WIDGETS), lowered, without)
