# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_str

from .user_group_user import UserGroupUser


class AddUserToGroupResponse(Model):
    """The members of a user group after one was added, or only the one that was added.

    Attributes:
        users: All members after the change.
        id: Id of the user that was added, in answers that describe only this user.
        name: Full name of the user that was added, in answers that describe only this user.
        email: E-mail address of the user that was added, in answers that describe only this user.
    """

    __slots__ = ()

    users: list[UserGroupUser] | None = field(ListOf(UserGroupUser.from_dict), optional=True)
    id: str | None = field(read_str, optional=True)
    name: str | None = field(read_str, optional=True)
    email: str | None = field(read_str, optional=True)
