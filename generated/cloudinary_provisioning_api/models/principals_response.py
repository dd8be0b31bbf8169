# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Many,
    Model,
    all_fit,
)

from .principal_response_data import PrincipalResponseData


class PrincipalsResponse(Model):
    """The principals of a role.

    Attributes:
        data (list[PrincipalResponseData]): The principals.
    """

    __slots__ = ()

    data = Field("data", Many(PrincipalResponseData))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and all_fit(data["data"], PrincipalResponseData._fits)
