# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""List system policies."""

from __future__ import annotations

from typing import Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path, query
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.system_policies_response import SystemPoliciesResponse


def system_policies_list(
    account_id: str,
    *,
    permission_type: Literal["global", "content"] | Unset = UNSET,
    scope_type: Literal["account", "prodenv"] | Unset = UNSET,
) -> Call[SystemPoliciesResponse]:
    """GET /v2/accounts/{account_id}/permissions/policies/system"""
    return Call(
        "system_policies.list",
        "GET",
        path("/v2/accounts/{account_id}/permissions/policies/system", account_id=account_id),
        SystemPoliciesResponse.from_dict,
        query=query({"permission_type": permission_type, "scope_type": scope_type}),
    )
