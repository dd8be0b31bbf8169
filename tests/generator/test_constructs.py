"""The proof of the dialect: every construct, in every place where it may stand, is generated, typed, sent and read."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from generator.shape import DEFINITIONS

from tests.generator.constructs import Case, cases, spec
from tests.generator.running import HERE, generated, importing, load, shell

CALLS = """
import asyncio, json, sys
from datetime import UTC, date, datetime
import httpx
from cloudinary_provisioning import AsyncProvisioning, Provisioning, models

asked = []
case = {}
def handler(request):
    asked.append(request)
    return httpx.Response(case["status"], content=b"" if case["status"] == 204 else json.dumps(case["answer"]))
transport, url = httpx.MockTransport(handler), "account://key:secret@acc"
clients = [
    Provisioning(url, http_client=httpx.Client(transport=transport)),
    AsyncProvisioning(url, http_client=httpx.AsyncClient(transport=transport)),
]
names = {name: getattr(models, name) for name in models.__all__} | {"UTC": UTC, "date": date, "datetime": datetime}
SECRET = "obviously-fake"

def is_whole(value, wire):
    if hasattr(value, "to_dict"):
        return value.to_dict() == wire and SECRET not in repr(value)
    if isinstance(value, dict):
        return value.keys() == wire.keys() and all(is_whole(value[key], wire[key]) for key in wire)
    if isinstance(value, list) and isinstance(wire, list):
        return len(value) == len(wire) and all(map(is_whole, value, wire))
    return True

async def call(client):
    result = eval(case["call"].removesuffix(".value"), names | {"client": client})
    result = await result if asyncio.iscoroutine(result) else result
    (request,) = asked
    if case["kind"] == "secret" and case["body"]:
        sent = eval(case["call"].partition("value=")[2][:-1], names)
        assert not hasattr(sent, "to_dict") or SECRET not in repr(sent), "it is shown"
    assert request.url.raw_path.partition(b"?")[0].decode() == case["path"], request.url
    assert [list(pair) for pair in request.url.params.multi_items()] == case["query"], request.url
    assert (json.loads(request.content) if request.content else None) == case["body"], request.content
    assert case["status"] == 204 or is_whole(result, case["answer"]), result
    result = result.value if case["call"].endswith(".value") else result
    for way, expected in case["checks"]:
        got, wanted = eval("result" + way, {"result": result}), eval(expected, names)
        assert got == wanted and type(got) is type(wanted), (got, wanted)

faults = {}
async def main():
    global case
    for case in json.load(sys.stdin):
        for client in clients:
            asked.clear()
            try:
                await call(client)
            except Exception as error:
                faults[case["id"]] = f"{type(client).__name__}: {error!r}"
asyncio.run(main())
print(json.dumps(faults))
"""

TYPED = """
from datetime import UTC, date, datetime
from typing import Any, assert_type
from cloudinary_provisioning import AsyncProvisioning, Provisioning
from cloudinary_provisioning.models import *
def run(client: Provisioning) -> None:
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One package for all of them."""
    return generated(spec(cases()), tmp_path_factory.mktemp("constructs"))


@pytest.mark.slow
def test_every_construct_is_sent_and_read_by_both_clients(output: Path) -> None:
    session = shell(
        sys.executable, "-c", CALLS, input=json.dumps([asdict(case) for case in cases()]), env=importing(output)
    )
    assert session.stderr == ""
    assert json.loads(session.stdout) == {}


def _typed(case: Case) -> list[str]:
    """The case for both clients; what is optional in Python, a field, is so here as well."""
    call, value = case.call.removesuffix(".value"), ".value" if case.call.endswith(".value") else ""
    return [f"{case.call}, {case.type}", f"(await {call.replace('client', 'aclient', 1)}){value}, {case.type}"]


@pytest.mark.slow
def test_every_construct_is_typed(output: Path, tmp_path: Path, mypy_cache: str) -> None:
    checks = [_typed(case) for case in cases() if case.status != 204]
    calls = [case.call for case in cases() if case.status == 204]
    code = [TYPED, *(f"    assert_type({sync})\n" for sync, _ in checks), *(f"    {call}\n" for call in calls)]
    code += ["async def run_too(aclient: AsyncProvisioning) -> None:\n"]
    code += [*(f"    assert_type({later})\n" for _, later in checks)]
    code += [*(f"    await {call.replace('client', 'aclient', 1)}\n" for call in calls)]
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


def test_every_construct_has_a_case_in_every_place() -> None:
    """That is, in those of `x-places`; what may stand in the query may do so in a path, if the dialect says so."""
    kinds = {name: definition["x-places"] for name, definition in DEFINITIONS.items() if "x-places" in definition}
    found = {
        (case.kind, {"csv": "query", "json": "query", "field": "answer"}.get(case.place, case.place))
        for case in cases()
    }
    assert {(kind, place) for kind, places in kinds.items() for place in places} <= found
