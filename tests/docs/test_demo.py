"""`make demo` shows an account being provisioned."""

import subprocess
import sys

from documents import ROOT


def test_demo_provisions_an_account() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "demo.py")], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    for shown in ("cloud name client-portal", "role admin, invited", "2 keys left: Root, ", "exists already"):
        assert shown in done.stdout
    assert "secret@" not in done.stdout
