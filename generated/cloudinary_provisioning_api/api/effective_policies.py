# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""What a principal may do once all of its roles and policies are taken together."""

from __future__ import annotations

from typing import Literal

from cloudinary_provisioning_runtime import encode
from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.resource import AsyncResource, CallResource, Resource
from cloudinary_provisioning_runtime.unset import UNSET, Unset

from ..models.effective_policies_response import EffectivePoliciesResponse


class EffectivePoliciesCalls(CallResource):
    """The calls of `client.effective_policies`, as values."""

    def list(
        self,
        *,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        scope_id: str | Unset = UNSET,
        principal_type: Literal["user", "group", "apiKey", "provisioningKey"] | Unset = UNSET,
        principal_id: str | Unset = UNSET,
    ) -> Call[EffectivePoliciesResponse]:
        """GET /v2/accounts/{account_id}/permissions/policies/effective"""
        return Call(
            "effective_policies.list",
            "GET",
            self._path("/v2/accounts/{account_id}/permissions/policies/effective"),
            EffectivePoliciesResponse.from_dict,
            query=encode.query(
                {
                    "scope_type": scope_type,
                    "scope_id": scope_id,
                    "principal_type": principal_type,
                    "principal_id": principal_id,
                }
            ),
        )


class EffectivePolicies(Resource[EffectivePoliciesCalls]):
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
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return self._send(
            self._calls.list(
                scope_type=scope_type, scope_id=scope_id, principal_type=principal_type, principal_id=principal_id
            )
        )


class AsyncEffectivePolicies(AsyncResource[EffectivePoliciesCalls]):
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
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return await self._send(
            self._calls.list(
                scope_type=scope_type, scope_id=scope_id, principal_type=principal_type, principal_id=principal_id
            )
        )
