# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    ListOf,
    as_datetime,
    as_mapping,
    as_text,
    optional,
    required,
)
from .user_group_user import UserGroupUser


@attrs.define(kw_only=True)
class UserGroup(Model):
    """A user group.

    Attributes:
        id: Id of the group, hexadecimal.
        name: Name of the group.
        users: Members of the group. Only with `extended_details`.
        created_at: When the group was created. Only with `extended_details`.
        updated_at: When the group was changed last. Only with `extended_details`.
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "name": "name",
        "users": "users",
        "created_at": "created_at",
        "updated_at": "updated_at",
    }

    id: str
    name: str
    users: list[UserGroupUser] | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            id=required(data, "id", as_text),
            name=required(data, "name", as_text),
            users=optional(data, "users", _read_users),
            created_at=optional(data, "created_at", as_datetime),
            updated_at=optional(data, "updated_at", as_datetime),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_users = ListOf(UserGroupUser.from_dict)
