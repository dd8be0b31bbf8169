# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Many,
    Model,
    all_fit,
)

from .user import User


class UsersResponse(Model):
    """A list of users.

    Attributes:
        users (list[User]): The users.
    """

    __slots__ = ()

    users = Field("users", Many(User))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and all_fit(data["users"], User._fits)
