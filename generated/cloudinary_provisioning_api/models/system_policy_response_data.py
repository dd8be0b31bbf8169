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
class SystemPolicyResponseData(Model):
    """A policy that Cloudinary provides; roles are built from these.

    Attributes:
        id: Id of the policy, e.g. for the `system_policy_ids` of a role.
        name: Name of the policy.
        description: Short description; null when there is none.
        scope_type: Level the policy applies to, `account` or `prodenv`.
        permission_type: Whether it applies to a whole scope (`global`) or to single content (`content`).
        policy_statement: The Cedar statement; that of a content policy holds a placeholder such as
            `<folder_id>`.
        policy_parameters: Names of the parameters a content policy takes, `folder_id` or `collection_id`.
        category: Category of the policy.
        sub_category: Sub-category of the policy.
        created_at: When it was created, in seconds since the epoch.
        updated_at: When it was last changed, in seconds since the epoch.
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "name": "name",
        "description": "description",
        "scope_type": "scope_type",
        "permission_type": "permission_type",
        "policy_statement": "policy_statement",
        "policy_parameters": "policy_parameters",
        "category": "category",
        "sub_category": "sub_category",
        "created_at": "created_at",
        "updated_at": "updated_at",
    }

    id: str
    name: str
    description: str | None = None
    scope_type: str
    permission_type: str | None = None
    policy_statement: str
    policy_parameters: list[str] | None = None
    category: str | None = None
    sub_category: str | None = None
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
            scope_type=required(data, "scope_type", as_text),
            permission_type=optional(data, "permission_type", as_text),
            policy_statement=required(data, "policy_statement", as_text),
            policy_parameters=optional(data, "policy_parameters", _read_policy_parameters),
            category=optional(data, "category", as_text),
            sub_category=optional(data, "sub_category", as_text),
            created_at=required(data, "created_at", as_whole),
            updated_at=required(data, "updated_at", as_whole),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_policy_parameters = ListOf(as_text)
