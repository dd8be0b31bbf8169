"""The vendor's SDKs for Python arrive: every method once, without an error, and the account is then as it should be."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import wraps
from importlib import import_module
from typing import Any

import pytest
from cloudinary_account_provisioning import CldProvisioning, models
from cloudinary_provisioning_sandbox import Sandbox

from tests.interop.conftest import left_in

pytestmark = pytest.mark.slow

LEFT = {"sub_accounts": ["Client Portal"], "users": ["Ada King"], "user_groups": ["Chief editors"]}


def watch(monkeypatch: pytest.MonkeyPatch, owner: Any, names: set[str], called: set[tuple[Any, str]]) -> None:
    """Notes which functions have answered."""

    def watched(name: str, function: Any) -> Any:
        @wraps(function)
        def call(*arguments: Any, **keywords: Any) -> Any:
            result = function(*arguments, **keywords)
            called.add((owner, name))
            return result

        return call

    for name in names:
        monkeypatch.setattr(owner, name, watched(name, getattr(owner, name)))


@pytest.fixture
def classic(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """`cloudinary.provisioning`, set up with the two lines that the sandbox prints."""
    cloudinary, module = import_module("cloudinary"), import_module("cloudinary.provisioning")
    monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", sandbox.account_url)
    monkeypatch.setenv("CLOUDINARY_URL", sandbox.account.cloudinary_url(sandbox.url))
    cloudinary.reset_config()
    module.reset_config()
    yield module
    import_module("cloudinary.api_client.call_account_api")._http.clear()
    monkeypatch.undo()
    cloudinary.reset_config()
    module.reset_config()


def test_classic(classic: Any, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    api, called, role = classic, set[tuple[Any, str]](), classic.Role
    offered = {name for name, value in vars(api).items() if inspect.isfunction(value) and name[0] != "_"}
    watch(monkeypatch, api, offered, called)
    today = date.today()

    portal = api.create_sub_account("Portal", "portal-cloud", {"tier": "gold", "seats": 3}, False)["id"]
    shop = api.create_sub_account("Shop", base_account=portal)["id"]
    api.update_sub_account(portal, "Client Portal", custom_attributes={"deep": {"list": [1, None]}}, enabled=True)
    api.sub_account(portal)
    assert len(api.sub_accounts(True, [portal, shop], "")["sub_accounts"]) == 2
    key = api.generate_access_key(portal, "Build", False)["api_key"]
    api.generate_access_key(portal, name="Deploy")
    api.access_keys(portal, 2, 1, "name", "asc")
    api.update_access_key(portal, int(key), "CI", enabled=True, dedicated_for="webhooks")
    api.delete_access_key(portal, key)
    api.delete_access_key(portal, name="Deploy")
    ada = api.create_user("Ada", "ada@example.com", role.ADMIN)["id"]
    bob = api.create_user("Bob", "bob@example.com", role.REPORTS, [portal, shop])["id"]
    api.update_user(ada, "Ada King", role=role.BILLING, sub_account_ids=[])
    api.user(ada, headers={"X-Trace": "1"}, timeout=20)
    assert len(api.users([ada, bob], portal, "pending", "", last_login=False, from_date=today)["users"]) == 2
    editors, readers = (api.create_user_group(name)["id"] for name in ("Editors", "Readers"))
    api.update_user_group(editors, "Chief editors")
    api.user_group(editors)
    api.user_groups()
    assert api.add_user_to_group(editors, ada) == api.user_group_users(editors)
    api.user_in_user_groups(ada)
    api.remove_user_from_group(editors, ada)
    api.delete_user_group(readers)
    api.delete_user(bob)
    api.delete_sub_account(shop)
    assert left_in(sandbox) == LEFT
    api.account_config(account_id=None, provisioning_api_key=None, provisioning_api_secret=None)
    api.create_agent_account("eve@example.com", "Framework", "Model 1", "Show a picture", sdk_framework="python")
    api.create_cloud(["1.1.1.1", "requester_ip"], "bob@example.com", agent_goal="Show")
    api.reset_config()

    assert {name for _, name in called} == offered


def test_generated(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    offered, called = set[tuple[Any, str]](), set[tuple[Any, str]]()
    security = models.Security(provisioning_api_key="key", provisioning_api_secret="secret")
    with CldProvisioning(security=security, account_id=sandbox.account_id, server_url=sandbox.url) as sdk:
        for part in sdk._sub_sdk_map:
            owner = type(getattr(sdk, part))
            functions = inspect.getmembers(owner, inspect.isfunction)
            names = {name for name, _ in functions if not name.startswith(("_", "do_request"))}
            offered |= {(owner, name) for name in names}
            watch(monkeypatch, owner, names, called)
        call_every_method(sdk)
        assert left_in(sandbox) == LEFT
        # Its errors are made from the envelopes of both generations.
        with pytest.raises(models.ErrorResponse, match=r"^Cannot find sub account with id nope$"):
            sdk.product_environments.get(sub_account_id="nope")
        with pytest.raises(models.PermissionsErrorResponse, match=r"^not found$"):
            sdk.roles.get(request=models.GetRoleRequest(role_id="nope"))

    assert called == offered


BILLING = "cld::role::account::billing"
STATEMENT = 'permit(principal, action == Cloudinary::Action::"read", resource);'


def call_every_method(sdk: Any) -> None:
    today, account, add = date.today(), models.ScopeTypeEnum.ACCOUNT, models.OperationEnum.ADD

    environments = sdk.product_environments
    portal = environments.create(request=models.ProductEnvironmentRequest(name="Portal")).id
    more = models.ProductEnvironmentRequest(name="Shop", cloud_name="shop-cloud", base_sub_account_id=portal)
    shop = environments.create(request=more).id
    change = models.ProductEnvironmentUpdateRequest(name="Client Portal", enabled=True)
    environments.update(sub_account_id=portal, product_environment_update_request=change)
    environments.get(sub_account_id=portal)
    environments.list(enabled=True, ids=[portal, shop], cloud_names=["shop-cloud"], prefix="shop")

    keys = sdk.access_keys
    key = keys.generate(sub_account_id=portal, access_key_request=models.AccessKeyRequest(name="CI")).api_key
    keys.generate(sub_account_id=portal, access_key_request=models.AccessKeyRequest(name="Deploy", enabled=False))
    sorting: Any = {"sort_by": models.SortBy.NAME, "sort_order": models.SortOrder.ASC}
    keys.list(request=models.GetAccessKeysRequest(sub_account_id=portal, page=1, page_size=2, **sorting))
    renamed = models.AccessKeyUpdateRequest(name="Hooks", dedicated_for=models.DedicatedFor.WEBHOOKS)
    keys.update(sub_account_id=portal, key=key, access_key_update_request=renamed)
    keys.delete(sub_account_id=portal, key=key)
    keys.delete_by_name(sub_account_id=portal, name="Deploy")

    users = sdk.users
    ada = users.create(request=models.CreateUserRequestBody(name="Ada", email="ada@example.com")).id
    limited: Any = {"role": models.CreateUserRole.REPORTS, "sub_account_ids": [portal, shop], "enabled": False}
    bob = users.create(request=models.CreateUserRequestBody(name="Bob", email="bob@example.com", **limited)).id
    users.update(user_id=ada, user_request=models.UserRequest(name="Ada King", enabled=True))
    users.get(user_id=ada)
    logins: Any = {"last_login": True, "from_": today, "to": today, "union_type": models.UnionType.EXCLUDE}
    assert len(users.list(request=models.GetUsersRequest(ids=[ada, bob], pending=True, **logins)).users) == 2
    users.list_sub_accounts(user_id=ada)
    users.get_groups(user_id=ada)

    groups = sdk.user_groups
    editors, readers = (groups.create(request=models.UserGroupRequest(name=name)).id for name in ("Editors", "Readers"))
    groups.update(group_id=editors, user_group_request=models.UserGroupRequest(name="Chief editors"))
    groups.add_user(group_id=editors, user_id=ada)
    groups.list_users(group_id=editors)
    groups.remove_user(group_id=editors, user_id=ada)
    groups.get(group_id=editors, extended_details=True)
    groups.list(extended_details=False)

    sdk.billing_usage.get(year=datetime.now(UTC).year, include_prodenv_breakdown=True)
    sdk.public.get_catalog()
    sdk.public.get_schema()
    sdk.public.validate_policy(request=models.ValidateCedarPolicyRequest(policy=STATEMENT))

    user = {"principal_type": models.PrincipalTypeEnum.USER, "principal_id": ada}
    kind: Any = {"permission_type": models.PermissionTypeEnum.GLOBAL}
    roles, principals = sdk.roles, sdk.principals
    request = models.CreateRole(id="uploader", permission_type="global", scope_type=account, name="Uploader")
    roles.create(request=request)
    roles.update(role_id="uploader", role=models.Role(name="Keeper", description="Keeps"))
    pairs: Any = {"param_key": ["folder_id"], "param_value": ["clothing"]}
    roles.get(request=models.GetRoleRequest(role_id="cld::role::folder::viewer", **pairs))
    roles.list(permission_type=models.PermissionTypeEnum.CONTENT, policy_parameters=["folder_id"])
    adding = models.UpdateRolePrincipalsRequest(operation=add, principals=[models.UpdateRolePrincipal(**user)])
    roles.update_principals(role_id=BILLING, update_role_principals_request=adding)
    roles.list_principals(request=models.GetRolePrincipalsRequest(role_id=BILLING, verbose=True))
    principal = models.Principal(type=models.PrincipalTypeEnum.USER, id=ada)
    given = [models.RoleToManage(id="uploader")]
    principals.update_roles(request=models.UpdatePrincipalRolesRequest(operation=add, principal=principal, roles=given))
    principals.list_roles(request=models.GetPrincipalRolesRequest(**user, **kind))
    principals.inspect(request=models.InspectRequest1(scope_type=account, **user))
    principals.inspect_multiple(request=models.InspectRequest(scope_type=account, principals=[principal]))
    roles.delete(role_id="uploader", force=True)

    text: Any = {"scope_type": account, "policy_statement": STATEMENT, "name": "Read"}
    policies = sdk.custom_policies
    policy = policies.create(request=models.CustomPolicy(**text)).data.id
    policies.update(policy_id=policy, update_custom_policy=models.UpdateCustomPolicy(**text, enabled=True))
    policies.get(policy_id=policy)
    policies.list(scope_type=account, enabled=True)
    sdk.effective_policies.list(scope_type=account, **user)
    policies.delete(policy_id=policy)
    sdk.system_policies.list(scope_type=account, **kind)

    groups.delete(group_id=readers)
    users.delete(user_id=bob)
    environments.delete(sub_account_id=shop)


def test_the_printed_line_is_understood(sandbox: Sandbox) -> None:
    """The generated SDK reads `CLOUDINARY_ACCOUNT_URL` when it is imported; its host is an argument."""
    script = (
        "import sys; from cloudinary_account_provisioning import CldProvisioning\n"
        "print(CldProvisioning(server_url=sys.argv[1]).users.list().users)"
    )
    environment = {**os.environ, "CLOUDINARY_ACCOUNT_URL": sandbox.account_url}
    command = [sys.executable, "-c", script, sandbox.url]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("[]\n", "")
