# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    as_mapping,
    required,
)


@attrs.define(kw_only=True)
class SystemRolesAndPoliciesCatalogResponse(Model):
    """The catalogue of system roles and policies.

    Attributes:
        catalog: System roles and the policies they consist of. Free-form; the vendor does not document its
            inside.
    """

    _attributes: ClassVar[Mapping[str, str]] = {"catalog": "catalog"}

    catalog: dict[str, Any]
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            catalog=required(data, "catalog", as_mapping),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found
