# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import attrs
from cloudinary_provisioning_runtime import encode
from cloudinary_provisioning_runtime.unset import UNSET, Unset


@attrs.frozen(kw_only=True)
class UpdateRolePrincipal:
    """A principal to assign a role to, or to take it from, and what for.

    Attributes:
        principal_type: Kind of principal, i.e. of who is given permissions. `apiKey` is the key of a
            product environment, `provisioningKey` the key of the account. One of "user", "group", "apiKey",
            "provisioningKey".
        principal_id: Id of the principal; of an `apiKey` or a `provisioningKey`, the key itself.
        scope_id: Id of the product environment to assign the role in. Required when the scope type of the
            role is `prodenv`, null or absent when it is `account`.
        policy_parameters: Content a `content` role is assigned for, by parameter name: `folder_id`
            (external id of a folder) or `collection_id`. Free-form.
    """

    principal_type: Literal["user", "group", "apiKey", "provisioningKey"]
    principal_id: str
    scope_id: str | None | Unset = UNSET
    policy_parameters: Mapping[str, Any] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that is sent."""
        return encode.body(
            {
                "principal_type": self.principal_type,
                "principal_id": self.principal_id,
                "scope_id": self.scope_id,
                "policy_parameters": self.policy_parameters,
            }
        )
