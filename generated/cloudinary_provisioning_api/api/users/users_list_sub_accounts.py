# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""List the environments of a user."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path

from ...models.user_sub_accounts_response import UserSubAccountsResponse


def users_list_sub_accounts(account_id: str, user_id: str) -> Call[UserSubAccountsResponse]:
    """GET /v1_1/provisioning/accounts/{account_id}/users/{user_id}/sub_accounts"""
    return Call(
        "users.list_sub_accounts",
        "GET",
        path(
            "/v1_1/provisioning/accounts/{account_id}/users/{user_id}/sub_accounts",
            account_id=account_id,
            user_id=user_id,
        ),
        UserSubAccountsResponse.from_dict,
    )
