# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_str

from .agent_product_environment import AgentProductEnvironment


class AgentAccountResponse(Model):
    """An account registered by an agent.

    Attributes:
        external_id: Id of the account.
        email: E-mail address that the verification went to.
        plan_name: Name of the plan, `free` or `Free`.
        product_environments: The product environments of the account; one.
        guidance: What the agent should do next, in words.
    """

    __slots__ = ()

    external_id: str | None = field(read_str, optional=True)
    email: str | None = field(read_str, optional=True)
    plan_name: str | None = field(read_str, optional=True)
    product_environments: list[AgentProductEnvironment] | None = field(
        ListOf(AgentProductEnvironment.from_dict), optional=True
    )
    guidance: str | None = field(read_str, optional=True)
