# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    ListOf,
    as_mapping,
    as_text,
    required,
)
from .principal_roles_data import PrincipalRolesData


@attrs.define(kw_only=True)
class PrincipalRolesInspectData(Model):
    """A principal with the roles it has in the inspected scope.

    Attributes:
        type: Kind of principal, `user`, `group`, `apiKey` or `provisioningKey`.
        id: Id of the principal; of a `provisioningKey`, the provisioning API key itself.
        roles: Its roles.
    """

    _attributes: ClassVar[Mapping[str, str]] = {"type": "type", "id": "id", "roles": "roles"}

    type: str
    id: str
    roles: list[PrincipalRolesData]
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            type=required(data, "type", as_text),
            id=required(data, "id", as_text),
            roles=required(data, "roles", _read_roles),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_roles = ListOf(PrincipalRolesData.from_dict)
