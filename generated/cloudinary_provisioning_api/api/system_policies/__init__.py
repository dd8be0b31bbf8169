# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""The policies that the service brings along."""

from __future__ import annotations

from typing import Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.resource import AsyncResource, CallResource, Resource
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.system_policies_response import SystemPoliciesResponse
from .system_policies_list import system_policies_list


class SystemPolicies(Resource):
    """The policies that the service brings along."""

    def list(
        self,
        *,
        permission_type: Literal["global", "content"] | Unset = UNSET,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
    ) -> SystemPoliciesResponse:
        """List system policies.

        Returns the policies that Cloudinary provides, the building blocks of custom roles. Without `scope_type`
        those of account level. The answer may carry a `next_cursor`, but there is no parameter to pass it to.

        Args:
            permission_type: Only the policies that apply to a whole scope (`global`) or only those for single
                content (`content`). Both by default. One of "global", "content".
            scope_type: Level to look at, the account or its product environments. One of "account", "prodenv".

        Returns:
            SystemPoliciesResponse: The system policies that match.

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), Forbidden (403), RateLimited (420, 429),
                ServerError (500), or no readable answer came.

        Docs: https://cloudinary.com/documentation/permissions_system_roles_policies
        """
        return self._send(
            system_policies_list(self._account_id, permission_type=permission_type, scope_type=scope_type)
        )


class AsyncSystemPolicies(AsyncResource):
    """The policies that the service brings along."""

    async def list(
        self,
        *,
        permission_type: Literal["global", "content"] | Unset = UNSET,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
    ) -> SystemPoliciesResponse:
        """List system policies.

        Returns the policies that Cloudinary provides, the building blocks of custom roles. Without `scope_type`
        those of account level. The answer may carry a `next_cursor`, but there is no parameter to pass it to.

        Args:
            permission_type: Only the policies that apply to a whole scope (`global`) or only those for single
                content (`content`). Both by default. One of "global", "content".
            scope_type: Level to look at, the account or its product environments. One of "account", "prodenv".

        Returns:
            SystemPoliciesResponse: The system policies that match.

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), Forbidden (403), RateLimited (420, 429),
                ServerError (500), or no readable answer came.

        Docs: https://cloudinary.com/documentation/permissions_system_roles_policies
        """
        return await self._send(
            system_policies_list(self._account_id, permission_type=permission_type, scope_type=scope_type)
        )


class SystemPoliciesCalls(CallResource):
    """The policies that the service brings along."""

    def list(
        self,
        *,
        permission_type: Literal["global", "content"] | Unset = UNSET,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
    ) -> Call[SystemPoliciesResponse]:
        """The call that `system_policies.list` sends."""
        return system_policies_list(self._account_id, permission_type=permission_type, scope_type=scope_type)
