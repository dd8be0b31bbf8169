# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Many,
    Model,
    OptionalField,
    all_fit,
    are_texts,
    is_datetime,
)
from cloudinary_provisioning_runtime.reading import (
    ListOf,
    as_datetime,
    as_flag,
    as_text,
)

from .cloud_product_environment import CloudProductEnvironment


class CloudResponse(Model):
    """A claimable cloud with its credentials.

    Attributes:
        account_id (str | None): Id of the account that the cloud belongs to, a UUID.
        email (str | None): E-mail address that was sent, or a placeholder.
        cloud_name (str | None): Cloud name, as it stands in delivery URLs.
        api_key (str | None): The API key.
        api_secret (str | None): The secret of the key.
        api_environment_variable (str | None): Key, secret and cloud name as an environment variable,
            `CLOUDINARY_URL=cloudinary://...`.
        claimed (bool | None): Whether the cloud is a permanent account by now; `False` in a fresh answer.
        expires_at (datetime | None): When the cloud is disabled unless it is claimed, 24 hours after its
            creation.
        delivery_ips (list[str] | None): Addresses that media is delivered to, that of the caller included.
        claim_url (str | None): Link that makes the cloud a permanent account. Its token gives the account
            away.
        guidance (str | None): What the agent should do next, in words.
        id (str | None): Id of the account, in the former shape.
        product_environments (list[CloudProductEnvironment] | None): The cloud, in the former shape.
    """

    __slots__ = ()

    account_id = OptionalField("account_id", as_text)
    email = OptionalField("email", as_text)
    cloud_name = OptionalField("cloud_name", as_text)
    api_key = OptionalField("api_key", as_text)
    api_secret = OptionalField("api_secret", as_text, secret=True)
    api_environment_variable = OptionalField("api_environment_variable", as_text, secret=True)
    claimed = OptionalField("claimed", as_flag)
    expires_at = OptionalField("expires_at", as_datetime)
    delivery_ips = OptionalField("delivery_ips", ListOf(as_text))
    claim_url = OptionalField("claim_url", as_text, secret=True)
    guidance = OptionalField("guidance", as_text)
    id = OptionalField("id", as_text)
    product_environments = OptionalField("product_environments", Many(CloudProductEnvironment))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and (type(value := get("account_id")) is str or value is None)
            and (type(value := get("email")) is str or value is None)
            and (type(value := get("cloud_name")) is str or value is None)
            and (type(value := get("api_key")) is str or value is None)
            and (type(value := get("api_secret")) is str or value is None)
            and (type(value := get("api_environment_variable")) is str or value is None)
            and (type(value := get("claimed")) is bool or value is None)
            and ((value := get("expires_at")) is None or is_datetime(value))
            and ((value := get("delivery_ips")) is None or are_texts(value))
            and (type(value := get("claim_url")) is str or value is None)
            and (type(value := get("guidance")) is str or value is None)
            and (type(value := get("id")) is str or value is None)
            and ((value := get("product_environments")) is None or all_fit(value, CloudProductEnvironment._fits))
        )
