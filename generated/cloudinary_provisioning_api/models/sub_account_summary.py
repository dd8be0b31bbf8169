# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    as_flag,
    as_mapping,
    as_text,
    optional,
)


@attrs.define(kw_only=True)
class SubAccountSummary(Model):
    """A product environment in brief.

    Attributes:
        id: Id of the environment, hexadecimal.
        name: Name to show.
        description: What the environment is for, in words.
        cloud_name: Cloud name, as it stands in delivery URLs.
        enabled: Whether the environment takes new API operations.
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "name": "name",
        "description": "description",
        "cloud_name": "cloud_name",
        "enabled": "enabled",
    }

    id: str | None = None
    name: str | None = None
    description: str | None = None
    cloud_name: str | None = None
    enabled: bool | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            id=optional(data, "id", as_text),
            name=optional(data, "name", as_text),
            description=optional(data, "description", as_text),
            cloud_name=optional(data, "cloud_name", as_text),
            enabled=optional(data, "enabled", as_flag),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found
