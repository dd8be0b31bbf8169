# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""List users."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import day, joined, path, query
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.users_response import UsersResponse


def users_list(
    account_id: str,
    *,
    pending: bool | Unset = UNSET,
    status: Literal["pending", "active"] | Unset = UNSET,
    ids: Sequence[str] | Unset = UNSET,
    emails: Sequence[str] | Unset = UNSET,
    prefix: str | Unset = UNSET,
    sub_account_id: str | Unset = UNSET,
    last_login: bool | Unset = UNSET,
    from_: date | str | Unset = UNSET,
    to: date | str | Unset = UNSET,
    union_type: Literal["include", "exclude"] | Unset = UNSET,
    sort_order: Literal["desc", "asc"] | Unset = UNSET,
    sort_by: Literal["name", "role", "status", "activity", "created_at"] | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
) -> Call[UsersResponse]:
    """GET /v1_1/provisioning/accounts/{account_id}/users"""
    return Call(
        "users.list",
        "GET",
        path("/v1_1/provisioning/accounts/{account_id}/users", account_id=account_id),
        UsersResponse.from_dict,
        query=query(
            {
                "pending": pending,
                "status": status,
                "ids": joined("ids", ids, least=1, most=100),
                "emails": joined("emails", emails, least=1, most=100),
                "prefix": prefix,
                "sub_account_id": sub_account_id,
                "last_login": last_login,
                "from": day("from_", from_),
                "to": day("to", to),
                "union_type": union_type,
                "sort_order": sort_order,
                "sort_by": sort_by,
                "page": page,
                "page_size": page_size,
            }
        ),
    )
