# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from datetime import datetime
from typing import Any

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import read_object, read_str, read_timestamp


class PrincipalResponseData(Model):
    """A principal a role is assigned to. Unless asked for `verbose`, only `id` and `type` come.

    Attributes:
        id: Id of the principal; of an `apiKey` or a `provisioningKey`, the key itself.
        type: Kind of principal, `user`, `group`, `apiKey` or `provisioningKey`.
        role_id: Id of the role.
        policy_parameters: Content a `content` role is assigned for, by parameter name: `folder_id`
            (external id of a folder) or `collection_id`. Free-form.
        scope_type: Level of the assignment, `account` or `prodenv`.
        scope_id: Id of the product environment of the assignment, or `all`; null at account level.
        created_at: When the role was assigned.
        updated_at: When the assignment was last changed.
    """

    __slots__ = ()

    id: str = field(read_str)
    type: str = field(read_str)
    role_id: str | None = field(read_str, optional=True)
    policy_parameters: dict[str, Any] | None = field(read_object, optional=True)
    scope_type: str | None = field(read_str, optional=True)
    scope_id: str | None = field(read_str, optional=True)
    created_at: datetime | None = field(read_timestamp, optional=True)
    updated_at: datetime | None = field(read_timestamp, optional=True)
