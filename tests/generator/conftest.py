"""What these tests share; their helpers become importable by their full names, since `conftest` is not the only one."""

import sys
from copy import deepcopy
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.generator.running import HERE, Document, load

_GADGETS = load(HERE / "gadgets.yaml")


@pytest.fixture
def gadgets() -> Document:
    """A spec of two operations, to be edited at will."""
    return deepcopy(_GADGETS)


@pytest.fixture(scope="session")
def mypy_cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The option that has the runs of mypy share what they know of httpx and attrs."""
    return f"--cache-dir={tmp_path_factory.mktemp('mypy')}"
