# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_str

from .effective_role import EffectiveRole


class PrincipalRole(Model):
    """A principal and the roles that take effect for it.

    Attributes:
        principal_type: Kind of principal, `user`, `group`, `apiKey` or `provisioningKey`.
        principal_id: Id of the principal; of an `apiKey` or a `provisioningKey`, the key itself.
        roles: Its roles.
    """

    __slots__ = ()

    principal_type: str | None = field(read_str, optional=True)
    principal_id: str | None = field(read_str, optional=True)
    roles: list[EffectiveRole] | None = field(ListOf(EffectiveRole.from_dict), optional=True)
