# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

import attrs

from ..modelling import Model, names_only
from ..types import UNSET, Unset


@attrs.define(kw_only=True)
class Principal(Model):
    """A principal to look at or to change.

    Attributes:
        type: Kind of principal, i.e. of who is given permissions. `apiKey` is the key of a product
            environment, `provisioningKey` the key of the account. One of "user", "group", "apiKey",
            "provisioningKey".
        id: Id of the principal; of a `provisioningKey`, the provisioning API key itself.
    """

    _attributes: ClassVar[Mapping[str, str]] = {"type": "type", "id": "id"}
    _absent: ClassVar[Unset | None] = UNSET

    type: Literal["user", "group", "apiKey", "provisioningKey"]
    id: str
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)
