# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""List the roles of a principal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import listed, path, query
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.principal_roles_response import PrincipalRolesResponse


def principals_list_roles(
    account_id: str,
    *,
    principal_type: Literal["user", "group", "apiKey", "provisioningKey"],
    principal_id: str,
    permission_type: Literal["global", "content"],
    management_type: Literal["system", "custom"] | Unset = UNSET,
    scope_type: Literal["account", "prodenv"] | Unset = UNSET,
    scope_id: str | Unset = UNSET,
    folder_id: str | Unset = UNSET,
    asset_id: str | Unset = UNSET,
    collection_id: str | Unset = UNSET,
    param_key: Sequence[str] | Unset = UNSET,
    param_value: Sequence[str] | Unset = UNSET,
) -> Call[PrincipalRolesResponse]:
    """GET /v2/accounts/{account_id}/permissions/principal_roles"""
    return Call(
        "principals.list_roles",
        "GET",
        path("/v2/accounts/{account_id}/permissions/principal_roles", account_id=account_id),
        PrincipalRolesResponse.from_dict,
        query=query(
            {
                "principal_type": principal_type,
                "principal_id": principal_id,
                "permission_type": permission_type,
                "management_type": management_type,
                "scope_type": scope_type,
                "scope_id": scope_id,
                "folder_id": folder_id,
                "asset_id": asset_id,
                "collection_id": collection_id,
                "param_key": listed("param_key", param_key),
                "param_value": listed("param_value", param_value),
            }
        ),
    )
