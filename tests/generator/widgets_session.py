"""Calls of the client that test_widgets.py generates; it runs this module where that client is the one imported."""

import asyncio
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cloudinary_provisioning_api
import httpx
import pytest
from cloudinary_provisioning import AsyncProvisioning, InvalidResponse, Provisioning

URL = "account://key:secret@acc"
WIDGET = {"id": "w1", "name": "Cog", "note": None}

# The committed client has no widgets, so that for a type checker a client and its results are anything.
Ask = Callable[..., tuple[Any, httpx.Request]]


@pytest.fixture(params=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Ask:
    """Calls a client of either kind; gives the result, and the request that was answered."""

    def ask(call: Callable[[Any], Any], answer: Any = None, status: int = 200) -> tuple[Any, httpx.Request]:
        requests = []

        def handler(request: httpx.Request) -> httpx.Response:
            requests.append(request)
            return httpx.Response(status) if answer is None else httpx.Response(status, json=answer)

        async def call_async() -> Any:
            async with httpx.AsyncClient(transport=httpx.MockTransport(handler)) as http:
                return await call(AsyncProvisioning(URL, http_client=http))

        if request.param == "async":
            result = asyncio.run(call_async())
        else:
            with httpx.Client(transport=httpx.MockTransport(handler)) as http:
                result = call(Provisioning(URL, http_client=http))
        (sent,) = requests
        return result, sent

    return ask


def test_this_is_the_new_client() -> None:
    assert Path(cloudinary_provisioning_api.__file__).is_relative_to(os.environ["PYTHONPATH"].split(os.pathsep)[0])


def test_an_operation_is_called(ask: Ask) -> None:
    """What each construct becomes is told by test_constructs.py."""
    shape = {"sides": 3, "round": False, "unknown": 1}
    widget, _ = ask(lambda client: client.widgets.get("a/b ü"), WIDGET | {"shape": shape})
    _, request = ask(lambda client: client.widgets.create(name="Cog", shape=widget.shape), WIDGET, 201)
    assert (request.method, request.url.path) == ("POST", "/v1_1/provisioning/accounts/acc/widgets")
    assert json.loads(request.content) == {"name": "Cog", "shape": shape}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"id": None}, "id"),
        ({"shape": {"sides": "three"}}, r"shape\.sides"),
        ({"parts": [{"name": "Tooth"}, {}]}, r"parts\[1\]\.name"),
        ({"origin": 7}, "origin: expected one of several types, got an integer"),
        ({"origin": {"sides": "three"}}, r"origin\.sides"),
        ({"origin": [1, "2"]}, r"origin\[1\]"),
        ({"ready_at": "soon"}, "ready_at"),
    ],
)
def test_a_result_that_is_not_as_the_spec_says(ask: Ask, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidResponse, match=field):
        ask(lambda client: client.widgets.get("w1"), WIDGET | wrong)


@pytest.mark.parametrize(("answer", "status"), [(WIDGET, 200), (None, 204)])
def test_an_answer_that_may_have_no_content(ask: Ask, answer: Any, status: int) -> None:
    result, _ = ask(lambda client: client.widgets.get_successor("w1"), answer, status)
    assert (result and result.to_dict()) == answer


def test_an_answer_without_the_content_that_is_promised(ask: Ask) -> None:
    with pytest.raises(InvalidResponse):
        ask(lambda client: client.widgets.get("w1"), None, 204)


def test_a_deprecated_operation_warns_its_caller(ask: Ask) -> None:
    with pytest.warns(DeprecationWarning, match=r"widgets\.polish is deprecated") as warned:
        result, _ = ask(lambda client: client.widgets.polish("w1"), ["Tooth"])
    assert result == ["Tooth"]
    assert [warning.filename for warning in warned] == [__file__]
    with pytest.warns(DeprecationWarning, match=r"widgets\.polish is deprecated") as warned:
        call = Provisioning(URL).calls.widgets.polish("w1")  # type: ignore[attr-defined] # it is a new one
    assert call.operation == "widgets.polish"
    assert [warning.filename for warning in warned] == [__file__]


@pytest.mark.parametrize(("iterator", "operation"), [("iter_spares", "spares"), ("iter_list_old", "list_old")])
def test_a_deprecated_iterator_warns_its_caller(ask: Ask, iterator: str, operation: str) -> None:
    async def take(items: Any) -> list[Any]:
        return [item async for item in items]

    def take_all(client: Any) -> Any:
        items = getattr(client.widgets, iterator)()
        return list(items) if hasattr(items, "__next__") else take(items)

    with pytest.warns(DeprecationWarning, match=rf"widgets\.{operation} is deprecated") as warned:
        result, _ = ask(take_all, {"widgets": []})
    assert result == []
    assert [warning.filename for warning in warned] == [__file__]
