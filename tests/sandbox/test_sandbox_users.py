from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_provisioning_sandbox import Sandbox

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api


@pytest.fixture
def environments(api: Api) -> list[str]:
    return [api.environment(name)["id"] for name in ("One", "Two", "Three")]


def test_a_new_user_is_pending_and_sees_everything(api: Api, environments: list[str]) -> None:
    user = api.user("Ada King Lovelace", "ada+test@example.com", role="admin")

    assert (user["pending"], user["status"], user["enabled"]) == (True, "pending", True)
    assert (user["first_name"], user["last_name"]) == ("Ada", "King Lovelace")
    assert user["all_sub_accounts"] is True
    assert "sub_account_ids" not in user
    assert user["sub_account_count"] == len(environments)
    assert (user["groups"], user["group_count"]) == ([], 0)
    assert "last_login" not in user
    assert user["account_id"] == api.sandbox.account_id
    assert (user["two_factor"], user["root"], user["providers"], user["email_preferences"]) == (False, False, [], {})
    assert user["updated_at"] == user["created_at"]
    assert "technical_role" not in user
    assert api.get(f"/users/{user['id']}") == user

    api.environment("Four")
    assert api.get(f"/users/{user['id']}")["sub_account_count"] == len(environments) + 1


def test_an_empty_list_limits_nobody(api: Api) -> None:
    assert api.user(sub_account_ids=[])["all_sub_accounts"] is True


def test_what_create_takes(api: Api) -> None:
    assert api.user(enabled=False)["enabled"] is False
    assert api.user(email="second@example.com")["role"] == "media_library_user"
    api.post("/users", status=400, name="No mail")
    for nobody in ("nobody", "@", "nobody@", "@example.com", " @ ", "no body@example.com", "nobody@example.com\n"):
        assert api.user(email=nobody, status=400) == {"error": {"message": "email is invalid"}}
    api.user(" ", "blank@example.com", status=400)
    api.user(email="role@example.com", role="boss", status=400)
    api.user(email="lost@example.com", sub_account_ids=["nope"], status=404)
    assert len(api.get("/users")["users"]) == 2


def test_an_email_belongs_to_one_user(api: Api) -> None:
    ada = api.user(email="ada@example.com")
    grace = api.user(email="grace@example.com")
    assert "ADA@example.com" in api.user(email="ADA@example.com", status=409)["error"]["message"]
    api.put(f"/users/{grace['id']}", status=409, email="ada@example.com")
    assert api.put(f"/users/{ada['id']}", email="Ada@example.com")["email"] == "Ada@example.com"


def test_limited_access(api: Api, environments: list[str]) -> None:
    one, two, three = environments
    user = api.user(sub_account_ids=[two, one, two])
    path = f"/users/{user['id']}"
    assert user["all_sub_accounts"] is False
    assert user["sub_account_ids"] == f"{one},{two}"
    assert user["sub_account_count"] == 2
    listed = api.get(f"{path}/sub_accounts")["sub_accounts"]
    assert [item["id"] for item in listed] == [one, two]
    assert listed[0] == {"id": one, "name": "One", "description": "", "cloud_name": "one", "enabled": True}

    assert api.put(path, name="Ada")["sub_account_ids"] == f"{one},{two}"
    assert api.put(path, sub_account_ids=[three])["sub_account_ids"] == three
    assert api.put(path, status=404, sub_account_ids=[one, "nope"]) == {
        "error": {"message": "Cannot find sub account with id nope"}
    }
    assert api.get(path)["sub_account_ids"] == three
    everything = api.put(path, sub_account_ids=[])
    assert everything["all_sub_accounts"] is True
    assert len(api.get(f"{path}/sub_accounts")["sub_accounts"]) == 3


def test_a_deleted_environment_leaves_a_user_limited(api: Api, environments: list[str]) -> None:
    user = api.user(sub_account_ids=environments[:1])
    api.delete(f"/sub_accounts/{environments[0]}")
    user = api.get(f"/users/{user['id']}")
    assert (user["all_sub_accounts"], user["sub_account_ids"], user["sub_account_count"]) == (False, "", 0)


def test_a_master_admin_cannot_be_limited(api: Api, environments: list[str]) -> None:
    user = api.user(role="master_admin", sub_account_ids=environments[:1])
    assert user["all_sub_accounts"] is True
    limited = api.user("Grace", "grace@example.com", sub_account_ids=environments[:1])
    assert api.put(f"/users/{limited['id']}", role="master_admin")["all_sub_accounts"] is True
    assert len(api.get("/users", sub_account_id=environments[1])["users"]) == 2
    assert api.put(f"/users/{limited['id']}", role="billing")["sub_account_ids"] == environments[0]


def test_update_changes_what_is_sent(api: Api) -> None:
    user = api.user(role="admin")
    path = f"/users/{user['id']}"
    changed = api.put(path, name="Ada King", email="king@example.com")
    assert (changed["name"], changed["email"], changed["role"]) == ("Ada King", "king@example.com", "admin")
    assert api.put(path, enabled=False)["enabled"] is False
    assert api.put(path, enabled=True)["enabled"] is True
    assert api.put(path, role="reports")["role"] == "reports"
    assert api.put(path)["name"] == "Ada King"
    for wrong in ("boss", "admin\n", "cld::role::", "cld::role::x\n"):
        api.put(path, status=400, role=wrong)
    api.put(path, status=400, name=" ")
    api.put(path, status=400, email="king")


def test_an_unknown_user_is_not_found(api: Api) -> None:
    user = api.user()
    path = f"/users/{user['id']}"
    assert api.delete(path) == {"message": "ok"}
    for method, route in [
        ("GET", path),
        ("DELETE", path),
        ("GET", f"{path}/groups"),
        ("GET", f"{path}/sub_accounts"),
    ]:
        assert api.send(method, route, status=404) == {"error": {"message": "not found"}}
    api.put(path, status=404, name="x")
    api.user()


def test_filters_combine(api: Api, environments: list[str]) -> None:
    one, two, _ = environments
    ada = api.user("Ada Lovelace", "ada@example.com", sub_account_ids=[one])["id"]
    grace = api.user("Grace Hopper", "grace@example.com", sub_account_ids=[two])["id"]
    root = api.user("Root", "adas.boss@example.com", role="master_admin")["id"]
    today = datetime.now(UTC).date().isoformat()

    def found(**params: Any) -> set[str]:
        return {user["id"] for user in api.get("/users", **params)["users"]}

    assert found() == {ada, grace, root}
    assert found(pending="true") == found(status_="pending") == {ada, grace, root}
    assert found(pending="false") == found(status_="active") == set()
    assert found(ids=f"{ada},{grace}") == {ada, grace}
    assert found(ids=ada, pending="false") == set()
    assert found(emails="GRACE@example.com,nobody@example.com") == {grace}
    assert found(prefix="ADA") == {ada, root}
    assert found(prefix="grace", ids=f"{ada},{root}") == set()
    assert found(sub_account_id=one) == {ada, root}
    assert found(sub_account_id=one, ids=f"{ada},{grace}") == {ada}
    assert found(ids=ada, last_login="true", from_=today, to=today) == set()
    assert found(ids=ada, last_login="false", from_=today, to=today) == {ada}
    assert found(last_login="true", union_type="exclude") == {ada, grace, root}
    assert found(last_login="false", union_type="exclude") == set()
    assert found(from_=today, to=today) == {ada, grace, root}


@pytest.fixture(scope="module")
def filled() -> Iterator[httpx.Client]:
    """Ten users, of whom eight have logged in, all at noon."""
    with Sandbox(now="2026-01-31T12:00:00Z", users=10, validate_responses=True) as sandbox:
        url = f"{sandbox.url}/v1_1/provisioning/accounts/{sandbox.account_id}"
        with httpx.Client(base_url=url, auth=("key", "secret")) as client:
            for user in client.get("/users", params={"pending": False}).json()["users"]:
                sandbox.set_last_login(user["id"], sandbox.now)
            yield client


def test_who_has_logged_in(filled: httpx.Client) -> None:
    def found(**params: str) -> list[dict[str, Any]]:
        params = {name.rstrip("_"): value for name, value in params.items()}
        users: list[dict[str, Any]] = filled.get("/users", params=params).json()["users"]
        return users

    everybody = found()
    active = [user for user in everybody if "last_login" in user]
    pending = [user for user in everybody if "last_login" not in user]
    assert (len(active), len(pending)) == (8, 2)
    assert {(user["pending"], user["status"]) for user in active} == {(False, "active")}
    assert found(pending="false") == found(status="active") == found(last_login="true") == active
    assert found(pending="true") == found(status="pending") == found(last_login="false") == pending
    assert found(pending="true", status="active") == []

    moment = datetime(2026, 1, 31, 12, tzinfo=UTC)
    assert {user["last_login"] for user in active} == {"2026-01-31T12:00:00Z"}
    for form in ("%Y-%m-%d", "%d-%m-%Y"):
        today, later = moment.strftime(form), (moment + timedelta(days=1)).strftime(form)
        assert found(last_login="true", from_=today, to=today) == active
        assert found(last_login="false", from_=today, to=today) == pending
        assert found(last_login="true", from_=today, to=today, union_type="exclude") == pending
        assert found(last_login="true", from_=later) == []
        assert found(last_login="false", from_=later) == everybody
    for form in ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%dT%H:%M:%SZ"):
        before, after = ((moment + timedelta(minutes=minutes)).strftime(form) for minutes in (-5, 5))
        assert found(last_login="true", from_=before, to=after) == active
        assert found(last_login="true", to=before) == found(last_login="true", from_=after) == []
    for order in ("status", "activity"):
        assert found(sort_by=order) == active + pending
        assert found(sort_by=order, sort_order="asc")[:2] == pending[::-1]


def test_an_unknown_environment_in_a_filter_is_not_found(api: Api) -> None:
    error = api.get("/users", status=404, sub_account_id="nope")
    assert error == {"error": {"message": "Cannot find sub account with id nope"}}


@pytest.mark.parametrize(
    "day", ["2026-01-31", "2026-01-31T03:04:05", "2026-01-31 03:04:05.123456", "2026-01-31T03:04:05Z", "31-01-2026"]
)
def test_the_dates_that_sdks_send_are_read(api: Api, day: str) -> None:
    api.user()
    assert api.get("/users", last_login="true", from_=day, to=day) == {"users": []}


def test_what_a_filter_cannot_be(api: Api) -> None:
    for wrong in [
        {"pending": "maybe"},
        {"status": "asleep"},
        {"last_login": "true", "from": "yesterday"},
        {"last_login": "true", "to": "9999-12-31T23:59:59-12:00"},
        {"union_type": "both"},
        {"page": "one"},
        {"ids": ",".join(["x"] * 101)},
        {"emails": ",".join(["x"] * 101)},
    ]:
        api.send("GET", "/users", status=400, params=wrong)


def test_a_page_has_a_hundred_users() -> None:
    with Sandbox(users=101) as sandbox:
        url = f"{sandbox.url}/v1_1/provisioning/accounts/{sandbox.account_id}/users"
        with httpx.Client(auth=("key", "secret")) as client:
            sizes = [len(client.get(url, params=params).json()["users"]) for params in ({}, {"page": 1}, {"page": 2})]
    assert sizes == [101, 100, 1]


def test_sorting_and_paging(api: Api) -> None:
    for name, role in [("beta", "admin"), ("Alpha", "reports"), ("gamma", "billing")]:
        api.user(name, f"{name}@example.com", role=role)

    def names(**params: Any) -> list[str]:
        return [user["name"] for user in api.get("/users", **params)["users"]]

    assert names() == ["gamma", "Alpha", "beta"]
    assert names(sort_order="asc") == ["beta", "Alpha", "gamma"]
    assert names(sort_by="name", sort_order="asc") == ["Alpha", "beta", "gamma"]
    assert names(sort_by="name") == ["gamma", "beta", "Alpha"]
    assert names(sort_by="role", sort_order="asc") == ["beta", "gamma", "Alpha"]
    assert names(sort_by="status") == names(sort_by="activity") == names(sort_by="created_at")
    assert names(page=1, page_size=2) + names(page=2, page_size=2) == names()
    assert names(page=3, page_size=2) == []
    assert names(page=2) == []
    assert names(page_size=1) == ["gamma"]
    assert names(page=0, page_size=-1) == ["gamma"]
    assert names(page=2**31 - 1, page_size=2**31 - 1) == []
