# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Delete a custom role."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path, query
from cloudinary_provisioning_runtime.reading import (
    as_nothing,
)
from cloudinary_provisioning_runtime.types import UNSET, Unset


def roles_delete(account_id: str, role_id: str, *, force: bool | Unset = UNSET) -> Call[None]:
    """DELETE /v2/accounts/{account_id}/permissions/roles/{role_id}"""
    return Call(
        "roles.delete",
        "DELETE",
        path("/v2/accounts/{account_id}/permissions/roles/{role_id}", account_id=account_id, role_id=role_id),
        as_nothing,
        query=query({"force": force}),
    )
