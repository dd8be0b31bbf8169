"""Roles, who has them and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from cloudinary_provisioning_sandbox.catalogue import SYSTEM_ROLES

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

UPLOAD = "cld::policy::global::upload_presets::manage"
VIEW_FOLDER = "cld::policy::content::folder::view"
VIEW_COLLECTION = "cld::policy::content::collection::view"
FOLDER_VIEWER = "cld::role::folder::viewer"


def create(api: Api, *, status: int = 201, **changes: Any) -> Any:
    body = {"permission_type": "global", "scope_type": "prodenv", "name": "Uploader", **changes}
    answer = api.permissions("POST", "/roles", status=status, json=body)
    return answer["data"] if status == 201 else answer["error"]


def listed(api: Api, **params: str) -> list[str]:
    answer = api.permissions("GET", "/roles", params={"permission_type": "global", **params})
    return [role["id"] for role in answer["data"]]


def change(api: Api, operation: str, kind: str, principal: str, role: str, *, status: int = 200, **more: Any) -> Any:
    body = {"operation": operation, "principal": {"type": kind, "id": principal}, "roles": [{"id": role, **more}]}
    return api.permissions("PUT", "/principal_roles", status=status, json=body)


def roles_of(api: Api, kind: str, principal: str, **params: Any) -> list[dict[str, Any]]:
    params = {"principal_type": kind, "principal_id": principal, "permission_type": "global", **params}
    roles: list[dict[str, Any]] = api.permissions("GET", "/principal_roles", params=params)["data"]
    return roles


@pytest.fixture
def environment(api: Api) -> str:
    return str(api.environment("One")["id"])


@pytest.fixture
def user(api: Api) -> str:
    return str(api.user()["id"])


def test_life_of_a_role(api: Api) -> None:
    api.sandbox.set_clock("2026-01-02T03:04:05Z")
    role = create(api, id="uploader_001", description="Uploads", system_policy_ids=[UPLOAD, UPLOAD])
    [policy] = role.pop("policies")
    assert policy["id"] == UPLOAD
    assert role == {
        "id": "uploader_001",
        "name": "Uploader",
        "description": "Uploads",
        "management_type": "custom",
        "permission_type": "global",
        "policy_parameters": [],
        "scope_type": "prodenv",
        "created_at": 1767323045,
        "updated_at": 1767323045,
    }
    assert api.permissions("GET", "/roles/uploader_001")["data"] == {**role, "policies": [policy]}
    api.sandbox.set_clock("2026-01-03T03:04:05Z")
    body = {"name": "Keeper", "permission_type": "content"}
    changed = api.permissions("PUT", "/roles/uploader_001", json=body)["data"]
    kept = {"name": "Keeper", "description": None, "updated_at": 1767409445}
    assert changed == {**role, **kept, "policies": []}
    assert api.permissions("DELETE", "/roles/uploader_001", status=204) is None
    for method in ("GET", "DELETE"):
        error = api.permissions(method, "/roles/uploader_001", status=404)["error"]
        details = {"fields": [{"role_id": "uploader_001"}]}
        assert error == {
            "category": "server_error",
            "code": "ACCOUNTS_00003",
            "message": "not found",
            "details": details,
        }
    api.permissions("PUT", "/roles/uploader_001", status=404, json={"name": "x"})
    assert create(api)["id"]


def test_lists_are_filtered(api: Api) -> None:
    custom = create(api)["id"]
    content = create(api, name="Watcher", permission_type="content", system_policy_ids=[VIEW_FOLDER])["id"]
    assert [role for role in listed(api) if not role.startswith("cld::")] == [custom]
    assert (
        listed(api, management_type="custom") == listed(api, management_type="custom", scope_type="prodenv") == [custom]
    )
    assert listed(api, management_type="custom", scope_type="account") == []
    assert set(listed(api, management_type="system")) == {
        role.id for role in SYSTEM_ROLES.values() if role.permission_type == "global"
    }
    assert listed(api, permission_type="content", management_type="custom", policy_parameters='["folder_id"]') == [
        content
    ]
    by_collection = listed(api, permission_type="content", policy_parameters='["collection_id"]')
    assert by_collection
    assert all("::collection::" in role for role in by_collection)
    assert listed(api, policy_parameters="") == listed(api, policy_parameters="[]") == listed(api)
    for wrong in ({"permission_type": "some"}, {"policy_parameters": "{"}, {"policy_parameters": "[1]"}):
        api.permissions("GET", "/roles", status=400, params={"permission_type": "global", **wrong})
    error = api.permissions("GET", "/roles", status=400)["error"]
    assert (error["message"], error["details"]) == ("missing fields", {"fields": ["permission_type"]})


def test_names_and_ids_are_taken_once(api: Api) -> None:
    role = create(api, id="uploader")

    def conflict(**field: str) -> Any:
        details = {"fields": [field]}
        return {"category": "user_error", "code": "ACCOUNTS_00006", "message": "already exists", "details": details}

    assert create(api, status=409) == conflict(name="Uploader")
    assert create(api, status=409, permission_type="content") == conflict(name="Uploader")
    assert create(api, status=409, name="Admin") == conflict(name="Admin")
    assert create(api, name="Media Library User", scope_type="account")["scope_type"] == "account"
    assert create(api, status=409, name="Other", id="uploader") == conflict(id="uploader")
    other = create(api, scope_type="account")
    assert create(api, name="Other")["id"] != other["id"]
    path = f"/roles/{role['id']}"
    api.permissions("PUT", path, status=409, json={"name": "Other"})
    api.permissions("PUT", path, json={"name": "Uploader"})


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"id": "a/b"}, {"id": "a/b"}),
        ({"id": "cld::role::mine"}, {"id": "cld::role::mine"}),
        ({"system_policy_ids": ["nope"]}, {"system_policy_ids": "nope"}),
        ({"system_policy_ids": [VIEW_FOLDER]}, {"system_policy_ids": VIEW_FOLDER}),
        ({"system_policy_ids": [UPLOAD], "scope_type": "account"}, {"system_policy_ids": UPLOAD}),
    ],
)
def test_fields_that_cannot_be_used(api: Api, changes: dict[str, Any], field: object) -> None:
    error = create(api, status=400, **changes)
    assert (error["code"], error["details"]) == ("ACCOUNTS_00005", {"fields": [field]})


def test_system_roles_stay_as_they_are(api: Api) -> None:
    refusal = {"error": {"category": "user_error", "code": "ACCOUNTS_00006", "message": "not allowed"}}
    path = "/roles/cld::role::prodenv::admin"
    assert api.permissions("PUT", path, status=403, json={"name": "x"}) == refusal
    assert api.permissions("DELETE", path, status=403, params={"force": "true"}) == refusal
    assert api.permissions("GET", path)["data"]["management_type"] == "system"


def test_content_is_filled_in(api: Api) -> None:
    def statements(**params: Any) -> str:
        policies = api.permissions("GET", f"/roles/{FOLDER_VIEWER}", params=params)["data"]["policies"]
        return "".join(policy["policy_statement"] for policy in policies)

    assert "<folder_id>" in statements()
    assert 'contains("clothing")' in statements(folder_id="clothing")
    assert statements(param_key="folder_id", param_value="clothing") == statements(folder_id="clothing")
    assert "<folder_id>" in statements(collection_id="summer", asset_id="x")
    api.permissions("GET", f"/roles/{FOLDER_VIEWER}", status=400, params={"param_key": "folder_id"})


def test_roles_of_a_principal(api: Api, environment: str, user: str) -> None:
    role = create(api)
    assert change(api, "add", "user", user, role["id"], scope_id=environment) is None
    change(api, "add", "user", user, role["id"], scope_id=environment)
    change(api, "add", "user", user, "cld::role::account::billing")
    content: dict[str, Any] = {"scope_id": environment, "policy_parameters": {"folder_id": "clothing"}}
    change(api, "add", "user", user, FOLDER_VIEWER, **content)

    [first, second] = roles_of(api, "user", user)
    del role["policies"]
    assert first == {**role, "scope_id": environment, "policy_parameters": None}
    assert (second["id"], second["scope_id"]) == ("cld::role::account::billing", None)
    [third] = roles_of(api, "user", user, permission_type="content")
    assert third["policy_parameters"] == {"folder_id": "clothing"}

    other = api.environment("Two")["id"]
    assert roles_of(api, "user", user, management_type="custom") == [first]
    assert roles_of(api, "user", user, scope_type="account") == [second]
    assert roles_of(api, "user", user, scope_type="account", scope_id=environment) == [second]
    assert roles_of(api, "user", user, scope_type="prodenv", scope_id=environment) == [first]
    assert roles_of(api, "user", user, scope_type="prodenv", scope_id=other) == []
    found: dict[str, Any] = {"permission_type": "content"}
    assert roles_of(api, "user", user, **found, folder_id="clothing", asset_id="x") == [third]
    assert roles_of(api, "user", user, **found, param_key=["folder_id"], param_value=["clothing"]) == [third]
    assert roles_of(api, "user", user, **found, folder_id="shoes") == []
    assert roles_of(api, "user", user, **found, collection_id="clothing") == []

    change(api, "remove", "user", user, role["id"], scope_id=environment)
    change(api, "remove", "user", user, role["id"], scope_id=environment)
    assert roles_of(api, "user", user) == [second]


def test_a_role_for_all_environments(api: Api, environment: str, user: str) -> None:
    change(api, "add", "user", user, "cld::role::prodenv::reports", scope_id="all")
    [role] = roles_of(api, "user", user, scope_type="prodenv", scope_id=environment)
    assert role["scope_id"] == "all"
    assert roles_of(api, "user", user, scope_type="prodenv", scope_id="all") == [role]


def test_every_kind_of_principal(api: Api, environment: str) -> None:
    key = api.get(f"/sub_accounts/{environment}/access_keys")["access_keys"][0]["api_key"]
    group = api.group()["id"]
    for kind, principal in [("group", group), ("apiKey", key), ("provisioningKey", "key")]:
        change(api, "add", kind, principal, "cld::role::account::reports")
        assert [role["name"] for role in roles_of(api, kind, principal)] == ["Reports"]
        change(api, "add", kind, "nobody", "cld::role::account::reports", status=404)
        query = {"principal_type": kind, "principal_id": "nobody", "permission_type": "global"}
        api.permissions("GET", "/principal_roles", status=404, params=query)
    api.delete(f"/user_groups/{group}")
    api.delete(f"/sub_accounts/{environment}")
    left = api.permissions("GET", "/principal_roles/inspect", params={"scope_type": "account"})["data"]["principals"]
    assert [principal["type"] for principal in left] == ["provisioningKey"]


def test_assignments_that_cannot_be(api: Api, environment: str, user: str) -> None:
    prodenv, account = "cld::role::prodenv::reports", "cld::role::account::reports"
    folder = {"folder_id": "clothing"}
    somewhere = {"scope_id": environment}
    required = {"required": ["folder_id"]}
    wrong: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
        (prodenv, {}, {"fields": ["scope_id"]}),
        (account, somewhere, {"fields": [somewhere]}),
        (account, {"policy_parameters": folder}, {"fields": [{"policy_parameters": '{"folder_id": "clothing"}'}]}),
        (FOLDER_VIEWER, somewhere, {"actual": {}, **required}),
        *(
            (FOLDER_VIEWER, {**somewhere, "policy_parameters": given}, {"actual": given, **required})
            for given in ({"collection_id": "x"}, {**folder, "x": "x"})
        ),
        *(
            (
                FOLDER_VIEWER,
                {**somewhere, "policy_parameters": {"folder_id": given}},
                {"fields": [{"policy_parameters": shown}]},
            )
            for given, shown in ((1, '{"folder_id": 1}'), ('"x', r'{"folder_id": "\"x"}'))
        ),
    ]
    for role, fields, details in wrong:
        error = change(api, "add", "user", user, role, status=400, **fields)["error"]
        assert error["details"] == details
    change(api, "add", "user", user, prodenv, status=404, scope_id="nope")
    change(api, "add", "user", user, "nope", status=404)
    error = api.permissions("PUT", "/principal_roles", status=400, json={"operation": "add"})["error"]
    assert (error["message"], error["details"]) == ("missing fields", {"fields": ["principal", "roles"]})
    api.permissions("PUT", f"/roles/{account}/principals", status=400, json={"principals": []})

    body = {
        "operation": "add",
        "principal": {"type": "user", "id": user},
        "roles": [{"id": account}, {"id": "nope"}],
    }
    api.permissions("PUT", "/principal_roles", status=404, json=body)
    assert roles_of(api, "user", user) == []


def test_a_role_without_policies_takes_a_folder_or_a_collection(api: Api, environment: str, user: str) -> None:
    role = create(api, permission_type="content")["id"]
    both = {"folder_id": "x", "collection_id": "x"}
    for parameters, status in [
        ({"folder_id": "x"}, 200),
        ({"collection_id": "x"}, 200),
        (both, 400),
        ({"asset_id": "x"}, 400),
    ]:
        change(api, "add", "user", user, role, status=status, scope_id=environment, policy_parameters=parameters)
    mixed = create(api, name="Mixed", permission_type="content", system_policy_ids=[VIEW_FOLDER, VIEW_COLLECTION])
    assert mixed["policy_parameters"] == ["folder_id", "collection_id"]
    change(api, "add", "user", user, mixed["id"], scope_id=environment, policy_parameters=both)


def test_principals_of_a_role(api: Api, user: str) -> None:
    one, two = (api.environment(name)["id"] for name in ("One", "Two"))
    group = api.group()["id"]
    path = f"/roles/{FOLDER_VIEWER}/principals"
    api.sandbox.set_clock("2026-01-02T03:04:05Z")
    entries = [
        {
            "principal_type": kind,
            "principal_id": principal,
            "scope_id": scope,
            "policy_parameters": {"folder_id": folder},
        }
        for kind, principal, scope, folder in [
            ("user", user, one, "clothing"),
            ("user", user, two, "clothing"),
            ("group", group, one, "shoes"),
        ]
    ]
    assert api.permissions("PUT", path, json={"operation": "add", "principals": entries}) is None

    def principals(**params: Any) -> list[Any]:
        found: list[Any] = api.permissions("GET", path, params=params)["data"]
        return found

    assert principals() == [{"id": user, "type": "user"}, {"id": group, "type": "group"}]
    verbose = principals(verbose="true")
    assert verbose[0] == {
        "id": user,
        "type": "user",
        "role_id": FOLDER_VIEWER,
        "policy_parameters": {"folder_id": "clothing"},
        "scope_type": "prodenv",
        "scope_id": one,
        "created_at": 1767323045,
        "updated_at": 1767323045,
    }
    assert [entry["scope_id"] for entry in verbose] == [one, two, one]
    api.sandbox.set_clock("2026-01-03T03:04:05Z")
    api.permissions("PUT", path, json={"operation": "add", "principals": entries[:1]})
    assert principals(verbose="true") == verbose
    assert principals(scope_type="prodenv", scope_id=two) == principals(folder_id="clothing") == principals()[:1]
    assert principals(scope_type="account") == principals(collection_id="shoes") == []
    api.permissions("GET", path, status=404, params={"scope_type": "prodenv", "scope_id": "nope"})
    api.permissions("GET", "/roles/nope/principals", status=404)
    api.permissions("PUT", "/roles/nope/principals", status=404, json={"operation": "add", "principals": []})

    api.permissions("PUT", path, json={"operation": "remove", "principals": entries[:2]})
    assert principals() == [{"id": group, "type": "group"}]
    api.delete(f"/sub_accounts/{one}")
    assert principals() == []


def test_a_role_with_principals_is_deleted_by_force_only(api: Api, environment: str, user: str) -> None:
    role = create(api)["id"]
    change(api, "add", "user", user, role, scope_id=environment)
    error = api.permissions("DELETE", f"/roles/{role}", status=403)["error"]
    assert error["code"] == "ACCOUNTS_00006"
    api.permissions("DELETE", f"/roles/{role}", status=403, params={"force": "false"})
    assert len(roles_of(api, "user", user)) == 1
    api.permissions("DELETE", f"/roles/{role}", status=204, params={"force": "true"})
    assert roles_of(api, "user", user) == []


def test_a_deleted_user_leaves_their_roles(api: Api, user: str) -> None:
    role = create(api, scope_type="account")["id"]
    change(api, "add", "user", user, role)
    api.delete(f"/users/{user}")
    api.permissions("DELETE", f"/roles/{role}", status=204)


def test_inspect_goes_page_by_page(api: Api, environment: str) -> None:
    users = [api.user(f"User {number}", f"user{number}@example.com")["id"] for number in range(25)]
    group = api.group()["id"]
    entries = [{"principal_type": "user", "principal_id": user, "scope_id": environment} for user in users]
    entries.append({"principal_type": "group", "principal_id": group, "scope_id": environment})
    path = "/roles/cld::role::prodenv::reports/principals"
    api.permissions("PUT", path, json={"operation": "add", "principals": entries})
    change(api, "add", "user", users[0], "cld::role::account::reports")
    change(api, "add", "user", users[0], "cld::role::prodenv::billing", scope_id=environment)

    def inspect(**params: str) -> list[list[Any]]:
        pages: list[list[Any]] = []
        cursor: dict[str, str] = {}
        while True:
            page = api.permissions("GET", "/principal_roles/inspect", params={**params, **cursor})
            pages.append(page["data"]["principals"])
            if "next_cursor" not in page:
                return pages
            cursor = {"cursor": page["next_cursor"]}

    pages = inspect(scope_type="prodenv")
    assert [len(page) for page in pages] == [20, 6]
    found = [entry for page in pages for entry in page]
    assert {entry["id"] for entry in found} == {*users, group}
    [first] = [entry for entry in found if entry["id"] == users[0]]
    assert [role["name"] for role in first["roles"]] == ["Reports", "Billing"]
    assert {role["scope_id"] for role in first["roles"]} == {environment}
    assert inspect(scope_type="account") == inspect(scope_type="account", principal_type="user")
    [[only]] = inspect(scope_type="prodenv", principal_type="group")
    assert only["id"] == group
    [[only]] = inspect(scope_type="prodenv", scope_id=environment, principal_type="user", principal_id=users[1])
    assert only["id"] == users[1]
    assert inspect(scope_type="prodenv", folder_id="clothing") == [[]]

    for status, params in [
        (400, {}),
        (400, {"scope_type": "prodenv", "principal_id": group}),
        (400, {"scope_type": "prodenv", "cursor": "x"}),
        (400, {"scope_type": "prodenv", "param_value": "x"}),
        (404, {"scope_type": "prodenv", "scope_id": "nope"}),
        (404, {"scope_type": "prodenv", "principal_type": "user", "principal_id": "nope"}),
    ]:
        api.permissions("GET", "/principal_roles/inspect", status=status, params=params)

    body: dict[str, Any] = {
        "scope_type": "prodenv",
        "scope_id": environment,
        "principals": [{"type": "user", "id": user} for user in users],
    }
    first_page = api.permissions("POST", "/principal_roles/inspect", json=body)
    second_page = api.permissions(
        "POST", "/principal_roles/inspect", json={**body, "cursor": first_page["next_cursor"]}
    )
    named = [*first_page["data"]["principals"], *second_page["data"]["principals"]]
    assert "next_cursor" not in second_page
    assert [entry["id"] for entry in named] == users
    assert named[0] == first
    filtered = api.permissions(
        "POST", "/principal_roles/inspect", json={**body, "policy_parameters": {"folder_id": "x"}}
    )
    assert filtered["data"]["principals"][0]["roles"] == []
    body["principals"] = [{"type": "user", "id": "nope"}]
    api.permissions("POST", "/principal_roles/inspect", status=404, json=body)
    api.permissions("POST", "/principal_roles/inspect", status=400, json={**body, "principals": [], "cursor": "x"})
