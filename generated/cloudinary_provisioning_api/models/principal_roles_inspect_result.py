# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf

from .principal_roles_inspect_data import PrincipalRolesInspectData


class PrincipalRolesInspectResult(Model):
    """What an inspection found.

    Attributes:
        principals: The principals with their roles.
    """

    __slots__ = ()

    principals: list[PrincipalRolesInspectData] | None = field(
        ListOf(PrincipalRolesInspectData.from_dict), optional=True
    )
