# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    as_mapping,
    as_text,
    optional,
    required,
)
from .principal_roles_inspect_result import PrincipalRolesInspectResult


@attrs.define(kw_only=True)
class PrincipalRolesInspectResponse(Model):
    """A page of principals with their roles.

    Attributes:
        data: What an inspection found.
        next_cursor: Opaque `cursor` of the next page; absent on the last one.
    """

    _attributes: ClassVar[Mapping[str, str]] = {"data": "data", "next_cursor": "next_cursor"}

    data: PrincipalRolesInspectResult
    next_cursor: str | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            data=required(data, "data", PrincipalRolesInspectResult.from_dict),
            next_cursor=optional(data, "next_cursor", as_text),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found
