from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api


def test_life_of_a_group(api: Api) -> None:
    group = api.group("Editors")
    path = f"/user_groups/{group['id']}"
    assert group == {"id": group["id"], "name": "Editors"}
    assert api.get("/user_groups") == {"user_groups": [group]}
    assert api.get(path) == group
    assert api.put(path, name="Writers") == {"id": group["id"], "name": "Writers"}
    assert api.put(path) == {"id": group["id"], "name": "Writers"}
    assert api.delete(path) == {"ok": True}
    for method, route in [("GET", path), ("DELETE", path), ("GET", f"{path}/users")]:
        assert api.send(method, route, status=404) == {"error": {"message": "not found"}}
    api.put(path, status=404, name="x")


def test_a_name_stands_for_one_group(api: Api) -> None:
    editors = api.group("Editors")
    readers = api.group("Readers")
    api.post("/user_groups", status=409, name="Editors")
    api.put(f"/user_groups/{readers['id']}", status=409, name="Editors")
    api.put(f"/user_groups/{editors['id']}", name="Editors")
    api.post("/user_groups", status=400)
    api.post("/user_groups", status=400, name="")


def test_extended_details(api: Api) -> None:
    user = api.user()
    group = api.group("Editors", extended_details=True)
    assert group["users"] == []
    path = f"/user_groups/{group['id']}"
    api.post(f"{path}/users/{user['id']}")
    member = {"id": user["id"], "name": user["name"], "email": user["email"]}

    details = api.get(path, extended_details="true")
    assert list(details) == ["id", "name", "users", "created_at", "updated_at"]
    assert details["users"] == [member]
    assert api.get("/user_groups", extended_details="true") == {"user_groups": [details]}
    assert api.put(path, name="Editors", extended_details=True)["users"] == [member]
    assert "users" not in api.get(path, extended_details="false")


def test_membership(api: Api) -> None:
    group = api.group()
    ada, grace = api.user(), api.user("Grace Hopper", "grace@example.com")
    members = f"/user_groups/{group['id']}/users"

    def short(*users: dict[str, Any]) -> dict[str, Any]:
        return {"users": [{"id": user["id"], "name": user["name"], "email": user["email"]} for user in users]}

    assert api.send("POST", f"{members}/{grace['id']}") == short(grace)
    assert api.post(f"{members}/{ada['id']}") == short(grace, ada)
    assert api.post(f"{members}/{ada['id']}") == short(grace, ada)
    assert api.get(members) == short(grace, ada)
    assert api.get(f"/users/{ada['id']}/groups") == {"groups": [group]}
    shown = api.get(f"/users/{ada['id']}")
    assert (shown["groups"], shown["group_count"]) == ([group], 1)

    assert api.delete(f"{members}/{grace['id']}") == short(ada)
    assert api.delete(f"{members}/{grace['id']}") == short(ada)
    for unknown in [f"{members}/nobody", f"/user_groups/none/users/{ada['id']}"]:
        api.post(unknown, status=404)
        api.delete(unknown, status=404)


def test_a_deleted_user_leaves_their_groups_and_a_deleted_group_its_members(api: Api) -> None:
    editors, readers = api.group("Editors"), api.group("Readers")
    ada, grace = api.user(), api.user("Grace Hopper", "grace@example.com")
    for group in (editors, readers):
        for user in (ada, grace):
            api.post(f"/user_groups/{group['id']}/users/{user['id']}")

    api.delete(f"/users/{ada['id']}")
    assert [user["id"] for user in api.get(f"/user_groups/{editors['id']}/users")["users"]] == [grace["id"]]
    api.delete(f"/user_groups/{editors['id']}")
    assert api.get(f"/users/{grace['id']}/groups") == {"groups": [readers]}
