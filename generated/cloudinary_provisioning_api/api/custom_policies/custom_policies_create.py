# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Create a custom policy."""

from __future__ import annotations

from typing import Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path, wire
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.custom_policy_response import CustomPolicyResponse


def custom_policies_create(
    account_id: str,
    *,
    policy_statement: str,
    scope_type: Literal["account", "prodenv"],
    name: str,
    description: str | None | Unset = UNSET,
    scope_id: str | None | Unset = UNSET,
    enabled: bool | None | Unset = UNSET,
) -> Call[CustomPolicyResponse]:
    """POST /v2/accounts/{account_id}/permissions/policies/custom"""
    return Call(
        "custom_policies.create",
        "POST",
        path("/v2/accounts/{account_id}/permissions/policies/custom", account_id=account_id),
        CustomPolicyResponse.from_dict,
        json=wire(
            {
                "policy_statement": policy_statement,
                "description": description,
                "scope_type": scope_type,
                "scope_id": scope_id,
                "name": name,
                "enabled": enabled,
            }
        ),
    )
