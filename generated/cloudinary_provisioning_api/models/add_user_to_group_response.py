# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Many,
    Model,
    OptionalField,
    all_fit,
)
from cloudinary_provisioning_runtime.reading import (
    as_text,
)

from .user_group_user import UserGroupUser


class AddUserToGroupResponse(Model):
    """The members of a user group after one was added, or only the one that was added.

    Attributes:
        users (list[UserGroupUser] | None): All members after the change.
        id (str | None): Id of the user that was added, in answers that describe only this user.
        name (str | None): Full name of the user that was added, in answers that describe only this user.
        email (str | None): E-mail address of the user that was added, in answers that describe only this
            user.
    """

    __slots__ = ()

    users = OptionalField("users", Many(UserGroupUser))
    id = OptionalField("id", as_text)
    name = OptionalField("name", as_text)
    email = OptionalField("email", as_text)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and ((value := get("users")) is None or all_fit(value, UserGroupUser._fits))
            and (type(value := get("id")) is str or value is None)
            and (type(value := get("name")) is str or value is None)
            and (type(value := get("email")) is str or value is None)
        )
