# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import read_object


class CedarNamespace(Model):
    """One namespace of the Cedar schema.

    Attributes:
        actions: Actions by name, each with the principals, resources and context it applies to. Free-form.
        entity_types: Types of principals and resources by name, each with its attributes. Free-form.
    """

    __slots__ = ()

    actions: dict[str, Any] | None = field(read_object, optional=True)
    entity_types: dict[str, Any] | None = field(read_object, optional=True, key="entityTypes")
