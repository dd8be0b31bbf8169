# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Add a user to a user group."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path

from ...models.add_user_to_group_response import AddUserToGroupResponse


def user_groups_add_user(account_id: str, group_id: str, user_id: str) -> Call[AddUserToGroupResponse]:
    """POST /v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}/users/{user_id}"""
    return Call(
        "user_groups.add_user",
        "POST",
        path(
            "/v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}/users/{user_id}",
            account_id=account_id,
            group_id=group_id,
            user_id=user_id,
        ),
        AddUserToGroupResponse.from_dict,
    )
