# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""The product environments ("sub-accounts") of the account."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import Any

from cloudinary_provisioning_runtime import encode
from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.paging import OnePage
from cloudinary_provisioning_runtime.resource import AsyncResource, CallResource, Resource
from cloudinary_provisioning_runtime.unset import UNSET, Unset

from ..models.product_environment import ProductEnvironment
from ..models.product_environments_response import ProductEnvironmentsResponse
from ..models.success_response import SuccessResponse


class ProductEnvironmentsCalls(CallResource):
    """The calls of `client.product_environments`, as values."""

    def list(
        self,
        *,
        enabled: bool | Unset = UNSET,
        ids: Sequence[str] | Unset = UNSET,
        cloud_names: Sequence[str] | Unset = UNSET,
        prefix: str | Unset = UNSET,
    ) -> Call[ProductEnvironmentsResponse]:
        """GET /v1_1/provisioning/accounts/{account_id}/sub_accounts"""
        return Call(
            "product_environments.list",
            "GET",
            self._path("/v1_1/provisioning/accounts/{account_id}/sub_accounts"),
            ProductEnvironmentsResponse.from_dict,
            query=encode.query(
                {
                    "enabled": enabled,
                    "ids": encode.csv("ids", encode.list("ids", ids, min_items=1, max_items=100)),
                    "cloud_names": encode.csv(
                        "cloud_names", encode.list("cloud_names", cloud_names, min_items=1, max_items=100)
                    ),
                    "prefix": prefix,
                }
            ),
        )

    def create(
        self,
        *,
        name: str,
        cloud_name: str | Unset = UNSET,
        base_sub_account_id: str | Unset = UNSET,
        custom_attributes: Mapping[str, Any] | Unset = UNSET,
        enabled: bool | Unset = UNSET,
    ) -> Call[ProductEnvironment]:
        """POST /v1_1/provisioning/accounts/{account_id}/sub_accounts"""
        return Call(
            "product_environments.create",
            "POST",
            self._path("/v1_1/provisioning/accounts/{account_id}/sub_accounts"),
            ProductEnvironment.from_dict,
            json=encode.body(
                {
                    "name": name,
                    "cloud_name": cloud_name,
                    "base_sub_account_id": base_sub_account_id,
                    "custom_attributes": custom_attributes,
                    "enabled": enabled,
                }
            ),
        )

    def get(self, sub_account_id: str) -> Call[ProductEnvironment]:
        """GET /v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}"""
        return Call(
            "product_environments.get",
            "GET",
            self._path(
                "/v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}", sub_account_id=sub_account_id
            ),
            ProductEnvironment.from_dict,
        )

    def update(
        self,
        sub_account_id: str,
        *,
        name: str | Unset = UNSET,
        cloud_name: str | Unset = UNSET,
        custom_attributes: Mapping[str, Any] | Unset = UNSET,
        enabled: bool | Unset = UNSET,
    ) -> Call[ProductEnvironment]:
        """PUT /v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}"""
        return Call(
            "product_environments.update",
            "PUT",
            self._path(
                "/v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}", sub_account_id=sub_account_id
            ),
            ProductEnvironment.from_dict,
            json=encode.body(
                {"name": name, "cloud_name": cloud_name, "custom_attributes": custom_attributes, "enabled": enabled}
            ),
        )

    def delete(self, sub_account_id: str) -> Call[SuccessResponse]:
        """DELETE /v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}"""
        return Call(
            "product_environments.delete",
            "DELETE",
            self._path(
                "/v1_1/provisioning/accounts/{account_id}/sub_accounts/{sub_account_id}", sub_account_id=sub_account_id
            ),
            SuccessResponse.from_dict,
        )


class ProductEnvironments(Resource[ProductEnvironmentsCalls]):
    """The product environments ("sub-accounts") of the account."""

    def list(
        self,
        *,
        enabled: bool | Unset = UNSET,
        ids: Sequence[str] | Unset = UNSET,
        cloud_names: Sequence[str] | Unset = UNSET,
        prefix: str | Unset = UNSET,
    ) -> ProductEnvironmentsResponse:
        """List product environments.

        Returns the product environments of the account, all of them unless filters narrow the list. Filters
        combine: an environment is returned only if it passes every filter given. There is no paging; everything
        that matches comes in one answer.

        Args:
            enabled: Only enabled environments (`True`) or only disabled ones (`False`). Default is both.
            ids: Only the environments with these ids. Combines with the other filters. At least 1 and at most
                100 entries.
            cloud_names: Only the environments with these cloud names. At least 1 and at most 100 entries.
            prefix: Only the environments whose name starts with this text, ignoring case.

        Returns:
            ProductEnvironmentsResponse: The product environments that match.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_product_environments
        """
        return self._send(self._calls.list(enabled=enabled, ids=ids, cloud_names=cloud_names, prefix=prefix))

    def iter(
        self,
        *,
        enabled: bool | Unset = UNSET,
        ids: Sequence[str] | Unset = UNSET,
        cloud_names: Sequence[str] | Unset = UNSET,
        prefix: str | Unset = UNSET,
    ) -> Iterator[ProductEnvironment]:
        """List product environments, one by one.

        As `list`, with the same arguments; all items come in one answer.
        """
        return self._iterate(
            OnePage(
                self._calls.list(enabled=enabled, ids=ids, cloud_names=cloud_names, prefix=prefix),
                lambda page: page.sub_accounts,
            )
        )

    def create(
        self,
        *,
        name: str,
        cloud_name: str | Unset = UNSET,
        base_sub_account_id: str | Unset = UNSET,
        custom_attributes: Mapping[str, Any] | Unset = UNSET,
        enabled: bool | Unset = UNSET,
    ) -> ProductEnvironment:
        """Create a product environment.

        Creates a product environment (formerly called a sub-account). It starts with exactly one API key, which
        is in the answer together with its secret; store the secret, since later answers may leave it out.

        Without `cloud_name` the service derives one from `name`, with underscores turned into hyphens. With
        `base_sub_account_id` the new environment takes over the size limits, timed limits and flags of that
        environment, but not its custom attributes.

        Args:
            name: Name to show. Need not be unique.
            cloud_name: Cloud name, unique across all of Cloudinary, ignoring case. Use letters, digits and
                hyphens. Derived from the name when not sent.
            base_sub_account_id: Id of an environment whose size limits, timed limits and flags are copied. Its
                custom attributes are not.
            custom_attributes: Free-form attributes of a product environment, any JSON object. An update
                replaces the whole former set; nothing is merged.
            enabled: Whether the environment starts enabled. Default `True`. Only `True` is proved by live
                suites; an environment that must be disabled is best updated afterwards.

        Returns:
            ProductEnvironment: The new product environment.

        Raises:
            BadRequest (400), Forbidden (403), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#create_product_environment
        """
        return self._send(
            self._calls.create(
                name=name,
                cloud_name=cloud_name,
                base_sub_account_id=base_sub_account_id,
                custom_attributes=custom_attributes,
                enabled=enabled,
            )
        )

    def get(self, sub_account_id: str) -> ProductEnvironment:
        """Get a product environment.

        Returns one product environment. An unknown id, also that of a deleted environment, answers 404; with
        Roles and Permissions on, an environment that the provisioning key may not see answers 403.

        Args:
            sub_account_id: Id of the product environment.

        Returns:
            ProductEnvironment: The product environment.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_product_environment
        """
        return self._send(self._calls.get(sub_account_id))

    def update(
        self,
        sub_account_id: str,
        *,
        name: str | Unset = UNSET,
        cloud_name: str | Unset = UNSET,
        custom_attributes: Mapping[str, Any] | Unset = UNSET,
        enabled: bool | Unset = UNSET,
    ) -> ProductEnvironment:
        """Update a product environment.

        Changes the fields that are sent and leaves the others alone. `custom_attributes` is the exception
        inside: the set that is sent replaces the former set as a whole, nothing is merged.

        The cloud name can change only while the environment holds fewer than 1000 assets. A disabled
        environment takes no new API operations.

        Args:
            sub_account_id: Id of the product environment.
            name: Name to show.
            cloud_name: Cloud name, unique across all of Cloudinary, ignoring case. Can change only while the
                environment holds fewer than 1000 assets.
            custom_attributes: Free-form attributes of a product environment, any JSON object. An update
                replaces the whole former set; nothing is merged.
            enabled: Whether the environment takes new API operations.

        Returns:
            ProductEnvironment: The product environment as it is now.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#update_product_environment
        """
        return self._send(
            self._calls.update(
                sub_account_id, name=name, cloud_name=cloud_name, custom_attributes=custom_attributes, enabled=enabled
            )
        )

    def delete(self, sub_account_id: str) -> SuccessResponse:
        """Delete a product environment.

        Deletes a product environment for good. Only environments with fewer than 1000 assets can be deleted.

        Args:
            sub_account_id: Id of the product environment.

        Returns:
            SuccessResponse: The product environment is deleted.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#delete_product_environment
        """
        return self._send(self._calls.delete(sub_account_id))


class AsyncProductEnvironments(AsyncResource[ProductEnvironmentsCalls]):
    """The product environments ("sub-accounts") of the account."""

    async def list(
        self,
        *,
        enabled: bool | Unset = UNSET,
        ids: Sequence[str] | Unset = UNSET,
        cloud_names: Sequence[str] | Unset = UNSET,
        prefix: str | Unset = UNSET,
    ) -> ProductEnvironmentsResponse:
        """List product environments.

        Returns the product environments of the account, all of them unless filters narrow the list. Filters
        combine: an environment is returned only if it passes every filter given. There is no paging; everything
        that matches comes in one answer.

        Args:
            enabled: Only enabled environments (`True`) or only disabled ones (`False`). Default is both.
            ids: Only the environments with these ids. Combines with the other filters. At least 1 and at most
                100 entries.
            cloud_names: Only the environments with these cloud names. At least 1 and at most 100 entries.
            prefix: Only the environments whose name starts with this text, ignoring case.

        Returns:
            ProductEnvironmentsResponse: The product environments that match.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_product_environments
        """
        return await self._send(self._calls.list(enabled=enabled, ids=ids, cloud_names=cloud_names, prefix=prefix))

    def iter(
        self,
        *,
        enabled: bool | Unset = UNSET,
        ids: Sequence[str] | Unset = UNSET,
        cloud_names: Sequence[str] | Unset = UNSET,
        prefix: str | Unset = UNSET,
    ) -> AsyncIterator[ProductEnvironment]:
        """List product environments, one by one.

        As `list`, with the same arguments; all items come in one answer.
        """
        return self._iterate(
            OnePage(
                self._calls.list(enabled=enabled, ids=ids, cloud_names=cloud_names, prefix=prefix),
                lambda page: page.sub_accounts,
            )
        )

    async def create(
        self,
        *,
        name: str,
        cloud_name: str | Unset = UNSET,
        base_sub_account_id: str | Unset = UNSET,
        custom_attributes: Mapping[str, Any] | Unset = UNSET,
        enabled: bool | Unset = UNSET,
    ) -> ProductEnvironment:
        """Create a product environment.

        Creates a product environment (formerly called a sub-account). It starts with exactly one API key, which
        is in the answer together with its secret; store the secret, since later answers may leave it out.

        Without `cloud_name` the service derives one from `name`, with underscores turned into hyphens. With
        `base_sub_account_id` the new environment takes over the size limits, timed limits and flags of that
        environment, but not its custom attributes.

        Args:
            name: Name to show. Need not be unique.
            cloud_name: Cloud name, unique across all of Cloudinary, ignoring case. Use letters, digits and
                hyphens. Derived from the name when not sent.
            base_sub_account_id: Id of an environment whose size limits, timed limits and flags are copied. Its
                custom attributes are not.
            custom_attributes: Free-form attributes of a product environment, any JSON object. An update
                replaces the whole former set; nothing is merged.
            enabled: Whether the environment starts enabled. Default `True`. Only `True` is proved by live
                suites; an environment that must be disabled is best updated afterwards.

        Returns:
            ProductEnvironment: The new product environment.

        Raises:
            BadRequest (400), Forbidden (403), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#create_product_environment
        """
        return await self._send(
            self._calls.create(
                name=name,
                cloud_name=cloud_name,
                base_sub_account_id=base_sub_account_id,
                custom_attributes=custom_attributes,
                enabled=enabled,
            )
        )

    async def get(self, sub_account_id: str) -> ProductEnvironment:
        """Get a product environment.

        Returns one product environment. An unknown id, also that of a deleted environment, answers 404; with
        Roles and Permissions on, an environment that the provisioning key may not see answers 403.

        Args:
            sub_account_id: Id of the product environment.

        Returns:
            ProductEnvironment: The product environment.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_product_environment
        """
        return await self._send(self._calls.get(sub_account_id))

    async def update(
        self,
        sub_account_id: str,
        *,
        name: str | Unset = UNSET,
        cloud_name: str | Unset = UNSET,
        custom_attributes: Mapping[str, Any] | Unset = UNSET,
        enabled: bool | Unset = UNSET,
    ) -> ProductEnvironment:
        """Update a product environment.

        Changes the fields that are sent and leaves the others alone. `custom_attributes` is the exception
        inside: the set that is sent replaces the former set as a whole, nothing is merged.

        The cloud name can change only while the environment holds fewer than 1000 assets. A disabled
        environment takes no new API operations.

        Args:
            sub_account_id: Id of the product environment.
            name: Name to show.
            cloud_name: Cloud name, unique across all of Cloudinary, ignoring case. Can change only while the
                environment holds fewer than 1000 assets.
            custom_attributes: Free-form attributes of a product environment, any JSON object. An update
                replaces the whole former set; nothing is merged.
            enabled: Whether the environment takes new API operations.

        Returns:
            ProductEnvironment: The product environment as it is now.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#update_product_environment
        """
        return await self._send(
            self._calls.update(
                sub_account_id, name=name, cloud_name=cloud_name, custom_attributes=custom_attributes, enabled=enabled
            )
        )

    async def delete(self, sub_account_id: str) -> SuccessResponse:
        """Delete a product environment.

        Deletes a product environment for good. Only environments with fewer than 1000 assets can be deleted.

        Args:
            sub_account_id: Id of the product environment.

        Returns:
            SuccessResponse: The product environment is deleted.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#delete_product_environment
        """
        return await self._send(self._calls.delete(sub_account_id))
