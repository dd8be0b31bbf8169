# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Iterator

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf

from .user import User


class UsersResponse(Model):
    """A list of users.

    Attributes:
        users: The users.
    """

    __slots__ = ()

    users: list[User] = field(ListOf(User.from_dict))

    def __iter__(self) -> Iterator[User]:
        return iter(self.users or ())

    def __len__(self) -> int:
        return len(self.users or ())
