# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Many,
    Model,
    all_fit,
)

from .role_response_data import RoleResponseData


class RolesResponse(Model):
    """The roles.

    Attributes:
        data (list[RoleResponseData]): The roles, without their policies.
    """

    __slots__ = ()

    data = Field("data", Many(RoleResponseData))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and all_fit(data["data"], RoleResponseData._fits)
