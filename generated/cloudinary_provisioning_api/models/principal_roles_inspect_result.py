# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Many,
    Model,
    OptionalField,
    all_fit,
)

from .principal_roles_inspect_data import PrincipalRolesInspectData


class PrincipalRolesInspectResult(Model):
    """What an inspection found.

    Attributes:
        principals (list[PrincipalRolesInspectData] | None): The principals with their roles.
    """

    __slots__ = ()

    principals = OptionalField("principals", Many(PrincipalRolesInspectData))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and (
            (value := get("principals")) is None or all_fit(value, PrincipalRolesInspectData._fits)
        )
