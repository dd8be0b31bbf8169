# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from ..modelling import Model, names_only
from ..types import UNSET, Unset


@attrs.define(kw_only=True)
class RoleToManage(Model):
    """A role to assign or to take away, and what for.

    Attributes:
        id: Id of the role.
        scope_id: Id of the product environment to assign the role in. Required when the scope type of the
            role is `prodenv`, absent when it is `account`.
        policy_parameters: Content a `content` role is assigned for, by parameter name: `folder_id`
            (external id of a folder) or `collection_id`. Free-form.
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "scope_id": "scope_id",
        "policy_parameters": "policy_parameters",
    }
    _absent: ClassVar[Unset | None] = UNSET

    id: str
    scope_id: str | Unset = UNSET
    policy_parameters: Mapping[str, Any] | Unset = UNSET
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)
