# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Delete an access key."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path

from ...models.success_response import SuccessResponse


def access_keys_delete(account_id: str, sub_account_id: str, key: str) -> Call[SuccessResponse]:
    """DELETE /v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys/{key}"""
    return Call(
        "access_keys.delete",
        "DELETE",
        path(
            "/v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys/{key}",
            account_id=account_id,
            sub_account_id=sub_account_id,
            key=key,
        ),
        SuccessResponse.from_dict,
    )
