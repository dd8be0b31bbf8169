# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Get a user."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path

from ...models.user import User


def users_get(account_id: str, user_id: str) -> Call[User]:
    """GET /v1_1/provisioning/accounts/{account_id}/users/{user_id}"""
    return Call(
        "users.get",
        "GET",
        path("/v1_1/provisioning/accounts/{account_id}/users/{user_id}", account_id=account_id, user_id=user_id),
        User.from_dict,
    )
