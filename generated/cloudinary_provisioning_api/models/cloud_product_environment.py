# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_str

from .api_access_key import ApiAccessKey


class CloudProductEnvironment(Model):
    """A claimable cloud in the former shape of the answer.

    Attributes:
        cloud_name: Cloud name, as it stands in delivery URLs.
        api_access_keys: The API keys of the cloud.
    """

    __slots__ = ()

    cloud_name: str | None = field(read_str, optional=True)
    api_access_keys: list[ApiAccessKey] | None = field(ListOf(ApiAccessKey.from_dict), optional=True)
