# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Validate a Cedar policy."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import wire

from ...models.validate_cedar_policy_response import ValidateCedarPolicyResponse


def public_validate_policy(*, policy: str) -> Call[ValidateCedarPolicyResponse]:
    """POST /v2/accounts/permissions/public/validate"""
    return Call(
        "public.validate_policy",
        "POST",
        "/v2/accounts/permissions/public/validate",
        ValidateCedarPolicyResponse.from_dict,
        json=wire({"policy": policy}),
        authenticated=False,
    )
