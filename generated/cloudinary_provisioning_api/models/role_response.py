# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field

from .role_details import RoleDetails


class RoleResponse(Model):
    """One role.

    Attributes:
        data: A role with the policies it consists of.
    """

    __slots__ = ()

    data: RoleDetails = field(RoleDetails.from_dict)
