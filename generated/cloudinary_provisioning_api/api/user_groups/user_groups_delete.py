# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Delete a user group."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path

from ...models.delete_user_group_response import DeleteUserGroupResponse


def user_groups_delete(account_id: str, group_id: str) -> Call[DeleteUserGroupResponse]:
    """DELETE /v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}"""
    return Call(
        "user_groups.delete",
        "DELETE",
        path(
            "/v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}", account_id=account_id, group_id=group_id
        ),
        DeleteUserGroupResponse.from_dict,
    )
