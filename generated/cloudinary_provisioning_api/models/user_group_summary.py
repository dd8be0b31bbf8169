# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import read_str


class UserGroupSummary(Model):
    """A user group in brief.

    Attributes:
        id: Id of the group, hexadecimal.
        name: Name of the group.
    """

    __slots__ = ()

    id: str = field(read_str)
    name: str = field(read_str)
