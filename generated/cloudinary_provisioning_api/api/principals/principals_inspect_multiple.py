# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Inspect the roles of several principals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import listed, objects, path, wire
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.principal import Principal
from ...models.principal_roles_inspect_response import PrincipalRolesInspectResponse


def principals_inspect_multiple(
    account_id: str,
    *,
    scope_type: Literal["account", "prodenv"],
    principals: Sequence[Principal],
    scope_id: str | Unset = UNSET,
    policy_parameters: Mapping[str, Any] | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Call[PrincipalRolesInspectResponse]:
    """POST /v2/accounts/{account_id}/permissions/principal_roles/inspect"""
    return Call(
        "principals.inspect_multiple",
        "POST",
        path("/v2/accounts/{account_id}/permissions/principal_roles/inspect", account_id=account_id),
        PrincipalRolesInspectResponse.from_dict,
        json=wire(
            {
                "scope_type": scope_type,
                "scope_id": scope_id,
                "principals": objects(listed("principals", principals)),
                "policy_parameters": policy_parameters,
                "cursor": cursor,
            }
        ),
    )
