# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import read_bool, read_str


class ApiAccessKey(Model):
    """An API key as a product environment shows it.

    Attributes:
        key: The API key.
        secret: The secret of the key. May be missing or empty after creation.
        enabled: Whether the key works.
    """

    __slots__ = ()

    key: str = field(read_str)
    secret: str | None = field(read_str, optional=True, secret=True)
    enabled: bool = field(read_bool)
