"""What is published: the wheel that the source distribution gives. `make wheel` installs both."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from email.parser import Parser
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest
from tools.check_wheel import build
from tools.documents import ROOT

pytestmark = pytest.mark.slow

# Whose imports each extra has to name, beside those of the project itself.
EXTRAS = {
    "cli": ["cloudinary_provisioning_cli"],
    "testing": ["cloudinary_provisioning_sandbox"],
    "speed": ["cloudinary_provisioning_runtime/decode.py"],
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ZipFile]:
    """The unpacked source distribution, and the wheel that was made of it."""
    source, wheel = build(tmp_path_factory.mktemp("built"))
    return source, ZipFile(wheel)


def requirements(wheel: ZipFile, extra: str) -> set[str]:
    """The distributions that the wheel and one of its extras need."""
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    metadata = Parser().parsestr(wheel.read(name).decode())
    assert extra in metadata.get_all("Provides-Extra", [])
    found = [line.partition(";") for line in metadata.get_all("Requires-Dist", [])]
    needed = [needs for needs, _, when in found if "extra" not in when or f"'{extra}'" in when]
    return {re.match(r"[\w-]+", needs)[0].lower() for needs in needed}  # type: ignore[index] # each begins so


def imported(wheel: ZipFile, prefix: str) -> set[str]:
    """The distributions that modules import, wherever in them."""
    nodes = [
        node
        for name in wheel.namelist()
        if name.startswith(prefix) and name.endswith(".py")
        for node in ast.walk(ast.parse(wheel.read(name)))
    ]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    owners = packages_distributions()
    modules = {name.partition(".")[0] for name in names if not name.startswith("cloudinary_provisioning")}
    return {owner.lower() for module in modules - sys.stdlib_module_names for owner in owners[module]}


@pytest.mark.parametrize("extra", EXTRAS)
def test_an_extra_names_what_is_imported(built: tuple[Path, ZipFile], extra: str) -> None:
    """In the metadata of the wheel, which is all that pip reads."""
    _, wheel = built
    found = set().union(*(imported(wheel, prefix) for prefix in EXTRAS[extra]))
    assert found
    assert found - requirements(wheel, extra) == set()


def test_the_source_distribution_is_whole(built: tuple[Path, ZipFile], tmp_path: Path) -> None:
    """`python -m pip install .` in it installs what the checkout has."""
    source, wheel = built
    options = ("--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--target", str(tmp_path))
    subprocess.run([sys.executable, "-m", "pip", "install", *options, "."], cwd=source, check=True, timeout=300)

    roots = [path for name in ("runtime", "generated", "overlays", "sandbox") for path in (ROOT / name).glob("*/")]
    ours = {
        path.relative_to(root.parent).as_posix(): path.read_bytes()
        for root in roots
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert len(ours) > 100
    assert {name: (tmp_path / name).read_bytes() for name in ours} == ours
    assert {name for name in wheel.namelist() if ".dist-info/" not in name} >= ours.keys()
