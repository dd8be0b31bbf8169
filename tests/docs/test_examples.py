"""The examples do what they say."""

import os
import subprocess
import sys
from pathlib import Path

from cloudinary_provisioning_sandbox.server import Sandbox
from documents import ROOT


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
    assert "150 invited, 0 were there already" in first.stdout, first.stderr
    assert "0 invited, 150 were there already" in second.stdout, second.stderr


def test_demo_provisions_an_account() -> None:
    done = run(ROOT / "scripts" / "demo.py")
    assert done.returncode == 0, done.stderr
    for shown in ("cloud name client-portal", "role admin, invited", "2 keys left: Root, ", "exists already"):
        assert shown in done.stdout
    assert "secret@" not in done.stdout
