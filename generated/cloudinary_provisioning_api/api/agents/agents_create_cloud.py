# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Create a claimable cloud."""

from __future__ import annotations

from collections.abc import Sequence

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import listed, wire
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.cloud_response import CloudResponse


def agents_create_cloud(
    *,
    delivery_ips: Sequence[str] | Unset = UNSET,
    email: str | Unset = UNSET,
    agent_framework: str | Unset = UNSET,
    agent_llm_model: str | Unset = UNSET,
    agent_goal: str | Unset = UNSET,
    sdk_framework: str | Unset = UNSET,
) -> Call[CloudResponse]:
    """POST /v1_1/provisioning/clouds"""
    return Call(
        "agents.create_cloud",
        "POST",
        "/v1_1/provisioning/clouds",
        CloudResponse.from_dict,
        json=wire(
            {
                "delivery_ips": listed("delivery_ips", delivery_ips, most=3),
                "email": email,
                "agent_framework": agent_framework,
                "agent_llm_model": agent_llm_model,
                "agent_goal": agent_goal,
                "sdk_framework": sdk_framework,
            }
        ),
        authenticated=False,
    )
