# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""The API keys of a product environment."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Literal

from cloudinary_provisioning_runtime import encode
from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.paging import PageNumbers
from cloudinary_provisioning_runtime.resource import AsyncResource, CallResource, Resource
from cloudinary_provisioning_runtime.unset import UNSET, Unset

from ..models.access_key import AccessKey
from ..models.access_keys_response import AccessKeysResponse
from ..models.success_response import SuccessResponse


class AccessKeysCalls(CallResource):
    """The calls of `client.access_keys`, as values."""

    def list(
        self,
        sub_account_id: str,
        *,
        page_size: int | Unset = UNSET,
        page: int | Unset = UNSET,
        sort_by: Literal["api_key", "created_at", "name", "enabled"] | Unset = UNSET,
        sort_order: Literal["desc", "asc"] | Unset = UNSET,
    ) -> Call[AccessKeysResponse]:
        """GET /v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys"""
        return Call(
            "access_keys.list",
            "GET",
            self._path(
                "/v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys",
                sub_account_id=sub_account_id,
            ),
            AccessKeysResponse.from_dict,
            query=encode.query({"page_size": page_size, "page": page, "sort_by": sort_by, "sort_order": sort_order}),
        )

    def generate(
        self, sub_account_id: str, *, name: str | Unset = UNSET, enabled: bool | Unset = UNSET
    ) -> Call[AccessKey]:
        """POST /v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys"""
        return Call(
            "access_keys.generate",
            "POST",
            self._path(
                "/v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys",
                sub_account_id=sub_account_id,
            ),
            AccessKey.from_dict,
            json=encode.body({"name": name, "enabled": enabled}),
        )

    def delete_by_name(self, sub_account_id: str, *, name: str) -> Call[SuccessResponse]:
        """DELETE /v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys"""
        return Call(
            "access_keys.delete_by_name",
            "DELETE",
            self._path(
                "/v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys",
                sub_account_id=sub_account_id,
            ),
            SuccessResponse.from_dict,
            query=encode.query({"name": name}),
        )

    def update(
        self,
        sub_account_id: str,
        key: str,
        *,
        name: str | Unset = UNSET,
        enabled: bool | Unset = UNSET,
        dedicated_for: Literal["webhooks"] | Unset = UNSET,
    ) -> Call[AccessKey]:
        """PUT /v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys/{key}"""
        return Call(
            "access_keys.update",
            "PUT",
            self._path(
                "/v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys/{key}",
                sub_account_id=sub_account_id,
                key=key,
            ),
            AccessKey.from_dict,
            json=encode.body({"name": name, "enabled": enabled, "dedicated_for": dedicated_for}),
        )

    def delete(self, sub_account_id: str, key: str) -> Call[SuccessResponse]:
        """DELETE /v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys/{key}"""
        return Call(
            "access_keys.delete",
            "DELETE",
            self._path(
                "/v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}/access_keys/{key}",
                sub_account_id=sub_account_id,
                key=key,
            ),
            SuccessResponse.from_dict,
        )


class AccessKeys(Resource[AccessKeysCalls]):
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
            BadRequest (400), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_access_keys
        """
        return self._send(
            self._calls.list(sub_account_id, page_size=page_size, page=page, sort_by=sort_by, sort_order=sort_order)
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

        As `list`; a page is requested when the one before it is used up. Creating or deleting items meanwhile
        shifts the pages, and some items are left out: use `list(iter(...))` first. After a short first page a
        second request follows, unless the answer has a total: the service may have a limit of its own.

        Args:
            sub_account_id: Id of the product environment.
            page_size: Number of items in each request. Default: 100.
            sort_by: Field to sort by. One of "api_key", "created_at", "name", "enabled".
            sort_order: Direction of the sort. Default is descending (`desc`). One of "desc", "asc".
        """
        return self._iterate(
            PageNumbers(
                lambda page: self._calls.list(
                    sub_account_id, page_size=page_size, page=page, sort_by=sort_by, sort_order=sort_order
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
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#generate_an_access_key
        """
        return self._send(self._calls.generate(sub_account_id, name=name, enabled=enabled))

    def delete_by_name(self, sub_account_id: str, *, name: str) -> SuccessResponse:
        """Delete an access key by name.

        Deletes the API key that has the given name. Requests signed with it fail from then on.

        Args:
            sub_account_id: Id of the product environment.
            name: Name of the key to delete.

        Returns:
            SuccessResponse: The access key is deleted.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#delete_an_access_key
        """
        return self._send(self._calls.delete_by_name(sub_account_id, name=name))

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
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#update_an_access_key
        """
        return self._send(
            self._calls.update(sub_account_id, key, name=name, enabled=enabled, dedicated_for=dedicated_for)
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
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#delete_an_access_key
        """
        return self._send(self._calls.delete(sub_account_id, key))


class AsyncAccessKeys(AsyncResource[AccessKeysCalls]):
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
            BadRequest (400), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_access_keys
        """
        return await self._send(
            self._calls.list(sub_account_id, page_size=page_size, page=page, sort_by=sort_by, sort_order=sort_order)
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

        As `list`; a page is requested when the one before it is used up. Creating or deleting items meanwhile
        shifts the pages, and some items are left out: use `list(iter(...))` first. After a short first page a
        second request follows, unless the answer has a total: the service may have a limit of its own.

        Args:
            sub_account_id: Id of the product environment.
            page_size: Number of items in each request. Default: 100.
            sort_by: Field to sort by. One of "api_key", "created_at", "name", "enabled".
            sort_order: Direction of the sort. Default is descending (`desc`). One of "desc", "asc".
        """
        return self._iterate(
            PageNumbers(
                lambda page: self._calls.list(
                    sub_account_id, page_size=page_size, page=page, sort_by=sort_by, sort_order=sort_order
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
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#generate_an_access_key
        """
        return await self._send(self._calls.generate(sub_account_id, name=name, enabled=enabled))

    async def delete_by_name(self, sub_account_id: str, *, name: str) -> SuccessResponse:
        """Delete an access key by name.

        Deletes the API key that has the given name. Requests signed with it fail from then on.

        Args:
            sub_account_id: Id of the product environment.
            name: Name of the key to delete.

        Returns:
            SuccessResponse: The access key is deleted.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#delete_an_access_key
        """
        return await self._send(self._calls.delete_by_name(sub_account_id, name=name))

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
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#update_an_access_key
        """
        return await self._send(
            self._calls.update(sub_account_id, key, name=name, enabled=enabled, dedicated_for=dedicated_for)
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
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#delete_an_access_key
        """
        return await self._send(self._calls.delete(sub_account_id, key))
