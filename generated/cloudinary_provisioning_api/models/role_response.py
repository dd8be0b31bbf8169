# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Model,
    One,
)

from .role_details import RoleDetails


class RoleResponse(Model):
    """One role.

    Attributes:
        data (RoleDetails): A role with the policies it consists of.
    """

    __slots__ = ()

    data = Field("data", One(RoleDetails))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and RoleDetails._fits(data["data"])
