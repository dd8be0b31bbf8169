# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""List the principals of a role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import listed, path, query
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.principals_response import PrincipalsResponse


def roles_list_principals(
    account_id: str,
    role_id: str,
    *,
    scope_type: Literal["account", "prodenv"] | Unset = UNSET,
    scope_id: str | Unset = UNSET,
    verbose: bool | Unset = UNSET,
    folder_id: str | Unset = UNSET,
    asset_id: str | Unset = UNSET,
    collection_id: str | Unset = UNSET,
    param_key: Sequence[str] | Unset = UNSET,
    param_value: Sequence[str] | Unset = UNSET,
) -> Call[PrincipalsResponse]:
    """GET /v2/accounts/{account_id}/permissions/roles/{role_id}/principals"""
    return Call(
        "roles.list_principals",
        "GET",
        path(
            "/v2/accounts/{account_id}/permissions/roles/{role_id}/principals", account_id=account_id, role_id=role_id
        ),
        PrincipalsResponse.from_dict,
        query=query(
            {
                "scope_type": scope_type,
                "scope_id": scope_id,
                "verbose": verbose,
                "folder_id": folder_id,
                "asset_id": asset_id,
                "collection_id": collection_id,
                "param_key": listed("param_key", param_key),
                "param_value": listed("param_value", param_value),
            }
        ),
    )
