# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field

from .system_roles_and_policies_catalog import SystemRolesAndPoliciesCatalog


class SystemRolesAndPoliciesCatalogResponse(Model):
    """The catalogue of system roles and policies.

    Attributes:
        catalog: System roles and the policies they consist of.
    """

    __slots__ = ()

    catalog: SystemRolesAndPoliciesCatalog = field(SystemRolesAndPoliciesCatalog.from_dict)
