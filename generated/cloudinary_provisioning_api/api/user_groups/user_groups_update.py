# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Rename a user group."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path, wire
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.user_group import UserGroup


def user_groups_update(
    account_id: str, group_id: str, *, name: str | Unset = UNSET, extended_details: bool | Unset = UNSET
) -> Call[UserGroup]:
    """PUT /v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}"""
    return Call(
        "user_groups.update",
        "PUT",
        path(
            "/v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}", account_id=account_id, group_id=group_id
        ),
        UserGroup.from_dict,
        json=wire({"name": name, "extended_details": extended_details}),
    )
