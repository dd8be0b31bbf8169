# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""List user groups."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path, query
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.user_groups_response import UserGroupsResponse


def user_groups_list(account_id: str, *, extended_details: bool | Unset = UNSET) -> Call[UserGroupsResponse]:
    """GET /v1_1/provisioning/accounts/{account_id}/user_groups"""
    return Call(
        "user_groups.list",
        "GET",
        path("/v1_1/provisioning/accounts/{account_id}/user_groups", account_id=account_id),
        UserGroupsResponse.from_dict,
        query=query({"extended_details": extended_details}),
    )
