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
from .effective_policy import EffectivePolicy


@attrs.define(kw_only=True)
class EffectiveRole(Model):
    """A role of a principal with the system policies it brings.

    Attributes:
        id: Id of the role.
        system_policies: System policies the role consists of.
    """

    _attributes: ClassVar[Mapping[str, str]] = {"id": "id", "system_policies": "system_policies"}

    id: str | None = None
    system_policies: list[EffectivePolicy] | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            id=optional(data, "id", as_text),
            system_policies=optional(data, "system_policies", _read_system_policies),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_system_policies = ListOf(EffectivePolicy.from_dict)
