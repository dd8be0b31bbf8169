# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Create a user."""

from __future__ import annotations

from collections.abc import Sequence

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import listed, path, wire
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.user import User


def users_create(
    account_id: str,
    *,
    name: str,
    email: str,
    role: str | Unset = UNSET,
    sub_account_ids: Sequence[str] | Unset = UNSET,
    enabled: bool | Unset = UNSET,
) -> Call[User]:
    """POST /v1_1/provisioning/accounts/{account_id}/users"""
    return Call(
        "users.create",
        "POST",
        path("/v1_1/provisioning/accounts/{account_id}/users", account_id=account_id),
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
