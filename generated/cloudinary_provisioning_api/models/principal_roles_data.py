# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Model,
    OptionalField,
    is_moment,
)
from cloudinary_provisioning_runtime.reading import (
    as_mapping,
    as_moment,
    as_text,
)


class PrincipalRolesData(Model):
    """A role as it is assigned to a principal.

    Attributes:
        id (str): Id of the role.
        name (str): Name of the role.
        description (str | None): Short description; null when there is none.
        management_type (str): Who maintains the role, Cloudinary (`system`) or you (`custom`).
        permission_type (str): Whether it applies to a whole scope (`global`) or to single content
            (`content`).
        scope_type (str): Level of the assignment, `account` or `prodenv`.
        scope_id (str | None): Id of the product environment of the assignment, or `all`; null at account
            level.
        policy_parameters (dict[str, Any] | None): Content a `content` role was assigned for, by parameter
            name (`folder_id` or `collection_id`). Free-form.
        created_at (datetime): When it was created.
        updated_at (datetime): When it was last changed.
    """

    __slots__ = ()

    id = Field("id", as_text)
    name = Field("name", as_text)
    description = OptionalField("description", as_text)
    management_type = Field("management_type", as_text)
    permission_type = Field("permission_type", as_text)
    scope_type = Field("scope_type", as_text)
    scope_id = OptionalField("scope_id", as_text)
    policy_parameters = OptionalField("policy_parameters", as_mapping)
    created_at = Field("created_at", as_moment)
    updated_at = Field("updated_at", as_moment)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and type(data["id"]) is str
            and type(data["name"]) is str
            and (type(value := get("description")) is str or value is None)
            and type(data["management_type"]) is str
            and type(data["permission_type"]) is str
            and type(data["scope_type"]) is str
            and (type(value := get("scope_id")) is str or value is None)
            and (type(value := get("policy_parameters")) is dict or value is None)
            and is_moment(data["created_at"])
            and is_moment(data["updated_at"])
        )
