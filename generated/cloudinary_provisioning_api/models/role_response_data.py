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
    as_whole,
    optional,
    required,
)


@attrs.define(kw_only=True)
class RoleResponseData(Model):
    """A role, system or custom.

    Attributes:
        id: Id of the role.
        name: Name of the role, unique within its scope.
        description: Short description; null when there is none.
        management_type: Who maintains the role, Cloudinary (`system`) or you (`custom`).
        permission_type: Whether it applies to a whole scope (`global`) or to single content (`content`).
            Immutable.
        policy_parameters: Names of the parameters a content role takes when assigned, `folder_id` or
            `collection_id`.
        scope_type: Level the role applies to, `account` or `prodenv`.
        created_at: When it was created, in seconds since the epoch.
        updated_at: When it was last changed, in seconds since the epoch.
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "name": "name",
        "description": "description",
        "management_type": "management_type",
        "permission_type": "permission_type",
        "policy_parameters": "policy_parameters",
        "scope_type": "scope_type",
        "created_at": "created_at",
        "updated_at": "updated_at",
    }

    id: str
    name: str
    description: str | None = None
    management_type: str
    permission_type: str
    policy_parameters: list[str] | None = None
    scope_type: str
    created_at: int
    updated_at: int
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            id=required(data, "id", as_text),
            name=required(data, "name", as_text),
            description=optional(data, "description", as_text),
            management_type=required(data, "management_type", as_text),
            permission_type=required(data, "permission_type", as_text),
            policy_parameters=optional(data, "policy_parameters", _read_policy_parameters),
            scope_type=required(data, "scope_type", as_text),
            created_at=required(data, "created_at", as_whole),
            updated_at=required(data, "updated_at", as_whole),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_policy_parameters = ListOf(as_text)
