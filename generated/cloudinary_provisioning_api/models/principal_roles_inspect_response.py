# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Model,
    One,
    OptionalField,
)
from cloudinary_provisioning_runtime.reading import (
    as_text,
)

from .principal_roles_inspect_result import PrincipalRolesInspectResult


class PrincipalRolesInspectResponse(Model):
    """A page of principals with their roles.

    Attributes:
        data (PrincipalRolesInspectResult): What an inspection found.
        next_cursor (str | None): Opaque `cursor` of the next page; absent on the last one.
    """

    __slots__ = ()

    data = Field("data", One(PrincipalRolesInspectResult))
    next_cursor = OptionalField("next_cursor", as_text)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and PrincipalRolesInspectResult._fits(data["data"])
            and (type(value := get("next_cursor")) is str or value is None)
        )
