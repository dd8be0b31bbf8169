# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_str


class CatalogRole(Model):
    """A system role in the catalogue.

    Attributes:
        id: Id of the role.
        name: Name of the role.
        description: Short description.
        permission_type: Whether it applies to a whole scope (`global`) or to single content (`content`).
        scope_type: Level the role applies to, `account` or `prodenv`.
        system_policy_ids: Ids of the system policies the role consists of.
    """

    __slots__ = ()

    id: str = field(read_str)
    name: str | None = field(read_str, optional=True)
    description: str | None = field(read_str, optional=True)
    permission_type: str | None = field(read_str, optional=True)
    scope_type: str | None = field(read_str, optional=True)
    system_policy_ids: list[str] | None = field(ListOf(read_str), optional=True)
