# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    ListOf,
    as_mapping,
    optional,
)
from .effective_policy import EffectivePolicy
from .principal_role import PrincipalRole


@attrs.define(kw_only=True)
class EffectivePoliciesData(Model):
    """The policies that take effect, those of roles and custom ones.

    Attributes:
        principals: Principals with their roles and the system policies of these.
        custom_policies: Custom policies.
    """

    _attributes: ClassVar[Mapping[str, str]] = {"principals": "principals", "custom_policies": "custom_policies"}

    principals: list[PrincipalRole] | None = None
    custom_policies: list[EffectivePolicy] | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            principals=optional(data, "principals", _read_principals),
            custom_policies=optional(data, "custom_policies", _read_custom_policies),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_principals = ListOf(PrincipalRole.from_dict)
_read_custom_policies = ListOf(EffectivePolicy.from_dict)
