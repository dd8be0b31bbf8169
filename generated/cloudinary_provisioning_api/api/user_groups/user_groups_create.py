# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Create a user group."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path, wire
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.user_group import UserGroup


def user_groups_create(
    account_id: str, *, name: str | Unset = UNSET, extended_details: bool | Unset = UNSET
) -> Call[UserGroup]:
    """POST /v1_1/provisioning/accounts/{account_id}/user_groups"""
    return Call(
        "user_groups.create",
        "POST",
        path("/v1_1/provisioning/accounts/{account_id}/user_groups", account_id=account_id),
        UserGroup.from_dict,
        json=wire({"name": name, "extended_details": extended_details}),
    )
