# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""The API keys of a product environment."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Literal

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.paging import PageNumbers
from cloudinary_provisioning_runtime.resource import AsyncResource, CallResource, Resource
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.access_key import AccessKey
from ...models.access_keys_response import AccessKeysResponse
from ...models.success_response import SuccessResponse
from .access_keys_delete import access_keys_delete
from .access_keys_delete_by_name import access_keys_delete_by_name
from .access_keys_generate import access_keys_generate
from .access_keys_list import access_keys_list
from .access_keys_update import access_keys_update


class AccessKeys(Resource):
    """The API keys of a product environment."""

    def list(
        self,
        sub_account_id: str,
        *,
        page_size: int | Unset = UNSET,
        page: int | Unset = UNSET,
        sort_by: Literal["api_key", "created_at", "name", "enabled"] | Unset = UNSET,
        sort_order: Literal["desc", "asc"] | Unset = UNSET,
    ) -> AccessKeysResponse:
        """List access keys.

        Returns the API keys of a product environment. Without `page` and `page_size` all keys come in one
        answer; `total` is always the number of all keys, whatever the page.

        Args:
            sub_account_id: Id of the product environment.
            page_size: Number of keys per page. Without it all keys are returned. At least 1 and at most 100.
            page: Number of the page, starting at 1. At least 1.
            sort_by: Field to sort by. One of "api_key", "created_at", "name", "enabled".
            sort_order: Direction of the sort. Default is descending (`desc`). One of "desc", "asc".

        Returns:
            AccessKeysResponse: The access keys of the page, and how many there are in total.

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), NotFound (404), RateLimited (420, 429),
                ServerError (5xx), or no readable answer came.

        Docs: https://cloudinary.com/documentation/provisioning_api#get_access_keys
        """
        return self._send(
            access_keys_list(
                self._account_id, sub_account_id, page_size=page_size, page=page, sort_by=sort_by, sort_order=sort_order
            )
        )

    def iter(
        self,
        sub_account_id: str,
        *,
        page_size: int = 100,
        sort_by: Literal["api_key", "created_at", "name", "enabled"] | Unset = UNSET,
        sort_order: Literal["desc", "asc"] | Unset = UNSET,
    ) -> Iterator[AccessKey]:
        """List access keys, one by one.

        As `list`; a page is asked for when the one before it is used up. Creating and deleting meanwhile shifts
        the pages, and what moves to one that was there is left out: take `list(iter(...))` first.

        Args:
            sub_account_id: Id of the product environment.
            page_size: How many are asked for at once. Default: 100.
            sort_by: Field to sort by. One of "api_key", "created_at", "name", "enabled".
            sort_order: Direction of the sort. Default is descending (`desc`). One of "desc", "asc".

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), NotFound (404), RateLimited (420, 429),
                ServerError (5xx), or no readable answer came.

        Docs: https://cloudinary.com/documentation/provisioning_api#get_access_keys
        """
        return self._iterate(
            PageNumbers(
                lambda page: access_keys_list(
                    self._account_id,
                    sub_account_id,
                    page_size=page_size,
                    page=page,
                    sort_by=sort_by,
                    sort_order=sort_order,
                ),
                lambda page: page.access_keys,
                lambda item: item.api_key,
                lambda page: page.total,
            )
        )

    def generate(self, sub_account_id: str, *, name: str | Unset = UNSET, enabled: bool | Unset = UNSET) -> AccessKey:
        """Generate an access key.

        Generates a new API key for a product environment; the answer holds its secret. Both fields are
        optional: the service picks a name when none is sent, and the key is enabled unless `enabled` is
        `False`.

        With Roles and Permissions on, the provisioning key first needs the Admin role on a fresh environment
        (403 otherwise), and the new key starts without permissions.

        Args:
            sub_account_id: Id of the product environment.
            name: Name of the key. The service picks one when not sent.
            enabled: Whether the key works from the start. Default `True`.

        Returns:
            AccessKey: The new access key.

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), Forbidden (403), NotFound (404), Conflict
                (409), RateLimited (420, 429), ServerError (5xx), or no readable answer came.

        Docs: https://cloudinary.com/documentation/provisioning_api#generate_an_access_key
        """
        return self._send(access_keys_generate(self._account_id, sub_account_id, name=name, enabled=enabled))

    def delete_by_name(self, sub_account_id: str, *, name: str) -> SuccessResponse:
        """Delete an access key by name.

        Deletes the API key that has the given name. Requests signed with it fail from then on.

        Args:
            sub_account_id: Id of the product environment.
            name: Name of the key to delete.

        Returns:
            SuccessResponse: The access key is deleted.

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), Forbidden (403), NotFound (404),
                RateLimited (420, 429), ServerError (5xx), or no readable answer came.

        Docs: https://cloudinary.com/documentation/provisioning_api#delete_an_access_key
        """
        return self._send(access_keys_delete_by_name(self._account_id, sub_account_id, name=name))

    def update(
        self,
        sub_account_id: str,
        key: str,
        *,
        name: str | Unset = UNSET,
        enabled: bool | Unset = UNSET,
        dedicated_for: Literal["webhooks"] | Unset = UNSET,
    ) -> AccessKey:
        """Update an access key.

        Renames, enables or disables an API key, or dedicates it to a purpose. Fields that are not sent stay as
        they are. A purpose belongs to one key at a time: giving it to this key takes it from the former one.

        Args:
            sub_account_id: Id of the product environment.
            key: The API key itself (`api_key` of the access key), not its name.
            name: Name of the key.
            enabled: Whether the key works.
            dedicated_for: Purpose to dedicate the key to. Takes the purpose from the key that had it. One of
                "webhooks".

        Returns:
            AccessKey: The access key as it is now.

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), Forbidden (403), NotFound (404), Conflict
                (409), RateLimited (420, 429), ServerError (5xx), or no readable answer came.

        Docs: https://cloudinary.com/documentation/provisioning_api#update_an_access_key
        """
        return self._send(
            access_keys_update(
                self._account_id, sub_account_id, key, name=name, enabled=enabled, dedicated_for=dedicated_for
            )
        )

    def delete(self, sub_account_id: str, key: str) -> SuccessResponse:
        """Delete an access key.

        Deletes an API key. Requests signed with it fail from then on.

        Args:
            sub_account_id: Id of the product environment.
            key: The API key itself (`api_key` of the access key), not its name.

        Returns:
            SuccessResponse: The access key is deleted. The type definitions of one SDK also know the message
            `not_found` with this status.

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), Forbidden (403), NotFound (404),
                RateLimited (420, 429), ServerError (5xx), or no readable answer came.

        Docs: https://cloudinary.com/documentation/provisioning_api#delete_an_access_key
        """
        return self._send(access_keys_delete(self._account_id, sub_account_id, key))


class AsyncAccessKeys(AsyncResource):
    """The API keys of a product environment."""

    async def list(
        self,
        sub_account_id: str,
        *,
        page_size: int | Unset = UNSET,
        page: int | Unset = UNSET,
        sort_by: Literal["api_key", "created_at", "name", "enabled"] | Unset = UNSET,
        sort_order: Literal["desc", "asc"] | Unset = UNSET,
    ) -> AccessKeysResponse:
        """List access keys.

        Returns the API keys of a product environment. Without `page` and `page_size` all keys come in one
        answer; `total` is always the number of all keys, whatever the page.

        Args:
            sub_account_id: Id of the product environment.
            page_size: Number of keys per page. Without it all keys are returned. At least 1 and at most 100.
            page: Number of the page, starting at 1. At least 1.
            sort_by: Field to sort by. One of "api_key", "created_at", "name", "enabled".
            sort_order: Direction of the sort. Default is descending (`desc`). One of "desc", "asc".

        Returns:
            AccessKeysResponse: The access keys of the page, and how many there are in total.

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), NotFound (404), RateLimited (420, 429),
                ServerError (5xx), or no readable answer came.

        Docs: https://cloudinary.com/documentation/provisioning_api#get_access_keys
        """
        return await self._send(
            access_keys_list(
                self._account_id, sub_account_id, page_size=page_size, page=page, sort_by=sort_by, sort_order=sort_order
            )
        )

    def iter(
        self,
        sub_account_id: str,
        *,
        page_size: int = 100,
        sort_by: Literal["api_key", "created_at", "name", "enabled"] | Unset = UNSET,
        sort_order: Literal["desc", "asc"] | Unset = UNSET,
    ) -> AsyncIterator[AccessKey]:
        """List access keys, one by one.

        As `list`; a page is asked for when the one before it is used up. Creating and deleting meanwhile shifts
        the pages, and what moves to one that was there is left out: take `list(iter(...))` first.

        Args:
            sub_account_id: Id of the product environment.
            page_size: How many are asked for at once. Default: 100.
            sort_by: Field to sort by. One of "api_key", "created_at", "name", "enabled".
            sort_order: Direction of the sort. Default is descending (`desc`). One of "desc", "asc".

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), NotFound (404), RateLimited (420, 429),
                ServerError (5xx), or no readable answer came.

        Docs: https://cloudinary.com/documentation/provisioning_api#get_access_keys
        """
        return self._iterate(
            PageNumbers(
                lambda page: access_keys_list(
                    self._account_id,
                    sub_account_id,
                    page_size=page_size,
                    page=page,
                    sort_by=sort_by,
                    sort_order=sort_order,
                ),
                lambda page: page.access_keys,
                lambda item: item.api_key,
                lambda page: page.total,
            )
        )

    async def generate(
        self, sub_account_id: str, *, name: str | Unset = UNSET, enabled: bool | Unset = UNSET
    ) -> AccessKey:
        """Generate an access key.

        Generates a new API key for a product environment; the answer holds its secret. Both fields are
        optional: the service picks a name when none is sent, and the key is enabled unless `enabled` is
        `False`.

        With Roles and Permissions on, the provisioning key first needs the Admin role on a fresh environment
        (403 otherwise), and the new key starts without permissions.

        Args:
            sub_account_id: Id of the product environment.
            name: Name of the key. The service picks one when not sent.
            enabled: Whether the key works from the start. Default `True`.

        Returns:
            AccessKey: The new access key.

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), Forbidden (403), NotFound (404), Conflict
                (409), RateLimited (420, 429), ServerError (5xx), or no readable answer came.

        Docs: https://cloudinary.com/documentation/provisioning_api#generate_an_access_key
        """
        return await self._send(access_keys_generate(self._account_id, sub_account_id, name=name, enabled=enabled))

    async def delete_by_name(self, sub_account_id: str, *, name: str) -> SuccessResponse:
        """Delete an access key by name.

        Deletes the API key that has the given name. Requests signed with it fail from then on.

        Args:
            sub_account_id: Id of the product environment.
            name: Name of the key to delete.

        Returns:
            SuccessResponse: The access key is deleted.

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), Forbidden (403), NotFound (404),
                RateLimited (420, 429), ServerError (5xx), or no readable answer came.

        Docs: https://cloudinary.com/documentation/provisioning_api#delete_an_access_key
        """
        return await self._send(access_keys_delete_by_name(self._account_id, sub_account_id, name=name))

    async def update(
        self,
        sub_account_id: str,
        key: str,
        *,
        name: str | Unset = UNSET,
        enabled: bool | Unset = UNSET,
        dedicated_for: Literal["webhooks"] | Unset = UNSET,
    ) -> AccessKey:
        """Update an access key.

        Renames, enables or disables an API key, or dedicates it to a purpose. Fields that are not sent stay as
        they are. A purpose belongs to one key at a time: giving it to this key takes it from the former one.

        Args:
            sub_account_id: Id of the product environment.
            key: The API key itself (`api_key` of the access key), not its name.
            name: Name of the key.
            enabled: Whether the key works.
            dedicated_for: Purpose to dedicate the key to. Takes the purpose from the key that had it. One of
                "webhooks".

        Returns:
            AccessKey: The access key as it is now.

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), Forbidden (403), NotFound (404), Conflict
                (409), RateLimited (420, 429), ServerError (5xx), or no readable answer came.

        Docs: https://cloudinary.com/documentation/provisioning_api#update_an_access_key
        """
        return await self._send(
            access_keys_update(
                self._account_id, sub_account_id, key, name=name, enabled=enabled, dedicated_for=dedicated_for
            )
        )

    async def delete(self, sub_account_id: str, key: str) -> SuccessResponse:
        """Delete an access key.

        Deletes an API key. Requests signed with it fail from then on.

        Args:
            sub_account_id: Id of the product environment.
            key: The API key itself (`api_key` of the access key), not its name.

        Returns:
            SuccessResponse: The access key is deleted. The type definitions of one SDK also know the message
            `not_found` with this status.

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), Forbidden (403), NotFound (404),
                RateLimited (420, 429), ServerError (5xx), or no readable answer came.

        Docs: https://cloudinary.com/documentation/provisioning_api#delete_an_access_key
        """
        return await self._send(access_keys_delete(self._account_id, sub_account_id, key))


class AccessKeysCalls(CallResource):
    """The API keys of a product environment."""

    def list(
        self,
        sub_account_id: str,
        *,
        page_size: int | Unset = UNSET,
        page: int | Unset = UNSET,
        sort_by: Literal["api_key", "created_at", "name", "enabled"] | Unset = UNSET,
        sort_order: Literal["desc", "asc"] | Unset = UNSET,
    ) -> Call[AccessKeysResponse]:
        """The call that `access_keys.list` sends."""
        return access_keys_list(
            self._account_id, sub_account_id, page_size=page_size, page=page, sort_by=sort_by, sort_order=sort_order
        )

    def generate(
        self, sub_account_id: str, *, name: str | Unset = UNSET, enabled: bool | Unset = UNSET
    ) -> Call[AccessKey]:
        """The call that `access_keys.generate` sends."""
        return access_keys_generate(self._account_id, sub_account_id, name=name, enabled=enabled)

    def delete_by_name(self, sub_account_id: str, *, name: str) -> Call[SuccessResponse]:
        """The call that `access_keys.delete_by_name` sends."""
        return access_keys_delete_by_name(self._account_id, sub_account_id, name=name)

    def update(
        self,
        sub_account_id: str,
        key: str,
        *,
        name: str | Unset = UNSET,
        enabled: bool | Unset = UNSET,
        dedicated_for: Literal["webhooks"] | Unset = UNSET,
    ) -> Call[AccessKey]:
        """The call that `access_keys.update` sends."""
        return access_keys_update(
            self._account_id, sub_account_id, key, name=name, enabled=enabled, dedicated_for=dedicated_for
        )

    def delete(self, sub_account_id: str, key: str) -> Call[SuccessResponse]:
        """The call that `access_keys.delete` sends."""
        return access_keys_delete(self._account_id, sub_account_id, key)
