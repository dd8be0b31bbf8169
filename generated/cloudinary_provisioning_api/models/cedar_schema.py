# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Model,
    One,
    OptionalField,
)

from .cedar_namespace import CedarNamespace


class CedarSchema(Model):
    """The namespaces of the schema, in Cedar's JSON schema format.

    Attributes:
        cloudinary (CedarNamespace | None): One namespace of the Cedar schema.
        media_flows (CedarNamespace | None): One namespace of the Cedar schema.
    """

    __slots__ = ()

    cloudinary = OptionalField("Cloudinary", One(CedarNamespace))
    media_flows = OptionalField("MediaFlows", One(CedarNamespace))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and ((value := get("Cloudinary")) is None or CedarNamespace._fits(value))
            and ((value := get("MediaFlows")) is None or CedarNamespace._fits(value))
        )
