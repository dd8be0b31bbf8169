"""Names of the spec that mean something to Python, or to the generated code itself, as arguments and as fields."""

import ast
import json
import sys
from pathlib import Path

import pytest

from tests.generator.running import Document, generated, importing, shell

NAMES = [
    *("class", "from", "type", "id", "list", "str", "self", "cls", "date", "datetime", "None"),  # Python's
    *("attrs", "data", "found", "hidden", "optional", "required", "Mapping", "UNSET", "Part"),  # of the models
    *("path", "query", "wire", "json", "warnings", "Call", "Sequence", "authenticated"),  # of the operations
    *("with-dash", "with.dot", "list[]", "camelCase", "1st", "two words", "größe", "$top"),  # not names at all
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
        "security": [{"key": []}],
        "paths": {},
        "components": {"schemas": {"Part": {"type": "object", "properties": {"name": string}}}},
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


@pytest.fixture(scope="module")
def type_errors(output: Path, mypy_cache: str) -> str:
    options = ["--config-file=", "--strict", "--python-version=3.11", mypy_cache]
    return shell(sys.executable, "-m", "mypy", *options, ".", cwd=output, env={**importing(output)}).stdout


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_must_not_break_anything(name: str, faults: dict[str, str], type_errors: str) -> None:
    assert name not in faults, faults[name]
    number = NAMES.index(name)
    assert f"models/model{number}.py" not in type_errors.replace(f"model_{number}.py", f"model{number}.py"), type_errors
    assert f"api/tag{number}/" not in type_errors, type_errors


@pytest.mark.parametrize("text", ['a"b', "a'b", "a\\b", "a{b}", "{{ a }}", "größe", "a\nb", "%s"])
def test_a_value_is_written_as_it_is(text: str, gadgets: Document, tmp_path: Path) -> None:
    (path,) = gadgets["paths"]
    schema = {"type": "string", "enum": [text], "default": text}
    gadgets["paths"][path]["get"]["parameters"] = [{"name": "kind", "in": "query", "schema": schema}]
    module = generated(gadgets, tmp_path) / "cloudinary_provisioning_api" / "api" / "gadgets" / "gadgets_list.py"
    nodes = ast.walk(ast.parse(module.read_text(encoding="utf-8")))
    annotations = [ast.unparse(node) for node in nodes if isinstance(node, ast.Subscript)]
    assert f"Literal[{text!r}]" in annotations


@pytest.mark.parametrize("name", ["widgetId", "widget-id", "class", "self", "path", "template", "ids"])
def test_a_name_in_the_path(name: str, gadgets: Document, tmp_path: Path) -> None:
    (path,) = gadgets["paths"]
    item = gadgets["paths"].pop(path)
    item["parameters"].append({"name": name, "in": "path", "required": True, "schema": {"type": "string"}})
    gadgets["paths"][f"{path}/{{{name}}}"] = item
    module = "cloudinary_provisioning_api.api.gadgets"
    code = f"from {module} import gadgets_list; print(gadgets_list('acc', 'a/b').path)"
    call = shell(sys.executable, "-c", code, env=importing(generated(gadgets, tmp_path)))
    assert (call.stdout, call.stderr) == ("/accounts/acc/gadgets/a%2Fb\n", "")


def test_a_list_of_days_in_the_query(gadgets: Document, tmp_path: Path) -> None:
    (path,) = gadgets["paths"]
    days = {"type": "array", "items": {"type": "string", "format": "date"}}
    gadgets["paths"][path]["get"]["parameters"] = [{"name": "days", "in": "query", "schema": days}]
    module = "cloudinary_provisioning_api.api.gadgets"
    code = f"from datetime import date; from {module} import gadgets_list as f; print(f('a', days=[date.min]).query)"
    call = shell(sys.executable, "-c", code, env=importing(generated(gadgets, tmp_path)))
    assert (call.stdout, call.stderr) == ("(('days', '0001-01-01'),)\n", "")


def test_a_choice_that_may_be_null(gadgets: Document, tmp_path: Path) -> None:
    """It is said once of what is sent, and read as text or nothing."""
    mood = {"type": "string", "nullable": True, "enum": ["calm", "wild", None], "description": "How."}
    for schema in ("Gadget", "GadgetRequest"):
        gadgets["components"]["schemas"][schema]["properties"]["mood"] = mood
    package = generated(gadgets, tmp_path) / "cloudinary_provisioning_api"
    sent = (package / "api" / "gadgets" / "gadgets_create.py").read_text(encoding="utf-8")
    assert 'mood: Literal["calm", "wild"] | None | Unset = UNSET' in sent
    read = (package / "models" / "gadget.py").read_text(encoding="utf-8")
    assert 'mood = OptionalField("mood", as_text)' in read
    assert 'mood (str | None): How. One of "calm", "wild".' in read
