"""The scripts and these tests' own helpers become importable; without Node there is nothing to test, except on CI."""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from review import tools  # noqa: E402 (only now can it be found)


@pytest.fixture(scope="session")
def programs() -> None:
    """oasdiff and Redocly's command line."""
    try:
        tools.oasdiff("--version")
        tools.redocly("--version")
    except tools.ToolError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))
