# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Every operation as a value, to keep, compare and send in bulk."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cloudinary_provisioning_runtime.resource import CallResource

if TYPE_CHECKING:
    from .api.access_keys import AccessKeysCalls
    from .api.agents import AgentsCalls
    from .api.billing_usage import BillingUsageCalls
    from .api.custom_policies import CustomPoliciesCalls
    from .api.effective_policies import EffectivePoliciesCalls
    from .api.principals import PrincipalsCalls
    from .api.product_environments import ProductEnvironmentsCalls
    from .api.public import PublicCalls
    from .api.roles import RolesCalls
    from .api.system_policies import SystemPoliciesCalls
    from .api.user_groups import UserGroupsCalls
    from .api.users import UsersCalls


class Calls(CallResource):
    """The same operations as on the client, with the same arguments; nothing is sent."""

    @cached_property
    def product_environments(self) -> ProductEnvironmentsCalls:
        """The product environments ("sub-accounts") of the account."""
        from .api.product_environments import ProductEnvironmentsCalls

        return ProductEnvironmentsCalls(self._client)

    @cached_property
    def access_keys(self) -> AccessKeysCalls:
        """The API keys of a product environment."""
        from .api.access_keys import AccessKeysCalls

        return AccessKeysCalls(self._client)

    @cached_property
    def users(self) -> UsersCalls:
        """The people who can sign in to the account."""
        from .api.users import UsersCalls

        return UsersCalls(self._client)

    @cached_property
    def user_groups(self) -> UserGroupsCalls:
        """Groups of users, to share folders and collections with."""
        from .api.user_groups import UserGroupsCalls

        return UserGroupsCalls(self._client)

    @cached_property
    def billing_usage(self) -> BillingUsageCalls:
        """What the account has used of its plan."""
        from .api.billing_usage import BillingUsageCalls

        return BillingUsageCalls(self._client)

    @cached_property
    def agents(self) -> AgentsCalls:
        """Accounts and clouds that a software agent opens by itself; no credentials needed."""
        from .api.agents import AgentsCalls

        return AgentsCalls(self._client)

    @cached_property
    def public(self) -> PublicCalls:
        """The catalogue, the Cedar schema and the policy check of the Permissions API; no credentials needed."""
        from .api.public import PublicCalls

        return PublicCalls(self._client)

    @cached_property
    def system_policies(self) -> SystemPoliciesCalls:
        """The policies that the service brings along."""
        from .api.system_policies import SystemPoliciesCalls

        return SystemPoliciesCalls(self._client)

    @cached_property
    def custom_policies(self) -> CustomPoliciesCalls:
        """Policies of your own, written in Cedar."""
        from .api.custom_policies import CustomPoliciesCalls

        return CustomPoliciesCalls(self._client)

    @cached_property
    def effective_policies(self) -> EffectivePoliciesCalls:
        """What a principal may do once all of its roles and policies are taken together."""
        from .api.effective_policies import EffectivePoliciesCalls

        return EffectivePoliciesCalls(self._client)

    @cached_property
    def roles(self) -> RolesCalls:
        """System roles and roles of your own, and the principals that have them."""
        from .api.roles import RolesCalls

        return RolesCalls(self._client)

    @cached_property
    def principals(self) -> PrincipalsCalls:
        """The roles of users, groups and keys."""
        from .api.principals import PrincipalsCalls

        return PrincipalsCalls(self._client)
