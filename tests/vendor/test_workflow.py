"""The weekly workflow: one issue, opened or updated, and none if nothing is new or known."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "vendor.yml").read_text(encoding="utf-8"))
STEPS = WORKFLOW["jobs"]["diff"]["steps"]
GH = """\
#!/bin/sh
echo "$@" >> calls
case "$2" in list) cat number ;; esac
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the step is for bash on Linux")
@pytest.mark.parametrize(
    ("code", "number", "ends", "calls"),
    [
        (0, "7", 0, []),
        (1, "", 0, ["list", "issue create --title The vendor's document has changed --body-file report.md"]),
        (1, "7", 0, ["list", "issue edit 7 --body-file report.md"]),
        (2, "7", 2, []),
    ],
)
def test_the_step_with_the_issue(tmp_path: Path, code: int, number: str, ends: int, calls: list[str]) -> None:
    commands = {"gh": GH, ".venv/bin/python": f'#!/bin/sh\necho "$@"\nexit {code}\n'}
    for name, text in commands.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    (tmp_path / "number").write_text(number)

    # As GitHub runs it.
    shell = ["bash", "--noprofile", "--norc", "-e", "-c", STEPS[-1]["run"]]
    done = subprocess.run(shell, cwd=tmp_path, env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, check=False)

    assert done.returncode == ends
    made = (tmp_path / "calls").read_text().splitlines() if (tmp_path / "calls").exists() else []
    assert [call if "list" not in call else "list" for call in made] == calls
    assert (tmp_path / "report.md").read_text() == "-m vendor diff\n"


def test_it_may_write_issues_only_and_takes_fixed_actions() -> None:
    assert WORKFLOW["permissions"] == {}
    assert WORKFLOW["jobs"]["diff"]["permissions"] == {"contents": "read", "issues": "write"}
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert used
    assert all(len(action.partition("@")[2]) == 40 for action in used)
