# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Iterator

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf

from .principal_response_data import PrincipalResponseData


class PrincipalsResponse(Model):
    """The principals of a role.

    Attributes:
        data: The principals.
    """

    __slots__ = ()

    data: list[PrincipalResponseData] = field(ListOf(PrincipalResponseData.from_dict))

    def __iter__(self) -> Iterator[PrincipalResponseData]:
        return iter(self.data or ())

    def __len__(self) -> int:
        return len(self.data or ())
