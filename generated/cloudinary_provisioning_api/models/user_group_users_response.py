# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Iterator

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf

from .user_group_user import UserGroupUser


class UserGroupUsersResponse(Model):
    """The members of a user group.

    Attributes:
        users: The members.
    """

    __slots__ = ()

    users: list[UserGroupUser] = field(ListOf(UserGroupUser.from_dict))

    def __iter__(self) -> Iterator[UserGroupUser]:
        return iter(self.users or ())

    def __len__(self) -> int:
        return len(self.users or ())
