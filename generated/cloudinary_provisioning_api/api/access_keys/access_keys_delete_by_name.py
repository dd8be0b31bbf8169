# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Delete an access key by name."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path, query

from ...models.success_response import SuccessResponse


def access_keys_delete_by_name(account_id: str, sub_account_id: str, *, name: str) -> Call[SuccessResponse]:
    """DELETE /v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys"""
    return Call(
        "access_keys.delete_by_name",
        "DELETE",
        path(
            "/v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys",
            account_id=account_id,
            sub_account_id=sub_account_id,
        ),
        SuccessResponse.from_dict,
        query=query({"name": name}),
    )
