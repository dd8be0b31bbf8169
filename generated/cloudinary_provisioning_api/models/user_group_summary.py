# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Model,
)
from cloudinary_provisioning_runtime.reading import (
    as_text,
)


class UserGroupSummary(Model):
    """A user group in brief.

    Attributes:
        id (str): Id of the group, hexadecimal.
        name (str): Name of the group.
    """

    __slots__ = ()

    id = Field("id", as_text)
    name = Field("name", as_text)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and type(data["id"]) is str and type(data["name"]) is str
