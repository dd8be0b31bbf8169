# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import read_str


class CatalogPolicy(Model):
    """A system policy in the catalogue.

    Attributes:
        id: Id of the policy.
        name: Name of the policy.
        description: Short description.
        category: Category of the policy.
        sub_category: Sub-category of the policy.
        permission_type: Whether it applies to a whole scope (`global`) or to single content (`content`).
        scope_type: Level the policy applies to, `account` or `prodenv`.
        policy: The Cedar statement; that of a content policy holds a placeholder such as `<folder_id>`.
    """

    __slots__ = ()

    id: str = field(read_str)
    name: str | None = field(read_str, optional=True)
    description: str | None = field(read_str, optional=True)
    category: str | None = field(read_str, optional=True)
    sub_category: str | None = field(read_str, optional=True)
    permission_type: str | None = field(read_str, optional=True)
    scope_type: str | None = field(read_str, optional=True)
    policy: str | None = field(read_str, optional=True)
