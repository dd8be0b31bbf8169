# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_str

from .principal_roles_data import PrincipalRolesData


class PrincipalRolesInspectData(Model):
    """A principal with the roles it has in the inspected scope.

    Attributes:
        type: Kind of principal, `user`, `group`, `apiKey` or `provisioningKey`.
        id: Id of the principal; of an `apiKey` or a `provisioningKey`, the key itself.
        roles: Its roles.
    """

    __slots__ = ()

    type: str = field(read_str)
    id: str = field(read_str)
    roles: list[PrincipalRolesData] = field(ListOf(PrincipalRolesData.from_dict))
