# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Iterator

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf

from .user_group_summary import UserGroupSummary


class UserGroupsListResponse(Model):
    """The groups of a user.

    Attributes:
        groups: The groups.
    """

    __slots__ = ()

    groups: list[UserGroupSummary] | None = field(ListOf(UserGroupSummary.from_dict), optional=True)

    def __iter__(self) -> Iterator[UserGroupSummary]:
        return iter(self.groups or ())

    def __len__(self) -> int:
        return len(self.groups or ())
