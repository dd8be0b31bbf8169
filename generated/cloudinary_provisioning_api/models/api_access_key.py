# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, hidden, names_only, unknown_fields
from ..reading import (
    as_flag,
    as_mapping,
    as_text,
    optional,
    required,
)


@attrs.define(kw_only=True)
class ApiAccessKey(Model):
    """An API key as a product environment shows it.

    Attributes:
        key: The API key.
        secret: The secret of the key. May be missing or empty after creation.
        enabled: Whether the key works.
    """

    _attributes: ClassVar[Mapping[str, str]] = {"key": "key", "secret": "secret", "enabled": "enabled"}

    key: str
    secret: str | None = attrs.field(default=None, repr=hidden)
    enabled: bool
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            key=required(data, "key", as_text),
            secret=optional(data, "secret", as_text),
            enabled=required(data, "enabled", as_flag),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found
