# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""List roles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import as_json, listed, path, query
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.roles_response import RolesResponse


def roles_list(
    account_id: str,
    *,
    permission_type: Literal["global", "content"],
    scope_type: Literal["account", "prodenv"] | Unset = UNSET,
    management_type: Literal["system", "custom"] | Unset = UNSET,
    policy_parameters: Sequence[str] | Unset = UNSET,
) -> Call[RolesResponse]:
    """GET /v2/accounts/{account_id}/permissions/roles"""
    return Call(
        "roles.list",
        "GET",
        path("/v2/accounts/{account_id}/permissions/roles", account_id=account_id),
        RolesResponse.from_dict,
        query=query(
            {
                "scope_type": scope_type,
                "permission_type": permission_type,
                "management_type": management_type,
                "policy_parameters": as_json(listed("policy_parameters", policy_parameters)),
            }
        ),
    )
