# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Many,
    Model,
    all_fit,
)

from .user_group_user import UserGroupUser


class UserGroupUsersResponse(Model):
    """The members of a user group.

    Attributes:
        users (list[UserGroupUser]): The members.
    """

    __slots__ = ()

    users = Field("users", Many(UserGroupUser))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and all_fit(data["users"], UserGroupUser._fits)
