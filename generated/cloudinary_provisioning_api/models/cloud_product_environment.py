# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Many,
    Model,
    OptionalField,
    all_fit,
)
from cloudinary_provisioning_runtime.reading import (
    as_text,
)

from .api_access_key import ApiAccessKey


class CloudProductEnvironment(Model):
    """A claimable cloud in the former shape of the answer.

    Attributes:
        cloud_name (str | None): Cloud name, as it stands in delivery URLs.
        api_access_keys (list[ApiAccessKey] | None): The API keys of the cloud.
    """

    __slots__ = ()

    cloud_name = OptionalField("cloud_name", as_text)
    api_access_keys = OptionalField("api_access_keys", Many(ApiAccessKey))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and (type(value := get("cloud_name")) is str or value is None)
            and ((value := get("api_access_keys")) is None or all_fit(value, ApiAccessKey._fits))
        )
