# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Model,
    OptionalField,
)
from cloudinary_provisioning_runtime.reading import (
    as_flag,
    as_text,
)


class ApiAccessKey(Model):
    """An API key as a product environment shows it.

    Attributes:
        key (str): The API key.
        secret (str | None): The secret of the key. May be missing or empty after creation.
        enabled (bool): Whether the key works.
    """

    __slots__ = ()

    key = Field("key", as_text)
    secret = OptionalField("secret", as_text, secret=True)
    enabled = Field("enabled", as_flag)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and type(data["key"]) is str
            and (type(value := get("secret")) is str or value is None)
            and type(data["enabled"]) is bool
        )
