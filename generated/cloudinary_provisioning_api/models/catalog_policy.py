# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Model,
    OptionalField,
)
from cloudinary_provisioning_runtime.reading import (
    as_text,
)


class CatalogPolicy(Model):
    """A system policy in the catalogue.

    Attributes:
        id (str): Id of the policy.
        name (str | None): Name of the policy.
        description (str | None): Short description.
        category (str | None): Category of the policy.
        sub_category (str | None): Sub-category of the policy.
        permission_type (str | None): Whether it applies to a whole scope (`global`) or to single content
            (`content`).
        scope_type (str | None): Level the policy applies to, `account` or `prodenv`.
        policy (str | None): The Cedar statement; that of a content policy holds a placeholder such as
            `<folder_id>`.
    """

    __slots__ = ()

    id = Field("id", as_text)
    name = OptionalField("name", as_text)
    description = OptionalField("description", as_text)
    category = OptionalField("category", as_text)
    sub_category = OptionalField("sub_category", as_text)
    permission_type = OptionalField("permission_type", as_text)
    scope_type = OptionalField("scope_type", as_text)
    policy = OptionalField("policy", as_text)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and type(data["id"]) is str
            and (type(value := get("name")) is str or value is None)
            and (type(value := get("description")) is str or value is None)
            and (type(value := get("category")) is str or value is None)
            and (type(value := get("sub_category")) is str or value is None)
            and (type(value := get("permission_type")) is str or value is None)
            and (type(value := get("scope_type")) is str or value is None)
            and (type(value := get("policy")) is str or value is None)
        )
