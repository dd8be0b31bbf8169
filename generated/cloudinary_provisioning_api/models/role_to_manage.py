# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs
from cloudinary_provisioning_runtime import encode
from cloudinary_provisioning_runtime.unset import UNSET, Unset


@attrs.frozen(kw_only=True)
class RoleToManage:
    """A role to assign or to take away, and what for.

    Attributes:
        id: Id of the role.
        scope_id: Id of the product environment to assign the role in. Required when the scope type of the
            role is `prodenv`, absent when it is `account`.
        policy_parameters: Content a `content` role is assigned for, by parameter name: `folder_id`
            (external id of a folder) or `collection_id`. Free-form.
    """

    id: str
    scope_id: str | Unset = UNSET
    policy_parameters: Mapping[str, Any] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that is sent."""
        return encode.body({"id": self.id, "scope_id": self.scope_id, "policy_parameters": self.policy_parameters})
