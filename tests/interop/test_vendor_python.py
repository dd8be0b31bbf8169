"""The sandbox driven by `cloudinary-account-provisioning`, the generated SDK: every method, its types, its errors."""

from __future__ import annotations

import asyncio
import inspect
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_account_provisioning import AsyncCldProvisioning, CldProvisioning, models
from cloudinary_account_provisioning.utils import BackoffStrategy, RetryConfig
from cloudinary_provisioning_sandbox import Sandbox

if TYPE_CHECKING:
    from tests.interop.conftest import Look

pytestmark = pytest.mark.slow

UNKNOWN = "0" * 30
PARTS = sorted(CldProvisioning._sub_sdk_map)
SECURITY = models.Security(provisioning_api_key="key", provisioning_api_secret="secret")
ACCOUNT, PRODENV = models.ScopeTypeEnum.ACCOUNT, models.ScopeTypeEnum.PRODENV
GLOBAL, CONTENT = models.PermissionTypeEnum.GLOBAL, models.PermissionTypeEnum.CONTENT
USER = models.PrincipalTypeEnum.USER
UPLOAD = "cld::policy::global::upload_presets::manage"
BILLING = "cld::role::account::billing"
FOLDER_VIEWER = "cld::role::folder::viewer"
STATEMENT = 'permit(principal, action == Cloudinary::Action::"read", resource);'
SOON = RetryConfig("backoff", BackoffStrategy(1, 10, 1, 1000), retry_connection_errors=True)

Calls = dict[str, set[str]]


def connect(sandbox: Sandbox, **options: Any) -> CldProvisioning:
    given = {"security": SECURITY, "account_id": sandbox.account_id, "server_url": sandbox.url, **options}
    return CldProvisioning(**given)


@pytest.fixture
def sdk(sandbox: Sandbox) -> Iterator[CldProvisioning]:
    with connect(sandbox) as sdk:
        yield sdk


def offered(sdk: CldProvisioning, part: str) -> dict[str, Callable[..., Any]]:
    methods = inspect.getmembers(type(getattr(sdk, part)), inspect.isfunction)
    return {name: method for name, method in methods if not name.startswith(("_", "do_request"))}


@pytest.fixture
def calls(sdk: CldProvisioning, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """The methods that have answered, by the part of the SDK that has them."""
    calls: Calls = defaultdict(set)

    def watch(part: str, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def watched(*arguments: Any, **keywords: Any) -> Any:
            result = method(*arguments, **keywords)
            calls[part].add(name)
            return result

        return watched

    for part in PARTS:
        for name, method in offered(sdk, part).items():
            monkeypatch.setattr(type(getattr(sdk, part)), name, watch(part, name, method))
    return calls


def known(value: Any) -> Any:
    """What is there, which the SDK's types leave open."""
    assert value is not None
    return value


def ids(things: Any) -> list[str]:
    return [thing.id for thing in known(things)]


def environment(sdk: CldProvisioning, name: str = "Client Portal", **fields: Any) -> str:
    created = sdk.product_environments.create(request=models.ProductEnvironmentRequest(name=name, **fields))
    return str(known(created.id))


def user(sdk: CldProvisioning, name: str = "Ada Lovelace", **fields: Any) -> str:
    email = f"{name.split()[0].lower()}@example.com"
    return str(known(sdk.users.create(request=models.CreateUserRequestBody(name=name, email=email, **fields)).id))


def role(sdk: CldProvisioning, name: str = "Uploader", **fields: Any) -> str:
    request = models.CreateRole(permission_type="global", scope_type=ACCOUNT, name=name, **fields)
    return str(known(sdk.roles.create(request=request).data).id)


def play_product_environments(sdk: CldProvisioning, look: Look) -> None:
    request = models.ProductEnvironmentRequest(name="Client Portal")
    created = sdk.product_environments.create(request=request)
    portal = known(created.id)
    [key] = known(created.api_access_keys)
    assert (created.cloud_name, created.enabled, key.enabled) == ("client-portal", True, True)
    assert datetime.now(UTC) - known(created.created_at) < timedelta(minutes=1)
    shop = environment(sdk, "Shop", cloud_name="shop-cloud", base_sub_account_id=portal)
    assert look(f"/sub_accounts/{shop}")["cloud_name"] == "shop-cloud"

    change = models.ProductEnvironmentUpdateRequest(name="Closed shop", enabled=False)
    changed = sdk.product_environments.update(sub_account_id=shop, product_environment_update_request=change)
    assert (changed.name, changed.cloud_name, changed.enabled) == ("Closed shop", "shop-cloud", False)
    assert sdk.product_environments.get(sub_account_id=portal) == created

    def listed(**filters: Any) -> list[str]:
        return ids(sdk.product_environments.list(**filters).sub_accounts)

    assert listed() == listed(ids=[portal, shop]) == [portal, shop]
    assert listed(enabled=True) == listed(prefix="CLIENT") == [portal]
    assert listed(cloud_names=["shop-cloud", "client-portal"]) == [portal, shop]
    assert listed(enabled=False, ids=[portal, shop], prefix="closed") == [shop]
    assert sdk.product_environments.delete(sub_account_id=shop).message == "ok"
    assert look.is_gone(f"/sub_accounts/{shop}")


def play_access_keys(sdk: CldProvisioning, look: Look) -> None:
    portal = environment(sdk)

    def generate(**fields: Any) -> models.AccessKey:
        return sdk.access_keys.generate(sub_account_id=portal, access_key_request=models.AccessKeyRequest(**fields))

    plain, build, deploy = generate(), generate(name="Build", enabled=False), generate(name="Deploy", enabled=True)
    assert (type(plain.name), plain.enabled, build.enabled, deploy.enabled) == (str, True, False, True)

    def listed(**options: Any) -> list[str]:
        request = models.GetAccessKeysRequest(sub_account_id=portal, **options)
        answer = sdk.access_keys.list(request=request)
        assert answer.total == 4
        return [str(key.name) for key in known(answer.access_keys)]

    by_name = {"sort_by": models.SortBy.NAME, "sort_order": models.SortOrder.ASC}
    assert listed() == ["Deploy", "Build", plain.name, "Root"]
    assert listed(**by_name) == ["Build", "Deploy", plain.name, "Root"]
    assert listed(**by_name, page=2, page_size=2) == [plain.name, "Root"]
    changed = sdk.access_keys.update(
        sub_account_id=portal,
        key=known(build.api_key),
        access_key_update_request=models.AccessKeyUpdateRequest(
            name="CI", enabled=True, dedicated_for=models.DedicatedFor.WEBHOOKS
        ),
    )
    assert (changed.name, changed.enabled, changed.api_secret) == ("CI", True, build.api_secret)
    assert look(f"/sub_accounts/{portal}/access_keys")["access_keys"][1]["dedicated_for"] == ["webhooks"]
    assert sdk.access_keys.delete(sub_account_id=portal, key=known(build.api_key)).message == "ok"
    assert sdk.access_keys.delete_by_name(sub_account_id=portal, name="Deploy").message == "ok"
    assert [key["name"] for key in look(f"/sub_accounts/{portal}/access_keys")["access_keys"]] == [plain.name, "Root"]


def play_users(sdk: CldProvisioning, look: Look) -> None:
    portal, shop = environment(sdk), environment(sdk, "Shop")
    ada = user(sdk, role=models.CreateUserRole.MASTER_ADMIN)
    bob = user(sdk, "Bob", role=models.CreateUserRole.REPORTS, sub_account_ids=[portal, shop], enabled=False)
    found = sdk.users.get(user_id=bob)
    assert (found.first_name, found.role, found.status) == ("Bob", "reports", "pending")
    assert (found.enabled, found.all_sub_accounts, found.sub_account_count) == (False, False, 2)

    def listed(**filters: Any) -> list[str]:
        return ids(sdk.users.list(request=models.GetUsersRequest(**filters)).users)

    today = date.today()
    by_name = {"sort_by": models.QueryParamSortBy.NAME, "sort_order": models.QueryParamSortOrder.ASC}
    assert ids(sdk.users.list().users) == listed(ids=[ada, bob]) == listed(pending=True) == [bob, ada]
    assert listed(**by_name) == listed(**by_name, page=1, page_size=2) == [ada, bob]
    assert listed(**by_name, page=2, page_size=1) == listed(prefix="b") == [bob]
    assert listed(emails=["ada@example.com", "bob@example.com"], sub_account_id=shop) == [bob, ada]
    assert listed(pending=False) == listed(last_login=True, from_=today, to=today) == []
    assert listed(last_login=True, from_=today, to=today, union_type=models.UnionType.EXCLUDE) == [bob, ada]

    change = models.UserRequest(name="Bob Dow", email="dow@example.com", sub_account_ids=[shop], enabled=True)
    changed = sdk.users.update(user_id=bob, user_request=change)
    assert (changed.name, changed.email, changed.enabled) == ("Bob Dow", "dow@example.com", True)
    assert changed.role == "reports"
    [limit] = known(sdk.users.list_sub_accounts(user_id=bob).sub_accounts)
    assert (limit.id, limit.name, limit.cloud_name, limit.enabled) == (shop, "Shop", "shop", True)
    assert ids(sdk.users.list_sub_accounts(user_id=ada).sub_accounts) == [portal, shop]
    assert sdk.users.get_groups(user_id=bob).groups == []
    assert sdk.users.delete(user_id=ada).message == "ok"
    assert [left["id"] for left in look("/users")["users"]] == [bob]


def play_user_groups(sdk: CldProvisioning, look: Look) -> None:
    ada, bob = user(sdk), user(sdk, "Bob")
    created = sdk.user_groups.create(request=models.UserGroupRequest(name="Editors", extended_details=True))
    editors = known(created.id)
    assert (created.name, created.users) == ("Editors", [])
    assert known(created.created_at) <= known(created.updated_at)
    # The live service answers with all members, which this SDK has no type for.
    assert sdk.user_groups.add_user(group_id=editors, user_id=ada) == models.UserGroupUser()
    sdk.user_groups.add_user(group_id=editors, user_id=bob)
    assert ids(sdk.user_groups.list_users(group_id=editors).users) == [ada, bob]
    [left] = known(sdk.user_groups.remove_user(group_id=editors, user_id=ada).users)
    assert (left.id, left.name, left.email) == (bob, "Bob", "bob@example.com")
    assert ids(sdk.users.get_groups(user_id=bob).groups) == [editors]

    change = models.UserGroupRequest(name="Chief editors")
    changed = sdk.user_groups.update(group_id=editors, user_group_request=change)
    assert (changed.name, changed.users) == ("Chief editors", None)
    assert sdk.user_groups.get(group_id=editors) == changed
    extended = sdk.user_groups.get(group_id=editors, extended_details=True)
    assert extended.users == [left]
    assert sdk.user_groups.list().user_groups == [changed]
    assert sdk.user_groups.list(extended_details=True).user_groups == [extended]
    # `{"ok": true}` has no message.
    assert sdk.user_groups.delete(group_id=editors).message is None
    assert look("/user_groups") == {"user_groups": []}


def play_billing_usage(sdk: CldProvisioning, look: Look) -> None:
    environment(sdk)
    [plan] = sdk.billing_usage.get()
    assert plan.plan_name == "Sandbox"
    for metric in known(plan.metric_usage):
        [cycle] = known(metric.cycles)
        assert known(cycle.from_day) < known(cycle.to_day)
        assert known(cycle.usage) > 0
        assert cycle.product_environment_breakdown is None
    [detailed] = sdk.billing_usage.get(year=datetime.now(UTC).year, include_prodenv_breakdown=True)
    [part] = known(known(known(detailed.metric_usage)[0].cycles)[0].product_environment_breakdown)
    assert part.cloud_name == look("/sub_accounts")["sub_accounts"][0]["cloud_name"]
    assert sdk.billing_usage.get(year=2001) == []


def play_public(sdk: CldProvisioning, look: Look) -> None:
    catalog = sdk.public.get_catalog().catalog
    assert {"system_roles", "system_policies"} <= catalog.keys()
    assert FOLDER_VIEWER in [role["id"] for role in catalog["system_roles"]]
    assert "Cloudinary" in sdk.public.get_schema().schema_
    good = sdk.public.validate_policy(request=models.ValidateCedarPolicyRequest(policy=STATEMENT))
    assert (good.valid, good.errors) == (True, [])
    bad = sdk.public.validate_policy(request=models.ValidateCedarPolicyRequest(policy="permit("))
    assert not bad.valid
    assert {error.cedar_code for error in known(bad.errors)} == {"parse_error"}


def play_system_policies(sdk: CldProvisioning, look: Look) -> None:
    account = sdk.system_policies.list()
    assert {policy.scope_type for policy in known(account.data)} == {ACCOUNT}
    assert sdk.system_policies.list(scope_type=ACCOUNT, permission_type=GLOBAL).data == account.data
    content = sdk.system_policies.list(scope_type=PRODENV, permission_type=CONTENT)
    assert {tuple(known(policy.policy_parameters)) for policy in known(content.data)} == {
        ("folder_id",),
        ("collection_id",),
    }
    assert ids(content.data) == [
        policy["id"] for policy in look.permissions("/policies/system", scope_type="prodenv", permission_type="content")
    ]


def play_custom_policies(sdk: CldProvisioning, look: Look) -> None:
    portal = environment(sdk)
    request = models.CustomPolicy(scope_type=ACCOUNT, policy_statement=STATEMENT, name="Read", description="Reading")
    created = known(sdk.custom_policies.create(request=request).data)
    assert (created.name, created.description, created.scope_id, created.enabled) == ("Read", "Reading", None, True)
    assert datetime.now(UTC).timestamp() - created.created_at < 60
    request = models.CustomPolicy(
        scope_type=PRODENV, scope_id=portal, policy_statement=STATEMENT, name="Read there", enabled=False
    )
    there = known(sdk.custom_policies.create(request=request).data)
    assert (there.scope_id, there.enabled) == (portal, False)

    def listed(**filters: Any) -> list[str]:
        return ids(sdk.custom_policies.list(**filters).data)

    assert listed(scope_type=ACCOUNT) == listed(scope_type=ACCOUNT, enabled=True) == [created.id]
    assert listed(scope_type=PRODENV, scope_id=portal) == [there.id]
    assert listed(scope_type=ACCOUNT, enabled=False) == []
    change = models.UpdateCustomPolicy(
        scope_type=ACCOUNT, policy_statement=STATEMENT, name="Read all", description=None, enabled=False
    )
    changed = known(sdk.custom_policies.update(policy_id=created.id, update_custom_policy=change).data)
    assert (changed.name, changed.description, changed.enabled) == ("Read all", None, False)
    assert sdk.custom_policies.get(policy_id=created.id).data == changed
    sdk.custom_policies.delete(policy_id=created.id)
    assert look.is_gone(f"/policies/custom/{created.id}", "permissions")


def test_pages_of_custom_policies(sdk: CldProvisioning) -> None:
    for number in range(21):
        statement = STATEMENT.replace("resource", f'resource == Cloudinary::Folder::"{number}"')
        statement = statement.replace('"read"', '"share"')
        request = models.CustomPolicy(scope_type=ACCOUNT, policy_statement=statement, name=str(number))
        sdk.custom_policies.create(request=request)
    first = sdk.custom_policies.list(scope_type=ACCOUNT)
    second = sdk.custom_policies.list(scope_type=ACCOUNT, cursor=known(first.next_cursor))
    assert (len(known(first.data)), len(known(second.data)), second.next_cursor) == (20, 1, None)


def play_effective_policies(sdk: CldProvisioning, look: Look) -> None:
    ada = user(sdk)
    assign(sdk, ada, BILLING)
    sdk.custom_policies.create(request=models.CustomPolicy(scope_type=ACCOUNT, policy_statement=STATEMENT, name="Read"))
    everyone = known(sdk.effective_policies.list(scope_type=ACCOUNT).data)
    assert ids(known(everyone.principals)[0].roles) == [BILLING]
    one = known(sdk.effective_policies.list(scope_type=ACCOUNT, principal_type=USER, principal_id=ada).data)
    [principal] = known(one.principals)
    assert (principal.principal_type, principal.principal_id) == ("user", ada)
    [found] = known(principal.roles)
    assert found.id == BILLING
    assert all(policy.policy_statement for policy in known(found.system_policies))
    [custom] = known(one.custom_policies)
    assert custom.policy_statement == STATEMENT
    empty = sdk.effective_policies.list(scope_type=PRODENV, scope_id=environment(sdk))
    assert known(empty.data).principals == []


def assign(sdk: CldProvisioning, user_id: str, role_id: str, **where: Any) -> None:
    sdk.principals.update_roles(
        request=models.UpdatePrincipalRolesRequest(
            operation=models.OperationEnum.ADD,
            principal=models.Principal(type=USER, id=user_id),
            roles=[models.RoleToManage(id=role_id, **where)],
        )
    )


def play_roles(sdk: CldProvisioning, look: Look) -> None:
    ada = user(sdk)
    request = models.CreateRole(
        id="uploader", permission_type="global", scope_type=PRODENV, name="Uploader", system_policy_ids=[UPLOAD]
    )
    created = known(sdk.roles.create(request=request).data)
    assert (created.id, created.management_type) == ("uploader", models.ManagementTypeEnum.CUSTOM)
    assert ids(created.policies) == [UPLOAD]
    changed = sdk.roles.update(role_id="uploader", role=models.Role(name="Keeper", description="Keeps"))
    assert (known(changed.data).name, known(changed.data).description) == ("Keeper", "Keeps")
    assert sdk.roles.get(request=models.GetRoleRequest(role_id="uploader")).data == changed.data
    filled = known(sdk.roles.get(request=models.GetRoleRequest(role_id=FOLDER_VIEWER, folder_id="clothing")).data)
    by_pairs = models.GetRoleRequest(role_id=FOLDER_VIEWER, param_key=["folder_id"], param_value=["clothing"])
    assert "clothing" in known(filled.policies)[0].policy_statement
    assert sdk.roles.get(request=by_pairs).data == filled

    custom, system = models.ManagementTypeEnum.CUSTOM, models.ManagementTypeEnum.SYSTEM
    assert ids(sdk.roles.list(permission_type=GLOBAL, management_type=custom).data) == ["uploader"]
    assert BILLING in ids(sdk.roles.list(permission_type=GLOBAL, scope_type=ACCOUNT, management_type=system).data)
    of_folders = known(sdk.roles.list(permission_type=CONTENT, policy_parameters=["folder_id"]).data)
    assert {tuple(known(found.policy_parameters)) for found in of_folders} == {("folder_id",)}

    request_for = models.UpdateRolePrincipalsRequest(
        operation=models.OperationEnum.ADD,
        principals=[models.UpdateRolePrincipal(principal_type=USER, principal_id=ada)],
    )
    sdk.roles.update_principals(role_id=BILLING, update_role_principals_request=request_for)
    brief = sdk.roles.list_principals(request=models.GetRolePrincipalsRequest(role_id=BILLING))
    [principal] = known(brief.data)
    assert (principal.id, principal.type) == (ada, USER)
    verbose = models.GetRolePrincipalsRequest(role_id=BILLING, scope_type=ACCOUNT, verbose=True)
    [principal] = known(sdk.roles.list_principals(request=verbose).data)
    assert (principal.role_id, principal.scope_type) == (BILLING, ACCOUNT)
    sdk.roles.delete(role_id="uploader", force=True)
    assert look.is_gone("/roles/uploader", "permissions")


def play_principals(sdk: CldProvisioning, look: Look) -> None:
    ada, portal = user(sdk), environment(sdk)
    assign(sdk, ada, BILLING)
    assign(sdk, ada, "cld::role::prodenv::reports", scope_id=portal)

    def listed(**filters: Any) -> list[str]:
        request = models.GetPrincipalRolesRequest(
            principal_type=USER, principal_id=ada, permission_type=GLOBAL, **filters
        )
        return ids(sdk.principals.list_roles(request=request).data)

    assert set(listed()) == {BILLING, "cld::role::prodenv::reports"}
    assert listed(scope_type=ACCOUNT, management_type=models.ManagementTypeEnum.SYSTEM) == [BILLING]
    assert listed(scope_type=PRODENV, scope_id=portal) == ["cld::role::prodenv::reports"]

    one = sdk.principals.inspect(
        request=models.InspectRequest1(scope_type=ACCOUNT, principal_type=USER, principal_id=ada)
    )
    [inspected] = known(known(one.data).principals)
    assert (inspected.id, inspected.type, ids(inspected.roles)) == (ada, USER, [BILLING])
    everyone = sdk.principals.inspect(request=models.InspectRequest1(scope_type=ACCOUNT))
    many = sdk.principals.inspect_multiple(
        request=models.InspectRequest(scope_type=ACCOUNT, principals=[models.Principal(type=USER, id=ada)])
    )
    assert everyone == many == one
    sdk.principals.update_roles(
        request=models.UpdatePrincipalRolesRequest(
            operation=models.OperationEnum.REMOVE,
            principal=models.Principal(type=USER, id=ada),
            roles=[models.RoleToManage(id=BILLING)],
        )
    )
    assert look.permissions("/principal_roles/inspect", scope_type="account") == {"principals": []}


PLAYS: dict[str, Callable[[CldProvisioning, Look], None]] = {
    name.removeprefix("play_"): play for name, play in list(globals().items()) if name.startswith("play_")
}


@pytest.mark.parametrize("part", PARTS)
def test_every_method(part: str, sdk: CldProvisioning, look: Look, calls: Calls) -> None:
    PLAYS[part](sdk, look)
    assert calls[part] == offered(sdk, part).keys()


def test_no_part_is_forgotten() -> None:
    assert PLAYS.keys() == set(PARTS)


def test_what_the_sdk_does_not_say(sdk: CldProvisioning, look: Look) -> None:
    """It sends free-form objects without what is in them, which the sandbox has to take, or to refuse."""
    attributes = models.CustomAttributes.model_validate({"tier": "gold"})
    portal = environment(sdk, custom_attributes=attributes)
    assert look(f"/sub_accounts/{portal}")["custom_attributes"] == {}

    folder = models.RoleToManagePolicyParameters.model_validate({"folder_id": "clothing"})
    with pytest.raises(models.PermissionsErrorResponse, match=r"^missing policy parameters$") as raised:
        assign(sdk, user(sdk), FOLDER_VIEWER, scope_id=portal, policy_parameters=folder)
    assert raised.value.status_code == 400
    assert '"required":["folder_id"]' in raised.value.body


def test_errors_of_the_first_generation(sdk: CldProvisioning, sandbox: Sandbox) -> None:
    with pytest.raises(models.ErrorResponse) as raised:
        sdk.product_environments.get(sub_account_id=UNKNOWN)
    assert str(raised.value) == f"Cannot find sub account with id {UNKNOWN}"
    assert raised.value.status_code == 404
    assert known(raised.value.data.error).message == str(raised.value)
    assert raised.value.headers["x-request-id"]
    user(sdk)
    with pytest.raises(models.ErrorResponse, match="exists already") as raised:
        user(sdk)
    assert raised.value.status_code == 409
    with connect(sandbox, account_id="another") as other, pytest.raises(models.ErrorResponse) as raised:
        other.users.list()
    assert (raised.value.status_code, str(raised.value)) == (401, "Invalid credentials")


def test_errors_of_the_second_generation(sdk: CldProvisioning, sandbox: Sandbox) -> None:
    with pytest.raises(models.PermissionsErrorResponse) as raised:
        sdk.roles.get(request=models.GetRoleRequest(role_id="nope"))
    error = known(raised.value.data.error)
    assert (raised.value.status_code, str(raised.value)) == (404, "not found")
    assert (error.category, error.code, error.message) == ("server_error", "ACCOUNTS_00003", "not found")
    role(sdk, id="uploader")
    with pytest.raises(models.PermissionsErrorResponse, match="already exists") as raised:
        role(sdk)
    assert raised.value.status_code == 409
    assign(sdk, user(sdk), "uploader")
    with pytest.raises(models.PermissionsErrorResponse, match="the role has principals") as raised:
        sdk.roles.delete(role_id="uploader")
    assert raised.value.status_code == 403
    wrong = models.CustomPolicy(scope_type=ACCOUNT, policy_statement="permit(", name="Broken")
    with pytest.raises(models.PermissionsErrorResponse) as raised:
        sdk.custom_policies.create(request=wrong)
    assert known(raised.value.data.error).code == "ACCOUNTS_00002"
    assert "cedar_errors" in raised.value.body
    security = models.Security(provisioning_api_key="key", provisioning_api_secret="wrong")
    with connect(sandbox, security=security) as other, pytest.raises(models.PermissionsErrorResponse) as raised:
        other.roles.list(permission_type=GLOBAL)
    assert (raised.value.status_code, str(raised.value)) == (401, "invalid credentials")


def test_faults_on_demand(sdk: CldProvisioning, sandbox: Sandbox) -> None:
    for status in (420, 429):
        sandbox.fault(status, message="not now", operation="users.list")
        with pytest.raises(models.ErrorResponse, match=r"^not now$") as limited:
            sdk.users.list()
        assert limited.value.status_code == status
    for answer in (503, "html"):
        sandbox.fault(answer)
        with pytest.raises(models.APIError, match="API error occurred: Status 50"):
            sdk.users.list()
    sandbox.fault("reset")
    with pytest.raises(httpx.ReadError):
        sdk.users.list()
    sandbox.fault(503, times=3)
    assert sdk.users.list(retries=SOON).users == []


def test_async(sandbox: Sandbox, look: Look) -> None:
    async def play() -> tuple[list[str], Any, models.PermissionsErrorResponse]:
        options: Any = {"security": SECURITY, "account_id": sandbox.account_id, "server_url": sandbox.url}
        async with AsyncCldProvisioning(**options) as sdk:
            environments = sdk.product_environments
            portals = await asyncio.gather(
                *(
                    environments.create(request=models.ProductEnvironmentRequest(name=f"Portal {number}"))
                    for number in range(5)
                )
            )
            listed = await environments.list(prefix="portal")
            assert {portal.id for portal in portals} == set(ids(listed.sub_accounts))
            ada = await sdk.users.create(request=models.CreateUserRequestBody(name="Ada", email="ada@example.com"))
            await environments.delete(sub_account_id=known(portals[0].id))
            catalog = await sdk.public.get_catalog()
            with pytest.raises(models.PermissionsErrorResponse) as raised:
                await sdk.roles.delete(role_id=BILLING)
            return ids(portals[1:]), (ada.email, catalog.catalog.keys()), raised.value

    left, (email, catalog), error = asyncio.run(play())
    assert {found["id"] for found in look("/sub_accounts")["sub_accounts"]} == set(left)
    assert [found["email"] for found in look("/users")["users"]] == [email]
    assert "system_roles" in catalog
    assert (error.status_code, str(error)) == (403, "not allowed")


def test_the_printed_line_is_understood(sandbox: Sandbox) -> None:
    """The SDK reads `CLOUDINARY_ACCOUNT_URL` when it is imported; its host is an argument."""
    script = (
        "import sys; from cloudinary_account_provisioning import CldProvisioning\n"
        "print(CldProvisioning(server_url=sys.argv[1]).users.list().users)"
    )
    environment = {**os.environ, "CLOUDINARY_ACCOUNT_URL": sandbox.account_url}
    command = [sys.executable, "-c", script, sandbox.url]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("[]\n", "")
