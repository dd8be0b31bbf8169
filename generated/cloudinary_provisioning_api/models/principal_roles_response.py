# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Many,
    Model,
    all_fit,
)

from .principal_roles_data import PrincipalRolesData


class PrincipalRolesResponse(Model):
    """The roles of a principal.

    Attributes:
        data (list[PrincipalRolesData]): The roles.
    """

    __slots__ = ()

    data = Field("data", Many(PrincipalRolesData))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and all_fit(data["data"], PrincipalRolesData._fits)
