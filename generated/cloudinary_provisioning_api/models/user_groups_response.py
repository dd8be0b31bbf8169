# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Many,
    Model,
    all_fit,
)

from .user_group import UserGroup


class UserGroupsResponse(Model):
    """A list of user groups.

    Attributes:
        user_groups (list[UserGroup]): The user groups.
    """

    __slots__ = ()

    user_groups = Field("user_groups", Many(UserGroup))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and all_fit(data["user_groups"], UserGroup._fits)
