# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Model,
    OptionalField,
)
from cloudinary_provisioning_runtime.reading import (
    as_mapping,
)


class CedarNamespace(Model):
    """One namespace of the Cedar schema.

    Attributes:
        actions (dict[str, Any] | None): Actions by name, each with the principals, resources and context it
            applies to. Free-form.
        entity_types (dict[str, Any] | None): Types of principals and resources by name, each with its
            attributes. Free-form.
    """

    __slots__ = ()

    actions = OptionalField("actions", as_mapping)
    entity_types = OptionalField("entityTypes", as_mapping)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and (type(value := get("actions")) is dict or value is None)
            and (type(value := get("entityTypes")) is dict or value is None)
        )
