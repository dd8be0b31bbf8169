# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    ListOf,
    as_mapping,
    as_text,
    optional,
)
from .agent_product_environment import AgentProductEnvironment


@attrs.define(kw_only=True)
class AgentAccountResponse(Model):
    """An account registered by an agent.

    Attributes:
        external_id: Id of the account.
        email: E-mail address that the verification went to.
        plan_name: Name of the plan, `free` or `Free`.
        product_environments: The product environments of the account; one.
        guidance: What the agent should do next, in words.
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "external_id": "external_id",
        "email": "email",
        "plan_name": "plan_name",
        "product_environments": "product_environments",
        "guidance": "guidance",
    }

    external_id: str | None = None
    email: str | None = None
    plan_name: str | None = None
    product_environments: list[AgentProductEnvironment] | None = None
    guidance: str | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            external_id=optional(data, "external_id", as_text),
            email=optional(data, "email", as_text),
            plan_name=optional(data, "plan_name", as_text),
            product_environments=optional(data, "product_environments", _read_product_environments),
            guidance=optional(data, "guidance", as_text),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_product_environments = ListOf(AgentProductEnvironment.from_dict)
