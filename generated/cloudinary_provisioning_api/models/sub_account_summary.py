# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import read_bool, read_str


class SubAccountSummary(Model):
    """A product environment in brief.

    Attributes:
        id: Id of the environment, hexadecimal.
        name: Name to show.
        description: What the environment is for, in words.
        cloud_name: Cloud name, as it stands in delivery URLs.
        enabled: Whether the environment takes new API operations.
    """

    __slots__ = ()

    id: str | None = field(read_str, optional=True)
    name: str | None = field(read_str, optional=True)
    description: str | None = field(read_str, optional=True)
    cloud_name: str | None = field(read_str, optional=True)
    enabled: bool | None = field(read_bool, optional=True)
