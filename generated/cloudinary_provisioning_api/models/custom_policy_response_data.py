# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    as_flag,
    as_mapping,
    as_text,
    as_whole,
    optional,
    required,
)


@attrs.define(kw_only=True)
class CustomPolicyResponseData(Model):
    """A custom policy as the service keeps it.

    Attributes:
        id: Id of the policy.
        policy_statement: The Cedar statement; its white space may differ from what was sent.
        description: Short description; null when there is none.
        scope_type: Level the policy applies to, `account` or `prodenv`.
        scope_id: Id of the product environment the policy applies to; null at account level.
        name: Name of the policy.
        enabled: Whether the policy is in force.
        created_at: When it was created, in seconds since the epoch.
        updated_at: When it was last changed, in seconds since the epoch.
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "policy_statement": "policy_statement",
        "description": "description",
        "scope_type": "scope_type",
        "scope_id": "scope_id",
        "name": "name",
        "enabled": "enabled",
        "created_at": "created_at",
        "updated_at": "updated_at",
    }

    id: str
    policy_statement: str
    description: str | None = None
    scope_type: str
    scope_id: str | None = None
    name: str
    enabled: bool
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
            policy_statement=required(data, "policy_statement", as_text),
            description=optional(data, "description", as_text),
            scope_type=required(data, "scope_type", as_text),
            scope_id=optional(data, "scope_id", as_text),
            name=required(data, "name", as_text),
            enabled=required(data, "enabled", as_flag),
            created_at=required(data, "created_at", as_whole),
            updated_at=required(data, "updated_at", as_whole),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found
