# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""List the groups of a user."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path

from ...models.user_groups_list_response import UserGroupsListResponse


def users_get_groups(account_id: str, user_id: str) -> Call[UserGroupsListResponse]:
    """GET /v1_1/provisioning/accounts/{account_id}/users/{user_id}/groups"""
    return Call(
        "users.get_groups",
        "GET",
        path("/v1_1/provisioning/accounts/{account_id}/users/{user_id}/groups", account_id=account_id, user_id=user_id),
        UserGroupsListResponse.from_dict,
    )
