# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Model,
    OptionalField,
)
from cloudinary_provisioning_runtime.reading import (
    as_text,
)


class AgentProductEnvironment(Model):
    """A product environment with its credentials, disabled until the person verifies the e-mail address.

    Attributes:
        external_id (str | None): Id of the environment.
        cloud_name (str | None): Cloud name, as it stands in delivery URLs.
        api_key (str | None): The API key.
        api_secret (str | None): The secret of the key.
        api_environment_variable (str | None): Key, secret and cloud name as an environment variable,
            `CLOUDINARY_URL=cloudinary://...`.
    """

    __slots__ = ()

    external_id = OptionalField("external_id", as_text)
    cloud_name = OptionalField("cloud_name", as_text)
    api_key = OptionalField("api_key", as_text)
    api_secret = OptionalField("api_secret", as_text, secret=True)
    api_environment_variable = OptionalField("api_environment_variable", as_text, secret=True)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and (type(value := get("external_id")) is str or value is None)
            and (type(value := get("cloud_name")) is str or value is None)
            and (type(value := get("api_key")) is str or value is None)
            and (type(value := get("api_secret")) is str or value is None)
            and (type(value := get("api_environment_variable")) is str or value is None)
        )
