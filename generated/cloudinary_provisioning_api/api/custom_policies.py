# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Policies of your own, written in Cedar."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Literal

from cloudinary_provisioning_runtime import encode
from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.paging import Cursors
from cloudinary_provisioning_runtime.read import read_none
from cloudinary_provisioning_runtime.resource import AsyncResource, CallResource, Resource
from cloudinary_provisioning_runtime.unset import UNSET, Unset

from ..models.custom_policies_response import CustomPoliciesResponse
from ..models.custom_policy_response import CustomPolicyResponse
from ..models.custom_policy_response_data import CustomPolicyResponseData


class CustomPoliciesCalls(CallResource):
    """The calls of `client.custom_policies`, as values."""

    def list(
        self,
        *,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        scope_id: str | Unset = UNSET,
        enabled: bool | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> Call[CustomPoliciesResponse]:
        """GET /v2/accounts/{account_id}/permissions/policies/custom"""
        return Call(
            "custom_policies.list",
            "GET",
            self._path("/v2/accounts/{account_id}/permissions/policies/custom"),
            CustomPoliciesResponse.from_dict,
            query=encode.query({"scope_type": scope_type, "scope_id": scope_id, "enabled": enabled, "cursor": cursor}),
        )

    def create(
        self,
        *,
        policy_statement: str,
        scope_type: Literal["account", "prodenv"],
        name: str,
        description: str | None | Unset = UNSET,
        scope_id: str | None | Unset = UNSET,
        enabled: bool | None | Unset = UNSET,
    ) -> Call[CustomPolicyResponse]:
        """POST /v2/accounts/{account_id}/permissions/policies/custom"""
        return Call(
            "custom_policies.create",
            "POST",
            self._path("/v2/accounts/{account_id}/permissions/policies/custom"),
            CustomPolicyResponse.from_dict,
            json=encode.body(
                {
                    "policy_statement": policy_statement,
                    "description": description,
                    "scope_type": scope_type,
                    "scope_id": scope_id,
                    "name": name,
                    "enabled": enabled,
                }
            ),
        )

    def get(self, policy_id: str) -> Call[CustomPolicyResponse]:
        """GET /v2/accounts/{account_id}/permissions/policies/custom/{policy_id}"""
        return Call(
            "custom_policies.get",
            "GET",
            self._path("/v2/accounts/{account_id}/permissions/policies/custom/{policy_id}", policy_id=policy_id),
            CustomPolicyResponse.from_dict,
        )

    def update(
        self,
        policy_id: str,
        *,
        policy_statement: str,
        scope_type: Literal["account", "prodenv"],
        name: str,
        enabled: bool | None,
        description: str | None | Unset = UNSET,
        scope_id: str | None | Unset = UNSET,
    ) -> Call[CustomPolicyResponse]:
        """PUT /v2/accounts/{account_id}/permissions/policies/custom/{policy_id}"""
        return Call(
            "custom_policies.update",
            "PUT",
            self._path("/v2/accounts/{account_id}/permissions/policies/custom/{policy_id}", policy_id=policy_id),
            CustomPolicyResponse.from_dict,
            json=encode.body(
                {
                    "policy_statement": policy_statement,
                    "description": description,
                    "scope_type": scope_type,
                    "scope_id": scope_id,
                    "name": name,
                    "enabled": enabled,
                }
            ),
        )

    def delete(self, policy_id: str) -> Call[None]:
        """DELETE /v2/accounts/{account_id}/permissions/policies/custom/{policy_id}"""
        return Call(
            "custom_policies.delete",
            "DELETE",
            self._path("/v2/accounts/{account_id}/permissions/policies/custom/{policy_id}", policy_id=policy_id),
            read_none,
        )


class CustomPolicies(Resource[CustomPoliciesCalls]):
    """Policies of your own, written in Cedar."""

    def list(
        self,
        *,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        scope_id: str | Unset = UNSET,
        enabled: bool | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> CustomPoliciesResponse:
        """List custom policies.

        Returns your custom policies, page by page. Without `scope_type` those of account level.

        While the answer has a `next_cursor`, pass it as `cursor` to get the next page. The cursor is opaque and
        absent on the last page; the size of a page cannot be chosen.

        Args:
            scope_type: Level to look at, the account or its product environments. One of "account", "prodenv".
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            enabled: Only policies that are in force (`True`) or only those that are not (`False`). Both by
                default.
            cursor: Where to go on: the `next_cursor` of the previous page, passed back unchanged. Leave it out
                for the first page.

        Returns:
            CustomPoliciesResponse: A page of the custom policies that match.

        Raises:
            BadRequest (400), Forbidden (403).

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return self._send(self._calls.list(scope_type=scope_type, scope_id=scope_id, enabled=enabled, cursor=cursor))

    def iter(
        self,
        *,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        scope_id: str | Unset = UNSET,
        enabled: bool | Unset = UNSET,
    ) -> Iterator[CustomPolicyResponseData]:
        """List custom policies, one by one.

        As `list`; a page is requested when the one before it is used up.

        Args:
            scope_type: Level to look at, the account or its product environments. One of "account", "prodenv".
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            enabled: Only policies that are in force (`True`) or only those that are not (`False`). Both by
                default.
        """
        return self._iterate(
            Cursors(
                lambda cursor: self._calls.list(
                    scope_type=scope_type, scope_id=scope_id, enabled=enabled, cursor=cursor
                ),
                lambda page: page.data,
                lambda page: page.next_cursor,
            )
        )

    def create(
        self,
        *,
        policy_statement: str,
        scope_type: Literal["account", "prodenv"],
        name: str,
        description: str | None | Unset = UNSET,
        scope_id: str | None | Unset = UNSET,
        enabled: bool | None | Unset = UNSET,
    ) -> CustomPolicyResponse:
        """Create a custom policy.

        Creates a policy from a Cedar statement; `public.validate_policy` checks one beforehand. It is in force
        at once unless `enabled` is false.

        With `scope_type` `prodenv`, `scope_id` is required: the id of a product environment, or `all`. With
        `account` it is left out. A statement that the scope already has is refused with 409. The service
        normalises the white space of the statement, so what comes back may differ from what was sent.

        Args:
            policy_statement: The Cedar statement that permits or forbids something. Unique within its scope;
                the service may normalise its white space.
            scope_type: Level a role or policy applies to, the account or its product environments. One of
                "account", "prodenv".
            name: Name of the policy.
            description: Short description; null for none.
            scope_id: Id of the product environment the policy applies to, or `all` for every one. Required when
                `scope_type` is `prodenv`, null or absent when it is `account`.
            enabled: Whether the policy is in force. Default true; null stands for the default.

        Returns:
            CustomPolicyResponse: The policy was created.

        Raises:
            BadRequest (400), Forbidden (403), Conflict (409).

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return self._send(
            self._calls.create(
                policy_statement=policy_statement,
                scope_type=scope_type,
                name=name,
                description=description,
                scope_id=scope_id,
                enabled=enabled,
            )
        )

    def get(self, policy_id: str) -> CustomPolicyResponse:
        """Get a custom policy.

        Returns one custom policy.

        Args:
            policy_id: Id of the custom policy.

        Returns:
            CustomPolicyResponse: The policy.

        Raises:
            Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return self._send(self._calls.get(policy_id))

    def update(
        self,
        policy_id: str,
        *,
        policy_statement: str,
        scope_type: Literal["account", "prodenv"],
        name: str,
        enabled: bool | None,
        description: str | None | Unset = UNSET,
        scope_id: str | None | Unset = UNSET,
    ) -> CustomPolicyResponse:
        """Update a custom policy.

        Replaces a custom policy. Send the full policy, `enabled` included: what is left out is not kept from
        before.

        The rules for `scope_id` and for equal statements are those of creating one.

        Args:
            policy_id: Id of the custom policy.
            policy_statement: The Cedar statement that permits or forbids something. Unique within its scope;
                the service may normalise its white space.
            scope_type: Level a role or policy applies to, the account or its product environments. One of
                "account", "prodenv".
            name: Name of the policy.
            enabled: Whether the policy is in force. Default true; null stands for the default.
            description: Short description; null for none.
            scope_id: Id of the product environment the policy applies to, or `all` for every one. Required when
                `scope_type` is `prodenv`, null or absent when it is `account`.

        Returns:
            CustomPolicyResponse: The policy as it is now.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return self._send(
            self._calls.update(
                policy_id,
                policy_statement=policy_statement,
                scope_type=scope_type,
                name=name,
                enabled=enabled,
                description=description,
                scope_id=scope_id,
            )
        )

    def delete(self, policy_id: str) -> None:
        """Delete a custom policy.

        Deletes a custom policy; what it permitted or forbade no longer is.

        Args:
            policy_id: Id of the custom policy.

        Raises:
            Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return self._send(self._calls.delete(policy_id))


class AsyncCustomPolicies(AsyncResource[CustomPoliciesCalls]):
    """Policies of your own, written in Cedar."""

    async def list(
        self,
        *,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        scope_id: str | Unset = UNSET,
        enabled: bool | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> CustomPoliciesResponse:
        """List custom policies.

        Returns your custom policies, page by page. Without `scope_type` those of account level.

        While the answer has a `next_cursor`, pass it as `cursor` to get the next page. The cursor is opaque and
        absent on the last page; the size of a page cannot be chosen.

        Args:
            scope_type: Level to look at, the account or its product environments. One of "account", "prodenv".
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            enabled: Only policies that are in force (`True`) or only those that are not (`False`). Both by
                default.
            cursor: Where to go on: the `next_cursor` of the previous page, passed back unchanged. Leave it out
                for the first page.

        Returns:
            CustomPoliciesResponse: A page of the custom policies that match.

        Raises:
            BadRequest (400), Forbidden (403).

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return await self._send(
            self._calls.list(scope_type=scope_type, scope_id=scope_id, enabled=enabled, cursor=cursor)
        )

    def iter(
        self,
        *,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        scope_id: str | Unset = UNSET,
        enabled: bool | Unset = UNSET,
    ) -> AsyncIterator[CustomPolicyResponseData]:
        """List custom policies, one by one.

        As `list`; a page is requested when the one before it is used up.

        Args:
            scope_type: Level to look at, the account or its product environments. One of "account", "prodenv".
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            enabled: Only policies that are in force (`True`) or only those that are not (`False`). Both by
                default.
        """
        return self._iterate(
            Cursors(
                lambda cursor: self._calls.list(
                    scope_type=scope_type, scope_id=scope_id, enabled=enabled, cursor=cursor
                ),
                lambda page: page.data,
                lambda page: page.next_cursor,
            )
        )

    async def create(
        self,
        *,
        policy_statement: str,
        scope_type: Literal["account", "prodenv"],
        name: str,
        description: str | None | Unset = UNSET,
        scope_id: str | None | Unset = UNSET,
        enabled: bool | None | Unset = UNSET,
    ) -> CustomPolicyResponse:
        """Create a custom policy.

        Creates a policy from a Cedar statement; `public.validate_policy` checks one beforehand. It is in force
        at once unless `enabled` is false.

        With `scope_type` `prodenv`, `scope_id` is required: the id of a product environment, or `all`. With
        `account` it is left out. A statement that the scope already has is refused with 409. The service
        normalises the white space of the statement, so what comes back may differ from what was sent.

        Args:
            policy_statement: The Cedar statement that permits or forbids something. Unique within its scope;
                the service may normalise its white space.
            scope_type: Level a role or policy applies to, the account or its product environments. One of
                "account", "prodenv".
            name: Name of the policy.
            description: Short description; null for none.
            scope_id: Id of the product environment the policy applies to, or `all` for every one. Required when
                `scope_type` is `prodenv`, null or absent when it is `account`.
            enabled: Whether the policy is in force. Default true; null stands for the default.

        Returns:
            CustomPolicyResponse: The policy was created.

        Raises:
            BadRequest (400), Forbidden (403), Conflict (409).

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return await self._send(
            self._calls.create(
                policy_statement=policy_statement,
                scope_type=scope_type,
                name=name,
                description=description,
                scope_id=scope_id,
                enabled=enabled,
            )
        )

    async def get(self, policy_id: str) -> CustomPolicyResponse:
        """Get a custom policy.

        Returns one custom policy.

        Args:
            policy_id: Id of the custom policy.

        Returns:
            CustomPolicyResponse: The policy.

        Raises:
            Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return await self._send(self._calls.get(policy_id))

    async def update(
        self,
        policy_id: str,
        *,
        policy_statement: str,
        scope_type: Literal["account", "prodenv"],
        name: str,
        enabled: bool | None,
        description: str | None | Unset = UNSET,
        scope_id: str | None | Unset = UNSET,
    ) -> CustomPolicyResponse:
        """Update a custom policy.

        Replaces a custom policy. Send the full policy, `enabled` included: what is left out is not kept from
        before.

        The rules for `scope_id` and for equal statements are those of creating one.

        Args:
            policy_id: Id of the custom policy.
            policy_statement: The Cedar statement that permits or forbids something. Unique within its scope;
                the service may normalise its white space.
            scope_type: Level a role or policy applies to, the account or its product environments. One of
                "account", "prodenv".
            name: Name of the policy.
            enabled: Whether the policy is in force. Default true; null stands for the default.
            description: Short description; null for none.
            scope_id: Id of the product environment the policy applies to, or `all` for every one. Required when
                `scope_type` is `prodenv`, null or absent when it is `account`.

        Returns:
            CustomPolicyResponse: The policy as it is now.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return await self._send(
            self._calls.update(
                policy_id,
                policy_statement=policy_statement,
                scope_type=scope_type,
                name=name,
                enabled=enabled,
                description=description,
                scope_id=scope_id,
            )
        )

    async def delete(self, policy_id: str) -> None:
        """Delete a custom policy.

        Deletes a custom policy; what it permitted or forbade no longer is.

        Args:
            policy_id: Id of the custom policy.

        Raises:
            Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return await self._send(self._calls.delete(policy_id))
