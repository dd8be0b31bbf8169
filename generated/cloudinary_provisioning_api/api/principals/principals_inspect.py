# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Find principals and their roles in a scope."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import listed, path, query
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.principal_roles_inspect_response import PrincipalRolesInspectResponse


def principals_inspect(
    account_id: str,
    *,
    scope_type: Literal["account", "prodenv"],
    scope_id: str | Unset = UNSET,
    principal_type: Literal["user", "group", "apiKey", "provisioningKey"] | Unset = UNSET,
    principal_id: str | Unset = UNSET,
    folder_id: str | Unset = UNSET,
    asset_id: str | Unset = UNSET,
    collection_id: str | Unset = UNSET,
    param_key: Sequence[str] | Unset = UNSET,
    param_value: Sequence[str] | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Call[PrincipalRolesInspectResponse]:
    """GET /v2/accounts/{account_id}/permissions/principal_roles/inspect"""
    return Call(
        "principals.inspect",
        "GET",
        path("/v2/accounts/{account_id}/permissions/principal_roles/inspect", account_id=account_id),
        PrincipalRolesInspectResponse.from_dict,
        query=query(
            {
                "scope_type": scope_type,
                "scope_id": scope_id,
                "principal_type": principal_type,
                "principal_id": principal_id,
                "folder_id": folder_id,
                "asset_id": asset_id,
                "collection_id": collection_id,
                "param_key": listed("param_key", param_key),
                "param_value": listed("param_value", param_value),
                "cursor": cursor,
            }
        ),
    )
