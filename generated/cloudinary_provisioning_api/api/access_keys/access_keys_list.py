# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""List access keys."""

from __future__ import annotations

from typing import Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path, query
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.access_keys_response import AccessKeysResponse


def access_keys_list(
    account_id: str,
    sub_account_id: str,
    *,
    page_size: int | Unset = UNSET,
    page: int | Unset = UNSET,
    sort_by: Literal["api_key", "created_at", "name", "enabled"] | Unset = UNSET,
    sort_order: Literal["desc", "asc"] | Unset = UNSET,
) -> Call[AccessKeysResponse]:
    """GET /v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys"""
    return Call(
        "access_keys.list",
        "GET",
        path(
            "/v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys",
            account_id=account_id,
            sub_account_id=sub_account_id,
        ),
        AccessKeysResponse.from_dict,
        query=query({"page_size": page_size, "page": page, "sort_by": sort_by, "sort_order": sort_order}),
    )
