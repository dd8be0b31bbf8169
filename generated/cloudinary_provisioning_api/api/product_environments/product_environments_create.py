# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Create a product environment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path, wire
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.product_environment import ProductEnvironment


def product_environments_create(
    account_id: str,
    *,
    name: str,
    cloud_name: str | Unset = UNSET,
    base_sub_account_id: str | Unset = UNSET,
    custom_attributes: Mapping[str, Any] | Unset = UNSET,
    enabled: bool | Unset = UNSET,
) -> Call[ProductEnvironment]:
    """POST /v1_1/provisioning/accounts/{account_id}/sub_accounts"""
    return Call(
        "product_environments.create",
        "POST",
        path("/v1_1/provisioning/accounts/{account_id}/sub_accounts", account_id=account_id),
        ProductEnvironment.from_dict,
        json=wire(
            {
                "name": name,
                "cloud_name": cloud_name,
                "base_sub_account_id": base_sub_account_id,
                "custom_attributes": custom_attributes,
                "enabled": enabled,
            }
        ),
    )
