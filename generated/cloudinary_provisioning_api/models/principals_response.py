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
from .principal_response_data import PrincipalResponseData


@attrs.define(kw_only=True)
class PrincipalsResponse(Model):
    """The principals of a role.

    Attributes:
        data: The principals.
    """

    _attributes: ClassVar[Mapping[str, str]] = {"data": "data"}

    data: list[PrincipalResponseData]
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            data=required(data, "data", _read_data),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_data = ListOf(PrincipalResponseData.from_dict)
