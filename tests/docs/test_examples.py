"""The examples do what they say."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from cloudinary_provisioning import Provisioning
from cloudinary_provisioning_sandbox.server import Sandbox
from tools.documents import ROOT


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, *map(str, command)]
    return subprocess.run(
        arguments, capture_output=True, text=True, timeout=60, check=False, env={**os.environ, **environment}
    )


def test_invitations_skip_who_is_there(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,email\n" + "".join(f"Person {i},person{i}@example.com\n" for i in range(150)))
    example = ROOT / "examples" / "invite_users.py"
    with Sandbox() as sandbox:
        first = run(example, people, CLOUDINARY_ACCOUNT_URL=sandbox.account_url)
        second = run(example, people, CLOUDINARY_ACCOUNT_URL=sandbox.account_url)
    assert "150 invited, 0 were there already, 0 not sent" in first.stdout, first.stderr
    assert "0 invited, 150 were there already, 0 not sent" in second.stdout, second.stderr


# Whoever started the tests may have Ctrl-C ignored, which children inherit.
INTERRUPTIBLE = """
import runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
del sys.argv[0]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def test_an_interrupted_invitation_says_what_was_done(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,email\n" + "".join(f"Person {i},person{i}@example.com\n" for i in range(400)), "utf-8-sig")
    command = [sys.executable, "-c", INTERRUPTIBLE, str(ROOT / "examples" / "invite_users.py"), str(people)]
    with Sandbox(latency_ms=100) as sandbox, Provisioning(sandbox.account_url) as client:
        environment = {**os.environ, "CLOUDINARY_ACCOUNT_URL": sandbox.account_url}
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            for _ in range(200):
                if client.users.list(page_size=1).users:
                    break
            process.send_signal(signal.SIGINT)
            output, errors = process.communicate(timeout=60)
        there = len(list(client.users.iter()))
    assert process.returncode == 1
    assert 0 < there < 400
    told = re.search(r"(\d+) invited, 0 were there already, (\d+) not sent", output.decode())
    assert told is not None, errors.decode()
    # An outcome may be lost that is just on its way through the progress bar.
    assert int(told[1]) in (there - 1, there)
    assert int(told[1]) + int(told[2]) == 400
    assert errors == b""


def test_demo_provisions_an_account() -> None:
    done = run(ROOT / "scripts" / "tools" / "demo.py")
    assert done.returncode == 0, done.stderr
    for shown in ("cloud name client-portal", "role admin, invited", "2 keys left: Root, ", "exists already"):
        assert shown in done.stdout
    assert "secret@" not in done.stdout
