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
    optional,
)
from .effective_role import EffectiveRole


@attrs.define(kw_only=True)
class PrincipalRole(Model):
    """A principal and the roles that take effect for it.

    Attributes:
        principal_type: Kind of principal, `user`, `group`, `apiKey` or `provisioningKey`.
        principal_id: Id of the principal; of a `provisioningKey`, the provisioning API key itself.
        roles: Its roles.
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "principal_type": "principal_type",
        "principal_id": "principal_id",
        "roles": "roles",
    }

    principal_type: str | None = None
    principal_id: str | None = None
    roles: list[EffectiveRole] | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            principal_type=optional(data, "principal_type", as_text),
            principal_id=optional(data, "principal_id", as_text),
            roles=optional(data, "roles", _read_roles),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_roles = ListOf(EffectiveRole.from_dict)
