# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field

from .cedar_namespace import CedarNamespace


class CedarSchema(Model):
    """The namespaces of the schema, in Cedar's JSON schema format.

    Attributes:
        cloudinary: One namespace of the Cedar schema.
        media_flows: One namespace of the Cedar schema.
    """

    __slots__ = ()

    cloudinary: CedarNamespace | None = field(CedarNamespace.from_dict, optional=True, key="Cloudinary")
    media_flows: CedarNamespace | None = field(CedarNamespace.from_dict, optional=True, key="MediaFlows")
