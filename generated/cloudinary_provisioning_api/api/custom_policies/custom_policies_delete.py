# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Delete a custom policy."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path
from cloudinary_provisioning_runtime.reading import (
    as_nothing,
)


def custom_policies_delete(account_id: str, policy_id: str) -> Call[None]:
    """DELETE /v2/accounts/{account_id}/permissions/policies/custom/{policy_id}"""
    return Call(
        "custom_policies.delete",
        "DELETE",
        path(
            "/v2/accounts/{account_id}/permissions/policies/custom/{policy_id}",
            account_id=account_id,
            policy_id=policy_id,
        ),
        as_nothing,
    )
