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
from .user_group_user import UserGroupUser


@attrs.define(kw_only=True)
class AddUserToGroupResponse(Model):
    """The members of a user group after one was added, or only the one that was added.

    Attributes:
        users: All members after the change.
        id: Id of the user that was added, in answers that describe only this user.
        name: Full name of the user that was added, in answers that describe only this user.
        email: E-mail address of the user that was added, in answers that describe only this user.
    """

    _attributes: ClassVar[Mapping[str, str]] = {"users": "users", "id": "id", "name": "name", "email": "email"}

    users: list[UserGroupUser] | None = None
    id: str | None = None
    name: str | None = None
    email: str | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            users=optional(data, "users", _read_users),
            id=optional(data, "id", as_text),
            name=optional(data, "name", as_text),
            email=optional(data, "email", as_text),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_users = ListOf(UserGroupUser.from_dict)
