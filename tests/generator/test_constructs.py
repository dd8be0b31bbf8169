"""The proof of the dialect: every construct, in every place where it may stand, is generated, typed, sent and read."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import pytest
from generator.shape import DEFINITIONS

from tests.generator.constructs import Case, cases, spec
from tests.generator.running import HERE, generated, importing, load, shell
from tests.generator.walks import Walk, walks

TYPED = """
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime
from typing import Any, assert_type
from cloudinary_provisioning import AsyncProvisioning, Provisioning
from cloudinary_provisioning.models import *
def run(client: Provisioning) -> None:
"""


WALKS = [*walks()]
TAG = WALKS[-1].call.split(".")[1]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One package for all of them."""
    return generated(spec([*cases(), *WALKS]), tmp_path_factory.mktemp("constructs"))


@pytest.mark.slow
@pytest.mark.parametrize("found", [cases, lambda: WALKS], ids=["calls", "walks"])
def test_every_construct_is_sent_and_read_by_both_clients(
    found: Callable[[], Sequence[Case | Walk]], output: Path
) -> None:
    given = json.dumps([asdict(case) for case in found()])
    session = shell(sys.executable, HERE / "construct_session.py", input=given, env=importing(output))
    assert session.stderr == ""
    assert json.loads(session.stdout) == {}


def _typed(case: Case | Walk, of: str, client: str) -> str:
    """The case as a statement for one of the clients; what is optional in Python, a field, is so here as well."""
    code = case.call.replace("client", client, 1)
    if isinstance(case, Walk):
        return f"    assert_type({code}, {of}Iterator[{case.item}])\n"
    call, value = code.removesuffix(".value"), ".value" if code.endswith(".value") else ""
    code = f"(await {call}){value}" if of else code
    return f"    {code}\n" if case.status == 204 else f"    assert_type({code}, {case.type})\n"


@pytest.mark.slow
def test_every_construct_is_typed(output: Path, tmp_path: Path, mypy_cache: str) -> None:
    every: list[Case | Walk] = [*cases(), *WALKS]
    code = [TYPED, *(_typed(case, "", "client") for case in every)]
    code += ["async def run_too(aclient: AsyncProvisioning) -> None:\n"]
    code += [_typed(case, "Async", "aclient") for case in every]
    (tmp_path / "caller.py").write_text("".join(code), encoding="utf-8")
    options = ["--config-file=", "--strict", "--python-version=3.11", mypy_cache]
    environment = {**importing(output), "MYPYPATH": importing(output)["PYTHONPATH"]}
    mypy = shell(sys.executable, "-m", "mypy", *options, output, "caller.py", cwd=tmp_path, env=environment)
    assert mypy.returncode == 0, mypy.stdout + mypy.stderr


@pytest.mark.slow
def test_everything_at_once_is_typed(tmp_path: Path, mypy_cache: str) -> None:
    output = generated(load(HERE / "everything.yaml"), tmp_path)
    options = ["--config-file=", "--strict", "--python-version=3.11", mypy_cache]
    mypy = shell(sys.executable, "-m", "mypy", *options, ".", cwd=output, env={**importing(output)})
    assert mypy.returncode == 0, mypy.stdout + mypy.stderr


@pytest.mark.slow
def test_every_construct_has_cases_where_it_may_stand_and_nowhere_else() -> None:
    expected = {(name, place) for name, schema in DEFINITIONS.items() for place in schema.get("x-places", ())}
    assert {(case.kind, place) for case in cases() for place in _places(case)} == expected


def _places(case: Case) -> Iterator[str]:
    """The places of the dialect that a case proves something about its sample in."""
    if case.form == "in a union" and case.kind != "union":
        yield "union"
    if case.place in ("query", "csv") and case.form in ("in a list", "named, in a list"):
        yield "query list"
    elif case.place == "json":
        yield from () if case.form else ("query content",)
    elif case.place == "body":
        yield from () if case.form else ("body",)
    else:
        yield {"csv": "query", "field": "answer"}.get(case.place, case.place)


def test_every_way_of_paging_has_walks() -> None:
    keys = {"pages": set[str](), "cursors": set[str]()}
    for found in WALKS:
        for path in found.paths.values():
            for node in path.values():
                rule = node.get("x-paging", {"style": "whole"})
                keys.get(f"{rule['style']}s", set()).update(rule)
    assert keys == {name: {*DEFINITIONS[name]["properties"]} for name in keys}


@pytest.mark.parametrize("status", ["404", "204"])
def test_a_list_that_may_not_come_has_no_iterator(status: str, tmp_path: Path) -> None:
    document = spec(WALKS[-1:])
    for item in document["paths"].values():
        item["get"]["responses"][status] = {"description": "There is none."}
    text = (generated(document, tmp_path) / "cloudinary_provisioning_api" / "api" / f"{TAG}.py").read_text("utf-8")
    assert ("def iter(" in text) == (status == "404")


@pytest.mark.slow
def test_the_code_of_the_cases_is_python() -> None:
    for case in cases():
        parts = [part for way, value in case.checks for part in (f"x{way}", value)]
        for code in (case.call, case.type, *parts):
            compile(code, case.id, "eval")
