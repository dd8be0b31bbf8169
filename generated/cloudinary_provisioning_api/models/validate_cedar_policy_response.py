# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    ListOf,
    as_flag,
    as_mapping,
    optional,
    required,
)
from .cedar_error import CedarError


@attrs.define(kw_only=True)
class ValidateCedarPolicyResponse(Model):
    """What the check of a Cedar policy found.

    Attributes:
        valid: Whether the policy is valid.
        errors: What is wrong with it; empty or absent when it is valid.
    """

    _attributes: ClassVar[Mapping[str, str]] = {"valid": "valid", "errors": "errors"}

    valid: bool
    errors: list[CedarError] | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            valid=required(data, "valid", as_flag),
            errors=optional(data, "errors", _read_errors),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_errors = ListOf(CedarError.from_dict)
