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


class CedarError(Model):
    """One thing that is wrong with a Cedar policy.

    Attributes:
        cedar_message (str): What is wrong, for people.
        cedar_code (str): What is wrong, for programs.
    """

    __slots__ = ()

    cedar_message = Field("cedar_message", as_text)
    cedar_code = Field("cedar_code", as_text)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and type(data["cedar_message"]) is str and type(data["cedar_code"]) is str
