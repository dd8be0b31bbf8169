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
)
from .cloud_product_environment import CloudProductEnvironment


@attrs.define(kw_only=True)
class CloudResponse(Model):
    """A claimable cloud with its credentials.

    Attributes:
        account_id: Id of the account that the cloud belongs to, a UUID.
        email: E-mail address that was sent, or a placeholder.
        cloud_name: Cloud name, as it stands in delivery URLs.
        api_key: The API key.
        api_secret: The secret of the key.
        api_environment_variable: Key, secret and cloud name as an environment variable,
            `CLOUDINARY_URL=cloudinary://...`.
        claimed: Whether the cloud is a permanent account by now; `false` in a fresh answer.
        expires_at: When the cloud is disabled unless it is claimed, 24 hours after its creation.
        delivery_ips: Addresses that media is delivered to, that of the caller included.
        claim_url: Link that makes the cloud a permanent account. Its token gives the account away.
        guidance: What the agent should do next, in words.
        id: Id of the account, in the former shape.
        product_environments: The cloud, in the former shape.
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "account_id": "account_id",
        "email": "email",
        "cloud_name": "cloud_name",
        "api_key": "api_key",
        "api_secret": "api_secret",
        "api_environment_variable": "api_environment_variable",
        "claimed": "claimed",
        "expires_at": "expires_at",
        "delivery_ips": "delivery_ips",
        "claim_url": "claim_url",
        "guidance": "guidance",
        "id": "id",
        "product_environments": "product_environments",
    }

    account_id: str | None = None
    email: str | None = None
    cloud_name: str | None = None
    api_key: str | None = None
    api_secret: str | None = attrs.field(default=None, repr=hidden)
    api_environment_variable: str | None = attrs.field(default=None, repr=hidden)
    claimed: bool | None = None
    expires_at: datetime | None = None
    delivery_ips: list[str] | None = None
    claim_url: str | None = attrs.field(default=None, repr=hidden)
    guidance: str | None = None
    id: str | None = None
    product_environments: list[CloudProductEnvironment] | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            account_id=optional(data, "account_id", as_text),
            email=optional(data, "email", as_text),
            cloud_name=optional(data, "cloud_name", as_text),
            api_key=optional(data, "api_key", as_text),
            api_secret=optional(data, "api_secret", as_text),
            api_environment_variable=optional(data, "api_environment_variable", as_text),
            claimed=optional(data, "claimed", as_flag),
            expires_at=optional(data, "expires_at", as_datetime),
            delivery_ips=optional(data, "delivery_ips", _read_delivery_ips),
            claim_url=optional(data, "claim_url", as_text),
            guidance=optional(data, "guidance", as_text),
            id=optional(data, "id", as_text),
            product_environments=optional(data, "product_environments", _read_product_environments),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_delivery_ips = ListOf(as_text)
_read_product_environments = ListOf(CloudProductEnvironment.from_dict)
