# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Model,
    One,
)

from .system_roles_and_policies_catalog import SystemRolesAndPoliciesCatalog


class SystemRolesAndPoliciesCatalogResponse(Model):
    """The catalogue of system roles and policies.

    Attributes:
        catalog (SystemRolesAndPoliciesCatalog): System roles and the policies they consist of.
    """

    __slots__ = ()

    catalog = Field("catalog", One(SystemRolesAndPoliciesCatalog))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and SystemRolesAndPoliciesCatalog._fits(data["catalog"])
