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
    as_flag,
    as_moment,
    as_text,
)


class CustomPolicyResponseData(Model):
    """A custom policy as the service keeps it.

    Attributes:
        id (str): Id of the policy.
        policy_statement (str): The Cedar statement; its white space may differ from what was sent.
        description (str | None): Short description; null when there is none.
        scope_type (str): Level the policy applies to, `account` or `prodenv`.
        scope_id (str | None): Id of the product environment the policy applies to, or `all`; null at
            account level.
        name (str): Name of the policy.
        enabled (bool): Whether the policy is in force.
        created_at (datetime): When it was created.
        updated_at (datetime): When it was last changed.
    """

    __slots__ = ()

    id = Field("id", as_text)
    policy_statement = Field("policy_statement", as_text)
    description = OptionalField("description", as_text)
    scope_type = Field("scope_type", as_text)
    scope_id = OptionalField("scope_id", as_text)
    name = Field("name", as_text)
    enabled = Field("enabled", as_flag)
    created_at = Field("created_at", as_moment)
    updated_at = Field("updated_at", as_moment)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and type(data["id"]) is str
            and type(data["policy_statement"]) is str
            and (type(value := get("description")) is str or value is None)
            and type(data["scope_type"]) is str
            and (type(value := get("scope_id")) is str or value is None)
            and type(data["name"]) is str
            and type(data["enabled"]) is bool
            and is_moment(data["created_at"])
            and is_moment(data["updated_at"])
        )
