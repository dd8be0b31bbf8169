# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from datetime import datetime

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_bool, read_datetime, read_str

from .cloud_product_environment import CloudProductEnvironment


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
        claimed: Whether the cloud is a permanent account by now; `False` in a fresh answer.
        expires_at: When the cloud is disabled unless it is claimed, 24 hours after its creation.
        delivery_ips: Addresses that media is delivered to, that of the caller included.
        claim_url: Link that makes the cloud a permanent account. Its token gives the account away.
        guidance: What the agent should do next, in words.
        id: Id of the account, in the former shape.
        product_environments: The cloud, in the former shape.
    """

    __slots__ = ()

    account_id: str | None = field(read_str, optional=True)
    email: str | None = field(read_str, optional=True)
    cloud_name: str | None = field(read_str, optional=True)
    api_key: str | None = field(read_str, optional=True)
    api_secret: str | None = field(read_str, optional=True, secret=True)
    api_environment_variable: str | None = field(read_str, optional=True, secret=True)
    claimed: bool | None = field(read_bool, optional=True)
    expires_at: datetime | None = field(read_datetime, optional=True)
    delivery_ips: list[str] | None = field(ListOf(read_str), optional=True)
    claim_url: str | None = field(read_str, optional=True, secret=True)
    guidance: str | None = field(read_str, optional=True)
    id: str | None = field(read_str, optional=True)
    product_environments: list[CloudProductEnvironment] | None = field(
        ListOf(CloudProductEnvironment.from_dict), optional=True
    )
