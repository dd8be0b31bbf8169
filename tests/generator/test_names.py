"""Names of the spec that mean something to Python, or to the generated code itself, as arguments and as fields."""

import ast
import json
import sys
from pathlib import Path

import pytest

from tests.generator.running import HERE, Document, generated, importing, load, shell

NAMES = [
    *("class", "from", "type", "id", "list", "str", "self", "cls", "date", "datetime", "None"),  # Python's
    *("attrs", "data", "field", "optional", "read_str", "Mapping", "UNSET", "Part"),  # of the models
    *(
        "page",
        "query",
        "encode",
        "json",
        "name",
        "value",
        "Call",
        "Sequence",
        "calls",
        "iter",
        "item",
    ),  # of the operations
    *(
        "with-dash",
        "with.dot",
        "list[]",
        "camelCase",
        "1st",
        "two words",
        "größe",
        "$top",
        "a\ue000b",
    ),  # not names at all
]

CALLS = """
import contextlib, inspect, json, sys, warnings
import httpx
from cloudinary_provisioning import Provisioning

warnings.simplefilter("ignore")
asked = []
answer = {}
def handler(request):
    asked.append(request.url.params.multi_items())
    return httpx.Response(200, json=answer)
client = Provisioning("account://key:secret@acc", http_client=httpx.Client(transport=httpx.MockTransport(handler)))
faults = {}
for number, name in enumerate(json.load(sys.stdin)):
    answer = {name: "text", "until": "2026-01-31", "parts": [{"name": "Tooth"}], "secret": "obviously-fake"}
    try:
        call = getattr(client, f"tag{number}").call
        (argument,) = inspect.signature(call).parameters
        result = call(**{argument: "value"})
        assert asked.pop() == [(name, "value")]
        assert result.to_dict() == answer
        assert "obviously-fake" not in repr(result)
    except Exception as error:
        faults[name] = repr(error)
print(json.dumps(faults))
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each name has a tag, an operation with an argument of that name, and a model with such a field, of its own."""
    tmp_path = tmp_path_factory.mktemp("names")
    string = {"type": "string"}
    part = {"$ref": "#/components/schemas/Part"}
    spec: Document = {
        "openapi": "3.0.3",
        "info": {"title": "Names", "version": "1"},
        "servers": [{"url": "https://{region}.x", "variables": {"region": {"default": "api", "enum": ["api"]}}}],
        "security": [{"provisioningKey": []}],
        "paths": {},
        "components": {
            "securitySchemes": {"provisioningKey": {"type": "http", "scheme": "basic"}},
            "schemas": {"Part": {"type": "object", "properties": {"name": string}}},
        },
    }
    for number, name in enumerate(NAMES):
        content = {"application/json": {"schema": {"$ref": f"#/components/schemas/Model{number}"}}}
        spec["paths"][f"/{number}"] = {
            "get": {
                "operationId": f"tag{number}.call",
                "tags": [f"tag{number}"],
                "deprecated": True,
                "parameters": [{"name": name, "in": "query", "schema": string}],
                "responses": {"200": {"description": "It is.", "content": content}},
            }
        }
        fields = {
            name: string,
            "until": string | {"format": "date"},
            "parts": {"type": "array", "items": part},
            "secret": string | {"format": "password"},
        }
        spec["components"]["schemas"][f"Model{number}"] = {"type": "object", "properties": fields}
    return generated(spec, tmp_path)


@pytest.fixture(scope="module")
def faults(output: Path) -> dict[str, str]:
    """What went wrong in the calls, by name."""
    calls = shell(sys.executable, "-c", CALLS, input=json.dumps(NAMES), env=importing(output))
    assert calls.returncode == 0, calls.stderr
    found: dict[str, str] = json.loads(calls.stdout)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_must_not_break_anything(name: str, faults: dict[str, str]) -> None:
    assert name not in faults, faults[name]


@pytest.mark.slow
def test_the_names_are_typed(output: Path, mypy_cache: str) -> None:
    options = ["--config-file=", "--strict", "--python-version=3.11", mypy_cache]
    mypy = shell(sys.executable, "-m", "mypy", *options, ".", cwd=output, env={**importing(output)})
    assert mypy.returncode == 0, mypy.stdout


@pytest.mark.parametrize("text", ['a"b', "a'b", "a\\b", "a{b}", "{{ a }}", "größe", "a\nb", "%s"])
def test_a_value_is_written_as_it_is(text: str, gadgets: Document, tmp_path: Path) -> None:
    (path,) = gadgets["paths"]
    schema = {"type": "string", "enum": [text], "default": text}
    gadgets["paths"][path]["get"]["parameters"] = [{"name": "kind", "in": "query", "schema": schema}]
    module = generated(gadgets, tmp_path) / "cloudinary_provisioning_api" / "api" / "gadgets.py"
    nodes = ast.walk(ast.parse(module.read_text(encoding="utf-8")))
    annotations = [ast.unparse(node) for node in nodes if isinstance(node, ast.Subscript)]
    assert f"Literal[{text!r}]" in annotations


def test_a_name_in_the_path(gadgets: Document, tmp_path: Path) -> None:
    (path,) = gadgets["paths"]
    item = gadgets["paths"][path]
    for number, name in enumerate(["widgetId", "widget-id", "class", "self", "path", "template", "ids"]):
        parameter = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        operation = {**item["get"], "operationId": f"gadgets.get_{number}"}
        gadgets["paths"][f"{path}/{number}/{{{name}}}"] = {
            "parameters": [*item["parameters"], parameter],
            "get": operation,
        }
    code = "[getattr(calls.gadgets, f'get_{number}')('a/b').path for number in range(7)]"
    expected = [f"/accounts/acc/gadgets/{number}/a%2Fb" for number in range(7)]
    assert ast.literal_eval(printed(code, gadgets, tmp_path)) == expected


def test_a_list_of_days_in_the_query(gadgets: Document, tmp_path: Path) -> None:
    (path,) = gadgets["paths"]
    days = {"type": "array", "items": {"type": "string", "format": "date"}}
    gadgets["paths"][path]["get"]["parameters"] = [{"name": "days", "in": "query", "schema": days}]
    code = "calls.gadgets.list(days=[date.min, '2026-01-31']).query"
    assert printed(code, gadgets, tmp_path) == "(('days', '0001-01-01'), ('days', '2026-01-31'))"


def test_a_choice_that_may_be_null(gadgets: Document, tmp_path: Path) -> None:
    """It is said once of what is sent, and read as text or nothing."""
    mood = {"type": "string", "nullable": True, "enum": ["calm", "wild", None], "description": "How."}
    for schema in ("Gadget", "GadgetRequest"):
        gadgets["components"]["schemas"][schema]["properties"]["mood"] = mood
    package = generated(gadgets, tmp_path) / "cloudinary_provisioning_api"
    sent = (package / "api" / "gadgets.py").read_text(encoding="utf-8")
    assert 'mood: Literal["calm", "wild"] | None | Unset = UNSET' in sent
    read = (package / "models" / "gadget.py").read_text(encoding="utf-8")
    assert "mood: str | None = field(read_str, optional=True)" in read
    assert 'mood: How. One of "calm", "wild".' in read


DATED = {
    "day": {"type": "string", "format": "date", "nullable": True},
    "at": {"type": "string", "format": "date-time"},
    "seconds": {"type": "integer", "format": "unixtime"},
    "days": {"type": "array", "maxItems": 2, "items": {"type": "string", "format": "date"}},
    "rows": {"type": "array", "items": {"type": "array", "minItems": 1, "items": {"$ref": "#/components/schemas/At"}}},
    "named": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Visit"}},
    "visits": {"type": "array", "items": {"$ref": "#/components/schemas/Visit"}},
}


DATES: dict[str, str | Document] = {
    "day='2026-01-31'": {"day": "2026-01-31"},
    "day=None": {"day": None},
    "at=datetime(2026, 1, 31, 12)": {"at": "2026-01-31T12:00:00Z"},
    "seconds='1970-01-02T01:00:00+01:00'": {"seconds": 86400},
    "days=[date(2026, 1, 31), '20260201']": {"days": ["2026-01-31", "2026-02-01"]},
    "rows=[[None, '2026-01-31']]": {"rows": [[None, "2026-01-31T00:00:00Z"]]},
    "named={'a': Visit(on='2026-01-31', off=None)}": {"named": {"a": {"on": "2026-01-31", "off": None}}},
    "visits=[Visit(on=date(2026, 1, 31))]": {"visits": [{"on": "2026-01-31"}]},
    "visits=[{'on': '2026-01-31'}]": {"visits": [{"on": "2026-01-31"}]},
    "day='25-12-24'": "day must be a date of ISO 8601 such as",
    "at=None": "at must be a datetime or a string such as",
    "seconds=86400": "seconds must be a datetime or a string such as",
    "days=['2026-01-31', 'soon']": "days[1] must be a date of ISO 8601",
    "days=['2026-01-31'] * 3": "days must have at most 2 items, not 3",
    "rows=[[]]": "rows[0] must have at least 1 item",
    "rows=[['soon']]": "rows[0][0] must be a date of ISO 8601",
    "named={'a': Visit(on='soon')}": "named.a.on must be a date of ISO 8601",
    "named=[]": "named must be a dict, not of type list",
    "visits=[Visit(on=float('nan'))]": "visits[0].on must be a date or a string",
    "visits=['2026-01-31']": "visits[0] must be a dict, not of type str",
}


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str | Document]:
    """The body of each call, or why there is none."""
    spec = load(HERE / "gadgets.yaml")
    day = {"type": "string", "format": "date"}
    spec["components"]["schemas"] |= {
        "At": {"type": "string", "format": "date-time", "nullable": True},
        "Visit": {
            "type": "object",
            "required": ["on"],
            "properties": {"on": day, "off": day | {"nullable": True}, "self": day},
        },
    }
    spec["components"]["schemas"]["GadgetRequest"]["properties"] |= DATED
    output = generated(spec, tmp_path_factory.mktemp("dated"))
    calls = "".join(f"print(sent(lambda: calls.gadgets.create(name='x', {arguments})))\n" for arguments in DATES)
    code = f"""
from datetime import date, datetime
from cloudinary_provisioning import Provisioning
from cloudinary_provisioning.models import Visit
calls = Provisioning("account://key:secret@acc").calls
def sent(call):
    try:
        return call().json
    except ValueError as error:
        return repr(str(error))
{calls}"""
    result = shell(sys.executable, "-c", code, env=importing(output))
    assert result.stderr == ""
    return dict(zip(DATES, map(ast.literal_eval, result.stdout.splitlines()), strict=True))


@pytest.mark.parametrize("arguments", DATES)
def test_dates_in_a_body(arguments: str, sent: dict[str, str | Document]) -> None:
    """They are checked and encoded wherever they stand, and an error names the place."""
    expected, found = DATES[arguments], sent[arguments]
    if isinstance(expected, str):
        assert isinstance(found, str)
        assert found.startswith(expected)
    else:
        assert found == {"name": "x", **expected}


def printed(expression: str, spec: Document, directory: Path) -> str:
    """What an expression with the calls of the generated client prints."""
    code = f"""
from datetime import date
from cloudinary_provisioning import Provisioning
calls = Provisioning("account://key:secret@acc").calls
print({expression})
"""
    run = shell(sys.executable, "-c", code, env=importing(generated(spec, directory)))
    assert run.stderr == ""
    return run.stdout.strip()
