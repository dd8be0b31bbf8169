"""The clock, the logins that a test sets, and the record of requests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_provisioning_sandbox import Sandbox
from cloudinary_provisioning_sandbox.clock import read_timestamp

from tests.oracle import needed_body

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api


@pytest.mark.parametrize(
    "value",
    [
        "2026-01-31",
        "2026-01-31T00:00:00Z",
        "2026-01-31T02:00:00+02:00",
        date(2026, 1, 31),
        datetime(2026, 1, 31),
        datetime(2026, 1, 31, 2, tzinfo=UTC) - timedelta(hours=2),
    ],
)
def test_ways_to_name_a_moment(value: Any) -> None:
    assert read_timestamp(value) == datetime(2026, 1, 31, tzinfo=UTC)


def test_without_a_start_it_is_the_machines_time(api: Api) -> None:
    before = datetime.now(UTC)
    assert before <= api.sandbox.now <= datetime.now(UTC)
    api.sandbox.advance(days=-1, hours=1)
    assert abs(api.sandbox.now - before + timedelta(hours=23)) < timedelta(minutes=1)


def test_it_stands_where_it_starts_and_moves_when_told() -> None:
    with Sandbox(now="2026-01-01", users=1) as sandbox:
        url = f"{sandbox.url}/v1_1/provisioning/accounts/{sandbox.account_id}/users"
        auth = ("key", "secret")

        def created(name: str) -> Any:
            body = needed_body("users.create", email=f"{name}@example.com")
            return httpx.post(url, auth=auth, json=body).json()["created_at"]

        assert created("ada") == created("grace") == "2026-01-01T00:00:00Z"
        sandbox.advance(days=100)
        assert created("alan") == "2026-04-11T00:00:00Z"
        assert httpx.get(f"{sandbox.url}/_sandbox/clock").json() == {"now": "2026-04-11T00:00:00Z"}
        sandbox.reset()
        assert sandbox.now == datetime(2026, 1, 1, tzinfo=UTC)


def test_an_old_key(api: Api) -> None:
    """What a program that looks for keys of more than 90 days has to find."""
    keys = f"/sub_accounts/{api.environment()['id']}/access_keys"
    api.post(keys, name="Old")
    api.sandbox.advance(days=91)
    api.post(keys, name="New")
    limit = (api.sandbox.now - timedelta(days=90)).strftime("%Y-%m-%dT%H:%M:%SZ")
    found = [key["name"] for key in api.get(keys)["access_keys"] if key["created_at"] < limit]
    assert found == ["Old", "Root"]


def test_it_is_moved_over_http(api: Api) -> None:
    def post(body: Any, status: int = 200) -> Any:
        response = api.client.post("/_sandbox/clock", json=body)
        assert response.status_code == status, response.text
        return response.json()

    assert post({"now": "2026-01-31T12:00:00Z"}) == {"now": "2026-01-31T12:00:00Z"}
    assert post({"advance": {"days": 1, "hours": -2}}) == {"now": "2026-02-01T10:00:00Z"}
    refused: list[Any] = [
        {},
        [],
        {"now": 1},
        {"now": "soon"},
        {"advance": 5},
        {"advance": {"moons": 1}},
        {"advance": {"days": "x"}},
        {"advance": {"days": 10**7}},
        {"advance": {"days": 10**12}},
        {"now": "2026-01-31", "advance": {"days": 1}},
    ]
    for wrong in refused:
        assert post(wrong, 400)["error"]["message"]
    assert api.user()["created_at"] == "2026-02-01T10:00:00Z"


def test_a_login_is_set(api: Api) -> None:
    user = api.user()
    path = f"/users/{user['id']}"
    api.sandbox.set_last_login(user["id"], "2026-01-31")
    seen = api.get(path)
    assert (seen["last_login"], seen["pending"], seen["status"]) == ("2026-01-31T00:00:00Z", False, "active")
    assert api.get("/users", last_login=True, from_="2026-01-31", to="2026-01-31") == {"users": [seen]}
    api.sandbox.set_last_login(user["id"], None)
    assert (api.get(path)["pending"], "last_login" in api.get(path)) == (True, False)
    with pytest.raises(ValueError, match="there is no user nobody"):
        api.sandbox.set_last_login("nobody", None)


def test_the_logins_of_the_first_users_are_spread() -> None:
    with Sandbox(now="2026-06-01T12:00:00Z", users=500) as sandbox:
        url = f"{sandbox.url}/v1_1/provisioning/accounts/{sandbox.account_id}/users"
        users = httpx.get(url, auth=("key", "secret")).json()["users"]
    logins = [user["last_login"] for user in users if "last_login" in user]
    assert len(logins) == 400
    assert len({login[:10] for login in logins}) > 100
    assert min(logins) < "2025-06-01" < "2026-05-01" < max(logins) <= "2026-06-01T12:00:00Z"
    assert all(user["created_at"] <= user.get("last_login", "9") for user in users)
    assert users[0]["created_at"] == "2026-06-01T12:00:00Z"
    assert users == sorted(users, key=lambda user: user["created_at"], reverse=True)
    assert len({user["created_at"] for user in users}) == 500


def test_what_was_asked(api: Api) -> None:
    user = api.user()
    api.send(
        "POST", "/user_groups", content=b"name=Editors", headers={"Content-Type": "application/x-www-form-urlencoded"}
    )
    api.sandbox.fault(503, operation="users.get")
    api.client.get(f"/v1_1/provisioning/accounts/{api.sandbox.account_id}/users/{user['id']}")
    api.sandbox.fault("reset", path="*/users")
    with pytest.raises(httpx.TransportError):
        api.get("/users")
    api.client.get("/nothing")
    assert [(seen.method, seen.operation, seen.body, seen.status) for seen in api.sandbox.requests] == [
        ("POST", "users.create", needed_body("users.create"), 200),
        ("POST", "user_groups.create", "name=Editors", 200),
        ("GET", "users.get", None, 503),
        ("GET", "users.list", None, None),
        ("GET", None, None, 404),
    ]
    api.client.get("/docs")
    api.client.post("/_sandbox/reset")
    assert api.sandbox.requests == []
