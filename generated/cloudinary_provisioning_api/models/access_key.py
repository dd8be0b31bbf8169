# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Model,
    OptionalField,
    are_texts,
    is_datetime,
)
from cloudinary_provisioning_runtime.reading import (
    ListOf,
    as_datetime,
    as_flag,
    as_text,
)


class AccessKey(Model):
    """An API key of a product environment.

    Attributes:
        name (str): Name of the key. The one that comes with an environment is called `Root`.
        api_key (str): The API key.
        api_secret (str | None): The secret of the key. May be missing on reads.
        created_at (datetime): When the key was generated.
        updated_at (datetime): When the key was changed last.
        enabled (bool): Whether the key works.
        dedicated_for (list[str] | None): Purposes that the key is dedicated to, such as `webhooks`. Absent
            until one is set.
        root (bool | None): Whether this is the key that came with the environment.
    """

    __slots__ = ()

    name = Field("name", as_text)
    api_key = Field("api_key", as_text)
    api_secret = OptionalField("api_secret", as_text, secret=True)
    created_at = Field("created_at", as_datetime)
    updated_at = Field("updated_at", as_datetime)
    enabled = Field("enabled", as_flag)
    dedicated_for = OptionalField("dedicated_for", ListOf(as_text))
    root = OptionalField("root", as_flag)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and type(data["name"]) is str
            and type(data["api_key"]) is str
            and (type(value := get("api_secret")) is str or value is None)
            and is_datetime(data["created_at"])
            and is_datetime(data["updated_at"])
            and type(data["enabled"]) is bool
            and ((value := get("dedicated_for")) is None or are_texts(value))
            and (type(value := get("root")) is bool or value is None)
        )
