"""Calls of the client that test_widgets.py generates; it runs this module where that client is the one imported."""

import asyncio
import json
import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import cloudinary_provisioning_api
import httpx
import pytest
from cloudinary_provisioning import AsyncProvisioning, InvalidResponse, NotFound, Provisioning, models

URL = "account://key:secret@acc"
WIDGETS = "/v1_1/provisioning/accounts/acc/widgets"
WIDGET = {"id": "w1", "name": "Cog", "note": None}

# The committed client has no widgets, so that for a type checker a client, its models and its results are anything.
Ask = Callable[..., tuple[Any, httpx.Request]]
new_models: Any = models


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


def body(request: httpx.Request) -> Any:
    return json.loads(request.content)


def test_this_is_the_new_client() -> None:
    assert Path(cloudinary_provisioning_api.__file__).is_relative_to(os.environ["PYTHONPATH"].split(os.pathsep)[0])


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        ({}, []),
        ({"colors": ["red", "sky blue"]}, [("colors", "red,sky blue")]),
        ({"sizes": [1, 2]}, [("sizes", "1"), ("sizes", "2")]),
        ({"labels": ["a,b", 'c"d']}, [("labels", '["a,b","c\\"d"]')]),
        ({"labels": []}, [("labels", "[]")]),
        ({"page": 2}, [("page", "2")]),
        ({"active": True}, [("active", "true")]),
        ({"active": False}, [("active", "false")]),
        ({"since": date(2026, 1, 31)}, [("since", "2026-01-31")]),
        ({"since": "2026-01-31T12:00:00Z"}, [("since", "2026-01-31")]),
        ({"order": "desc"}, [("order", "desc")]),
    ],
)
def test_query(ask: Ask, arguments: dict[str, Any], query: list[tuple[str, str]]) -> None:
    result, request = ask(lambda client: client.widgets.list(**arguments), {"widgets": [WIDGET]})
    assert (request.method, request.url.path) == ("GET", WIDGETS)
    assert request.url.params.multi_items() == query
    assert [widget.id for widget in result.widgets] == ["w1"]


@pytest.mark.parametrize(
    "arguments",
    [{"colors": []}, {"colors": ["a", "b", "c", "d"]}, {"colors": "red"}, {"colors": ["a,b"]}, {"since": "soon"}],
)
def test_arguments_that_the_spec_forbids(arguments: dict[str, Any]) -> None:
    client: Any = Provisioning(URL)
    (name,) = arguments
    with pytest.raises(ValueError, match=name):
        client.widgets.list(**arguments)


def test_body(ask: Ask) -> None:
    _, request = ask(
        lambda client: client.widgets.create(
            name="Cog",
            color="red",
            ready_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
            note=None,
            attributes={"tier": "premium", "deep": {"list": [1, None]}},
            shape=new_models.Shape.from_dict({"sides": 3}),
            parts=[new_models.PartRequest(name="Tooth", count=2), new_models.PartRequest(name="Axle")],
        ),
        WIDGET,
        201,
    )
    assert (request.method, request.url.path, request.headers["content-type"]) == ("POST", WIDGETS, "application/json")
    assert body(request) == {
        "name": "Cog",
        "color": "red",
        "ready_at": "2026-01-02T03:04:05Z",
        "note": None,
        "attributes": {"tier": "premium", "deep": {"list": [1, None]}},
        "shape": {"sides": 3},
        "parts": [{"name": "Tooth", "count": 2}, {"name": "Axle"}],
    }


def test_what_is_not_passed_is_not_sent(ask: Ask) -> None:
    assert body(ask(lambda client: client.widgets.create(name="Cog"), WIDGET, 201)[1]) == {"name": "Cog"}


def test_a_model_that_was_received_can_be_sent(ask: Ask) -> None:
    shape = {"sides": 3, "round": False, "unknown": 1}
    widget, _ = ask(lambda client: client.widgets.get("w1"), WIDGET | {"shape": shape})
    _, request = ask(lambda client: client.widgets.create(name="Cog", shape=widget.shape), WIDGET, 201)
    assert body(request)["shape"] == shape


def test_result(ask: Ask) -> None:
    answer = {
        "id": "w1",
        "name": "Cog",
        "color": "a colour that came later",
        "ready_at": "2026-01-02T03:04:05+02:00",
        "released": "2026-01-31",
        "note": None,
        "attributes": {"tier": "premium"},
        "shape": {"sides": 3},
        "parts": [{"name": "Tooth"}],
        "secret": "obviously-fake",
        "unknown": {"kept": True},
    }
    widget, request = ask(lambda client: client.widgets.get("a/b ü"), answer)
    assert request.url.raw_path.decode() == f"{WIDGETS}/a%2Fb%20%C3%BC"
    assert request.headers["authorization"].startswith("Basic ")
    assert widget.color == "a colour that came later"
    assert widget.ready_at == datetime(2026, 1, 2, 1, 4, 5, tzinfo=UTC)
    assert (widget.released, widget.note, widget.attributes) == (date(2026, 1, 31), None, {"tier": "premium"})
    assert (widget.shape.sides, widget.shape.round, widget.parts[0].name) == (3, None, "Tooth")
    assert widget.additional_properties == {"unknown": {"kept": True}}
    assert widget.to_dict() == answer


@pytest.mark.parametrize("origin", [{"sides": 4}, "Oslo", [7]])
def test_one_of(ask: Ask, origin: Any) -> None:
    widget, _ = ask(lambda client: client.widgets.get("w1"), WIDGET | {"origin": origin})
    assert widget.origin == (new_models.Shape.from_dict(origin) if isinstance(origin, dict) else origin)
    assert widget.to_dict()["origin"] == origin


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


def test_a_secret_is_not_shown(ask: Ask) -> None:
    widget, _ = ask(lambda client: client.widgets.get("w1"), WIDGET | {"secret": "obviously-fake"})
    assert widget.secret == "obviously-fake"
    assert "obviously-fake" not in repr(widget)


def test_an_answer_without_content(ask: Ask) -> None:
    result, request = ask(lambda client: client.widgets.delete("w1"), status=204)
    assert (result, request.method, request.url.path) == (None, "DELETE", f"{WIDGETS}/w1")


@pytest.mark.parametrize("widget_id", ["", " ", ".", ".."])
def test_an_id_that_names_no_one_thing(widget_id: str) -> None:
    client: Any = Provisioning(URL)
    with pytest.raises(ValueError, match="widget_id"):
        client.widgets.delete(widget_id)


def test_an_answer_that_is_a_list(ask: Ask) -> None:
    parts, _ = ask(lambda client: client.widgets.list_parts("w1"), [{"name": "Tooth"}, {"name": "Axle"}])
    assert [part.name for part in parts] == ["Tooth", "Axle"]


def test_a_deprecated_operation_warns_its_caller(ask: Ask) -> None:
    with pytest.warns(DeprecationWarning, match=r"widgets\.polish is deprecated") as warned:
        result, _ = ask(lambda client: client.widgets.polish("w1"), ["Tooth"])
    assert result == ["Tooth"]
    assert [warning.filename for warning in warned] == [__file__]
    with pytest.warns(DeprecationWarning, match=r"widgets\.polish is deprecated") as warned:
        call = Provisioning(URL).calls.widgets.polish("w1")  # type: ignore[attr-defined] # it is a new one
    assert call.operation == "widgets.polish"
    assert [warning.filename for warning in warned] == [__file__]


def test_a_deprecated_iterator_warns_its_caller(ask: Ask) -> None:
    async def take(items: Any) -> list[Any]:
        return [item async for item in items]

    def take_all(client: Any) -> Any:
        items = client.widgets.iter_spares()
        return list(items) if hasattr(items, "__next__") else take(items)

    with pytest.warns(DeprecationWarning, match=r"widgets\.spares is deprecated") as warned:
        result, _ = ask(take_all, {"widgets": [WIDGET]})
    assert [widget.id for widget in result] == ["w1"]
    assert [warning.filename for warning in warned] == [__file__]


def test_a_call_without_credentials(ask: Ask) -> None:
    status, request = ask(lambda client: client.gizmos.get_status(), {"name": "fine"})
    assert "authorization" not in request.headers
    assert status.name == "fine"


def test_errors_are_those_of_every_operation(ask: Ask) -> None:
    with pytest.raises(NotFound, match="no such widget"):
        ask(lambda client: client.widgets.get("w1"), {"error": {"message": "no such widget"}}, 404)


def test_what_was_there_before_is_there_still(ask: Ask) -> None:
    result, _ = ask(lambda client: client.product_environments.list(), {"sub_accounts": []})
    assert result.sub_accounts == []


@pytest.mark.parametrize(("answer", "status"), [(WIDGET, 200), (None, 204)])
def test_an_answer_that_may_have_no_content(ask: Ask, answer: Any, status: int) -> None:
    result, _ = ask(lambda client: client.widgets.get_successor("w1"), answer, status)
    assert (result and result.to_dict()) == answer


def test_an_answer_without_the_content_that_is_promised(ask: Ask) -> None:
    with pytest.raises(InvalidResponse):
        ask(lambda client: client.widgets.get("w1"), None, 204)


def test_a_deprecated_operation_warns(ask: Ask) -> None:
    with pytest.warns(DeprecationWarning, match=r"widgets\.list_old is deprecated") as warnings:
        ask(lambda client: client.widgets.list_old(), {"widgets": []})
    assert [warning.filename for warning in warnings] == [__file__]


def test_the_iterator_of_a_deprecated_operation_warns(ask: Ask) -> None:
    async def collected(client: Any) -> list[Any]:
        return [widget async for widget in client.widgets.iter_list_old()]

    def collect(client: Any) -> Any:
        is_async = isinstance(client, AsyncProvisioning)
        return collected(client) if is_async else [*client.widgets.iter_list_old()]

    with pytest.warns(DeprecationWarning, match=r"widgets\.list_old is deprecated") as warnings:
        result, _ = ask(collect, {"widgets": []})
    assert result == []
    assert [warning.filename for warning in warnings] == [__file__]
