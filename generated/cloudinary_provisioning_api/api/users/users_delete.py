# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Delete a user."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path

from ...models.success_response import SuccessResponse


def users_delete(account_id: str, user_id: str) -> Call[SuccessResponse]:
    """DELETE /v1_1/provisioning/accounts/{account_id}/users/{user_id}"""
    return Call(
        "users.delete",
        "DELETE",
        path("/v1_1/provisioning/accounts/{account_id}/users/{user_id}", account_id=account_id, user_id=user_id),
        SuccessResponse.from_dict,
    )
