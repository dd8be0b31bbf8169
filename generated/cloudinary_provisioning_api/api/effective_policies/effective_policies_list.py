# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""List effective policies."""

from __future__ import annotations

from typing import Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path, query
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.effective_policies_response import EffectivePoliciesResponse


def effective_policies_list(
    account_id: str,
    *,
    scope_type: Literal["account", "prodenv"] | Unset = UNSET,
    scope_id: str | Unset = UNSET,
    principal_type: Literal["user", "group", "apiKey", "provisioningKey"] | Unset = UNSET,
    principal_id: str | Unset = UNSET,
) -> Call[EffectivePoliciesResponse]:
    """GET /v2/accounts/{account_id}/permissions/policies/effective"""
    return Call(
        "effective_policies.list",
        "GET",
        path("/v2/accounts/{account_id}/permissions/policies/effective", account_id=account_id),
        EffectivePoliciesResponse.from_dict,
        query=query(
            {
                "scope_type": scope_type,
                "scope_id": scope_id,
                "principal_type": principal_type,
                "principal_id": principal_id,
            }
        ),
    )
