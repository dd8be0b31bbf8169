"""All or nothing: whatever ends a run, except a kill, the output is the old or the new one, with nothing beside it."""

import json
import os
import shutil
import signal
import sys
from pathlib import Path

import pytest
from generator import __main__ as generator

from tests.generator.running import ROOT, Document, files, generated, run, shell, write

PACKAGE = "cloudinary_provisioning_api"

# Runs the generator in a process of its own for each moment: a hook sees all that is opened, made, renamed and removed.
DRIVER = """
import json, os, shutil, signal, sys
from pathlib import Path
from generator import __main__ as generator
spec, output, kind = Path(sys.argv[1]), Path(sys.argv[2]), getattr(signal, sys.argv[3])
EVENTS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "subprocess.Popen")
def run(moment):
    count, process = 0, os.getpid()
    def hook(event, arguments):
        nonlocal count
        if event in EVENTS and os.getpid() == process:
            count += 1
            if count == moment:
                os.kill(process, kind)
    sys.addaudithook(hook)
    sys.argv = ["generator", f"--spec={spec}", f"--output={output}"]
    code = generator.main()
    return code, count
def forked(moment):
    read, write = os.pipe()
    if not os.fork():
        os.write(write, json.dumps(run(moment)).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        result = json.load(pipe)
    os.wait()
    return result
def content():
    return {str(path): path.read_bytes() for path in output.rglob("*") if path.is_file()}
def again():
    shutil.rmtree(output)
    shutil.copytree(spec.with_name("old"), output)
shutil.copytree(output, spec.with_name("old"))
old, beside = content(), {*spec.parent.iterdir()}
_, count = forked(0)
new, found = content(), []
# Most are in the writing; the last ones are those in which directories are renamed and removed.
for moment in [*range(1, count, count // 20), *range(count - 30, count)]:
    again()
    code, _ = forked(moment)
    state = "old" if content() == old else "new" if content() == new else "neither"
    found.append([code, state, [str(path) for path in {*spec.parent.iterdir()} - beside]])
print("\\n" + json.dumps(found))
"""


@pytest.fixture
def changed(gadgets: Document, tmp_path: Path) -> Path:
    """A spec beside the output of another one."""
    generated(gadgets, tmp_path)
    gadgets["components"]["schemas"]["Gadget"]["properties"]["weight"] = {"type": "number"}
    gadgets["info"]["version"] = "2"
    return write(gadgets, tmp_path / "spec.yaml")


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
@pytest.mark.parametrize("kind", ["SIGINT", "SIGTERM"])
def test_an_interrupt(kind: str, changed: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"}
    output = changed.with_name("out")
    result = shell(sys.executable, "-c", DRIVER, changed, output, kind, env=environment, timeout=120)
    assert (result.returncode, {*result.stderr.splitlines()}) == (0, {"error: interrupted"})
    ends = json.loads(result.stdout.splitlines()[-1])
    assert all(end in ([130, "old", []], [0, "new", []]) for end in ends), ends
    assert {state for _, state, _ in ends} == {"old", "new"}


KILLER = """
import os, signal
from generator import __main__ as generator
rename = os.rename
def last(*names):
    rename(*names)
    os.kill(os.getpid(), signal.SIGKILL)
os.rename = last
generator.main()
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_killed_run(changed: Path, tmp_path: Path) -> None:
    """Killed between the two renames, it leaves the old package beside the output; the next run writes the new one."""
    output = tmp_path / "out"
    before = files(output)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"}
    killed = shell(sys.executable, "-c", KILLER, f"--spec={changed}", f"--output={output}", env=environment)
    assert (killed.returncode, killed.stderr) == (-signal.SIGKILL, "")
    (left,) = tmp_path.glob(".generated-*")
    assert files(left / "old") == {name.removeprefix(f"{PACKAGE}/"): content for name, content in before.items()}
    check = run(changed, output, "--check")
    assert (check.code, "run make generate" in check.out) == (1, True)
    assert (run(changed, output).code, files(output).keys()) == (0, before.keys())


def test_two_runs_at_once(changed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two that replace the package at the same moment, one fails; the package is that of the other."""
    place, rename = tmp_path / "out" / PACKAGE, Path.rename
    before = files(place)
    shutil.copytree(place, tmp_path / "other")

    def meet(path: Path, target: Path) -> Path:
        if target == place:
            shutil.copytree(tmp_path / "other", place)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", meet)
    result = run(changed, tmp_path / "out")
    assert (result.code, result.err.splitlines()[1:]) == (1, ["Nothing was written."])
    assert files(place) == before
    assert {path.name for path in tmp_path.iterdir()} == {"other", "out", "spec.yaml"}


def test_what_cannot_be_deleted_of_the_old_package_is_left(
    changed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, rmdir = files(tmp_path / "out"), os.rmdir

    def refuse(path: str, **options: int | None) -> None:
        if Path(path).name == "old":
            raise PermissionError(13, "Permission denied", path)
        rmdir(path, **options)

    monkeypatch.setattr(os, "rmdir", refuse)
    assert (run(changed, tmp_path / "out").code, run(changed, tmp_path / "out", "--check").code) == (0, 0)
    assert files(tmp_path / "out") != before
    assert [*tmp_path.glob(".generated-*")] != []


def test_files_are_written_as_files_wherever_they_were_made(
    changed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def executable(package: generator.Package) -> None:  # as on a file system that has no modes
        for path in package.package_dir.rglob("*.py"):
            path.chmod(0o755)

    monkeypatch.setattr(generator.Package, "_run_post_hooks", executable)
    assert (run(changed, tmp_path / "out").code, run(changed, tmp_path / "out", "--check").code) == (0, 0)
    assert all(content.startswith(b"# Written by") for content in files(tmp_path / "out").values())


def test_the_current_directory_as_output(changed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    result = run(changed, Path())
    assert (result.code, result.err) == (0, "")
    assert (tmp_path / "here" / PACKAGE / "client.py").exists()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize("limit", [0, 1000])
def test_a_full_disk(limit: int, changed: Path, tmp_path: Path) -> None:
    before, beside = files(tmp_path / "out"), {*tmp_path.iterdir()}
    code = (
        f"import resource, sys; from generator.__main__ import main;"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); sys.exit(main())"
    )
    options = [f"--spec={changed}", f"--output={tmp_path / 'out'}"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"}
    result = shell(sys.executable, "-c", code, *options, env=environment)
    assert result.returncode == 1
    assert result.stderr.startswith("error: ")
    assert result.stderr.endswith("\nNothing was written.\n")
    assert "Traceback" not in result.stderr
    assert files(tmp_path / "out") == before
    assert {*tmp_path.iterdir()} == beside


@pytest.mark.parametrize("number", [1, 2])
def test_a_place_that_cannot_be_written(
    number: int, changed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, beside, renamed, rename = files(tmp_path / "out"), {*tmp_path.iterdir()}, 0, Path.rename

    def read_only(path: Path, target: Path) -> Path:
        nonlocal renamed
        renamed += 1
        if renamed == number:
            raise OSError(30, "Read-only file system", str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", read_only)
    result = run(changed, tmp_path / "out")
    assert result.code == 1
    assert result.err.startswith("error: [Errno 30] Read-only file system")
    assert files(tmp_path / "out") == before
    assert {*tmp_path.iterdir()} == beside


def test_a_place_that_cannot_be_there(changed: Path, tmp_path: Path) -> None:
    result = run(changed, changed / "out")
    assert (result.code, result.err.splitlines()[-1]) == (1, "Nothing was written.")


def test_a_file_that_make_generate_did_not_write(changed: Path, tmp_path: Path) -> None:
    mine = tmp_path / "out" / PACKAGE / "mine.py"
    mine.write_text("mine = True\n")
    result = run(changed, tmp_path / "out")
    assert (result.code, result.err) == (0, f"{mine} will be removed: make generate did not write it\n")
    assert not mine.exists()


def test_a_file_of_a_schema_that_is_gone(gadgets: Document, tmp_path: Path) -> None:
    part = generated(gadgets, tmp_path) / PACKAGE / "models" / "part.py"
    assert part.exists()
    schemas = gadgets["components"]["schemas"]
    schemas["Gadget"]["properties"] = {"id": {"type": "string"}}
    del schemas["Part"]
    generated(gadgets, tmp_path)
    assert not part.exists()


def test_what_is_beside_the_package_is_not_touched(changed: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "mine.py").write_text("mine = True\n")
    before = files(tmp_path / "out")
    result = run(changed, tmp_path / "out")
    assert (result.code, result.out) == (1, "")
    assert "also holds mine.py: not ours to delete" in result.err
    assert files(tmp_path / "out") == before
