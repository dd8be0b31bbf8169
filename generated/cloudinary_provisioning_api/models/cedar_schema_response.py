# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field

from .cedar_schema import CedarSchema


class CedarSchemaResponse(Model):
    """The Cedar schema that policies are checked against.

    Attributes:
        schema: The namespaces of the schema, in Cedar's JSON schema format.
    """

    __slots__ = ()

    schema: CedarSchema = field(CedarSchema.from_dict)
