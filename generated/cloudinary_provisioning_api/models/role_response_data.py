# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from datetime import datetime

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_str, read_timestamp


class RoleResponseData(Model):
    """A role, system or custom.

    Attributes:
        id: Id of the role.
        name: Name of the role, unique within its scope.
        description: Short description; null when there is none.
        management_type: Who maintains the role, Cloudinary (`system`) or you (`custom`).
        permission_type: Whether it applies to a whole scope (`global`) or to single content (`content`).
            Immutable.
        policy_parameters: Names of the parameters a content role takes when assigned, `folder_id` or
            `collection_id`.
        scope_type: Level the role applies to, `account` or `prodenv`.
        created_at: When it was created.
        updated_at: When it was last changed.
    """

    __slots__ = ()

    id: str = field(read_str)
    name: str = field(read_str)
    description: str | None = field(read_str, optional=True)
    management_type: str = field(read_str)
    permission_type: str = field(read_str)
    policy_parameters: list[str] | None = field(ListOf(read_str), optional=True)
    scope_type: str = field(read_str)
    created_at: datetime = field(read_timestamp)
    updated_at: datetime = field(read_timestamp)
