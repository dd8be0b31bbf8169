"""Doctrine: an operation that is added to the spec can be called on both clients, and nothing else needs to be done."""

import sys
from pathlib import Path

import pytest

from tests.generator.running import HERE, ROOT, SPEC, generated, importing, load, shell

pytestmark = pytest.mark.slow

CALLER = """
from datetime import date

from cloudinary_provisioning import AsyncProvisioning, Provisioning
from cloudinary_provisioning.models import Part, PartRequest, Shape, Status, Widget


def right(client: Provisioning) -> None:
    shape = Shape.from_dict({"sides": 3})
    widget: Widget = client.widgets.create(name="Cog", shape=shape, parts=[PartRequest(name="Tooth")])
    parts: list[Part] = client.widgets.list_parts(widget.id)
    note: str | None = client.widgets.list(since=date(2026, 1, 31), sizes=[1], order="asc").widgets[0].note
    origin: Shape | str | list[int] | None = widget.origin
    client.widgets.delete(widget.id)


async def right_too(client: AsyncProvisioning) -> Status:
    parts: list[Part] = await client.widgets.list_parts("w1")
    return await client.gizmos.get_status()


def wrong(client: Provisioning) -> None:
    client.widgets.create()  # type: ignore[call-arg]
    client.widgets.create("Cog")  # type: ignore[call-arg]
    client.widgets.delete(1)  # type: ignore[arg-type]
    client.widgets.list(order="sideways")  # type: ignore[arg-type]
    client.widgets.list(sizes=["1"])  # type: ignore[list-item]
    client.widgets.list(color=["red"])  # type: ignore[call-arg]
    client.widgets.get("w1").nmae  # type: ignore[attr-defined]
    widget: Widget = client.widgets.get_successor("w1")  # type: ignore[assignment]
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    spec, new = load(SPEC), load(HERE / "widgets.yaml")
    spec["tags"] += new["tags"]
    spec["paths"] |= new["paths"]
    spec["components"]["schemas"] |= new["schemas"]
    return generated(spec, tmp_path_factory.mktemp("widgets"))


def test_the_new_operations_can_be_called(output: Path) -> None:
    options = ["-q", "--noconftest", "-p", "no:cacheprovider"]
    session = shell(
        sys.executable, "-m", "pytest", *options, HERE / "widgets_session.py", cwd=ROOT, env=importing(output)
    )
    assert session.returncode == 0, session.stdout + session.stderr


def test_the_new_operations_are_typed(output: Path, tmp_path: Path, mypy_cache: str) -> None:
    # Strictness makes an ignored error that is none an error itself: what `wrong` does must be found.
    (tmp_path / "caller.py").write_text(CALLER)
    options = ["--config-file=", "--strict", "--python-version=3.11", mypy_cache]
    paths = {"MYPYPATH": importing(output)["PYTHONPATH"]}
    mypy = shell(
        sys.executable, "-m", "mypy", *options, output, "caller.py", cwd=tmp_path, env={**importing(output), **paths}
    )
    assert mypy.returncode == 0, mypy.stdout + mypy.stderr
