# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    as_mapping,
    as_text,
    required,
)


@attrs.define(kw_only=True)
class UserGroupUser(Model):
    """A member of a user group.

    Attributes:
        id: Id of the user, hexadecimal.
        name: Full name.
        email: E-mail address.
    """

    _attributes: ClassVar[Mapping[str, str]] = {"id": "id", "name": "name", "email": "email"}

    id: str
    name: str
    email: str
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            id=required(data, "id", as_text),
            name=required(data, "name", as_text),
            email=required(data, "email", as_text),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found
