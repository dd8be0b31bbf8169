from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api


def test_a_new_environment_is_enabled_and_has_one_key(api: Api) -> None:
    created = api.environment("Client Portal", custom_attributes={"tier": "premium", "tags": [1, None]})

    assert re.fullmatch(r"[0-9a-f]{30}", created["id"])
    assert created["name"] == "Client Portal"
    assert created["cloud_name"] == "client-portal"
    assert created["enabled"] is True
    assert created["custom_attributes"] == {"tier": "premium", "tags": [1, None]}
    [key] = created["api_access_keys"]
    assert re.fullmatch(r"\d{15}", key["key"])
    assert re.fullmatch(r"[\w-]{27}", key["secret"])
    assert key["enabled"] is True
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", created["created_at"])
    assert api.get(f"/sub_accounts/{created['id']}") == created


def test_it_may_start_disabled(api: Api) -> None:
    assert api.environment(enabled=False)["enabled"] is False


@pytest.mark.parametrize(
    ("name", "cloud_name"),
    [
        ("my_test_env", "my-test-env"),
        ("ACME  Stores, Inc.", "acme-stores-inc"),
        ("???", "cloud"),
    ],
)
def test_the_cloud_name_is_derived_from_the_name(api: Api, name: str, cloud_name: str) -> None:
    assert api.environment(name)["cloud_name"] == cloud_name


def test_a_derived_cloud_name_that_is_taken_gets_a_suffix(api: Api) -> None:
    names = [api.environment("Client Portal")["cloud_name"] for _ in range(3)]
    assert names == ["client-portal", "client-portal-2", "client-portal-3"]


def test_a_cloud_name_is_unique_whatever_its_case(api: Api) -> None:
    first = api.environment(cloud_name="acme")
    error = api.post("/sub_accounts", status=409, name="Other", cloud_name="ACME")
    assert error == {"error": {"message": "Cloud name ACME is already taken"}}
    other = api.environment("Other")
    api.put(f"/sub_accounts/{other['id']}", status=409, cloud_name="Acme")
    assert api.put(f"/sub_accounts/{first['id']}", cloud_name="Acme")["cloud_name"] == "Acme"


@pytest.mark.parametrize("body", [{}, {"name": ""}, {"name": "  "}, {"name": 1}, {"name": "x", "cloud_name": "a b"}])
def test_bad_requests(api: Api, body: dict[str, Any]) -> None:
    assert list(api.post("/sub_accounts", status=400, **body)["error"]) == ["message"]
    assert api.get("/sub_accounts") == {"sub_accounts": []}


def test_a_base_passes_on_no_custom_attributes(api: Api) -> None:
    base = api.environment("Base", custom_attributes={"tier": "premium"})
    created = api.environment("Copy", base_sub_account_id=base["id"])
    assert created["custom_attributes"] == {}


def test_an_unknown_base_is_refused(api: Api) -> None:
    error = api.post("/sub_accounts", status=400, name="Copy", base_sub_account_id="nope")
    assert error == {"error": {"message": "cannot find sub account with id nope"}}


def test_update_changes_what_is_sent_and_replaces_the_attributes(api: Api) -> None:
    created = api.environment(custom_attributes={"a": 1, "b": 2})
    path = f"/sub_accounts/{created['id']}"

    renamed = api.put(path, name="Renamed")
    assert renamed == {**created, "name": "Renamed", "updated_at": renamed["updated_at"]}
    assert api.put(path, custom_attributes={"c": 3})["custom_attributes"] == {"c": 3}
    assert api.put(path, enabled=False)["enabled"] is False
    assert api.put(path, cloud_name="renamed-portal")["cloud_name"] == "renamed-portal"
    assert api.get(path)["custom_attributes"] == {"c": 3}


def test_what_is_deleted_is_gone(api: Api) -> None:
    environment = api.environment()
    path = f"/sub_accounts/{environment['id']}"
    assert api.delete(path) == {"message": "ok"}

    message = f"Cannot find sub account with id {environment['id']}"
    for method, route in [("GET", path), ("DELETE", path), ("GET", f"{path}/access_keys")]:
        assert api.send(method, route, status=404) == {"error": {"message": message}}
    api.put(path, status=404, name="x")
    assert api.environment()["cloud_name"] == "client-portal"


def test_filters_combine(api: Api) -> None:
    portal = api.environment("Client Portal")
    archive = api.environment("Client Archive", enabled=False)
    shop = api.environment("Shop", cloud_name="Shop")

    def found(**params: Any) -> list[str]:
        return [item["id"] for item in api.get("/sub_accounts", **params)["sub_accounts"]]

    assert found() == [portal["id"], archive["id"], shop["id"]]
    assert found(enabled="true") == [portal["id"], shop["id"]]
    assert found(enabled="false") == [archive["id"]]
    assert found(prefix="client") == [portal["id"], archive["id"]]
    assert found(prefix="client", enabled="true") == [portal["id"]]
    assert found(prefix="Portal") == []
    assert found(ids=f"{shop['id']},{portal['id']},unknown") == [portal["id"], shop["id"]]
    assert found(ids=f"{shop['id']},{archive['id']}", enabled="false") == [archive["id"]]
    assert found(cloud_names="shop,client-archive") == [archive["id"], shop["id"]]
    assert found(prefix="%") == []


def test_at_most_a_hundred_ids(api: Api) -> None:
    api.get("/sub_accounts", ids=",".join(str(number) for number in range(100)))
    error = api.get("/sub_accounts", status=400, ids=",".join(str(number) for number in range(101)))
    assert error == {"error": {"message": "ids may hold at most 100 values"}}
    api.get("/sub_accounts", status=400, cloud_names=",".join(str(number) for number in range(101)))
