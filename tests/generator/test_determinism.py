"""The same spec gives the same bytes on every machine, and --check tells every difference and changes nothing."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.generator.running import ROOT, Document, Run, files, generated, run, shell, write

HEADER = b"# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates."
# Were it read, no line of the output would stay as it is.
OTHER_STYLE = 'line-length = 40\nindent-width = 2\n[format]\nquote-style = "single"\n[lint]\nignore = ["ALL"]\n'


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what generates, on a path of its own, below settings of ruff that are not ours; it has run once."""
    home = tmp_path_factory.mktemp("home")
    copy = home / "checkout"
    shutil.copytree(ROOT / "scripts", copy / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "openapi", copy / "openapi")
    shutil.copy(ROOT / "generator-config.yaml", copy)
    for place in (home, copy):
        (place / "ruff.toml").write_text(OTHER_STYLE)
    first = run_there(copy, cwd=home, seed="1")
    assert (first.code, first.err) == (0, "")
    return copy


def run_there(copy: Path, *options: str, cwd: Path, seed: str) -> Run:
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(copy / "scripts"),
    }
    result = shell(sys.executable, "-m", "generator", *options, cwd=cwd, env=environment)
    return Run(result.returncode, result.stdout, result.stderr)


def test_the_committed_output_is_what_the_spec_says(elsewhere: Path) -> None:
    committed, fresh = files(ROOT / "generated"), files(elsewhere / "generated")
    assert committed.keys() == fresh.keys()
    assert [name for name in fresh if committed[name] != fresh[name]] == []


@pytest.mark.slow
def test_a_second_run_changes_nothing(elsewhere: Path) -> None:
    before = files(elsewhere / "generated")
    result = run_there(elsewhere, cwd=elsewhere / "scripts", seed="2")
    assert (result.code, result.out) == (0, "generated/ written; 0 files changed\n")
    assert files(elsewhere / "generated") == before
    assert run_there(elsewhere, "--check", cwd=elsewhere, seed="3").code == 0


def test_nothing_is_left_beside_the_output(elsewhere: Path) -> None:
    assert {path.name for path in elsewhere.iterdir()} == {
        "generated",
        "generator-config.yaml",
        "openapi",
        "ruff.toml",
        "scripts",
    }


def test_no_file_tells_where_it_was_written(elsewhere: Path) -> None:
    places = [elsewhere, ROOT, Path.home(), sys.prefix, sys.base_prefix, tempfile.gettempdir(), ".generate-", " at 0x"]
    told = [
        (name, str(place))
        for name, content in files(elsewhere / "generated").items()
        for place in places
        if str(place).encode() in content
    ]
    assert told == []


def test_the_first_line_of_every_file_says_who_writes_it() -> None:
    assert {name: content.split(b"\n")[0] for name, content in files(ROOT / "generated").items()} == dict.fromkeys(
        files(ROOT / "generated"), HEADER
    )


def edited(output: Path, _: Path, __: Document) -> None:
    client = output / "cloudinary_provisioning_api" / "client.py"
    client.write_text(client.read_text() + "# mine\n")


def deleted(output: Path, _: Path, __: Document) -> None:
    (output / "cloudinary_provisioning_api" / "py.typed").unlink()


def stray(output: Path, _: Path, __: Document) -> None:
    (output / "cloudinary_provisioning_api" / "mine.py").write_text("mine = True\n")


def stray_and_empty(output: Path, _: Path, __: Document) -> None:
    (output / "cloudinary_provisioning_api" / "mine.py").touch()


def stray_and_binary(output: Path, _: Path, __: Document) -> None:
    (output / "cloudinary_provisioning_api" / "mine.so").write_bytes(b"\xff\xfe\x00")


def other_line_ends(output: Path, _: Path, __: Document) -> None:
    client = output / "cloudinary_provisioning_api" / "client.py"
    client.write_bytes(client.read_bytes().replace(b"\n", b"\r\n"))


def executable(output: Path, _: Path, __: Document) -> None:
    (output / "cloudinary_provisioning_api" / "client.py").chmod(0o755)


def stray_and_hidden(output: Path, _: Path, __: Document) -> None:
    (output / "cloudinary_provisioning_api" / ".mine").touch()


def empty_directory(output: Path, _: Path, __: Document) -> None:
    (output / "cloudinary_provisioning_api" / "mine").mkdir()


def symbolic_link(output: Path, _: Path, __: Document) -> None:
    client = output / "cloudinary_provisioning_api" / "client.py"
    client.rename(output.parent / "client.py")
    client.symlink_to(output.parent / "client.py")


def symbolic_link_to_a_directory(output: Path, spec: Path, __: Document) -> None:
    (output / "cloudinary_provisioning_api" / "mine").symlink_to(spec.parent)


def nothing_there(output: Path, _: Path, __: Document) -> None:
    shutil.rmtree(output)


def another_spec(_: Path, spec: Path, document: Document) -> None:
    document["components"]["schemas"]["Gadget"]["properties"]["weight"] = {"type": "number"}
    write(document, spec)


@pytest.mark.parametrize(
    ("change", "path", "line"),
    [
        (edited, "client.py", "-# mine"),
        (deleted, "py.typed", "+# Written by"),
        (stray, "mine.py", "-mine = True"),
        (stray_and_empty, "mine.py", ""),
        (stray_and_binary, "mine.so", ""),
        (other_line_ends, "client.py", ""),
        pytest.param(
            executable,
            "client.py",
            "executable -> file\n",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="files have no such permission"),
        ),
        (stray_and_hidden, ".mine", ""),
        (empty_directory, "mine", "empty directory\n"),
        (symbolic_link, "client.py", "symbolic link -> file\n"),
        (symbolic_link_to_a_directory, "mine", "symbolic link\n"),
        (nothing_there, "client.py", "+class Client("),
        (another_spec, "models/gadget.py", "+    weight"),
    ],
)
def test_check_tells_a_difference_and_writing_removes_it(
    change: Callable[[Path, Path, Document], None], path: str, line: str, gadgets: Document, tmp_path: Path
) -> None:
    output, spec = generated(gadgets, tmp_path), tmp_path / "spec.yaml"
    fresh = files(output)
    change(output, spec, gadgets)
    changed = files(output) if output.exists() else {}

    check = run(spec, output, "--check")
    assert check.code == 1
    assert f"generated/cloudinary_provisioning_api/{path}" in check.out
    assert f"\n{line}" in check.out
    assert "make generate" in check.out
    assert (files(output) if output.exists() else {}) == changed

    assert run(spec, output).code == 0
    assert run(spec, output, "--check") == Run(0, "generated/ is up to date\n", "")
    assert (files(output) == fresh) == (change is not another_spec)


def test_the_difference_can_be_applied_as_a_patch(gadgets: Document, tmp_path: Path) -> None:
    output = generated(gadgets, tmp_path)
    edited(output, tmp_path, gadgets)
    diff = run(tmp_path / "spec.yaml", output, "--check").out.splitlines()
    assert [line[:3] for line in diff[:3]] == ["---", "+++", "@@ "]
    assert [line for line in diff[3:] if line[:1] in "+-"] == ["-# mine"]


def test_bytecode_is_no_difference(gadgets: Document, tmp_path: Path) -> None:
    output = generated(gadgets, tmp_path)
    cache = output / "cloudinary_provisioning_api" / "__pycache__"
    cache.mkdir()
    (cache / "client.cpython-311.pyc").write_bytes(b"\xff")
    assert run(tmp_path / "spec.yaml", output, "--check").code == 0


def test_the_output_can_be_read_as_any_directory(gadgets: Document, tmp_path: Path) -> None:
    (tmp_path / "any").mkdir()
    assert generated(gadgets, tmp_path).stat().st_mode == (tmp_path / "any").stat().st_mode
