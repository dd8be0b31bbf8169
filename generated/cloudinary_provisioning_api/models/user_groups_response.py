# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Iterator

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf

from .user_group import UserGroup


class UserGroupsResponse(Model):
    """A list of user groups.

    Attributes:
        user_groups: The user groups.
    """

    __slots__ = ()

    user_groups: list[UserGroup] = field(ListOf(UserGroup.from_dict))

    def __iter__(self) -> Iterator[UserGroup]:
        return iter(self.user_groups or ())

    def __len__(self) -> int:
        return len(self.user_groups or ())
