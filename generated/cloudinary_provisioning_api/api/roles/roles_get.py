# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Get a role."""

from __future__ import annotations

from collections.abc import Sequence

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import listed, path, query
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.role_response import RoleResponse


def roles_get(
    account_id: str,
    role_id: str,
    *,
    folder_id: str | Unset = UNSET,
    asset_id: str | Unset = UNSET,
    collection_id: str | Unset = UNSET,
    param_key: Sequence[str] | Unset = UNSET,
    param_value: Sequence[str] | Unset = UNSET,
) -> Call[RoleResponse]:
    """GET /v2/accounts/{account_id}/permissions/roles/{role_id}"""
    return Call(
        "roles.get",
        "GET",
        path("/v2/accounts/{account_id}/permissions/roles/{role_id}", account_id=account_id, role_id=role_id),
        RoleResponse.from_dict,
        query=query(
            {
                "folder_id": folder_id,
                "asset_id": asset_id,
                "collection_id": collection_id,
                "param_key": listed("param_key", param_key),
                "param_value": listed("param_value", param_value),
            }
        ),
    )
