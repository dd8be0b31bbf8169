# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Model,
    OptionalField,
    are_texts,
    is_moment,
)
from cloudinary_provisioning_runtime.reading import (
    ListOf,
    as_moment,
    as_text,
)


class SystemPolicyResponseData(Model):
    """A policy that Cloudinary provides; roles are built from these.

    Attributes:
        id (str): Id of the policy, e.g. for the `system_policy_ids` of a role.
        name (str): Name of the policy.
        description (str | None): Short description; null when there is none.
        scope_type (str): Level the policy applies to, `account` or `prodenv`.
        permission_type (str | None): Whether it applies to a whole scope (`global`) or to single content
            (`content`).
        policy_statement (str): The Cedar statement; that of a content policy holds a placeholder such as
            `<folder_id>`.
        policy_parameters (list[str] | None): Names of the parameters a content policy takes, `folder_id` or
            `collection_id`.
        category (str | None): Category of the policy.
        sub_category (str | None): Sub-category of the policy.
        created_at (datetime): When it was created.
        updated_at (datetime): When it was last changed.
    """

    __slots__ = ()

    id = Field("id", as_text)
    name = Field("name", as_text)
    description = OptionalField("description", as_text)
    scope_type = Field("scope_type", as_text)
    permission_type = OptionalField("permission_type", as_text)
    policy_statement = Field("policy_statement", as_text)
    policy_parameters = OptionalField("policy_parameters", ListOf(as_text))
    category = OptionalField("category", as_text)
    sub_category = OptionalField("sub_category", as_text)
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
            and type(data["scope_type"]) is str
            and (type(value := get("permission_type")) is str or value is None)
            and type(data["policy_statement"]) is str
            and ((value := get("policy_parameters")) is None or are_texts(value))
            and (type(value := get("category")) is str or value is None)
            and (type(value := get("sub_category")) is str or value is None)
            and is_moment(data["created_at"])
            and is_moment(data["updated_at"])
        )
