"""`permissions` and `hide_secrets`: what accounts on Roles and Permissions refuse and leave out."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_provisioning import Forbidden
from cloudinary_provisioning.configuration import parse_account_url
from cloudinary_provisioning_sandbox import ProvisioningSandbox, Sandbox

from tests.sandbox.conftest import Api

if TYPE_CHECKING:
    from tests.sandbox.conftest import ContractCheck

KEY = {"type": "provisioningKey", "id": "key"}
ADMIN = "cld::role::prodenv::admin"


@pytest.fixture(scope="module")
def running_sandbox() -> Iterator[Sandbox]:
    with Sandbox(validate_responses=True, permissions=True) as sandbox:
        yield sandbox


@pytest.fixture
def secretive(check_contract: ContractCheck) -> Iterator[Api]:
    with Sandbox(validate_responses=True, hide_secrets=True) as sandbox:
        api = Api(sandbox, check_contract)
        with api.client:
            yield api


def assign(api: Api, role_id: str, operation: str = "add", principal: Any = KEY, **scope: str) -> None:
    body = {"operation": operation, "principal": principal, "roles": [{"id": role_id, **scope}]}
    api.permissions("PUT", "/principal_roles", json=body)


def roles(api: Api, kind: str, principal_id: str) -> list[tuple[str, str]]:
    query = {"principal_type": kind, "principal_id": principal_id, "permission_type": "global"}
    return [(role["id"], role["scope_id"]) for role in api.permissions("GET", "/principal_roles", params=query)["data"]]


def test_a_new_environment_refuses_keys_until_the_provisioning_key_is_admin_there(api: Api) -> None:
    environment, other = api.environment()["id"], api.environment("Other")["id"]
    keys = f"/sub_accounts/{environment}/access_keys"

    refused = api.post(keys, status=403, name="Production Keys")
    assert environment in refused["error"]["message"]
    assert api.get(keys)["total"] == 1

    assign(api, "cld::role::prodenv::reports", scope_id=environment)
    assign(api, "cld::role::account::admin")
    assign(api, ADMIN, scope_id=other)
    api.post(keys, status=403)

    assign(api, ADMIN, scope_id=environment)
    assert api.post(keys, name="Production Keys")["api_secret"]

    assign(api, ADMIN, "remove", scope_id=environment)
    api.post(keys, status=403)


def test_a_role_in_all_environments_counts(api: Api) -> None:
    assign(api, ADMIN, scope_id="all")
    api.post(f"/sub_accounts/{api.environment()['id']}/access_keys")


def test_a_custom_role_counts_for_what_it_holds(api: Api) -> None:
    environment = api.environment()["id"]
    for name, policy, status in (("Keys", "api_keys::manage", 200), ("Library", "ml::access", 403)):
        body = {
            "name": name,
            "permission_type": "global",
            "scope_type": "prodenv",
            "system_policy_ids": [f"cld::policy::global::{policy}"],
        }
        role_id = api.permissions("POST", "/roles", status=201, json=body)["data"]["id"]
        assign(api, role_id, scope_id=environment)
        api.post(f"/sub_accounts/{environment}/access_keys", status=status)
        assign(api, role_id, "remove", scope_id=environment)


def test_an_unknown_environment_is_not_found_before_it_is_forbidden(api: Api) -> None:
    api.post("/sub_accounts/nowhere/access_keys", status=404)


def test_the_root_key_may_do_everything_and_a_new_key_nothing(api: Api) -> None:
    environment = api.environment()
    assign(api, ADMIN, scope_id=environment["id"])
    [root] = environment["api_access_keys"]
    new = api.post(f"/sub_accounts/{environment['id']}/access_keys")

    assert roles(api, "apiKey", root["key"]) == [("cld::role::prodenv::master_admin", environment["id"])]
    assert roles(api, "apiKey", new["api_key"]) == []


def test_everything_else_asks_for_no_role(api: Api) -> None:
    environment = api.environment()
    [root] = environment["api_access_keys"]
    path = f"/sub_accounts/{environment['id']}"
    api.put(f"{path}/access_keys/{root['key']}", name="Renamed")
    api.delete(f"{path}/access_keys/{root['key']}")
    api.put(path, name="Renamed")
    api.delete(path)


@pytest.mark.slow
@pytest.mark.parametrize("options", [{}, {"permissions": True, "hide_secrets": True}], ids=["without", "with"])
def test_the_command_has_both_options(options: dict[str, bool]) -> None:
    flags = [f"--{name.replace('_', '-')}" for name in options]
    command = [sys.executable, "-m", "cloudinary_provisioning_sandbox", "--port", "0", "--quiet", *flags]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            configuration = parse_account_url(process.stdout.readline().split("'")[1])
            base = f"{configuration.base_url}/v1_1/provisioning/accounts/{configuration.account_id}/sub_accounts"
            with httpx.Client(auth=("key", "secret")) as client:
                environment = client.post(base, json={"name": "Client Portal"}).json()
                keys = client.post(f"{base}/{environment['id']}/access_keys").status_code
                [shown] = client.get(f"{base}/{environment['id']}").json()["api_access_keys"][:1]
        finally:
            process.terminate()
    assert keys == (403 if options else 200)
    assert shown["secret"] == ("" if options else environment["api_access_keys"][0]["secret"])


@pytest.mark.provisioning_sandbox(permissions=True)
def test_the_marker_has_the_option(provisioning_sandbox: ProvisioningSandbox) -> None:
    client = provisioning_sandbox.client()
    environment = client.product_environments.create(name="Client Portal")
    with pytest.raises(Forbidden, match="missing permissions"):
        client.access_keys.generate(environment.id)


def test_hidden_secrets_come_at_creation_only(secretive: Api) -> None:
    environment = secretive.environment()
    path = f"/sub_accounts/{environment['id']}"
    key = secretive.post(f"{path}/access_keys", name="Production Keys")
    assert environment["api_access_keys"][0]["secret"]
    assert key["api_secret"]

    reads = [secretive.get(path), *secretive.get("/sub_accounts")["sub_accounts"], secretive.put(path, name="Renamed")]
    for read in reads:
        assert [(shown["key"] != "", shown["secret"]) for shown in read["api_access_keys"]] == [(True, "")] * 2
    for read in [
        *secretive.get(f"{path}/access_keys")["access_keys"],
        secretive.put(f"{path}/access_keys/{key['api_key']}", enabled=False),
    ]:
        assert "api_key" in read
        assert "api_secret" not in read
