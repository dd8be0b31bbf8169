# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Many,
    Model,
    OptionalField,
    all_fit,
    are_texts,
    is_moment,
)
from cloudinary_provisioning_runtime.reading import (
    ListOf,
    as_moment,
    as_text,
)

from .system_policy_response_data import SystemPolicyResponseData


class RoleDetails(Model):
    """A role with the policies it consists of.

    Attributes:
        id (str): Id of the role.
        name (str): Name of the role, unique within its scope.
        description (str | None): Short description; null when there is none.
        management_type (str): Who maintains the role, Cloudinary (`system`) or you (`custom`).
        permission_type (str): Whether it applies to a whole scope (`global`) or to single content
            (`content`). Immutable.
        policy_parameters (list[str] | None): Names of the parameters a content role takes when assigned,
            `folder_id` or `collection_id`.
        scope_type (str): Level the role applies to, `account` or `prodenv`.
        created_at (datetime): When it was created.
        updated_at (datetime): When it was last changed.
        policies (list[SystemPolicyResponseData] | None): System policies the role consists of.
    """

    __slots__ = ()

    id = Field("id", as_text)
    name = Field("name", as_text)
    description = OptionalField("description", as_text)
    management_type = Field("management_type", as_text)
    permission_type = Field("permission_type", as_text)
    policy_parameters = OptionalField("policy_parameters", ListOf(as_text))
    scope_type = Field("scope_type", as_text)
    created_at = Field("created_at", as_moment)
    updated_at = Field("updated_at", as_moment)
    policies = OptionalField("policies", Many(SystemPolicyResponseData))

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
            and ((value := get("policy_parameters")) is None or are_texts(value))
            and type(data["scope_type"]) is str
            and is_moment(data["created_at"])
            and is_moment(data["updated_at"])
            and ((value := get("policies")) is None or all_fit(value, SystemPolicyResponseData._fits))
        )
