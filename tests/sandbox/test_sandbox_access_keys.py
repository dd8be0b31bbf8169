from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api


@pytest.fixture
def keys(api: Api) -> str:
    return f"/sub_accounts/{api.environment()['id']}/access_keys"


def test_the_key_of_a_new_environment_is_its_root_key(api: Api) -> None:
    environment = api.environment()
    answer = api.get(f"/sub_accounts/{environment['id']}/access_keys")

    assert list(answer) == ["access_keys", "total"]
    assert answer["total"] == 1
    [root] = answer["access_keys"]
    assert list(root) == ["name", "api_key", "api_secret", "created_at", "updated_at", "enabled", "root"]
    assert (root["name"], root["root"], root["enabled"]) == ("Root", True, True)
    [shown] = environment["api_access_keys"]
    assert (shown["key"], shown["secret"]) == (root["api_key"], root["api_secret"])


def test_generate(api: Api, keys: str) -> None:
    key = api.post(keys, name="Production Keys", enabled=False)
    assert (key["name"], key["enabled"], key["root"]) == ("Production Keys", False, False)
    assert key["api_secret"]

    unnamed = api.post(keys)
    assert unnamed["enabled"] is True
    assert unnamed["name"] == "Key 3"
    assert api.get(keys)["total"] == 3


def test_a_name_stands_for_one_key(api: Api, keys: str) -> None:
    key = api.post(keys, name="Production Keys")
    api.post(keys, status=409, name="Production Keys")
    api.post(keys, status=400, name=" ")
    api.put(f"{keys}/{key['api_key']}", status=409, name="Root")
    assert api.put(f"{keys}/{key['api_key']}", name="Production Keys")["name"] == "Production Keys"


def test_an_environment_shows_its_enabled_keys_oldest_first(api: Api) -> None:
    environment = api.environment()
    keys = f"/sub_accounts/{environment['id']}/access_keys"
    second = api.post(keys, name="Second")
    api.post(keys, name="Off", enabled=False)
    shown = [key["key"] for key in api.get(f"/sub_accounts/{environment['id']}")["api_access_keys"]]
    assert shown == [environment["api_access_keys"][0]["key"], second["api_key"]]


def test_update_changes_what_is_sent(api: Api, keys: str) -> None:
    key = api.post(keys, name="Old")
    path = f"{keys}/{key['api_key']}"
    assert api.put(path, name="New") == {**key, "name": "New"}
    assert api.put(path, enabled=False)["enabled"] is False
    assert api.put(path)["name"] == "New"


def test_a_dedication_moves_from_key_to_key(api: Api, keys: str) -> None:
    first, second = api.post(keys, name="First"), api.post(keys, name="Second")
    assert "dedicated_for" not in first
    assert api.put(f"{keys}/{first['api_key']}", dedicated_for="webhooks")["dedicated_for"] == ["webhooks"]
    assert api.put(f"{keys}/{second['api_key']}", dedicated_for="webhooks")["dedicated_for"] == ["webhooks"]

    dedicated = [key["name"] for key in api.get(keys)["access_keys"] if "dedicated_for" in key]
    assert dedicated == ["Second"]
    shown = list(api.get(keys)["access_keys"][0])
    assert shown[-3:] == ["enabled", "dedicated_for", "root"]
    api.put(f"{keys}/{first['api_key']}", status=400, dedicated_for="everything")

    other = api.environment("Other")
    path = f"/sub_accounts/{other['id']}/access_keys/{other['api_access_keys'][0]['key']}"
    api.put(path, dedicated_for="webhooks")
    assert [key["name"] for key in api.get(keys)["access_keys"] if "dedicated_for" in key] == ["Second"]


def test_delete_by_key_and_by_name(api: Api, keys: str) -> None:
    first = api.post(keys, name="First")
    api.post(keys, name="Second & last")
    assert api.delete(f"{keys}/{first['api_key']}") == {"message": "ok"}
    assert api.delete(keys, name="Second & last") == {"message": "ok"}
    assert [key["name"] for key in api.get(keys)["access_keys"]] == ["Root"]

    api.delete(f"{keys}/{first['api_key']}", status=404)
    api.put(f"{keys}/{first['api_key']}", status=404, name="x")
    api.delete(keys, status=404, name="First")
    assert api.delete(keys, status=400) == {"error": {"message": "Missing required parameter - name"}}


def test_a_key_is_known_in_its_own_environment_only(api: Api, keys: str) -> None:
    other = api.environment("Other")
    key = other["api_access_keys"][0]["key"]
    assert api.delete(f"{keys}/{key}", status=404) == {"error": {"message": "not found"}}
    assert api.delete(keys, name="Root") == {"message": "ok"}
    assert api.get(f"/sub_accounts/{other['id']}/access_keys")["total"] == 1


def test_a_page_has_a_hundred_keys(api: Api, keys: str) -> None:
    for _ in range(100):
        api.post(keys)
    assert [len(api.get(keys, page=page)["access_keys"]) for page in (1, 2, 3)] == [100, 1, 0]
    assert len(api.get(keys)["access_keys"]) == 101


def test_sorting_and_paging(api: Api, keys: str) -> None:
    for name in ["beta", "Alpha", "gamma"]:
        api.post(keys, name=name, enabled=name != "beta")

    def names(**params: Any) -> list[str]:
        answer = api.get(keys, **params)
        assert answer["total"] == 4
        return [key["name"] for key in answer["access_keys"]]

    assert names() == ["gamma", "Alpha", "beta", "Root"]
    assert names(sort_order="asc") == ["Root", "beta", "Alpha", "gamma"]
    assert names(sort_by="name", sort_order="asc") == ["Alpha", "beta", "gamma", "Root"]
    assert names(sort_by="name", sort_order="desc", page=1, page_size=2) == ["Root", "gamma"]
    assert names(sort_by="name", sort_order="desc", page=2, page_size=3) == ["Alpha"]
    assert names(sort_by="enabled", sort_order="asc")[0] == "beta"
    assert names(page=2**31 - 1) == []
    assert len(names(page=0, page_size=0)) == 1
    invalid: list[dict[str, Any]] = [
        {"page": 2**31},
        {"page_size": 101},
        {"sort_by": "secret"},
        {"sort_order": "up"},
        {"page": "x"},
    ]
    for wrong in invalid:
        api.get(keys, status=400, **wrong)
