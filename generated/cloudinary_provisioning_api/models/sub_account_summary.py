# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Model,
    OptionalField,
)
from cloudinary_provisioning_runtime.reading import (
    as_flag,
    as_text,
)


class SubAccountSummary(Model):
    """A product environment in brief.

    Attributes:
        id (str | None): Id of the environment, hexadecimal.
        name (str | None): Name to show.
        description (str | None): What the environment is for, in words.
        cloud_name (str | None): Cloud name, as it stands in delivery URLs.
        enabled (bool | None): Whether the environment takes new API operations.
    """

    __slots__ = ()

    id = OptionalField("id", as_text)
    name = OptionalField("name", as_text)
    description = OptionalField("description", as_text)
    cloud_name = OptionalField("cloud_name", as_text)
    enabled = OptionalField("enabled", as_flag)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and (type(value := get("id")) is str or value is None)
            and (type(value := get("name")) is str or value is None)
            and (type(value := get("description")) is str or value is None)
            and (type(value := get("cloud_name")) is str or value is None)
            and (type(value := get("enabled")) is bool or value is None)
        )
