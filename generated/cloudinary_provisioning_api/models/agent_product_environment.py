# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, hidden, names_only, unknown_fields
from ..reading import (
    as_mapping,
    as_text,
    optional,
)


@attrs.define(kw_only=True)
class AgentProductEnvironment(Model):
    """A product environment with its credentials, disabled until the person verifies the e-mail address.

    Attributes:
        external_id: Id of the environment.
        cloud_name: Cloud name, as it stands in delivery URLs.
        api_key: The API key.
        api_secret: The secret of the key.
        api_environment_variable: Key, secret and cloud name as an environment variable,
            `CLOUDINARY_URL=cloudinary://...`.
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "external_id": "external_id",
        "cloud_name": "cloud_name",
        "api_key": "api_key",
        "api_secret": "api_secret",
        "api_environment_variable": "api_environment_variable",
    }

    external_id: str | None = None
    cloud_name: str | None = None
    api_key: str | None = None
    api_secret: str | None = attrs.field(default=None, repr=hidden)
    api_environment_variable: str | None = attrs.field(default=None, repr=hidden)
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            external_id=optional(data, "external_id", as_text),
            cloud_name=optional(data, "cloud_name", as_text),
            api_key=optional(data, "api_key", as_text),
            api_secret=optional(data, "api_secret", as_text),
            api_environment_variable=optional(data, "api_environment_variable", as_text),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found
