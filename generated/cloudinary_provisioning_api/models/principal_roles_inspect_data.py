# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Many,
    Model,
    all_fit,
)
from cloudinary_provisioning_runtime.reading import (
    as_text,
)

from .principal_roles_data import PrincipalRolesData


class PrincipalRolesInspectData(Model):
    """A principal with the roles it has in the inspected scope.

    Attributes:
        type (str): Kind of principal, `user`, `group`, `apiKey` or `provisioningKey`.
        id (str): Id of the principal; of an `apiKey` or a `provisioningKey`, the key itself.
        roles (list[PrincipalRolesData]): Its roles.
    """

    __slots__ = ()

    type = Field("type", as_text)
    id = Field("id", as_text)
    roles = Field("roles", Many(PrincipalRolesData))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and type(data["type"]) is str
            and type(data["id"]) is str
            and all_fit(data["roles"], PrincipalRolesData._fits)
        )
