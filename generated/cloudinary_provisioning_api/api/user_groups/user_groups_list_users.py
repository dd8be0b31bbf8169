# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""List the members of a user group."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path

from ...models.user_group_users_response import UserGroupUsersResponse


def user_groups_list_users(account_id: str, group_id: str) -> Call[UserGroupUsersResponse]:
    """GET /v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}/users"""
    return Call(
        "user_groups.list_users",
        "GET",
        path(
            "/v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}/users",
            account_id=account_id,
            group_id=group_id,
        ),
        UserGroupUsersResponse.from_dict,
    )
