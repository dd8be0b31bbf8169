# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from datetime import datetime

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import read_bool, read_str, read_timestamp


class CustomPolicyResponseData(Model):
    """A custom policy as the service keeps it.

    Attributes:
        id: Id of the policy.
        policy_statement: The Cedar statement; its white space may differ from what was sent.
        description: Short description; null when there is none.
        scope_type: Level the policy applies to, `account` or `prodenv`.
        scope_id: Id of the product environment the policy applies to, or `all`; null at account level.
        name: Name of the policy.
        enabled: Whether the policy is in force.
        created_at: When it was created.
        updated_at: When it was last changed.
    """

    __slots__ = ()

    id: str = field(read_str)
    policy_statement: str = field(read_str)
    description: str | None = field(read_str, optional=True)
    scope_type: str = field(read_str)
    scope_id: str | None = field(read_str, optional=True)
    name: str = field(read_str)
    enabled: bool = field(read_bool)
    created_at: datetime = field(read_timestamp)
    updated_at: datetime = field(read_timestamp)
