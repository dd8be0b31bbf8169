# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Generate an access key."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path, wire
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.access_key import AccessKey


def access_keys_generate(
    account_id: str, sub_account_id: str, *, name: str | Unset = UNSET, enabled: bool | Unset = UNSET
) -> Call[AccessKey]:
    """POST /v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys"""
    return Call(
        "access_keys.generate",
        "POST",
        path(
            "/v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys",
            account_id=account_id,
            sub_account_id=sub_account_id,
        ),
        AccessKey.from_dict,
        json=wire({"name": name, "enabled": enabled}),
    )
