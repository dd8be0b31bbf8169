# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import read_bool, read_str


class DeleteUserGroupResponse(Model):
    """Outcome of deleting a user group.

    Attributes:
        ok: Whether the group is deleted.
        message: Outcome in a word, such as `ok`.
    """

    __slots__ = ()

    ok: bool | None = field(read_bool, optional=True)
    message: str | None = field(read_str, optional=True)
