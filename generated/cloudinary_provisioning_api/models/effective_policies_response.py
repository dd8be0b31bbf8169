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
from .effective_policies_data import EffectivePoliciesData


@attrs.define(kw_only=True)
class EffectivePoliciesResponse(Model):
    """The policies that take effect.

    Attributes:
        data: The policies that take effect, those of roles and custom ones.
    """

    _attributes: ClassVar[Mapping[str, str]] = {"data": "data"}

    data: EffectivePoliciesData
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            data=required(data, "data", EffectivePoliciesData.from_dict),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found
