# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Get a custom policy."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path

from ...models.custom_policy_response import CustomPolicyResponse


def custom_policies_get(account_id: str, policy_id: str) -> Call[CustomPolicyResponse]:
    """GET /v2/accounts/{account_id}/permissions/policies/custom/{policy_id}"""
    return Call(
        "custom_policies.get",
        "GET",
        path(
            "/v2/accounts/{account_id}/permissions/policies/custom/{policy_id}",
            account_id=account_id,
            policy_id=policy_id,
        ),
        CustomPolicyResponse.from_dict,
    )
