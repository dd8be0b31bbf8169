"""These tests' own helpers become importable, and there is an account to probe."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cloudinary_provisioning import Provisioning
from cloudinary_provisioning.models import Principal, RoleToManage
from cloudinary_provisioning_sandbox import Sandbox

from tests.oracle import needed

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """A sandbox with something of everything, named by CLOUDINARY_ACCOUNT_URL."""
    with Sandbox(users=6, groups=2, environments=2, seed=1) as sandbox:
        monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", sandbox.account_url)
        with Provisioning() as client:
            user = client.users.create(**needed("users.create", name="Zoe Canary", email="canary@example.com"))
            client.product_environments.create(
                **needed("product_environments.create", name="Canary", custom_attributes={"canary_key": "canary value"})
            )
            client.roles.create(name="Canary role", permission_type="global", scope_type="account", id="canary_role")
            statement = "permit(principal, action, resource);"
            client.custom_policies.create(scope_type="account", name="Canary policy", policy_statement=statement)
            client.principals.update_roles(
                operation="add", principal=Principal(type="user", id=user.id), roles=[RoleToManage(id="canary_role")]
            )
        yield sandbox
