# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from datetime import datetime

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_datetime, read_str

from .user_group_user import UserGroupUser


class UserGroup(Model):
    """A user group.

    Attributes:
        id: Id of the group, hexadecimal.
        name: Name of the group.
        users: Members of the group. Only with `extended_details`.
        created_at: When the group was created. Only with `extended_details`.
        updated_at: When the group was changed last. Only with `extended_details`.
    """

    __slots__ = ()

    id: str = field(read_str)
    name: str = field(read_str)
    users: list[UserGroupUser] | None = field(ListOf(UserGroupUser.from_dict), optional=True)
    created_at: datetime | None = field(read_datetime, optional=True)
    updated_at: datetime | None = field(read_datetime, optional=True)
