# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from datetime import datetime

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_str, read_timestamp


class SystemPolicyResponseData(Model):
    """A policy that Cloudinary provides; roles are built from these.

    Attributes:
        id: Id of the policy, e.g. for the `system_policy_ids` of a role.
        name: Name of the policy.
        description: Short description; null when there is none.
        scope_type: Level the policy applies to, `account` or `prodenv`.
        permission_type: Whether it applies to a whole scope (`global`) or to single content (`content`).
        policy_statement: The Cedar statement; that of a content policy holds a placeholder such as
            `<folder_id>`.
        policy_parameters: Names of the parameters a content policy takes, `folder_id` or `collection_id`.
        category: Category of the policy.
        sub_category: Sub-category of the policy.
        created_at: When it was created.
        updated_at: When it was last changed.
    """

    __slots__ = ()

    id: str = field(read_str)
    name: str = field(read_str)
    description: str | None = field(read_str, optional=True)
    scope_type: str = field(read_str)
    permission_type: str | None = field(read_str, optional=True)
    policy_statement: str = field(read_str)
    policy_parameters: list[str] | None = field(ListOf(read_str), optional=True)
    category: str | None = field(read_str, optional=True)
    sub_category: str | None = field(read_str, optional=True)
    created_at: datetime = field(read_timestamp)
    updated_at: datetime = field(read_timestamp)
