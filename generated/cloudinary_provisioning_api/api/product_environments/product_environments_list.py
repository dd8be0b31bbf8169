# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""List product environments."""

from __future__ import annotations

from collections.abc import Sequence

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import joined, path, query
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.product_environments_response import ProductEnvironmentsResponse


def product_environments_list(
    account_id: str,
    *,
    enabled: bool | Unset = UNSET,
    ids: Sequence[str] | Unset = UNSET,
    cloud_names: Sequence[str] | Unset = UNSET,
    prefix: str | Unset = UNSET,
) -> Call[ProductEnvironmentsResponse]:
    """GET /v1_1/provisioning/accounts/{account_id}/sub_accounts"""
    return Call(
        "product_environments.list",
        "GET",
        path("/v1_1/provisioning/accounts/{account_id}/sub_accounts", account_id=account_id),
        ProductEnvironmentsResponse.from_dict,
        query=query(
            {
                "enabled": enabled,
                "ids": joined("ids", ids, least=1, most=100),
                "cloud_names": joined("cloud_names", cloud_names, least=1, most=100),
                "prefix": prefix,
            }
        ),
    )
