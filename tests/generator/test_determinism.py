"""The same spec gives the same bytes on every machine, and --check tells every difference and changes nothing."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.generator.running import HERE, ROOT, Run, files, generated, load, run, shell, write

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


@pytest.mark.slow
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


@pytest.mark.slow
def test_nothing_is_left_beside_the_output(elsewhere: Path) -> None:
    assert {path.name for path in elsewhere.iterdir()} == {
        "generated",
        "generator-config.yaml",
        "openapi",
        "ruff.toml",
        "scripts",
    }


@pytest.mark.slow
def test_no_file_tells_where_it_was_written(elsewhere: Path) -> None:
    places = [elsewhere, ROOT, Path.home(), sys.prefix, sys.base_prefix, tempfile.gettempdir(), " at 0x"]
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


def stray(name: str, content: bytes = b"") -> Callable[[Path], object]:
    return lambda package: (package / name).write_bytes(content)


def edited(package: Path) -> None:
    client = package / "client.py"
    client.write_text(client.read_text() + "# mine\n")


def other_line_ends(package: Path) -> None:
    client = package / "client.py"
    client.write_bytes(client.read_bytes().replace(b"\n", b"\r\n"))


def symbolic_link(package: Path) -> None:
    client = package / "client.py"
    client.rename(package.parents[1] / "client.py")
    client.symlink_to(package.parents[1] / "client.py")


def another_spec(package: Path) -> None:
    spec = package.parents[1] / "spec.yaml"
    document = load(spec)
    document["components"]["schemas"]["Gadget"]["properties"]["weight"] = {"type": "number"}
    write(document, spec)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with a spec, and what was generated from it."""
    directory = tmp_path_factory.mktemp("fresh")
    generated(load(HERE / "gadgets.yaml"), directory)
    return directory


@pytest.fixture
def directory(fresh: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed at will."""
    return shutil.copytree(fresh, tmp_path / "copy")


@pytest.mark.parametrize(
    ("change", "path", "line"),
    [
        (edited, "client.py", "-# mine"),
        (lambda package: (package / "py.typed").unlink(), "py.typed", "+# Written by"),
        (stray("mine.py", b"mine = True\n"), "mine.py", "-mine = True"),
        (stray("mine.py"), "mine.py", "-empty file\n"),
        (stray("mine.so", b"\xff\xfe\x00"), "mine.so", r"-\udcff\udcfe"),
        (stray(".mine"), ".mine", "-empty file\n"),
        (other_line_ends, "client.py", r"-from __future__ import annotations\r"),
        pytest.param(
            lambda package: (package / "client.py").chmod(0o755),
            "client.py",
            "-executable\n",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="files have no such permission"),
        ),
        (lambda package: (package / "mine").mkdir(), "mine", "-empty directory\n"),
        (symbolic_link, "client.py", "-symbolic link to "),
        (lambda package: (package / "mine").symlink_to(package.parents[1]), "mine", "-symbolic link to "),
        (lambda package: shutil.rmtree(package.parent), "client.py", "+class Client("),
        (another_spec, "models/gadget.py", "+    weight"),
    ],
)
def test_check_tells_a_difference_and_writing_removes_it(
    change: Callable[[Path], object], path: str, line: str, directory: Path
) -> None:
    output, spec = directory / "out", directory / "spec.yaml"
    before = files(output)
    change(output / "cloudinary_provisioning_api")
    changed = files(output)

    check = run(spec, output, "--check")
    assert check.code == 1
    assert f"generated/cloudinary_provisioning_api/{path}" in check.out
    assert f"\n{line}" in check.out
    assert "make generate" in check.out
    assert files(output) == changed

    assert run(spec, output).code == 0
    assert (files(output) == before) == (change is not another_spec)


def test_after_writing_there_is_no_difference(directory: Path) -> None:
    (directory / "out/cloudinary_provisioning_api/__pycache__").mkdir()
    (directory / "out/cloudinary_provisioning_api/__pycache__/client.cpython-311.pyc").write_bytes(b"\xff")
    check = run(directory / "spec.yaml", directory / "out", "--check")
    assert check == Run(0, "out/ is up to date\n", "")


def test_the_difference_can_be_applied_as_a_patch(directory: Path) -> None:
    edited(directory / "out/cloudinary_provisioning_api")
    diff = run(directory / "spec.yaml", directory / "out", "--check").out.splitlines()
    assert [line[:3] for line in diff[:3]] == ["---", "+++", "@@ "]
    assert [line for line in diff[3:] if line[:1] in "+-"] == ["-# mine"]


def test_the_output_can_be_read_as_any_directory(fresh: Path, tmp_path: Path) -> None:
    (tmp_path / "any").mkdir()
    assert (fresh / "out").stat().st_mode == (tmp_path / "any").stat().st_mode
