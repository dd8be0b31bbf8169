# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""List custom policies."""

from __future__ import annotations

from typing import Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path, query
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.custom_policies_response import CustomPoliciesResponse


def custom_policies_list(
    account_id: str,
    *,
    scope_type: Literal["account", "prodenv"] | Unset = UNSET,
    scope_id: str | Unset = UNSET,
    enabled: bool | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Call[CustomPoliciesResponse]:
    """GET /v2/accounts/{account_id}/permissions/policies/custom"""
    return Call(
        "custom_policies.list",
        "GET",
        path("/v2/accounts/{account_id}/permissions/policies/custom", account_id=account_id),
        CustomPoliciesResponse.from_dict,
        query=query({"scope_type": scope_type, "scope_id": scope_id, "enabled": enabled, "cursor": cursor}),
    )
