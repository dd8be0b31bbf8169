"""The sandbox driven from Node: the generated SDK, the test that the vendor ships with it, and the classic SDK."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from cloudinary_provisioning_sandbox import Sandbox

if TYPE_CHECKING:
    from tests.interop.conftest import Look, Run

pytestmark = pytest.mark.slow

UNKNOWN = "0" * 30
BILLING = "cld::role::account::billing"
FOLDER_VIEWER = "cld::role::folder::viewer"


class Told:
    """What a script told of its steps; a step that went otherwise than asked for shows what happened instead."""

    def __init__(self, output: str, left: dict[str, Any]) -> None:
        self._lines = {line["step"]: line for line in map(json.loads, output.splitlines())}
        self.left = left

    def result(self, step: str) -> Any:
        line = self._lines[step]
        assert "result" in line, line
        return line["result"]

    def error(self, step: str) -> Any:
        line = self._lines[step]
        assert "error" in line, line
        return line["error"]

    def ids(self, step: str) -> list[str]:
        """The ids in the list of an answer."""
        [things] = (value for value in self.result(step).values() if isinstance(value, list))
        return [thing["id"] for thing in things]


def play(script: str, node: Run, sandbox: Sandbox, look: Look) -> Told:
    sandbox.reset()
    return Told(
        node(script, sandbox), {name: look(f"/{name}")[name] for name in ("sub_accounts", "users", "user_groups")}
    )


@pytest.fixture(scope="module")
def vendor(node: Run, running_sandbox: Sandbox, running_look: Look) -> Told:
    return play("vendor.mjs", node, running_sandbox, running_look)


@pytest.fixture(scope="module")
def classic(node: Run, running_sandbox: Sandbox, running_look: Look) -> Told:
    return play("classic.mjs", node, running_sandbox, running_look)


def test_the_test_of_the_vendor(node: Run) -> None:
    """It wants an account that is in use, makes things, and takes them away again; a failure would be its exit code."""
    with Sandbox(users=3, environments=2, groups=1, validate_responses=True) as sandbox:
        told = node("sanity.mjs", sandbox)
    assert "Results: 52 passed, 0 failed, 0 skipped" in told, told
    assert "Failed to delete" not in told


def test_no_method_is_forgotten(vendor: Told) -> None:
    finish = vendor.result("finish")
    assert finish["called"] == finish["offered"] != []


def test_environments(vendor: Told) -> None:
    portal, shop = vendor.result("create environment"), vendor.result("create full environment")
    [key] = portal["apiAccessKeys"]
    assert (portal["cloudName"], portal["enabled"], key["enabled"]) == ("client-portal", True, True)
    assert shop["cloudName"] == "shop-cloud"
    changed = vendor.result("update environment")
    assert (changed["name"], changed["cloudName"], changed["enabled"]) == ("Closed shop", "shop-cloud", False)
    assert vendor.result("get environment") == portal
    assert vendor.ids("environments") == vendor.ids("environments by ids") == [portal["id"], shop["id"]]
    assert vendor.ids("enabled environments") == [portal["id"]]
    assert vendor.ids("environments by cloud names") == [shop["id"]]
    assert vendor.result("delete environment") == {"message": "ok"}
    [left] = vendor.left["sub_accounts"]
    # The SDK sends free-form attributes without what is in them.
    assert (left["id"], left["custom_attributes"]) == (shop["id"], {})


def test_access_keys(vendor: Told) -> None:
    def names(step: str) -> list[str]:
        answer = vendor.result(step)
        assert answer["total"] == 3
        return [key["name"] for key in answer["accessKeys"]]

    build = vendor.result("generate key")
    assert (build["name"], build["enabled"]) == ("Build", False)
    assert vendor.result("generate plain key")["name"] == "Key 3"
    assert names("keys") == ["Key 3", "Build", "Root"]
    assert names("page of keys") == ["Build", "Key 3"]
    changed = vendor.result("update key")
    assert (changed["name"], changed["enabled"], changed["apiKey"]) == ("CI", True, build["apiKey"])
    assert vendor.result("delete key") == vendor.result("delete key by name") == {"message": "ok"}


def test_users(vendor: Told) -> None:
    ada, bob = vendor.result("create user"), vendor.result("create full user")
    both = [bob["id"], ada["id"]]
    assert (ada["status"], ada["enabled"], ada["allSubAccounts"]) == ("pending", True, True)
    assert (bob["role"], bob["enabled"], bob["subAccountCount"]) == ("reports", False, 2)
    changed = vendor.result("update user")
    assert (changed["name"], changed["enabled"], changed["subAccountCount"]) == ("Bob Dow", True, 1)
    assert vendor.result("get user") == ada
    assert vendor.ids("users") == vendor.ids("users by ids")[::-1] == vendor.ids("users but by login") == both
    for step in ("users by emails", "users of an environment", "page of users"):
        assert vendor.ids(step) == [bob["id"]]
    assert vendor.ids("users by login") == []
    [limit] = vendor.result("environments of a user")["subAccounts"]
    assert (limit["name"], limit["cloudName"], limit["enabled"]) == ("Closed shop", "shop-cloud", False)
    assert [left["id"] for left in vendor.left["users"]] == [bob["id"]]


def test_user_groups(vendor: Told) -> None:
    ada = {"id": vendor.result("create user")["id"], "name": "Ada Lovelace", "email": "ada@example.com"}
    group = vendor.result("create group")
    assert group == {"id": group["id"], "name": "Editors"}
    # The live service answers to these two in a way that the SDK has no types for.
    assert vendor.result("add user") == vendor.result("delete group") == {}
    assert vendor.result("members") == {"users": [ada]}
    assert vendor.result("groups of a user") == {"groups": [group]}
    changed = {**group, "name": "Chief editors"}
    assert vendor.result("update group") == vendor.result("get group") == changed
    assert vendor.result("get group with details")["users"] == [ada]
    assert vendor.result("groups") == {"userGroups": [changed]}
    assert vendor.result("remove user") == {"users": []}
    assert vendor.left["user_groups"] == []


def test_usage(vendor: Told) -> None:
    [plan], [detailed] = vendor.result("usage"), vendor.result("detailed usage")
    [cycle], [detailed_cycle] = (found["metricUsage"][0]["cycles"] for found in (plan, detailed))
    assert cycle["fromDay"] < cycle["toDay"]
    assert cycle["usage"] == detailed_cycle["usage"] > 0
    parts = [part["cloudName"] for part in detailed_cycle["productEnvironmentBreakdown"]]
    assert parts == ["client-portal", "shop-cloud"]


def test_what_anybody_may_ask(vendor: Told) -> None:
    assert FOLDER_VIEWER in [role["id"] for role in vendor.result("catalog")["catalog"]["system_roles"]]
    assert "Cloudinary" in vendor.result("schema")["schema"]
    assert vendor.result("validate") == {"valid": True, "errors": []}
    nonsense = vendor.result("validate nonsense")
    assert [nonsense["valid"], nonsense["errors"][0]["cedarCode"]] == [False, "parse_error"]


def test_roles_and_principals(vendor: Told) -> None:
    ada, portal = vendor.result("create user")["id"], vendor.result("create environment")["id"]
    assert vendor.result("create role")["data"]["id"] == "uploader"
    assert vendor.result("update role")["data"]["name"] == "Keeper"
    filled = vendor.result("get role")
    assert "clothing" in filled["data"]["policies"][0]["policyStatement"]
    assert vendor.result("get role by pairs") == filled
    assert vendor.ids("custom roles") == ["uploader"]
    assert {*map(tuple, (role["policyParameters"] for role in vendor.result("roles for folders")["data"]))} == {
        ("folder_id",)
    }
    assert vendor.result("assign") is vendor.result("assign from the other side") is None
    [principal] = vendor.result("principals of a role")["data"]
    assert (principal["id"], principal["type"], principal["scopeId"]) == (ada, "user", portal)
    assert principal["policyParameters"] == {"folder_id": "clothing"}
    assert vendor.ids("global roles of a user") == ["uploader", BILLING]
    assert vendor.ids("content roles of a user") == [FOLDER_VIEWER]
    [inspected] = vendor.result("inspect")["data"]["principals"]
    assert [role["id"] for role in inspected["roles"]] == ["uploader", BILLING]
    [inspected] = vendor.result("inspect several")["data"]["principals"]
    assert [role["policyParameters"] for role in inspected["roles"]] == [{"folder_id": "clothing"}]
    in_use = vendor.error("delete role in use")
    assert (in_use["name"], in_use["statusCode"]) == ("PermissionsErrorResponse", 403)
    assert vendor.result("delete role") is None


def test_policies(vendor: Told) -> None:
    created = vendor.result("create policy")["data"]
    assert (created["name"], created["scopeId"], created["enabled"]) == ("Read", None, True)
    assert created["createdAt"] == pytest.approx(datetime.now(UTC).timestamp(), abs=60)
    changed = vendor.result("update policy")
    assert changed["data"]["name"] == "Read all"
    assert vendor.result("get policy") == changed
    assert vendor.ids("policies") == [created["id"]]
    effective = vendor.result("effective policies")["data"]
    assert [role["id"] for role in effective["principals"][0]["roles"]] == [BILLING]
    assert effective["customPolicies"] == [{"id": created["id"], "policyStatement": created["policyStatement"]}]
    assert vendor.result("delete policy") is None
    assert all(policy["policyParameters"] for policy in vendor.result("system policies")["data"])


@pytest.mark.parametrize(
    ("step", "name", "status", "message"),
    [
        ("unknown environment", "ErrorResponse", 404, f"Cannot find sub account with id {UNKNOWN}"),
        ("taken email", "ErrorResponse", 409, "a user with the email ada@example.com exists already"),
        ("wrong secret", "ErrorResponse", 401, "Invalid credentials"),
        ("wrong secret for roles", "PermissionsErrorResponse", 401, "invalid credentials"),
        ("unknown role", "PermissionsErrorResponse", 404, "not found"),
        ("content role without content", "PermissionsErrorResponse", 400, "missing policy parameters"),
    ],
)
def test_errors(vendor: Told, step: str, name: str, status: int, message: str) -> None:
    error = vendor.error(step)
    assert (error["name"], error["statusCode"], error["message"]) == (name, status, message)


def test_classic_has_no_function_that_is_forgotten(classic: Told) -> None:
    finish = classic.result("finish")
    assert finish["called"] == finish["offered"]
    assert len(finish["offered"]) == 23


def test_classic_environments(classic: Told) -> None:
    """JSON with nulls in it, `ids=a&ids=b`, and parameters without a value."""
    portal, shop, third = (
        classic.result(step)
        for step in ("create environment", "create full environment", "create environment with nulls")
    )
    assert (shop["cloud_name"], shop["enabled"]) == ("shop-cloud", False)
    assert shop["custom_attributes"] == {"tier": "gold", "seats": 3}
    assert (third["cloud_name"], third["enabled"], third["custom_attributes"]) == ("third", True, {})
    assert classic.result("update environment")["custom_attributes"] == {"tier": "silver"}
    changed = classic.result("update environment with nulls")
    assert (changed["name"], changed["cloud_name"], changed["enabled"]) == ("Shop", "shop-2", True)
    assert changed["custom_attributes"] == {"tier": "gold", "seats": 3}
    assert classic.result("get environment")["name"] == "Portal 2"
    everything = [portal["id"], shop["id"], third["id"]]
    assert classic.ids("environments") == classic.ids("environments with nulls") == everything
    assert classic.ids("enabled environments") == [shop["id"]]
    assert classic.ids("disabled environments") == []
    assert classic.ids("environments by ids") == everything[:2]
    assert classic.ids("environments by prefix") == [portal["id"]]
    assert classic.result("delete environment")["message"] == "ok"
    assert [left["id"] for left in classic.left["sub_accounts"]] == everything[1:]


def test_classic_access_keys(classic: Told) -> None:
    def names(step: str) -> list[str]:
        answer = classic.result(step)
        assert answer["total"] == 4
        return [key["name"] for key in answer["access_keys"]]

    assert (classic.result("generate key")["enabled"], classic.result("generate plain key")["enabled"]) == (False, True)
    assert names("keys") == ["Deploy", "Key 3", "Build", "Root"]
    assert names("page of keys") == ["Root", "Key 3"]
    changed = classic.result("update key")
    assert (changed["name"], changed["enabled"], changed["dedicated_for"]) == ("CI", True, ["webhooks"])
    # The last is a form in the body of DELETE.
    assert classic.result("delete key")["message"] == classic.result("delete key by name")["message"] == "ok"


def test_classic_users(classic: Told) -> None:
    ada, bob = classic.result("create user"), classic.result("create limited user")
    both = [bob["id"], ada["id"]]
    portal, shop = classic.result("create environment")["id"], classic.result("create full environment")["id"]
    assert (ada["role"], ada["all_sub_accounts"]) == ("master_admin", True)
    assert bob["sub_account_ids"] == f"{portal},{shop}"
    changed = classic.result("update user")
    assert (changed["name"], changed["email"], changed["role"]) == ("Bob Dow", "dow@example.com", "reports")
    assert changed["sub_account_ids"] == shop
    assert classic.result("get user")["email"] == "dow@example.com"
    for step in ("users", "users with a callback", "pending users"):
        assert classic.ids(step) == both
    for step in ("users by prefix", "users of an environment", "users but by login"):
        assert classic.ids(step) == [ada["id"]]
    assert classic.ids("users by login") == classic.ids("users who are not pending") == []
    assert classic.result("delete user")["message"] == "ok"
    assert [left["id"] for left in classic.left["users"]] == [bob["id"]]


def test_classic_user_groups(classic: Told) -> None:
    ada, bob = classic.result("create user")["id"], classic.result("create limited user")["id"]
    # A form in the body of PUT.
    assert classic.result("update group")["name"] == "Chief & first editors = 1"
    assert classic.ids("add user") == [ada]
    assert classic.ids("add another user") == classic.ids("members") == [ada, bob]
    assert classic.ids("remove user") == [bob]
    assert classic.result("get group")["name"] == classic.result("groups")["user_groups"][0]["name"]
    assert classic.result("delete group")["ok"] is True
    assert classic.left["user_groups"] == []


def test_classic_rate_limits(classic: Told) -> None:
    first, second = classic.result("create environment"), classic.result("create full environment")
    assert first["rate_limit_allowed"] == 10000
    assert second["rate_limit_remaining"] == first["rate_limit_remaining"] - 1
    assert datetime.fromisoformat(first["rate_limit_reset_at"]) > datetime.now(UTC)


@pytest.mark.parametrize(
    ("step", "code", "message"),
    [
        ("unknown environment", 404, f"Cannot find sub account with id {UNKNOWN}"),
        ("users of an unknown environment", 404, f"Cannot find sub account with id {UNKNOWN}"),
        ("copy of nothing", 400, f"cannot find sub account with id {UNKNOWN}"),
        ("taken email", 409, "a user with the email ada@example.com exists already"),
        ("wrong secret", 401, "Invalid credentials"),
    ],
)
def test_classic_errors(classic: Told, step: str, code: int, message: str) -> None:
    assert classic.error(step) == {"message": message, "http_code": code}


def test_classic_role_that_does_not_exist(classic: Told) -> None:
    error = classic.error("unknown role")
    assert error["http_code"] == 400
    assert "king" in error["message"]
