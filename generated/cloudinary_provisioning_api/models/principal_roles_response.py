# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Iterator

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf

from .principal_roles_data import PrincipalRolesData


class PrincipalRolesResponse(Model):
    """The roles of a principal.

    Attributes:
        data: The roles.
    """

    __slots__ = ()

    data: list[PrincipalRolesData] = field(ListOf(PrincipalRolesData.from_dict))

    def __iter__(self) -> Iterator[PrincipalRolesData]:
        return iter(self.data or ())

    def __len__(self) -> int:
        return len(self.data or ())
