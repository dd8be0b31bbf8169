# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

import attrs

from ..modelling import Model, names_only
from ..types import UNSET, Unset


@attrs.define(kw_only=True)
class UpdateRolePrincipal(Model):
    """A principal to assign a role to, or to take it from, and what for.

    Attributes:
        principal_type: Kind of principal, i.e. of who is given permissions. `apiKey` is the key of a
            product environment, `provisioningKey` the key of the account. One of "user", "group", "apiKey",
            "provisioningKey".
        principal_id: Id of the principal; of a `provisioningKey`, the provisioning API key itself.
        scope_id: Id of the product environment to assign the role in. Required when the scope type of the
            role is `prodenv`, null or absent when it is `account`.
        policy_parameters: Content a `content` role is assigned for, by parameter name: `folder_id`
            (external id of a folder) or `collection_id`. Free-form.
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "principal_type": "principal_type",
        "principal_id": "principal_id",
        "scope_id": "scope_id",
        "policy_parameters": "policy_parameters",
    }
    _absent: ClassVar[Unset | None] = UNSET

    principal_type: Literal["user", "group", "apiKey", "provisioningKey"]
    principal_id: str
    scope_id: str | None | Unset = UNSET
    policy_parameters: Mapping[str, Any] | Unset = UNSET
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)
