# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Iterator

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf

from .role_response_data import RoleResponseData


class RolesResponse(Model):
    """The roles.

    Attributes:
        data: The roles, without their policies.
    """

    __slots__ = ()

    data: list[RoleResponseData] = field(ListOf(RoleResponseData.from_dict))

    def __iter__(self) -> Iterator[RoleResponseData]:
        return iter(self.data or ())

    def __len__(self) -> int:
        return len(self.data or ())
