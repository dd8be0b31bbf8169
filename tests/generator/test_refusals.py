"""What ends a run: it says why and where, on one line for each reason, and leaves the output alone."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError, ParseError
from openapi_python_client.parser.openapi import Endpoint

from tests.generator.running import HERE, ROOT, Document, Run, files, generated, load, run, shell, write

PATH = "/accounts/{account_id}/gadgets"
CONTENT = "application/json"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an earlier run has written."""
    return generated(load(HERE / "gadgets.yaml"), tmp_path_factory.mktemp("gadgets"))


def refused(spec: Path, output: Path) -> Run:
    before = files(output)
    result = run(spec, output)
    assert (result.code, result.out) == (1, "")
    assert all(line.startswith("error: ") for line in result.err.splitlines()[:-1])
    assert result.err.endswith("\nNothing was written.\n")
    assert files(output) == before
    return result


def schema_called(name: str) -> Callable[[Document], None]:
    def edit(spec: Document) -> None:
        schemas = spec["components"]["schemas"]
        schemas[name] = schemas.pop("Gadget")
        for item in spec["paths"].values():
            for verb in ("get", "post"):
                content = item[verb]["responses"]["200"]["content"][CONTENT]
                content["schema"] = {"$ref": f"#/components/schemas/{name}"}

    return edit


def tag_called(name: str) -> Callable[[Document], None]:
    return lambda spec: spec["paths"][PATH]["get"].update(operationId=f"{name}.list", tags=[name])


def field_called(name: str) -> Callable[[Document], None]:
    return lambda spec: spec["components"]["schemas"]["Gadget"]["properties"].update({name: {"type": "string"}})


@pytest.mark.parametrize(
    "edit",
    [
        *(schema_called(name) for name in ("Gadgets", "AsyncGadgets", "GadgetsCalls", "Resource", "Call", "Unset")),
        *(tag_called(name) for name in ("send", "calls", "retry", "without_account", "client", "import")),
        *(field_called(name) for name in ("to_dict", "fromDict", "additional_properties")),
    ],
)
def test_a_name_that_is_taken(
    edit: Callable[[Document], None], gadgets: Document, output: Path, tmp_path: Path
) -> None:
    edit(gadgets)
    result = refused(write(gadgets, tmp_path / "spec.yaml"), output)
    assert re.search("has a name that is taken in Python|have one name in Python", result.err)


@pytest.mark.parametrize(
    "content",
    [b"openapi: [3.0.3", b"\topenapi: 3.0.3", b"openapi: 3.0.3\nopenapi: 3.0.3", b"", b"- a list", b"info: \xff"],
    ids=["unclosed", "tab", "key twice", "empty", "list", "not UTF-8"],
)
def test_a_file_that_is_no_spec(content: bytes, output: Path, tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_bytes(content)
    assert f"{tmp_path}/spec.yaml" in refused(tmp_path / "spec.yaml", output).err


def test_no_file(output: Path, tmp_path: Path) -> None:
    before = files(output)
    # As people run it: what the shell sees is a status and some lines, and no traceback.
    result = shell(
        sys.executable, "-m", "generator", "--spec", tmp_path / "nope.yaml", "--output", output, cwd=ROOT / "scripts"
    )
    assert result.returncode == 1
    assert result.stderr.startswith(f"error: {tmp_path}/nope.yaml cannot be read")
    assert files(output) == before


def test_every_problem_is_told_at_once_with_its_place(gadgets: Document, output: Path, tmp_path: Path) -> None:
    for verb in ("get", "post"):
        del gadgets["paths"][PATH][verb]["tags"]
    result = refused(write(gadgets, tmp_path / "spec.yaml"), output)
    assert re.findall(r"^error: \S+/spec.yaml:1: (\S+): an operation has no tags", result.err, re.MULTILINE) == [
        "gadgets.create",
        "gadgets.list",
    ]


# What openapi-python-client says


def failing(*_: Any, **__: Any) -> Any:
    raise KeyError("some\nthing")


add_parameters = Endpoint.add_parameters


def without_queries(**options: Any) -> Any:
    endpoint, schemas, parameters = add_parameters(**options)
    assert isinstance(endpoint, Endpoint)
    endpoint.query_parameters.clear()
    return endpoint, schemas, parameters


def warning(*_: Any, schemas: Any, parameters: Any, **__: Any) -> Any:
    return ParseError(detail="parameter"), schemas, parameters


@pytest.mark.parametrize(
    ("owner", "name", "put", "says"),
    [
        (GeneratorData, "from_dict", failing, r"gadgets.yaml: openapi-python-client failed: KeyError\(.*"),
        (GeneratorData, "from_dict", lambda *_, **__: GeneratorError(header="a\nb"), "gadgets.yaml: a b: None"),
        (
            Endpoint,
            "add_parameters",
            without_queries,
            r"gadgets.yaml:1: gadgets.list: openapi-python-client dropped .*",
        ),
        (Endpoint, "add_parameters", warning, r"gadgets.yaml:1: gadgets.(list|create): .*parameter."),
    ],
)
def test_what_openapi_python_client_does_not_understand(
    owner: Any, name: str, put: Any, says: str, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(owner, name, put)
    result = refused(HERE / "gadgets.yaml", output)
    assert re.fullmatch(rf"error: \S*{says.replace(':1:', ':[0-9]+:')}", result.err.splitlines()[0]), result.err
