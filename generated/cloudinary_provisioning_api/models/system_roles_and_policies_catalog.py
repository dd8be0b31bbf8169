# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf

from .catalog_policy import CatalogPolicy
from .catalog_role import CatalogRole


class SystemRolesAndPoliciesCatalog(Model):
    """System roles and the policies they consist of.

    Attributes:
        system_policies: The system policies.
        system_roles: The system roles.
    """

    __slots__ = ()

    system_policies: list[CatalogPolicy] | None = field(ListOf(CatalogPolicy.from_dict), optional=True)
    system_roles: list[CatalogRole] | None = field(ListOf(CatalogRole.from_dict), optional=True)
