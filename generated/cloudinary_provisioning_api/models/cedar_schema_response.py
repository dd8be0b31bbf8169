# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Model,
)
from cloudinary_provisioning_runtime.reading import (
    as_mapping,
)


class CedarSchemaResponse(Model):
    """The Cedar schema that policies are checked against.

    Attributes:
        schema (dict[str, Any]): Entity types and actions by Cedar namespace, in Cedar's JSON schema format.
            Free-form.
    """

    __slots__ = ()

    schema = Field("schema", as_mapping)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and type(data["schema"]) is dict
