# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Many,
    Model,
    OptionalField,
    all_fit,
    is_datetime,
)
from cloudinary_provisioning_runtime.reading import (
    as_datetime,
    as_flag,
    as_mapping,
    as_text,
)

from .api_access_key import ApiAccessKey


class ProductEnvironment(Model):
    """A product environment, formerly called a sub-account.

    Attributes:
        id (str): Id of the environment, hexadecimal.
        name (str): Name to show.
        cloud_name (str): Cloud name, as it stands in delivery URLs.
        enabled (bool): Whether the environment takes new API operations.
        custom_attributes (dict[str, Any] | None): Attributes of the environment, the whole set; null or
            absent when none is set.
        api_access_keys (list[ApiAccessKey]): The enabled API keys of the environment, oldest first.
        created_at (datetime): When the environment was created.
        updated_at (datetime | None): When the environment was changed last.
    """

    __slots__ = ()

    id = Field("id", as_text)
    name = Field("name", as_text)
    cloud_name = Field("cloud_name", as_text)
    enabled = Field("enabled", as_flag)
    custom_attributes = OptionalField("custom_attributes", as_mapping)
    api_access_keys = Field("api_access_keys", Many(ApiAccessKey))
    created_at = Field("created_at", as_datetime)
    updated_at = OptionalField("updated_at", as_datetime)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and type(data["id"]) is str
            and type(data["name"]) is str
            and type(data["cloud_name"]) is str
            and type(data["enabled"]) is bool
            and (type(value := get("custom_attributes")) is dict or value is None)
            and all_fit(data["api_access_keys"], ApiAccessKey._fits)
            and is_datetime(data["created_at"])
            and ((value := get("updated_at")) is None or is_datetime(value))
        )
