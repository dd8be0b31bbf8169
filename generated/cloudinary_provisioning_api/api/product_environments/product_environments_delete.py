# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Delete a product environment."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path

from ...models.success_response import SuccessResponse


def product_environments_delete(account_id: str, sub_account_id: str) -> Call[SuccessResponse]:
    """DELETE /v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}"""
    return Call(
        "product_environments.delete",
        "DELETE",
        path(
            "/v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}",
            account_id=account_id,
            sub_account_id=sub_account_id,
        ),
        SuccessResponse.from_dict,
    )
