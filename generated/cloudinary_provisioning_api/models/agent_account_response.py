# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Many,
    Model,
    OptionalField,
    all_fit,
)
from cloudinary_provisioning_runtime.reading import (
    as_text,
)

from .agent_product_environment import AgentProductEnvironment


class AgentAccountResponse(Model):
    """An account registered by an agent.

    Attributes:
        external_id (str | None): Id of the account.
        email (str | None): E-mail address that the verification went to.
        plan_name (str | None): Name of the plan, `free` or `Free`.
        product_environments (list[AgentProductEnvironment] | None): The product environments of the
            account; one.
        guidance (str | None): What the agent should do next, in words.
    """

    __slots__ = ()

    external_id = OptionalField("external_id", as_text)
    email = OptionalField("email", as_text)
    plan_name = OptionalField("plan_name", as_text)
    product_environments = OptionalField("product_environments", Many(AgentProductEnvironment))
    guidance = OptionalField("guidance", as_text)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and (type(value := get("external_id")) is str or value is None)
            and (type(value := get("email")) is str or value is None)
            and (type(value := get("plan_name")) is str or value is None)
            and ((value := get("product_environments")) is None or all_fit(value, AgentProductEnvironment._fits))
            and (type(value := get("guidance")) is str or value is None)
        )
