# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Model,
)
from cloudinary_provisioning_runtime.reading import (
    as_text,
)


class UserGroupUser(Model):
    """A member of a user group.

    Attributes:
        id (str): Id of the user, hexadecimal.
        name (str): Full name.
        email (str): E-mail address.
    """

    __slots__ = ()

    id = Field("id", as_text)
    name = Field("name", as_text)
    email = Field("email", as_text)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict and type(data["id"]) is str and type(data["name"]) is str and type(data["email"]) is str
        )
