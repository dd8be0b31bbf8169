# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    ListOf,
    as_mapping,
    required,
)
from .user_group import UserGroup


@attrs.define(kw_only=True)
class UserGroupsResponse(Model):
    """A list of user groups.

    Attributes:
        user_groups: The user groups.
    """

    _attributes: ClassVar[Mapping[str, str]] = {"user_groups": "user_groups"}

    user_groups: list[UserGroup]
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            user_groups=required(data, "user_groups", _read_user_groups),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_user_groups = ListOf(UserGroup.from_dict)
