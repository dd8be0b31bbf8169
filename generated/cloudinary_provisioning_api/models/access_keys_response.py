# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Many,
    Model,
    all_fit,
)
from cloudinary_provisioning_runtime.reading import (
    as_whole,
)

from .access_key import AccessKey


class AccessKeysResponse(Model):
    """A page of access keys.

    Attributes:
        access_keys (list[AccessKey]): The access keys of the page.
        total (int): Number of all access keys of the environment, on every page the same.
    """

    __slots__ = ()

    access_keys = Field("access_keys", Many(AccessKey))
    total = Field("total", as_whole)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and all_fit(data["access_keys"], AccessKey._fits) and type(data["total"]) is int
