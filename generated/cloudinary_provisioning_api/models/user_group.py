# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Many,
    Model,
    OptionalField,
    all_fit,
    is_datetime,
)
from cloudinary_provisioning_runtime.reading import (
    as_datetime,
    as_text,
)

from .user_group_user import UserGroupUser


class UserGroup(Model):
    """A user group.

    Attributes:
        id (str): Id of the group, hexadecimal.
        name (str): Name of the group.
        users (list[UserGroupUser] | None): Members of the group. Only with `extended_details`.
        created_at (datetime | None): When the group was created. Only with `extended_details`.
        updated_at (datetime | None): When the group was changed last. Only with `extended_details`.
    """

    __slots__ = ()

    id = Field("id", as_text)
    name = Field("name", as_text)
    users = OptionalField("users", Many(UserGroupUser))
    created_at = OptionalField("created_at", as_datetime)
    updated_at = OptionalField("updated_at", as_datetime)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and type(data["id"]) is str
            and type(data["name"]) is str
            and ((value := get("users")) is None or all_fit(value, UserGroupUser._fits))
            and ((value := get("created_at")) is None or is_datetime(value))
            and ((value := get("updated_at")) is None or is_datetime(value))
        )
