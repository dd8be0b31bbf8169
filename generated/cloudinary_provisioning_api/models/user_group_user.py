# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import read_str


class UserGroupUser(Model):
    """A member of a user group.

    Attributes:
        id: Id of the user, hexadecimal.
        name: Full name.
        email: E-mail address.
    """

    __slots__ = ()

    id: str = field(read_str)
    name: str = field(read_str)
    email: str = field(read_str)
