# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Many,
    Model,
    OptionalField,
    all_fit,
)

from .catalog_policy import CatalogPolicy
from .catalog_role import CatalogRole


class SystemRolesAndPoliciesCatalog(Model):
    """System roles and the policies they consist of.

    Attributes:
        system_policies (list[CatalogPolicy] | None): The system policies.
        system_roles (list[CatalogRole] | None): The system roles.
    """

    __slots__ = ()

    system_policies = OptionalField("system_policies", Many(CatalogPolicy))
    system_roles = OptionalField("system_roles", Many(CatalogRole))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and ((value := get("system_policies")) is None or all_fit(value, CatalogPolicy._fits))
            and ((value := get("system_roles")) is None or all_fit(value, CatalogRole._fits))
        )
