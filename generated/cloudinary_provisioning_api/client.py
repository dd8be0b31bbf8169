# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""The clients: every operation of the contract."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cloudinary_provisioning_runtime import client

if TYPE_CHECKING:
    from .api.access_keys import AccessKeys, AsyncAccessKeys
    from .api.agents import Agents, AsyncAgents
    from .api.billing_usage import AsyncBillingUsage, BillingUsage
    from .api.custom_policies import AsyncCustomPolicies, CustomPolicies
    from .api.effective_policies import AsyncEffectivePolicies, EffectivePolicies
    from .api.principals import AsyncPrincipals, Principals
    from .api.product_environments import AsyncProductEnvironments, ProductEnvironments
    from .api.public import AsyncPublic, Public
    from .api.roles import AsyncRoles, Roles
    from .api.system_policies import AsyncSystemPolicies, SystemPolicies
    from .api.user_groups import AsyncUserGroups, UserGroups
    from .api.users import AsyncUsers, Users
    from .calls import Calls


class Client(client.SyncClient):
    """The operations of the contract; each call returns when its answer is there."""

    @cached_property
    def calls(self) -> Calls:
        """Every operation as a value; `client.calls.users.get(...)` returns what `client.users.get(...)` sends."""
        from .calls import Calls

        return Calls(self)

    @cached_property
    def product_environments(self) -> ProductEnvironments:
        """The product environments ("sub-accounts") of the account."""
        from .api.product_environments import ProductEnvironments

        return ProductEnvironments(self, self.calls.product_environments)

    @cached_property
    def access_keys(self) -> AccessKeys:
        """The API keys of a product environment."""
        from .api.access_keys import AccessKeys

        return AccessKeys(self, self.calls.access_keys)

    @cached_property
    def users(self) -> Users:
        """The people who can sign in to the account."""
        from .api.users import Users

        return Users(self, self.calls.users)

    @cached_property
    def user_groups(self) -> UserGroups:
        """Groups of users, to share folders and collections with."""
        from .api.user_groups import UserGroups

        return UserGroups(self, self.calls.user_groups)

    @cached_property
    def billing_usage(self) -> BillingUsage:
        """What the account has used of its plan."""
        from .api.billing_usage import BillingUsage

        return BillingUsage(self, self.calls.billing_usage)

    @cached_property
    def agents(self) -> Agents:
        """Accounts and clouds that a software agent opens by itself; no credentials needed."""
        from .api.agents import Agents

        return Agents(self, self.calls.agents)

    @cached_property
    def public(self) -> Public:
        """The catalogue, the Cedar schema and the policy check of the Permissions API; no credentials needed."""
        from .api.public import Public

        return Public(self, self.calls.public)

    @cached_property
    def system_policies(self) -> SystemPolicies:
        """The policies that the service brings along."""
        from .api.system_policies import SystemPolicies

        return SystemPolicies(self, self.calls.system_policies)

    @cached_property
    def custom_policies(self) -> CustomPolicies:
        """Policies of your own, written in Cedar."""
        from .api.custom_policies import CustomPolicies

        return CustomPolicies(self, self.calls.custom_policies)

    @cached_property
    def effective_policies(self) -> EffectivePolicies:
        """What a principal may do once all of its roles and policies are taken together."""
        from .api.effective_policies import EffectivePolicies

        return EffectivePolicies(self, self.calls.effective_policies)

    @cached_property
    def roles(self) -> Roles:
        """System roles and roles of your own, and the principals that have them."""
        from .api.roles import Roles

        return Roles(self, self.calls.roles)

    @cached_property
    def principals(self) -> Principals:
        """The roles of users, groups and keys."""
        from .api.principals import Principals

        return Principals(self, self.calls.principals)


class AsyncClient(client.AsyncClient):
    """The operations of the contract as coroutines, for asyncio."""

    @cached_property
    def calls(self) -> Calls:
        """Every operation as a value; `client.calls.users.get(...)` returns what `client.users.get(...)` sends."""
        from .calls import Calls

        return Calls(self)

    @cached_property
    def product_environments(self) -> AsyncProductEnvironments:
        """The product environments ("sub-accounts") of the account."""
        from .api.product_environments import AsyncProductEnvironments

        return AsyncProductEnvironments(self, self.calls.product_environments)

    @cached_property
    def access_keys(self) -> AsyncAccessKeys:
        """The API keys of a product environment."""
        from .api.access_keys import AsyncAccessKeys

        return AsyncAccessKeys(self, self.calls.access_keys)

    @cached_property
    def users(self) -> AsyncUsers:
        """The people who can sign in to the account."""
        from .api.users import AsyncUsers

        return AsyncUsers(self, self.calls.users)

    @cached_property
    def user_groups(self) -> AsyncUserGroups:
        """Groups of users, to share folders and collections with."""
        from .api.user_groups import AsyncUserGroups

        return AsyncUserGroups(self, self.calls.user_groups)

    @cached_property
    def billing_usage(self) -> AsyncBillingUsage:
        """What the account has used of its plan."""
        from .api.billing_usage import AsyncBillingUsage

        return AsyncBillingUsage(self, self.calls.billing_usage)

    @cached_property
    def agents(self) -> AsyncAgents:
        """Accounts and clouds that a software agent opens by itself; no credentials needed."""
        from .api.agents import AsyncAgents

        return AsyncAgents(self, self.calls.agents)

    @cached_property
    def public(self) -> AsyncPublic:
        """The catalogue, the Cedar schema and the policy check of the Permissions API; no credentials needed."""
        from .api.public import AsyncPublic

        return AsyncPublic(self, self.calls.public)

    @cached_property
    def system_policies(self) -> AsyncSystemPolicies:
        """The policies that the service brings along."""
        from .api.system_policies import AsyncSystemPolicies

        return AsyncSystemPolicies(self, self.calls.system_policies)

    @cached_property
    def custom_policies(self) -> AsyncCustomPolicies:
        """Policies of your own, written in Cedar."""
        from .api.custom_policies import AsyncCustomPolicies

        return AsyncCustomPolicies(self, self.calls.custom_policies)

    @cached_property
    def effective_policies(self) -> AsyncEffectivePolicies:
        """What a principal may do once all of its roles and policies are taken together."""
        from .api.effective_policies import AsyncEffectivePolicies

        return AsyncEffectivePolicies(self, self.calls.effective_policies)

    @cached_property
    def roles(self) -> AsyncRoles:
        """System roles and roles of your own, and the principals that have them."""
        from .api.roles import AsyncRoles

        return AsyncRoles(self, self.calls.roles)

    @cached_property
    def principals(self) -> AsyncPrincipals:
        """The roles of users, groups and keys."""
        from .api.principals import AsyncPrincipals

        return AsyncPrincipals(self, self.calls.principals)
