# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    ListOf,
    as_datetime,
    as_flag,
    as_mapping,
    as_text,
    optional,
    required,
)
from .api_access_key import ApiAccessKey


@attrs.define(kw_only=True)
class ProductEnvironment(Model):
    """A product environment, formerly called a sub-account.

    Attributes:
        id: Id of the environment, hexadecimal.
        name: Name to show.
        cloud_name: Cloud name, as it stands in delivery URLs.
        enabled: Whether the environment takes new API operations.
        custom_attributes: Attributes of the environment, the whole set; null or absent when none is set.
        api_access_keys: The enabled API keys of the environment, oldest first.
        created_at: When the environment was created.
        updated_at: When the environment was changed last.
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "name": "name",
        "cloud_name": "cloud_name",
        "enabled": "enabled",
        "custom_attributes": "custom_attributes",
        "api_access_keys": "api_access_keys",
        "created_at": "created_at",
        "updated_at": "updated_at",
    }

    id: str
    name: str
    cloud_name: str
    enabled: bool
    custom_attributes: dict[str, Any] | None = None
    api_access_keys: list[ApiAccessKey]
    created_at: datetime
    updated_at: datetime | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            id=required(data, "id", as_text),
            name=required(data, "name", as_text),
            cloud_name=required(data, "cloud_name", as_text),
            enabled=required(data, "enabled", as_flag),
            custom_attributes=optional(data, "custom_attributes", as_mapping),
            api_access_keys=required(data, "api_access_keys", _read_api_access_keys),
            created_at=required(data, "created_at", as_datetime),
            updated_at=optional(data, "updated_at", as_datetime),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_api_access_keys = ListOf(ApiAccessKey.from_dict)
