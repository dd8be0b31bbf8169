# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Assign or remove the principals of a role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import listed, objects, path, wire
from cloudinary_provisioning_runtime.reading import (
    as_nothing,
)
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.update_role_principal import UpdateRolePrincipal


def roles_update_principals(
    account_id: str,
    role_id: str,
    *,
    operation: Literal["add", "remove"] | Unset = UNSET,
    principals: Sequence[UpdateRolePrincipal] | Unset = UNSET,
) -> Call[None]:
    """PUT /v2/accounts/{account_id}/permissions/roles/{role_id}/principals"""
    return Call(
        "roles.update_principals",
        "PUT",
        path(
            "/v2/accounts/{account_id}/permissions/roles/{role_id}/principals", account_id=account_id, role_id=role_id
        ),
        as_nothing,
        json=wire({"operation": operation, "principals": objects(listed("principals", principals))}),
    )
