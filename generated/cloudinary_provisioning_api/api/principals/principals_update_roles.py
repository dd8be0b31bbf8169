# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Assign or remove the roles of a principal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import listed, objects, path, wire
from cloudinary_provisioning_runtime.reading import (
    as_nothing,
)
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.principal import Principal
from ...models.role_to_manage import RoleToManage


def principals_update_roles(
    account_id: str,
    *,
    operation: Literal["add", "remove"] | Unset = UNSET,
    principal: Principal | Unset = UNSET,
    roles: Sequence[RoleToManage] | Unset = UNSET,
) -> Call[None]:
    """PUT /v2/accounts/{account_id}/permissions/principal_roles"""
    return Call(
        "principals.update_roles",
        "PUT",
        path("/v2/accounts/{account_id}/permissions/principal_roles", account_id=account_id),
        as_nothing,
        json=wire({"operation": operation, "principal": objects(principal), "roles": objects(listed("roles", roles))}),
    )
