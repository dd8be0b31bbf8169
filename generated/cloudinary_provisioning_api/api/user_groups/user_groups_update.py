# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Rename a user group."""

from __future__ import annotations

from ...call import Call
from ...encoding import path, wire
from ...models.user_group import UserGroup
from ...types import UNSET, Unset


def user_groups_update(
    account_id: str, group_id: str, *, name: str | Unset = UNSET, extended_details: bool | Unset = UNSET
) -> Call[UserGroup]:
    """PUT /v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}"""
    return Call(
        "PUT",
        path(
            "/v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}", account_id=account_id, group_id=group_id
        ),
        UserGroup.from_dict,
        json=wire({"name": name, "extended_details": extended_details}),
    )
