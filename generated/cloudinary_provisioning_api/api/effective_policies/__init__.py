# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""What a principal may do once all of its roles and policies are taken together."""

from __future__ import annotations

from typing import Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.resource import AsyncResource, CallResource, Resource
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.effective_policies_response import EffectivePoliciesResponse
from .effective_policies_list import effective_policies_list


class EffectivePolicies(Resource):
    """What a principal may do once all of its roles and policies are taken together."""

    def list(
        self,
        *,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        scope_id: str | Unset = UNSET,
        principal_type: Literal["user", "group", "apiKey", "provisioningKey"] | Unset = UNSET,
        principal_id: str | Unset = UNSET,
    ) -> EffectivePoliciesResponse:
        """List effective policies.

        Returns the policies that take effect: per principal the system policies that its roles bring, and the
        custom policies. Narrow it down by scope and by principal; `principal_type` needs `principal_id` beside
        it.

        Args:
            scope_type: Level to look at, the account or its product environments. One of "account", "prodenv".
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            principal_type: Kind of principal to look at. Needs `principal_id` beside it to name a single one.
                One of "user", "group", "apiKey", "provisioningKey".
            principal_id: Id of one principal, of the kind named by `principal_type`. For an `apiKey` or a
                `provisioningKey` it is the key itself.

        Returns:
            EffectivePoliciesResponse: The policies that take effect.

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), Forbidden (403), NotFound (404),
                RateLimited (420, 429), ServerError (500), or no readable answer came.

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return self._send(
            effective_policies_list(
                self._account_id,
                scope_type=scope_type,
                scope_id=scope_id,
                principal_type=principal_type,
                principal_id=principal_id,
            )
        )


class AsyncEffectivePolicies(AsyncResource):
    """What a principal may do once all of its roles and policies are taken together."""

    async def list(
        self,
        *,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        scope_id: str | Unset = UNSET,
        principal_type: Literal["user", "group", "apiKey", "provisioningKey"] | Unset = UNSET,
        principal_id: str | Unset = UNSET,
    ) -> EffectivePoliciesResponse:
        """List effective policies.

        Returns the policies that take effect: per principal the system policies that its roles bring, and the
        custom policies. Narrow it down by scope and by principal; `principal_type` needs `principal_id` beside
        it.

        Args:
            scope_type: Level to look at, the account or its product environments. One of "account", "prodenv".
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            principal_type: Kind of principal to look at. Needs `principal_id` beside it to name a single one.
                One of "user", "group", "apiKey", "provisioningKey".
            principal_id: Id of one principal, of the kind named by `principal_type`. For an `apiKey` or a
                `provisioningKey` it is the key itself.

        Returns:
            EffectivePoliciesResponse: The policies that take effect.

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), Forbidden (403), NotFound (404),
                RateLimited (420, 429), ServerError (500), or no readable answer came.

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return await self._send(
            effective_policies_list(
                self._account_id,
                scope_type=scope_type,
                scope_id=scope_id,
                principal_type=principal_type,
                principal_id=principal_id,
            )
        )


class EffectivePoliciesCalls(CallResource):
    """What a principal may do once all of its roles and policies are taken together."""

    def list(
        self,
        *,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        scope_id: str | Unset = UNSET,
        principal_type: Literal["user", "group", "apiKey", "provisioningKey"] | Unset = UNSET,
        principal_id: str | Unset = UNSET,
    ) -> Call[EffectivePoliciesResponse]:
        """The call that `effective_policies.list` sends."""
        return effective_policies_list(
            self._account_id,
            scope_type=scope_type,
            scope_id=scope_id,
            principal_type=principal_type,
            principal_id=principal_id,
        )
