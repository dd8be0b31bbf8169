# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Create a custom role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import listed, path, wire
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.role_response import RoleResponse


def roles_create(
    account_id: str,
    *,
    permission_type: Literal["global", "content"],
    scope_type: Literal["account", "prodenv"],
    name: str,
    id: str | Unset = UNSET,
    description: str | None | Unset = UNSET,
    system_policy_ids: Sequence[str] | Unset = UNSET,
) -> Call[RoleResponse]:
    """POST /v2/accounts/{account_id}/permissions/roles"""
    return Call(
        "roles.create",
        "POST",
        path("/v2/accounts/{account_id}/permissions/roles", account_id=account_id),
        RoleResponse.from_dict,
        json=wire(
            {
                "id": id,
                "permission_type": permission_type,
                "scope_type": scope_type,
                "name": name,
                "description": description,
                "system_policy_ids": listed("system_policy_ids", system_policy_ids),
            }
        ),
    )
