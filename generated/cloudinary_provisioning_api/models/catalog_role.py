# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Model,
    OptionalField,
    are_texts,
)
from cloudinary_provisioning_runtime.reading import (
    ListOf,
    as_text,
)


class CatalogRole(Model):
    """A system role in the catalogue.

    Attributes:
        id (str): Id of the role.
        name (str | None): Name of the role.
        description (str | None): Short description.
        permission_type (str | None): Whether it applies to a whole scope (`global`) or to single content
            (`content`).
        scope_type (str | None): Level the role applies to, `account` or `prodenv`.
        system_policy_ids (list[str] | None): Ids of the system policies the role consists of.
    """

    __slots__ = ()

    id = Field("id", as_text)
    name = OptionalField("name", as_text)
    description = OptionalField("description", as_text)
    permission_type = OptionalField("permission_type", as_text)
    scope_type = OptionalField("scope_type", as_text)
    system_policy_ids = OptionalField("system_policy_ids", ListOf(as_text))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and type(data["id"]) is str
            and (type(value := get("name")) is str or value is None)
            and (type(value := get("description")) is str or value is None)
            and (type(value := get("permission_type")) is str or value is None)
            and (type(value := get("scope_type")) is str or value is None)
            and ((value := get("system_policy_ids")) is None or are_texts(value))
        )
