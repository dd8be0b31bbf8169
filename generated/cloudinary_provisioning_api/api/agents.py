# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Accounts and clouds that a software agent opens by itself; no credentials needed."""

from __future__ import annotations

from collections.abc import Sequence

from cloudinary_provisioning_runtime import encode
from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.resource import AsyncResource, CallResource, Resource
from cloudinary_provisioning_runtime.unset import UNSET, Unset

from ..models.agent_account_response import AgentAccountResponse
from ..models.cloud_response import CloudResponse


class AgentsCalls(CallResource):
    """The calls of `client.agents`, as values."""

    def create_account(
        self,
        *,
        email: str,
        agent_framework: str,
        agent_llm_model: str,
        agent_goal: str,
        sdk_framework: str | Unset = UNSET,
    ) -> Call[AgentAccountResponse]:
        """POST /v1_1/provisioning/agents/accounts"""
        return Call(
            "agents.create_account",
            "POST",
            "/v1_1/provisioning/agents/accounts",
            AgentAccountResponse.from_dict,
            json=encode.body(
                {
                    "email": email,
                    "agent_framework": agent_framework,
                    "agent_llm_model": agent_llm_model,
                    "agent_goal": agent_goal,
                    "sdk_framework": sdk_framework,
                }
            ),
            credentials="none",
        )

    def create_cloud(
        self,
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
            json=encode.body(
                {
                    "delivery_ips": encode.list("delivery_ips", delivery_ips, max_items=3),
                    "email": email,
                    "agent_framework": agent_framework,
                    "agent_llm_model": agent_llm_model,
                    "agent_goal": agent_goal,
                    "sdk_framework": sdk_framework,
                }
            ),
            credentials="none",
        )


class Agents(Resource[AgentsCalls]):
    """Accounts and clouds that a software agent opens by itself; no credentials needed."""

    def create_account(
        self,
        *,
        email: str,
        agent_framework: str,
        agent_llm_model: str,
        agent_goal: str,
        sdk_framework: str | Unset = UNSET,
    ) -> AgentAccountResponse:
        """Create an account for a user.

        Lets an agent register a free account in the name of a person, without credentials. The account has one
        product environment, which stays disabled, and its credentials stay without effect, until the person
        follows the link in the e-mail (valid for about 24 hours) and sets a password. By default at most 10
        accounts per day and IP address.

        Args:
            email: E-mail address of the person. They verify it later; disposable addresses are refused.
            agent_framework: Framework that the agent runs in. At least 2 and at most 100 characters.
            agent_llm_model: Language model of the agent. At least 2 and at most 100 characters.
            agent_goal: What the agent wants the account for. At least 2 and at most 300 characters.
            sdk_framework: SDK or framework that will be used. The guidance in the answer fits it. At least 2
                and at most 100 characters.

        Returns:
            AgentAccountResponse: The new account with its product environment and credentials.

        Raises:
            BadRequest (400), Forbidden (403), Conflict (409).

        Docs: https://cloudinary.com/documentation/agent_account_provisioning
        """
        return self._send(
            self._calls.create_account(
                email=email,
                agent_framework=agent_framework,
                agent_llm_model=agent_llm_model,
                agent_goal=agent_goal,
                sdk_framework=sdk_framework,
            )
        )

    def create_cloud(
        self,
        *,
        delivery_ips: Sequence[str] | Unset = UNSET,
        email: str | Unset = UNSET,
        agent_framework: str | Unset = UNSET,
        agent_llm_model: str | Unset = UNSET,
        agent_goal: str | Unset = UNSET,
        sdk_framework: str | Unset = UNSET,
    ) -> CloudResponse:
        """Create a claimable cloud.

        Creates a temporary cloud without credentials or sign-up; its own credentials work at once. Media is
        delivered only to the IP addresses in `delivery_ips` and to that of the caller. The cloud is disabled
        when it expires, 24 hours after its creation, unless a person opens `claim_url` before: then it becomes
        a permanent free account, the credentials stay and the lock on delivery goes.

        All fields are optional; an empty object is a complete request. The cloud cannot be read or changed
        through this API afterwards, so keep the answer. Calls are limited per IP address and overall.

        Args:
            delivery_ips: Public IPv4 or IPv6 addresses that media is delivered to, no ranges. `requester_ip`
                stands for the address of the caller, which is always added. Addresses that are not public are
                dropped. At most 3 entries.
            email: E-mail address to fill in on the claim page. It is not verified.
            agent_framework: Framework that the agent runs in.
            agent_llm_model: Language model of the agent.
            agent_goal: What the agent wants the cloud for.
            sdk_framework: SDK or framework that will be used.

        Returns:
            CloudResponse: The new cloud with its credentials and the link to claim it.

        Raises:
            BadRequest (400), Forbidden (403).

        Docs: https://cloudinary.com/documentation/claimable_cloud_provisioning
        """
        return self._send(
            self._calls.create_cloud(
                delivery_ips=delivery_ips,
                email=email,
                agent_framework=agent_framework,
                agent_llm_model=agent_llm_model,
                agent_goal=agent_goal,
                sdk_framework=sdk_framework,
            )
        )


class AsyncAgents(AsyncResource[AgentsCalls]):
    """Accounts and clouds that a software agent opens by itself; no credentials needed."""

    async def create_account(
        self,
        *,
        email: str,
        agent_framework: str,
        agent_llm_model: str,
        agent_goal: str,
        sdk_framework: str | Unset = UNSET,
    ) -> AgentAccountResponse:
        """Create an account for a user.

        Lets an agent register a free account in the name of a person, without credentials. The account has one
        product environment, which stays disabled, and its credentials stay without effect, until the person
        follows the link in the e-mail (valid for about 24 hours) and sets a password. By default at most 10
        accounts per day and IP address.

        Args:
            email: E-mail address of the person. They verify it later; disposable addresses are refused.
            agent_framework: Framework that the agent runs in. At least 2 and at most 100 characters.
            agent_llm_model: Language model of the agent. At least 2 and at most 100 characters.
            agent_goal: What the agent wants the account for. At least 2 and at most 300 characters.
            sdk_framework: SDK or framework that will be used. The guidance in the answer fits it. At least 2
                and at most 100 characters.

        Returns:
            AgentAccountResponse: The new account with its product environment and credentials.

        Raises:
            BadRequest (400), Forbidden (403), Conflict (409).

        Docs: https://cloudinary.com/documentation/agent_account_provisioning
        """
        return await self._send(
            self._calls.create_account(
                email=email,
                agent_framework=agent_framework,
                agent_llm_model=agent_llm_model,
                agent_goal=agent_goal,
                sdk_framework=sdk_framework,
            )
        )

    async def create_cloud(
        self,
        *,
        delivery_ips: Sequence[str] | Unset = UNSET,
        email: str | Unset = UNSET,
        agent_framework: str | Unset = UNSET,
        agent_llm_model: str | Unset = UNSET,
        agent_goal: str | Unset = UNSET,
        sdk_framework: str | Unset = UNSET,
    ) -> CloudResponse:
        """Create a claimable cloud.

        Creates a temporary cloud without credentials or sign-up; its own credentials work at once. Media is
        delivered only to the IP addresses in `delivery_ips` and to that of the caller. The cloud is disabled
        when it expires, 24 hours after its creation, unless a person opens `claim_url` before: then it becomes
        a permanent free account, the credentials stay and the lock on delivery goes.

        All fields are optional; an empty object is a complete request. The cloud cannot be read or changed
        through this API afterwards, so keep the answer. Calls are limited per IP address and overall.

        Args:
            delivery_ips: Public IPv4 or IPv6 addresses that media is delivered to, no ranges. `requester_ip`
                stands for the address of the caller, which is always added. Addresses that are not public are
                dropped. At most 3 entries.
            email: E-mail address to fill in on the claim page. It is not verified.
            agent_framework: Framework that the agent runs in.
            agent_llm_model: Language model of the agent.
            agent_goal: What the agent wants the cloud for.
            sdk_framework: SDK or framework that will be used.

        Returns:
            CloudResponse: The new cloud with its credentials and the link to claim it.

        Raises:
            BadRequest (400), Forbidden (403).

        Docs: https://cloudinary.com/documentation/claimable_cloud_provisioning
        """
        return await self._send(
            self._calls.create_cloud(
                delivery_ips=delivery_ips,
                email=email,
                agent_framework=agent_framework,
                agent_llm_model=agent_llm_model,
                agent_goal=agent_goal,
                sdk_framework=sdk_framework,
            )
        )
