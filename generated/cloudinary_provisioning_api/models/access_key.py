# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from datetime import datetime

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_bool, read_datetime, read_str


class AccessKey(Model):
    """An API key of a product environment.

    Attributes:
        name: Name of the key. The one that comes with an environment is called `Root`.
        api_key: The API key.
        api_secret: The secret of the key. May be missing on reads.
        created_at: When the key was generated.
        updated_at: When the key was changed last.
        enabled: Whether the key works.
        dedicated_for: Purposes that the key is dedicated to, such as `webhooks`. Absent until one is set.
        root: Whether this is the key that came with the environment.
    """

    __slots__ = ()

    name: str = field(read_str)
    api_key: str = field(read_str)
    api_secret: str | None = field(read_str, optional=True, secret=True)
    created_at: datetime = field(read_datetime)
    updated_at: datetime = field(read_datetime)
    enabled: bool = field(read_bool)
    dedicated_for: list[str] | None = field(ListOf(read_str), optional=True)
    root: bool | None = field(read_bool, optional=True)
