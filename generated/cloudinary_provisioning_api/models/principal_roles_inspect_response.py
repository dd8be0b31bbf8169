# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import read_str

from .principal_roles_inspect_result import PrincipalRolesInspectResult


class PrincipalRolesInspectResponse(Model):
    """A page of principals with their roles.

    Attributes:
        data: What an inspection found.
        next_cursor: Opaque `cursor` of the next page; absent on the last one.
    """

    __slots__ = ()

    data: PrincipalRolesInspectResult = field(PrincipalRolesInspectResult.from_dict)
    next_cursor: str | None = field(read_str, optional=True)
