"""What ends a run: it says why and where, on one line for each reason, and leaves the output alone."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

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


@pytest.mark.slow
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


def test_a_tool_that_is_missing(output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    result = refused(HERE / "gadgets.yaml", output)
    assert result.err.splitlines()[0] == "error: Skipping Integration: ruff is not in PATH"


def test_a_tool_that_fails(output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    (tmp_path / "ruff").write_text("#!/bin/sh\necho 'it is\nbroken' >&2\nexit 1\n")
    (tmp_path / "ruff").chmod(0o755)
    result = refused(HERE / "gadgets.yaml", output)
    assert result.err.splitlines()[0] == "error: ruff failed: it is broken"
