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


class PrincipalResponseData(Model):
    """A principal a role is assigned to. Unless asked for `verbose`, only `id` and `type` come.

    Attributes:
        id (str): Id of the principal; of an `apiKey` or a `provisioningKey`, the key itself.
        type (str): Kind of principal, `user`, `group`, `apiKey` or `provisioningKey`.
        role_id (str | None): Id of the role.
        policy_parameters (dict[str, Any] | None): Content a `content` role is assigned for, by parameter
            name: `folder_id` (external id of a folder) or `collection_id`. Free-form.
        scope_type (str | None): Level of the assignment, `account` or `prodenv`.
        scope_id (str | None): Id of the product environment of the assignment, or `all`; null at account
            level.
        created_at (datetime | None): When the role was assigned.
        updated_at (datetime | None): When the assignment was last changed.
    """

    __slots__ = ()

    id = Field("id", as_text)
    type = Field("type", as_text)
    role_id = OptionalField("role_id", as_text)
    policy_parameters = OptionalField("policy_parameters", as_mapping)
    scope_type = OptionalField("scope_type", as_text)
    scope_id = OptionalField("scope_id", as_text)
    created_at = OptionalField("created_at", as_moment)
    updated_at = OptionalField("updated_at", as_moment)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and type(data["id"]) is str
            and type(data["type"]) is str
            and (type(value := get("role_id")) is str or value is None)
            and (type(value := get("policy_parameters")) is dict or value is None)
            and (type(value := get("scope_type")) is str or value is None)
            and (type(value := get("scope_id")) is str or value is None)
            and ((value := get("created_at")) is None or is_moment(value))
            and ((value := get("updated_at")) is None or is_moment(value))
        )
