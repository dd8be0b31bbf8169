"""The spec's sentences are the docstrings, the same on both clients; whatever they hold, the code stays code."""

import ast
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.generator.running import HERE, Document, generated, importing, load, shell

DOCSTRINGS = """
import inspect, json
from functools import cached_property
import cloudinary_provisioning_api as package
from cloudinary_provisioning import AsyncProvisioning, Provisioning, models
found = {"package": package.__doc__}
for model in models.__all__:
    found[model] = inspect.getdoc(getattr(models, model))
for kind in (Provisioning, AsyncProvisioning):
    for name, prop in inspect.getmembers(kind, lambda member: isinstance(member, cached_property)):
        resource = getattr(kind("account://key:secret@acc"), name)
        found[f"{kind.__name__}.{name}"] = inspect.getdoc(prop)
        found[f"{kind.__name__}().{name}"] = inspect.getdoc(type(resource))
        found |= {
            f"{kind.__name__}.{name}.{method}": inspect.getdoc(function)
            for method, function in inspect.getmembers(resource, inspect.ismethod) if method[0] != "_"
        }
print(json.dumps(found))
"""

HOSTILE = [
    'Three quotes: """ and \'\'\' and """" four.',
    'Ends with a quote: "',
    "Ends with a backslash: \\",
    r"A path C:\new\table, \N{BULLET}, \u0041, \x, \\ and \" are no escapes.",
    "Braces {account_id}, {{ contract.title }}, {% for x in y %}, {# no #}, ${HOME} and %s.",
    "Größe, naïve, 日本語, “quoted” — and 🎉.",
    f"A long word: {'x' * 300}.",
    "# not a comment, import os; raise SystemExit(1)",
]


def docstrings(output: Path) -> Mapping[str, str]:
    result = shell(sys.executable, "-c", DOCSTRINGS, env=importing(output))
    assert result.returncode == 0, result.stderr
    found: dict[str, str] = json.loads(result.stdout)
    return found


def plain(text: str) -> str:
    """A text without its line breaks, which are the generator's to choose."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def documented(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return docstrings(generated(load(HERE / "documented.yaml"), tmp_path_factory.mktemp("documented")))


@pytest.mark.parametrize(
    "said",
    [
        "Turn a gadget.\n\nTurns it to one side.\n\nA second paragraph.\n\nArgs:\n",
        "\n    gadget_id: Id of the gadget, hexadecimal.\n",
        '\n    side: Which way. One of "left", "right". Default: ',
        "\n    limit: How many. Default: 5. At least 1 and at most 9.\n",
        "\n    ids: Which ones. At least 1 and at most 100 entries.\n",
        "\n    force: Default: False.\n",
        " from_: First day, as `from_=x`; `None` and `True` are code, true and from are not, nor is `header: from`."
        " A `datetime` counts as its day in UTC.",
        '\n    mood: How. Known: "calm", "wild".\n',
        "\n    reason: Why. At least 2 and at most 20 characters.\n",
        '\n    color: Color of the gadget. One of "red", "blue".\n',
        "\n\nReturns:\n    Gadget: The gadget, turned.\n",
        "\n\nRaises:\n    BadRequest (400), Forbidden (403), NotFound (404), Conflict (409), StatusError (418).\n\n",
        "\n\nDocs: https://docs.example.com/gadgets#turn",
    ],
)
def test_what_an_operation_says(said: str, documented: Mapping[str, str]) -> None:
    text = documented["Provisioning.gadgets.turn"]
    assert said in text or said in plain(text)


LINES = """
- gently, which takes longer than all of the others together, since the gadget has to be caught again below
- hard
  and fast

1. Lift it.
2. Let go.

| way    | time |
|--------|------|
| gently |    9 |

```json
{"a":   1,

   "b": [true]}
```
That is all
there is.

Deprecated.

Args:
    gadget_id: Id of the gadget, hexadecimal.
    way: One of these:
        - gently
        - hard

        Deprecated. Matches `^[a-z]\\w*$`.
    height: More than 0 and at most 9. A multiple of 3.
    share: Less than 1.
    colors: At most 3 entries. Each one of "red", "blue".
    sizes: Each at least 1. Each a multiple of 2."""


def test_lists_tables_and_code_keep_their_lines(documented: Mapping[str, str]) -> None:
    text = documented["Provisioning.gadgets.drop"]
    assert text == f"Drop a gadget.\n\nThere are ways:\n{LINES}"


@pytest.mark.parametrize("operation", ["turn", "drop"])
def test_both_clients_say_the_same(operation: str, documented: Mapping[str, str]) -> None:
    assert documented[f"AsyncProvisioning.gadgets.{operation}"] == documented[f"Provisioning.gadgets.{operation}"]


def test_the_account_of_the_client_is_no_argument(documented: Mapping[str, str]) -> None:
    assert "account_id" not in documented["Provisioning.gadgets.turn"]


def test_an_operation_that_returns_nothing_and_lists_no_errors(documented: Mapping[str, str]) -> None:
    text = documented["Provisioning.gadgets.drop"]
    assert "Returns" not in text
    assert "Raises" not in text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Gadget", "What can be turned."),
        ("Gadget", "\n    id: Id of the gadget, hexadecimal.\n"),
        ("Gadget", "\n    color: Color of the gadget."),
        ("Gadget", "\n    name: Its name. Deprecated.\n"),
        ("Gadget", "\n    rows: Each at least 1 entry. Each at least 2 characters. Each matches `^a`."),
        ("Provisioning.gadgets", "Gadgets, of which there are many."),
        ("AsyncProvisioning.gadgets", "Gadgets, of which there are many."),
        ("Provisioning().gadgets", "Gadgets, of which there are many."),
        ("AsyncProvisioning().gadgets", "Gadgets, of which there are many."),
        ("package", "Documented gadgets, contract version 7"),
    ],
)
def test_what_others_say(name: str, said: str, documented: Mapping[str, str]) -> None:
    assert said in documented[name]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_said_as_they_are(text: str, tmp_path: Path) -> None:
    spec: Document = load(HERE / "documented.yaml")
    (item,) = spec["paths"].values()
    operation, model = item["put"], spec["components"]["schemas"]["Gadget"]
    operation |= {"summary": text, "description": text, "externalDocs": {"url": f"https://{''.join(text.split())}"}}
    for described in (
        spec["tags"][0],
        item["parameters"][1],
        operation["parameters"][0],
        operation["responses"]["200"],
        model,
        model["properties"]["id"],
    ):
        described["description"] = text
    spec["info"]["title"] = text

    package = generated(spec, tmp_path) / "cloudinary_provisioning_api"
    said = {name: said_in(package / name) for name in ("__init__.py", "client.py", "models/gadget.py")}
    assert said["__init__.py"].count(plain(text)) == 1
    assert said["client.py"].count(plain(text)) == 2
    assert said["models/gadget.py"].count(plain(text)) == 2
    # For each client: the tag; summary, description, two arguments and result of the operation.
    api = said_in(package / "api" / "gadgets.py")
    assert api.count(plain(text)) >= 12
    assert api.count(f"Docs: https://{''.join(text.split())}") == 2


def said_in(module: Path) -> str:
    """All the docstrings of a module, which must compile without a warning."""
    source = module.read_text(encoding="utf-8")
    compile(source, module, "exec")
    places = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, places)]
    return plain(" | ".join(ast.get_docstring(node) or "" for node in nodes))


def test_what_each_successful_answer_means_is_said(gadgets: Document, tmp_path: Path) -> None:
    (item,) = gadgets["paths"].values()
    item["post"]["responses"]["202"] = item["post"]["responses"]["200"] | {"description": "The gadget as it will be"}
    item["post"]["responses"]["204"] = {"description": "It was there."}
    text = said_in(generated(gadgets, tmp_path) / "cloudinary_provisioning_api" / "api" / "gadgets.py")
    assert text.count("Gadget | None: The new gadget. The gadget as it will be. It was there.") == 2


@pytest.mark.parametrize(("key", "has_iterator"), [("gadgets", True), ("gadgets.all", False)])
def test_the_iterator_of_a_whole_list(key: str, has_iterator: bool, gadgets: Document, tmp_path: Path) -> None:
    """It has the names of Python, too; a key with a dot cannot be followed."""
    items = {"type": "array", "items": {"$ref": "#/components/schemas/Gadget"}}
    gadgets["components"]["schemas"]["GadgetList"] = {"type": "object", "properties": {key: items}}
    (item,) = gadgets["paths"].values()
    item["get"] |= {
        "summary": "List by `sortBy`",
        "parameters": [{"name": "sortBy", "in": "query", "schema": {"type": "string"}}],
    }
    content = item["get"]["responses"]["200"]["content"]["application/json"]
    content["schema"] = {"$ref": "#/components/schemas/GadgetList"}
    text = said_in(generated(gadgets, tmp_path) / "cloudinary_provisioning_api" / "api" / "gadgets.py")
    assert text.count("List by `sort_by`. Args:") == 2
    assert text.count("List by `sort_by`, one by one.") == (2 if has_iterator else 0)
