# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, hidden, names_only, unknown_fields
from ..reading import (
    ListOf,
    as_datetime,
    as_flag,
    as_mapping,
    as_text,
    optional,
    required,
)


@attrs.define(kw_only=True)
class AccessKey(Model):
    """An API key of a product environment.

    Attributes:
        name: Name of the key. The one that comes with an environment is called `Root`.
        api_key: The API key.
        api_secret: The secret of the key. May be missing on reads.
        created_at: When the key was generated.
        updated_at: When the key was changed last.
        enabled: Whether the key works.
        dedicated_for: Purposes that the key is dedicated to, such as `webhooks`. Absent until one is set.
        root: Whether this is the key that came with the environment.
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "name": "name",
        "api_key": "api_key",
        "api_secret": "api_secret",
        "created_at": "created_at",
        "updated_at": "updated_at",
        "enabled": "enabled",
        "dedicated_for": "dedicated_for",
        "root": "root",
    }

    name: str
    api_key: str
    api_secret: str | None = attrs.field(default=None, repr=hidden)
    created_at: datetime
    updated_at: datetime
    enabled: bool
    dedicated_for: list[str] | None = None
    root: bool | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            name=required(data, "name", as_text),
            api_key=required(data, "api_key", as_text),
            api_secret=optional(data, "api_secret", as_text),
            created_at=required(data, "created_at", as_datetime),
            updated_at=required(data, "updated_at", as_datetime),
            enabled=required(data, "enabled", as_flag),
            dedicated_for=optional(data, "dedicated_for", _read_dedicated_for),
            root=optional(data, "root", as_flag),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_dedicated_for = ListOf(as_text)
