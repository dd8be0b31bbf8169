# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    as_mapping,
    as_text,
    as_whole,
    optional,
    required,
)


@attrs.define(kw_only=True)
class PrincipalResponseData(Model):
    """A principal a role is assigned to. Unless asked for `verbose`, only `id` and `type` come.

    Attributes:
        id: Id of the principal; of a `provisioningKey`, the provisioning API key itself.
        type: Kind of principal, `user`, `group`, `apiKey` or `provisioningKey`.
        role_id: Id of the role.
        policy_parameters: Content a `content` role is assigned for, by parameter name: `folder_id`
            (external id of a folder) or `collection_id`. Free-form.
        scope_type: Level of the assignment, `account` or `prodenv`.
        scope_id: Id of the product environment of the assignment; null at account level.
        created_at: When the role was assigned, in seconds since the epoch.
        updated_at: When the assignment was last changed, in seconds since the epoch.
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "type": "type",
        "role_id": "role_id",
        "policy_parameters": "policy_parameters",
        "scope_type": "scope_type",
        "scope_id": "scope_id",
        "created_at": "created_at",
        "updated_at": "updated_at",
    }

    id: str
    type: str
    role_id: str | None = None
    policy_parameters: dict[str, Any] | None = None
    scope_type: str | None = None
    scope_id: str | None = None
    created_at: int | None = None
    updated_at: int | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            id=required(data, "id", as_text),
            type=required(data, "type", as_text),
            role_id=optional(data, "role_id", as_text),
            policy_parameters=optional(data, "policy_parameters", as_mapping),
            scope_type=optional(data, "scope_type", as_text),
            scope_id=optional(data, "scope_id", as_text),
            created_at=optional(data, "created_at", as_whole),
            updated_at=optional(data, "updated_at", as_whole),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found
