# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Model,
    One,
)

from .cedar_schema import CedarSchema


class CedarSchemaResponse(Model):
    """The Cedar schema that policies are checked against.

    Attributes:
        schema (CedarSchema): The namespaces of the schema, in Cedar's JSON schema format.
    """

    __slots__ = ()

    schema = Field("schema", One(CedarSchema))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and CedarSchema._fits(data["schema"])
