"""System and custom policies, what takes effect of them, and what the Permissions API tells anybody."""

from __future__ import annotations

import base64
import time
from typing import TYPE_CHECKING, Any

import cedarpy
import pytest
from cloudinary_provisioning_sandbox.catalogue import KNOWN, POLICIES, SYSTEM_ROLES, fill_in
from cloudinary_provisioning_sandbox.cedar import find_errors

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

PUBLIC = "/v2/accounts/permissions/public"
CUSTOM = "/policies/custom"
NOT_FOUND = {"category": "server_error", "code": "ACCOUNTS_00003", "message": "not found"}
STATEMENT = (
    'permit(principal == Cloudinary::APIKey::"123456789012345", action == Cloudinary::Action::"read", '
    'resource is Cloudinary::Asset) when { resource.ancestor_ids.contains("clothing") };'
)


def statement(number: int) -> str:
    return STATEMENT.replace("clothing", f"folder {number}")


def create(api: Api, *, status: int = 201, **changes: Any) -> Any:
    body = {"scope_type": "account", "policy_statement": STATEMENT, "name": "Read clothing", **changes}
    answer = api.permissions("POST", CUSTOM, status=status, json=body)
    return answer["data"] if status == 201 else answer["error"]


# What the catalogue and the lists both tell of a policy; of a role, all but the categories.
SHARED = ("id", "name", "description", "category", "sub_category", "permission_type", "scope_type")


def check(api: Api, policy: str) -> Any:
    return api.call("POST", f"{PUBLIC}/validate", json={"policy": policy}, auth=None)


def test_the_catalogue_is_what_the_lists_show(api: Api) -> None:
    catalog = api.call("GET", f"{PUBLIC}/catalog", auth=None)["catalog"]
    listed = [
        policy
        for scope in ("account", "prodenv")
        for policy in api.permissions("GET", "/policies/system", params={"scope_type": scope})["data"]
    ]
    assert {policy["id"]: policy for policy in catalog["system_policies"]} == {
        policy["id"]: {**{name: policy[name] for name in SHARED}, "policy": policy["policy_statement"]}
        for policy in listed
    }
    roles = [
        role
        for kind in ("global", "content")
        for role in api.permissions("GET", "/roles", params={"permission_type": kind})["data"]
    ]
    shown = [name for name in SHARED if "category" not in name]
    assert [{name: role[name] for name in shown} for role in catalog["system_roles"]] == [
        {name: role[name] for name in shown} for role in roles
    ]
    names = [(role["scope_type"], role["name"]) for role in roles]
    assert len(set(names)) == len(names)
    assert {policy for role in catalog["system_roles"] for policy in role["system_policy_ids"]} <= POLICIES.keys()
    assert POLICIES.keys() | SYSTEM_ROLES.keys() >= KNOWN


def test_every_statement_of_the_catalogue_fits_the_schema(api: Api) -> None:
    schema = api.call("GET", f"{PUBLIC}/schema", auth=None)["schema"]
    for policy in POLICIES.values():
        result = cedarpy.validate_policies(policy.statement, schema)
        assert result.validation_passed, (policy.id, result.errors)
        assert check(api, policy.statement) == {"valid": True, "errors": []}
        for name in policy.parameters:
            assert f"<{name}>" in policy.statement


def test_what_is_filled_in_stays_inside_its_string() -> None:
    assert fill_in('"<folder_id>"', {"folder_id": '") || ("\\'}) == '"\\") || (\\"\\\\"'


def test_system_policies_are_filtered(api: Api) -> None:
    def ids(**params: str) -> set[str]:
        return {policy["id"] for policy in api.permissions("GET", "/policies/system", params=params)["data"]}

    assert ids() == ids(scope_type="account")
    assert ids(scope_type="prodenv", permission_type="content") == {
        policy.id for policy in POLICIES.values() if policy.parameters
    }
    assert ids(permission_type="content") == set()
    api.permissions("GET", "/policies/system", status=400, params={"scope_type": "moon"})


@pytest.mark.parametrize(
    ("policy", "code"),
    [
        ("permit(principal", "parse_error"),
        ("// nothing", "no_policy"),
        (STATEMENT + STATEMENT.replace("APIKey", "APIKy"), "unrecognized_entity_type"),
        (STATEMENT.replace("APIKey", "APIKy"), "unrecognized_entity_type"),
        (STATEMENT.replace('"read"', '"reed"'), "unrecognized_action"),
        (STATEMENT.replace("ancestor_ids", "ancestors"), "unknown_attribute"),
        (STATEMENT.replace('"clothing"', "1"), "incompatible_types"),
        (STATEMENT.replace('Cloudinary::APIKey::"123456789012345"', "?principal"), "template"),
        ('permit(principal == Cloudinary::Folder::"x", action, resource);', "no_applicable_action"),
        ("permit(principal, action, resource) when { 1 };", "unexpected_type"),
        ("permit(principal, action, resource) when {" + "(" * 4900 + "true" + ")" * 4900 + "};", "too_deep"),
        ("permit(principal, action, resource) when {" + '")"(' * 50 + "//)\r(", "too_deep"),
        ("permit(principal, action, resource) when {" + "if true then true else " * 100 + "true};", "too_deep"),
        ("permit(principal, action, resource) when {" + "true && " * 101 + "true};", "too_deep"),
        ("permit(principal, action, resource) when {1" + " + 1" * 2000 + " == 1};", "too_deep"),
        ("permit(principal, action, resource) when {principal" + ".a" * 2000 + "};", "too_deep"),
        ("permit(principal, action, resource) when {principal" + '["a"]' * 1500 + "};", "too_deep"),
        ("permit(principal, action, resource) when {principal" + " has a && principal" * 500 + " has a};", "too_deep"),
        (STATEMENT + "/" * 10_000, "too_long"),
        ("\u0000", "parse_error"),
    ],
)
def test_faulty_statements(api: Api, policy: str, code: str) -> None:
    answer = check(api, policy)
    assert answer["valid"] is False
    assert code in {error["cedar_code"] for error in answer["errors"]}
    assert not any("policy0" in error["cedar_message"] for error in answer["errors"])
    error = create(api, status=400, policy_statement=policy)
    fields = [{"policy_statement": policy[:10_000]}, {"cedar_errors": answer["errors"]}]
    assert (error["code"], error["message"], error["details"]) == (
        "ACCOUNTS_00002",
        "invalid request",
        {"fields": fields},
    )


def test_a_statement_that_is_one_long_string_is_read_once(api: Api) -> None:
    """Looking for its end at each quote again would take a hundred times as long as the rest."""
    began = time.process_time()
    for _ in range(20):
        assert [error["cedar_code"] for error in find_errors('"' + '\\"' * 4900)] == ["parse_error"]
    assert time.process_time() - began < 4


@pytest.mark.parametrize(
    "policy",
    [
        STATEMENT + "\n" + statement(2),
        'permit(principal, action == Cloudinary::Action::"moderate", resource is Cloudinary::Asset);',
        'permit(principal, action == Cloudinary::Action::"update_settings", resource);',
        'permit(principal, action, resource == Cloudinary::Feature::"cld::global::upload_settings::manage");',
        'permit(principal, action == Cloudinary::Action::"read", resource == Cloudinary::Report::"usage");',
        'permit(principal, action == Cloudinary::Action::"move", resource) when { context has direction };',
        'permit(principal, action == MediaFlows::Action::"read", resource is MediaFlows::EasyFlow);',
        "permit(principal is Cloudinary::User, action, resource) when { principal.root };",
    ],
)
def test_statements_that_the_vendor_shows(api: Api, policy: str) -> None:
    assert check(api, policy) == {"valid": True, "errors": []}
    assert create(api, policy_statement=policy)["policy_statement"] == policy.replace("\n", " ")


def test_a_statement_may_have_many_conditions(api: Api) -> None:
    contains = 'resource.ancestor_ids.contains("x && y || z.a")'
    policy = f"permit(principal, action, resource is Cloudinary::Asset) when {{{' || '.join([contains] * 30)}}};"
    assert check(api, policy) == {"valid": True, "errors": []}
    assert create(api, policy_statement=policy)["policy_statement"] == policy


def test_public_requests_that_cannot_be_read(api: Api) -> None:
    for body in ({}, {"policy": 1}):
        answer = api.call("POST", f"{PUBLIC}/validate", status=400, json=body, auth=None)
        assert answer["error"]["code"] == "ACCOUNTS_00005"


def test_life_of_a_policy(api: Api) -> None:
    api.sandbox.set_clock("2026-01-02T03:04:05Z")
    policy = create(api)
    assert policy == {
        "id": policy["id"],
        "name": "Read clothing",
        "description": None,
        "policy_statement": STATEMENT,
        "scope_type": "account",
        "scope_id": None,
        "enabled": True,
        "created_at": 1767323045,
        "updated_at": 1767323045,
    }
    path = f"{CUSTOM}/{policy['id']}"
    assert api.permissions("GET", path) == {"data": policy}
    api.sandbox.set_clock("2026-01-03T03:04:05Z")
    environment = api.environment()["id"]
    whole = {"name": "Read", "policy_statement": STATEMENT, "scope_type": "prodenv", "scope_id": environment}
    changed = api.permissions("PUT", path, json={**whole, "enabled": False, "description": "Clothes"})["data"]
    expected = {**policy, **whole, "enabled": False, "description": "Clothes", "updated_at": 1767409445}
    assert changed == expected
    assert api.permissions("PUT", path, json={**whole, "enabled": None})["data"] == {
        **expected,
        "enabled": True,
        "description": None,
    }
    error = api.permissions("PUT", path, status=400, json=whole)["error"]
    assert error == {
        "category": "user_error",
        "code": "ACCOUNTS_00005",
        "message": "missing fields",
        "details": {"fields": ["enabled"]},
    }
    assert api.permissions("DELETE", path, status=204) is None
    for method in ("GET", "DELETE"):
        error = api.permissions(method, path, status=404)["error"]
        details = {"fields": [{"policy_id": policy["id"]}]}
        assert error == {**NOT_FOUND, "details": details}
    api.permissions("PUT", path, status=404, json={**whole, "enabled": True})


def test_white_space_is_normalised_and_a_statement_is_in_a_scope_once(api: Api) -> None:
    spaced = STATEMENT.replace(" ", " \n\t// (a comment\r\n").replace('"clothing"', '"two  spaces // here"')
    policy = create(api, policy_statement=f"\n{spaced}\n")
    assert policy["policy_statement"] == STATEMENT.replace('"clothing"', '"two  spaces // here"')
    error = create(api, status=409, name="Other", policy_statement=policy["policy_statement"])
    message = "already exists for the scope"
    details = {"fields": [{"policy_statement": policy["policy_statement"]}]}
    assert error == {"category": "user_error", "code": "ACCOUNTS_00006", "message": message, "details": details}
    one, two = (api.environment(name)["id"] for name in ("One", "Two"))
    body = {"policy_statement": policy["policy_statement"], "scope_type": "prodenv"}
    for scope in (one, two, "all"):
        create(api, **body, scope_id=scope)
    other = create(api)
    api.permissions("PUT", f"{CUSTOM}/{other['id']}", status=409, json={**other, **body, "scope_id": one})
    assert api.permissions("PUT", f"{CUSTOM}/{other['id']}", json=other)["data"]["name"] == other["name"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"scope_type": "prodenv"}, "scope_id"),
        ({"scope_type": "prodenv", "scope_id": "nope"}, {"scope_id": "nope"}),
        ({"scope_id": "nope"}, {"scope_id": "nope"}),
        ({"name": " "}, "name"),
    ],
)
def test_fields_that_cannot_be_used(api: Api, changes: dict[str, Any], field: object) -> None:
    error = create(api, status=400, **changes)
    assert (error["code"], error["details"]) == ("ACCOUNTS_00005", {"fields": [field]})


def test_filters_and_pages(api: Api) -> None:
    one, two = (api.environment(name)["id"] for name in ("One", "Two"))
    for number in range(45):
        create(api, policy_statement=statement(number), enabled=number % 2 == 0)
    in_one = create(api, scope_type="prodenv", scope_id=one)
    in_all = create(api, scope_type="prodenv", scope_id="all")

    def ids(**params: str) -> list[str]:
        return [policy["id"] for policy in api.permissions("GET", CUSTOM, params=params)["data"]]

    assert ids(scope_type="prodenv") == ids(scope_type="prodenv", scope_id=one) == [in_one["id"], in_all["id"]]
    assert ids(scope_type="prodenv", scope_id=two) == ids(scope_type="prodenv", scope_id="all") == [in_all["id"]]
    assert ids(scope_type="prodenv", scope_id="nope") == [in_all["id"]]

    pages: list[Any] = []
    params: dict[str, str] = {}
    while True:
        page = api.permissions("GET", CUSTOM, params=params)
        pages.append(page["data"])
        if "next_cursor" not in page:
            break
        params = {"cursor": page["next_cursor"]}
    assert [len(page) for page in pages] == [20, 20, 5]
    assert [policy["policy_statement"] for page in pages for policy in page] == [statement(n) for n in range(45)]
    first = api.permissions("GET", CUSTOM, params={"enabled": "false"})
    assert {policy["enabled"] for policy in first["data"]} == {False}
    rest = api.permissions("GET", CUSTOM, params={"enabled": "false", "cursor": first["next_cursor"]})
    assert len(rest["data"]) == 2
    api.delete(f"/sub_accounts/{one}")
    assert ids(scope_type="prodenv") == [in_all["id"]]


@pytest.mark.parametrize(
    "cursor",
    ["x", "!!!", "é", *(
        base64.urlsafe_b64encode(text).decode() for text in
        (b"[]", b"1", b"null", b'["policies"]', b'["policies", "1"]', b'["policies", true]', b'["other", 1]',
         b'["policies", 99999999999999999999]', b'["policies", -1]', b'["policies", 1, 2]', b"[" * 2000)
    )],
)  # fmt: skip
def test_cursors_that_nobody_gave_out(api: Api, cursor: str) -> None:
    error = api.permissions("GET", CUSTOM, status=400, params={"cursor": cursor})["error"]
    assert (error["message"], error["details"]) == ("invalid request", {"fields": [{"cursor": cursor}]})


def test_effective_policies(api: Api) -> None:
    one, two = (api.environment(name)["id"] for name in ("One", "Two"))
    ada, grace = api.user()["id"], api.user("Grace", "grace@example.com")["id"]
    group = api.group()["id"]
    api.post(f"/user_groups/{group}/users/{grace}")

    def assign(kind: str, principal: str, role: str, **where: Any) -> None:
        body = {"operation": "add", "principal": {"type": kind, "id": principal}, "roles": [{"id": role, **where}]}
        assert api.permissions("PUT", "/principal_roles", json=body) is None

    assign("user", ada, "cld::role::account::billing")
    assign("user", ada, "cld::role::prodenv::billing", scope_id=one)
    assign("user", ada, "cld::role::prodenv::billing", scope_id=two)
    viewer = "cld::role::collection::viewer"
    assign("group", group, viewer, scope_id=one, policy_parameters={"collection_id": "summer"})
    for_key = create(api)
    for_all = create(api, policy_statement="forbid(principal, action, resource);", scope_type="prodenv", scope_id="all")
    for_group = create(api, policy_statement=f'permit(principal in Cloudinary::Group::"{group}", action, resource);')
    for_user = create(api, policy_statement=f'permit(principal == Cloudinary::User::"{ada}", action, resource);')
    create(api, policy_statement="permit(principal, action, resource);", enabled=False)

    def effective(**params: str) -> tuple[dict[str, list[str]], list[str]]:
        data = api.permissions("GET", "/policies/effective", params=params)["data"]
        roles = {entry["principal_id"]: [role["id"] for role in entry["roles"]] for entry in data["principals"]}
        return roles, [policy["id"] for policy in data["custom_policies"]]

    billing = ["cld::role::account::billing", "cld::role::prodenv::billing"]
    everything = [policy["id"] for policy in (for_key, for_all, for_group, for_user)]
    assert effective() == ({ada: billing, group: [viewer], grace: [viewer]}, everything)
    assert effective(scope_type="account")[0] == {ada: billing[:1]}
    assert effective(scope_type="prodenv", scope_id=two) == ({ada: billing[1:]}, [for_all["id"]])
    assert effective(principal_type="user", principal_id=grace) == ({grace: [viewer]}, [for_all["id"], for_group["id"]])
    assert effective(principal_type="user", principal_id=ada)[1] == [for_all["id"], for_user["id"]]
    assert effective(principal_type="group")[0] == {group: [viewer]}
    assert effective(principal_type="apiKey") == ({}, [for_key["id"], for_all["id"]])

    head = f'principal is Cloudinary::User in Cloudinary::Group::"{group}"'
    for_members = create(api, policy_statement=f"permit({head}, action, resource);")
    assert for_members["id"] in effective(principal_type="user", principal_id=grace)[1]
    assert for_members["id"] not in effective(principal_type="user", principal_id=ada)[1]

    data = api.permissions("GET", "/policies/effective", params={"principal_type": "group"})["data"]
    [policy] = data["principals"][0]["roles"][0]["system_policies"]
    assert policy["id"] == SYSTEM_ROLES[viewer].policies[0].id
    assert policy["policy_statement"] == (
        f'permit(principal == Cloudinary::Group::"{group}", action in [Cloudinary::Action::"read"], '
        'resource in Cloudinary::Collection::"summer");'
    )

    error = api.permissions("GET", "/policies/effective", status=400, params={"principal_id": ada})["error"]
    assert (error["message"], error["details"]) == ("missing fields", {"fields": ["principal_type"]})
    for params in ({"principal_type": "user", "principal_id": "x"}, {"scope_type": "prodenv", "scope_id": "x"}):
        api.permissions("GET", "/policies/effective", status=404, params=params)
