# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""The policies that the service brings along."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Literal

from cloudinary_provisioning_runtime import encode
from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.paging import OnePage
from cloudinary_provisioning_runtime.resource import AsyncResource, CallResource, Resource
from cloudinary_provisioning_runtime.unset import UNSET, Unset

from ..models.system_policies_response import SystemPoliciesResponse
from ..models.system_policy_response_data import SystemPolicyResponseData


class SystemPoliciesCalls(CallResource):
    """The calls of `client.system_policies`, as values."""

    def list(
        self,
        *,
        permission_type: Literal["global", "content"] | Unset = UNSET,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
    ) -> Call[SystemPoliciesResponse]:
        """GET /v2/accounts/{account_id}/permissions/policies/system"""
        return Call(
            "system_policies.list",
            "GET",
            self._path("/v2/accounts/{account_id}/permissions/policies/system"),
            SystemPoliciesResponse.from_dict,
            query=encode.query({"permission_type": permission_type, "scope_type": scope_type}),
        )


class SystemPolicies(Resource[SystemPoliciesCalls]):
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
            BadRequest (400), Forbidden (403).

        Docs: https://cloudinary.com/documentation/permissions_system_roles_policies
        """
        return self._send(self._calls.list(permission_type=permission_type, scope_type=scope_type))

    def iter(
        self,
        *,
        permission_type: Literal["global", "content"] | Unset = UNSET,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
    ) -> Iterator[SystemPolicyResponseData]:
        """List system policies, one by one.

        As `list`, with the same arguments; all items come in one answer.
        """
        return self._iterate(
            OnePage(self._calls.list(permission_type=permission_type, scope_type=scope_type), lambda page: page.data)
        )


class AsyncSystemPolicies(AsyncResource[SystemPoliciesCalls]):
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
            BadRequest (400), Forbidden (403).

        Docs: https://cloudinary.com/documentation/permissions_system_roles_policies
        """
        return await self._send(self._calls.list(permission_type=permission_type, scope_type=scope_type))

    def iter(
        self,
        *,
        permission_type: Literal["global", "content"] | Unset = UNSET,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
    ) -> AsyncIterator[SystemPolicyResponseData]:
        """List system policies, one by one.

        As `list`, with the same arguments; all items come in one answer.
        """
        return self._iterate(
            OnePage(self._calls.list(permission_type=permission_type, scope_type=scope_type), lambda page: page.data)
        )
