# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Update an access key."""

from __future__ import annotations

from typing import Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path, wire
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.access_key import AccessKey


def access_keys_update(
    account_id: str,
    sub_account_id: str,
    key: str,
    *,
    name: str | Unset = UNSET,
    enabled: bool | Unset = UNSET,
    dedicated_for: Literal["webhooks"] | Unset = UNSET,
) -> Call[AccessKey]:
    """PUT /v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys/{key}"""
    return Call(
        "access_keys.update",
        "PUT",
        path(
            "/v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys/{key}",
            account_id=account_id,
            sub_account_id=sub_account_id,
            key=key,
        ),
        AccessKey.from_dict,
        json=wire({"name": name, "enabled": enabled, "dedicated_for": dedicated_for}),
    )
