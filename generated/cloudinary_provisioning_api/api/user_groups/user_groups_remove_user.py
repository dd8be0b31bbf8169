# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Remove a user from a user group."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path

from ...models.user_group_users_response import UserGroupUsersResponse


def user_groups_remove_user(account_id: str, group_id: str, user_id: str) -> Call[UserGroupUsersResponse]:
    """DELETE /v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}/users/{user_id}"""
    return Call(
        "user_groups.remove_user",
        "DELETE",
        path(
            "/v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}/users/{user_id}",
            account_id=account_id,
            group_id=group_id,
            user_id=user_id,
        ),
        UserGroupUsersResponse.from_dict,
    )
