# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Update a user."""

from __future__ import annotations

from collections.abc import Sequence

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import listed, path, wire
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.user import User


def users_update(
    account_id: str,
    user_id: str,
    *,
    name: str | Unset = UNSET,
    email: str | Unset = UNSET,
    role: str | Unset = UNSET,
    sub_account_ids: Sequence[str] | Unset = UNSET,
    enabled: bool | Unset = UNSET,
) -> Call[User]:
    """PUT /v1_1/provisioning/accounts/{account_id}/users/{user_id}"""
    return Call(
        "users.update",
        "PUT",
        path("/v1_1/provisioning/accounts/{account_id}/users/{user_id}", account_id=account_id, user_id=user_id),
        User.from_dict,
        json=wire(
            {
                "name": name,
                "email": email,
                "role": role,
                "sub_account_ids": listed("sub_account_ids", sub_account_ids),
                "enabled": enabled,
            }
        ),
    )
