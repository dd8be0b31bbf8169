"""All or nothing: whatever ends a run, the output is the old one or the new one, and nothing is left beside it."""

import fcntl
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from generator import output

from tests.generator.running import ROOT, Document, files, generated, importing, run, shell, write

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
    assert all(end in ([130, "old", []], [130, "new", []]) for end in ends), ends
    assert {state for _, state, _ in ends} == {"old", "new"}


# Ends the run at once when the old package is on its way: where the system swaps directories, before or after that, and
# where it does not, between the two renames.
KILLER = """
import os, signal, sys
from generator import __main__ as generator, output
moment, rename, exchanged = sys.argv.pop(1), os.rename, output._exchanged
def kill(*_):
    os.kill(os.getpid(), signal.SIGKILL)
if moment == "between":
    output._exchanged = lambda *_: False
    os.rename = lambda *names: kill(rename(*names))
else:
    output._exchanged = kill if moment == "before" else lambda *names: exchanged(*names) and kill()
generator.main()
"""


@pytest.mark.slow
@pytest.mark.parametrize(("moment", "state"), [("before", "old"), ("after", "new"), ("between", "gone")])
def test_a_kill_while_the_package_is_replaced(moment: str, state: str, changed: Path, tmp_path: Path) -> None:
    output, spec = tmp_path / "out", f"--spec={changed}"
    old, beside = files(output), {*tmp_path.iterdir()}
    (tmp_path / "other").mkdir()
    run(changed, tmp_path / "other" / "out")
    states = {"old": old, "new": files(tmp_path / "other" / "out"), "gone": {}}
    environment = {**importing(output), "PYTHONPATH": os.pathsep.join([str(ROOT / "scripts"), str(output)])}

    killed = shell(sys.executable, "-c", KILLER, moment, spec, f"--output={output}", env=environment)
    assert (killed.returncode, killed.stderr) == (-signal.SIGKILL, "")
    assert files(output) == states[state]
    imported = shell(sys.executable, "-c", f"import {PACKAGE}.client as c; print(c.__file__)", env=environment).stdout
    assert imported.startswith(str(output)) == (state != "gone")
    check = run(changed, output, "--check")
    assert (check.code, "run make generate" in check.out) == ((0, False) if state == "new" else (1, True))

    # The next run writes all of it, and clears away what was left.
    (left,) = {*tmp_path.iterdir()} - beside - {tmp_path / "other"}
    again = run(changed, output)
    assert (again.code, again.err) == (0, f"{left} is removed: a run that was killed left it\n")
    assert files(output) == states["new"]
    assert not left.exists()


@pytest.mark.slow
def test_two_runs_at_once(changed: Path, tmp_path: Path) -> None:
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    before = files(tmp_path / "out")
    command = [sys.executable, "-m", "generator", f"--spec={changed}", f"--output={tmp_path / 'out'}"]
    with subprocess.Popen(command, cwd=ROOT / "scripts", stderr=subprocess.PIPE, text=True) as other:
        assert other.stderr is not None
        try:
            assert other.stderr.readline() == "waiting for another run\n"
            assert files(tmp_path / "out") == before
        finally:
            os.close(handle)
        assert other.wait(timeout=60) == 0
    assert files(tmp_path / "out") != before


def test_a_run_keeps_others_out_to_its_end(changed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(new: Path, place: Path) -> None:
        handle = os.open(tmp_path, os.O_RDONLY)
        with pytest.raises(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(handle)
        output.replace(new, place)

    monkeypatch.setattr("generator.__main__.replace", replace)
    assert run(changed, tmp_path / "out").code == 0


@pytest.mark.slow
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

    monkeypatch.setattr("generator.output._exchanged", lambda *_: False)
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
    assert (result.code, result.err) == (0, f"{mine} is removed: make generate did not write it\n")
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
