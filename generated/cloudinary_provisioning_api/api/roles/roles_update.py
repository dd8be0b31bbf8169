# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Update a custom role."""

from __future__ import annotations

from collections.abc import Sequence

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import listed, path, wire
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.role_response import RoleResponse


def roles_update(
    account_id: str,
    role_id: str,
    *,
    name: str,
    description: str | None | Unset = UNSET,
    system_policy_ids: Sequence[str] | Unset = UNSET,
) -> Call[RoleResponse]:
    """PUT /v2/accounts/{account_id}/permissions/roles/{role_id}"""
    return Call(
        "roles.update",
        "PUT",
        path("/v2/accounts/{account_id}/permissions/roles/{role_id}", account_id=account_id, role_id=role_id),
        RoleResponse.from_dict,
        json=wire(
            {
                "name": name,
                "description": description,
                "system_policy_ids": listed("system_policy_ids", system_policy_ids),
            }
        ),
    )
