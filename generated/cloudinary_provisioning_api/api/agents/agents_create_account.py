# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Create an account for a user."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import wire
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.agent_account_response import AgentAccountResponse


def agents_create_account(
    *, email: str, agent_framework: str, agent_llm_model: str, agent_goal: str, sdk_framework: str | Unset = UNSET
) -> Call[AgentAccountResponse]:
    """POST /v1_1/provisioning/agents/accounts"""
    return Call(
        "agents.create_account",
        "POST",
        "/v1_1/provisioning/agents/accounts",
        AgentAccountResponse.from_dict,
        json=wire(
            {
                "email": email,
                "agent_framework": agent_framework,
                "agent_llm_model": agent_llm_model,
                "agent_goal": agent_goal,
                "sdk_framework": sdk_framework,
            }
        ),
        authenticated=False,
    )
