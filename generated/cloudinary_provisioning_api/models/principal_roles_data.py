# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from datetime import datetime
from typing import Any

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import read_object, read_str, read_timestamp


class PrincipalRolesData(Model):
    """A role as it is assigned to a principal.

    Attributes:
        id: Id of the role.
        name: Name of the role.
        description: Short description; null when there is none.
        management_type: Who maintains the role, Cloudinary (`system`) or you (`custom`).
        permission_type: Whether it applies to a whole scope (`global`) or to single content (`content`).
        scope_type: Level of the assignment, `account` or `prodenv`.
        scope_id: Id of the product environment of the assignment, or `all`; null at account level.
        policy_parameters: Content a `content` role was assigned for, by parameter name (`folder_id` or
            `collection_id`). Free-form.
        created_at: When it was created.
        updated_at: When it was last changed.
    """

    __slots__ = ()

    id: str = field(read_str)
    name: str = field(read_str)
    description: str | None = field(read_str, optional=True)
    management_type: str = field(read_str)
    permission_type: str = field(read_str)
    scope_type: str = field(read_str)
    scope_id: str | None = field(read_str, optional=True)
    policy_parameters: dict[str, Any] | None = field(read_object, optional=True)
    created_at: datetime = field(read_timestamp)
    updated_at: datetime = field(read_timestamp)
