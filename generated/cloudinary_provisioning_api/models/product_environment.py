# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from datetime import datetime
from typing import Any

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_bool, read_datetime, read_object, read_str

from .api_access_key import ApiAccessKey


class ProductEnvironment(Model):
    """A product environment, formerly called a sub-account.

    Attributes:
        id: Id of the environment, hexadecimal.
        name: Name to show.
        cloud_name: Cloud name, as it stands in delivery URLs.
        enabled: Whether the environment takes new API operations.
        custom_attributes: Attributes of the environment, the whole set; null or absent when none is set.
        api_access_keys: The enabled API keys of the environment, oldest first.
        created_at: When the environment was created.
        updated_at: When the environment was changed last.
    """

    __slots__ = ()

    id: str = field(read_str)
    name: str = field(read_str)
    cloud_name: str = field(read_str)
    enabled: bool = field(read_bool)
    custom_attributes: dict[str, Any] | None = field(read_object, optional=True)
    api_access_keys: list[ApiAccessKey] = field(ListOf(ApiAccessKey.from_dict))
    created_at: datetime = field(read_datetime)
    updated_at: datetime | None = field(read_datetime, optional=True)
