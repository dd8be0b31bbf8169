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
from .api_access_key import ApiAccessKey


@attrs.define(kw_only=True)
class CloudProductEnvironment(Model):
    """A claimable cloud in the former shape of the answer.

    Attributes:
        cloud_name: Cloud name, as it stands in delivery URLs.
        api_access_keys: The API keys of the cloud.
    """

    _attributes: ClassVar[Mapping[str, str]] = {"cloud_name": "cloud_name", "api_access_keys": "api_access_keys"}

    cloud_name: str | None = None
    api_access_keys: list[ApiAccessKey] | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            cloud_name=optional(data, "cloud_name", as_text),
            api_access_keys=optional(data, "api_access_keys", _read_api_access_keys),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_api_access_keys = ListOf(ApiAccessKey.from_dict)
