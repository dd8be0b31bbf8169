# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""The roles of users, groups and keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import Any, Literal

from cloudinary_provisioning_runtime import encode
from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.paging import Cursors
from cloudinary_provisioning_runtime.read import read_none
from cloudinary_provisioning_runtime.resource import AsyncResource, CallResource, Resource
from cloudinary_provisioning_runtime.unset import UNSET, Unset

from ..models.principal import Principal
from ..models.principal_roles_inspect_data import PrincipalRolesInspectData
from ..models.principal_roles_inspect_response import PrincipalRolesInspectResponse
from ..models.principal_roles_response import PrincipalRolesResponse
from ..models.role_to_manage import RoleToManage


class PrincipalsCalls(CallResource):
    """The calls of `client.principals`, as values."""

    def list_roles(
        self,
        *,
        principal_type: Literal["user", "group", "apiKey", "provisioningKey"],
        principal_id: str,
        permission_type: Literal["global", "content"],
        management_type: Literal["system", "custom"] | Unset = UNSET,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        scope_id: str | Unset = UNSET,
        folder_id: str | Unset = UNSET,
        asset_id: str | Unset = UNSET,
        collection_id: str | Unset = UNSET,
        param_key: Sequence[str] | Unset = UNSET,
        param_value: Sequence[str] | Unset = UNSET,
    ) -> Call[PrincipalRolesResponse]:
        """GET /v2/accounts/{account_id}/permissions/principal_roles"""
        return Call(
            "principals.list_roles",
            "GET",
            self._path("/v2/accounts/{account_id}/permissions/principal_roles"),
            PrincipalRolesResponse.from_dict,
            query=encode.query(
                {
                    "principal_type": principal_type,
                    "principal_id": principal_id,
                    "permission_type": permission_type,
                    "management_type": management_type,
                    "scope_type": scope_type,
                    "scope_id": scope_id,
                    "folder_id": folder_id,
                    "asset_id": asset_id,
                    "collection_id": collection_id,
                    "param_key": encode.list("param_key", param_key),
                    "param_value": encode.list("param_value", param_value),
                }
            ),
        )

    def update_roles(
        self,
        *,
        operation: Literal["add", "remove"] | Unset = UNSET,
        principal: Principal | Unset = UNSET,
        roles: Sequence[RoleToManage] | Unset = UNSET,
    ) -> Call[None]:
        """PUT /v2/accounts/{account_id}/permissions/principal_roles"""
        return Call(
            "principals.update_roles",
            "PUT",
            self._path("/v2/accounts/{account_id}/permissions/principal_roles"),
            read_none,
            json=encode.body(
                {
                    "operation": operation,
                    "principal": encode.model("principal", principal),
                    "roles": encode.list("roles", roles, encode.model),
                }
            ),
        )

    def inspect(
        self,
        *,
        scope_type: Literal["account", "prodenv"],
        scope_id: str | Unset = UNSET,
        principal_type: Literal["user", "group", "apiKey", "provisioningKey"] | Unset = UNSET,
        principal_id: str | Unset = UNSET,
        folder_id: str | Unset = UNSET,
        asset_id: str | Unset = UNSET,
        collection_id: str | Unset = UNSET,
        param_key: Sequence[str] | Unset = UNSET,
        param_value: Sequence[str] | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> Call[PrincipalRolesInspectResponse]:
        """GET /v2/accounts/{account_id}/permissions/principal_roles/inspect"""
        return Call(
            "principals.inspect",
            "GET",
            self._path("/v2/accounts/{account_id}/permissions/principal_roles/inspect"),
            PrincipalRolesInspectResponse.from_dict,
            query=encode.query(
                {
                    "scope_type": scope_type,
                    "scope_id": scope_id,
                    "principal_type": principal_type,
                    "principal_id": principal_id,
                    "folder_id": folder_id,
                    "asset_id": asset_id,
                    "collection_id": collection_id,
                    "param_key": encode.list("param_key", param_key),
                    "param_value": encode.list("param_value", param_value),
                    "cursor": cursor,
                }
            ),
        )

    def inspect_multiple(
        self,
        *,
        scope_type: Literal["account", "prodenv"],
        principals: Sequence[Principal],
        scope_id: str | Unset = UNSET,
        policy_parameters: Mapping[str, Any] | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> Call[PrincipalRolesInspectResponse]:
        """POST /v2/accounts/{account_id}/permissions/principal_roles/inspect"""
        return Call(
            "principals.inspect_multiple",
            "POST",
            self._path("/v2/accounts/{account_id}/permissions/principal_roles/inspect"),
            PrincipalRolesInspectResponse.from_dict,
            json=encode.body(
                {
                    "scope_type": scope_type,
                    "scope_id": scope_id,
                    "principals": encode.list("principals", principals, encode.model),
                    "policy_parameters": policy_parameters,
                    "cursor": cursor,
                }
            ),
        )


class Principals(Resource[PrincipalsCalls]):
    """The roles of users, groups and keys."""

    def list_roles(
        self,
        *,
        principal_type: Literal["user", "group", "apiKey", "provisioningKey"],
        principal_id: str,
        permission_type: Literal["global", "content"],
        management_type: Literal["system", "custom"] | Unset = UNSET,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        scope_id: str | Unset = UNSET,
        folder_id: str | Unset = UNSET,
        asset_id: str | Unset = UNSET,
        collection_id: str | Unset = UNSET,
        param_key: Sequence[str] | Unset = UNSET,
        param_value: Sequence[str] | Unset = UNSET,
    ) -> PrincipalRolesResponse:
        """List the roles of a principal.

        Returns the roles of one `permission_type` that are assigned to a principal, all at once, with where
        each of them holds.

        The id of a `provisioningKey` is the provisioning API key itself, that of an `apiKey` the API key
        itself.

        Args:
            principal_type: Kind of the principal. One of "user", "group", "apiKey", "provisioningKey".
            principal_id: Id of the principal; of an `apiKey` or a `provisioningKey`, the key itself.
            permission_type: Whether to return the roles that apply to a whole scope (`global`) or to single
                content (`content`). One of "global", "content".
            management_type: Only the roles maintained by Cloudinary (`system`) or only your own (`custom`).
                Both by default. One of "system", "custom".
            scope_type: Level to look at, the account or its product environments. One of "account", "prodenv".
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            folder_id: Only what is tied to the folder with this external id.
            asset_id: Not currently supported by the service; kept for completeness.
            collection_id: Only what is tied to the collection with this id.
            param_key: Names of content parameters (`folder_id`, `collection_id`), a general form of the
                parameters of the same name. Repeat it once per name; each pairs with the `param_value` at the
                same position.
            param_value: Values of the content parameters, in the order of `param_key` and as many.

        Returns:
            PrincipalRolesResponse: The roles of the principal that match.

        Raises:
            BadRequest (400), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_api_guide
        """
        return self._send(
            self._calls.list_roles(
                principal_type=principal_type,
                principal_id=principal_id,
                permission_type=permission_type,
                management_type=management_type,
                scope_type=scope_type,
                scope_id=scope_id,
                folder_id=folder_id,
                asset_id=asset_id,
                collection_id=collection_id,
                param_key=param_key,
                param_value=param_value,
            )
        )

    def update_roles(
        self,
        *,
        operation: Literal["add", "remove"] | Unset = UNSET,
        principal: Principal | Unset = UNSET,
        roles: Sequence[RoleToManage] | Unset = UNSET,
    ) -> None:
        """Assign or remove the roles of a principal.

        Adds roles to one principal, or removes them from it; the other roles of the principal stay. Answers
        without a body.

        Roles of scope type `prodenv` need a `scope_id`, the product environment to assign them in. Content
        roles need `policy_parameters` with a `folder_id` or a `collection_id`.

        Args:
            operation: Whether to add or to remove the assignments of a request. One of "add", "remove".
            principal: A principal to look at or to change.
            roles: The roles.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_assign_roles_api
        """
        return self._send(self._calls.update_roles(operation=operation, principal=principal, roles=roles))

    def inspect(
        self,
        *,
        scope_type: Literal["account", "prodenv"],
        scope_id: str | Unset = UNSET,
        principal_type: Literal["user", "group", "apiKey", "provisioningKey"] | Unset = UNSET,
        principal_id: str | Unset = UNSET,
        folder_id: str | Unset = UNSET,
        asset_id: str | Unset = UNSET,
        collection_id: str | Unset = UNSET,
        param_key: Sequence[str] | Unset = UNSET,
        param_value: Sequence[str] | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> PrincipalRolesInspectResponse:
        """Find principals and their roles in a scope.

        Returns the principals that have roles in a scope, each with these roles, page by page. Narrow it down
        by product environment, principal and content; `principal_type` needs `principal_id` to name a single
        one.

        While the answer has a `next_cursor`, pass it as `cursor` to get the next page. The cursor is opaque and
        absent on the last page; the size of a page cannot be chosen.

        Args:
            scope_type: Level to inspect, the account or its product environments. One of "account", "prodenv".
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            principal_type: Kind of principal to look at. Needs `principal_id` beside it to name a single one.
                One of "user", "group", "apiKey", "provisioningKey".
            principal_id: Id of one principal, of the kind named by `principal_type`. For an `apiKey` or a
                `provisioningKey` it is the key itself.
            folder_id: Only what is tied to the folder with this external id.
            asset_id: Not currently supported by the service; kept for completeness.
            collection_id: Only what is tied to the collection with this id.
            param_key: Names of content parameters (`folder_id`, `collection_id`), a general form of the
                parameters of the same name. Repeat it once per name; each pairs with the `param_value` at the
                same position.
            param_value: Values of the content parameters, in the order of `param_key` and as many.
            cursor: Where to go on: the `next_cursor` of the previous page, passed back unchanged. Leave it out
                for the first page.

        Returns:
            PrincipalRolesInspectResponse: A page of the principals that match.

        Raises:
            BadRequest (400), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_api_guide
        """
        return self._send(
            self._calls.inspect(
                scope_type=scope_type,
                scope_id=scope_id,
                principal_type=principal_type,
                principal_id=principal_id,
                folder_id=folder_id,
                asset_id=asset_id,
                collection_id=collection_id,
                param_key=param_key,
                param_value=param_value,
                cursor=cursor,
            )
        )

    def iter_inspect(
        self,
        *,
        scope_type: Literal["account", "prodenv"],
        scope_id: str | Unset = UNSET,
        principal_type: Literal["user", "group", "apiKey", "provisioningKey"] | Unset = UNSET,
        principal_id: str | Unset = UNSET,
        folder_id: str | Unset = UNSET,
        asset_id: str | Unset = UNSET,
        collection_id: str | Unset = UNSET,
        param_key: Sequence[str] | Unset = UNSET,
        param_value: Sequence[str] | Unset = UNSET,
    ) -> Iterator[PrincipalRolesInspectData]:
        """Find principals and their roles in a scope, one by one.

        As `inspect`; a page is requested when the one before it is used up.

        Args:
            scope_type: Level to inspect, the account or its product environments. One of "account", "prodenv".
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            principal_type: Kind of principal to look at. Needs `principal_id` beside it to name a single one.
                One of "user", "group", "apiKey", "provisioningKey".
            principal_id: Id of one principal, of the kind named by `principal_type`. For an `apiKey` or a
                `provisioningKey` it is the key itself.
            folder_id: Only what is tied to the folder with this external id.
            asset_id: Not currently supported by the service; kept for completeness.
            collection_id: Only what is tied to the collection with this id.
            param_key: Names of content parameters (`folder_id`, `collection_id`), a general form of the
                parameters of the same name. Repeat it once per name; each pairs with the `param_value` at the
                same position.
            param_value: Values of the content parameters, in the order of `param_key` and as many.
        """
        return self._iterate(
            Cursors(
                lambda cursor: self._calls.inspect(
                    scope_type=scope_type,
                    scope_id=scope_id,
                    principal_type=principal_type,
                    principal_id=principal_id,
                    folder_id=folder_id,
                    asset_id=asset_id,
                    collection_id=collection_id,
                    param_key=param_key,
                    param_value=param_value,
                    cursor=cursor,
                ),
                lambda page: page.data.principals or [],
                lambda page: page.next_cursor,
            )
        )

    def inspect_multiple(
        self,
        *,
        scope_type: Literal["account", "prodenv"],
        principals: Sequence[Principal],
        scope_id: str | Unset = UNSET,
        policy_parameters: Mapping[str, Any] | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> PrincipalRolesInspectResponse:
        """Inspect the roles of several principals.

        Returns the roles that the given principals have in one scope, page by page. Unlike `principals.inspect`
        it finds no principals: it looks only at those you name. Changes nothing, although it is a POST.

        While the answer has a `next_cursor`, send the same body with it as `cursor` to get the next page. The
        cursor is opaque and absent on the last page; the size of a page cannot be chosen.

        Args:
            scope_type: Level a role or policy applies to, the account or its product environments. One of
                "account", "prodenv".
            principals: The principals to inspect.
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            policy_parameters: Content a `content` role is assigned for, by parameter name: `folder_id`
                (external id of a folder) or `collection_id`. Free-form.
            cursor: The `next_cursor` of the previous page, unchanged; absent for the first page.

        Returns:
            PrincipalRolesInspectResponse: A page of the principals with their roles.

        Raises:
            BadRequest (400), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_api_guide
        """
        return self._send(
            self._calls.inspect_multiple(
                scope_type=scope_type,
                principals=principals,
                scope_id=scope_id,
                policy_parameters=policy_parameters,
                cursor=cursor,
            )
        )

    def iter_inspect_multiple(
        self,
        *,
        scope_type: Literal["account", "prodenv"],
        principals: Sequence[Principal],
        scope_id: str | Unset = UNSET,
        policy_parameters: Mapping[str, Any] | Unset = UNSET,
    ) -> Iterator[PrincipalRolesInspectData]:
        """Inspect the roles of several principals, one by one.

        As `inspect_multiple`; a page is requested when the one before it is used up.

        Args:
            scope_type: Level a role or policy applies to, the account or its product environments. One of
                "account", "prodenv".
            principals: The principals to inspect.
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            policy_parameters: Content a `content` role is assigned for, by parameter name: `folder_id`
                (external id of a folder) or `collection_id`. Free-form.
        """
        return self._iterate(
            Cursors(
                lambda cursor: self._calls.inspect_multiple(
                    scope_type=scope_type,
                    principals=principals,
                    scope_id=scope_id,
                    policy_parameters=policy_parameters,
                    cursor=cursor,
                ),
                lambda page: page.data.principals or [],
                lambda page: page.next_cursor,
            )
        )


class AsyncPrincipals(AsyncResource[PrincipalsCalls]):
    """The roles of users, groups and keys."""

    async def list_roles(
        self,
        *,
        principal_type: Literal["user", "group", "apiKey", "provisioningKey"],
        principal_id: str,
        permission_type: Literal["global", "content"],
        management_type: Literal["system", "custom"] | Unset = UNSET,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        scope_id: str | Unset = UNSET,
        folder_id: str | Unset = UNSET,
        asset_id: str | Unset = UNSET,
        collection_id: str | Unset = UNSET,
        param_key: Sequence[str] | Unset = UNSET,
        param_value: Sequence[str] | Unset = UNSET,
    ) -> PrincipalRolesResponse:
        """List the roles of a principal.

        Returns the roles of one `permission_type` that are assigned to a principal, all at once, with where
        each of them holds.

        The id of a `provisioningKey` is the provisioning API key itself, that of an `apiKey` the API key
        itself.

        Args:
            principal_type: Kind of the principal. One of "user", "group", "apiKey", "provisioningKey".
            principal_id: Id of the principal; of an `apiKey` or a `provisioningKey`, the key itself.
            permission_type: Whether to return the roles that apply to a whole scope (`global`) or to single
                content (`content`). One of "global", "content".
            management_type: Only the roles maintained by Cloudinary (`system`) or only your own (`custom`).
                Both by default. One of "system", "custom".
            scope_type: Level to look at, the account or its product environments. One of "account", "prodenv".
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            folder_id: Only what is tied to the folder with this external id.
            asset_id: Not currently supported by the service; kept for completeness.
            collection_id: Only what is tied to the collection with this id.
            param_key: Names of content parameters (`folder_id`, `collection_id`), a general form of the
                parameters of the same name. Repeat it once per name; each pairs with the `param_value` at the
                same position.
            param_value: Values of the content parameters, in the order of `param_key` and as many.

        Returns:
            PrincipalRolesResponse: The roles of the principal that match.

        Raises:
            BadRequest (400), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_api_guide
        """
        return await self._send(
            self._calls.list_roles(
                principal_type=principal_type,
                principal_id=principal_id,
                permission_type=permission_type,
                management_type=management_type,
                scope_type=scope_type,
                scope_id=scope_id,
                folder_id=folder_id,
                asset_id=asset_id,
                collection_id=collection_id,
                param_key=param_key,
                param_value=param_value,
            )
        )

    async def update_roles(
        self,
        *,
        operation: Literal["add", "remove"] | Unset = UNSET,
        principal: Principal | Unset = UNSET,
        roles: Sequence[RoleToManage] | Unset = UNSET,
    ) -> None:
        """Assign or remove the roles of a principal.

        Adds roles to one principal, or removes them from it; the other roles of the principal stay. Answers
        without a body.

        Roles of scope type `prodenv` need a `scope_id`, the product environment to assign them in. Content
        roles need `policy_parameters` with a `folder_id` or a `collection_id`.

        Args:
            operation: Whether to add or to remove the assignments of a request. One of "add", "remove".
            principal: A principal to look at or to change.
            roles: The roles.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_assign_roles_api
        """
        return await self._send(self._calls.update_roles(operation=operation, principal=principal, roles=roles))

    async def inspect(
        self,
        *,
        scope_type: Literal["account", "prodenv"],
        scope_id: str | Unset = UNSET,
        principal_type: Literal["user", "group", "apiKey", "provisioningKey"] | Unset = UNSET,
        principal_id: str | Unset = UNSET,
        folder_id: str | Unset = UNSET,
        asset_id: str | Unset = UNSET,
        collection_id: str | Unset = UNSET,
        param_key: Sequence[str] | Unset = UNSET,
        param_value: Sequence[str] | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> PrincipalRolesInspectResponse:
        """Find principals and their roles in a scope.

        Returns the principals that have roles in a scope, each with these roles, page by page. Narrow it down
        by product environment, principal and content; `principal_type` needs `principal_id` to name a single
        one.

        While the answer has a `next_cursor`, pass it as `cursor` to get the next page. The cursor is opaque and
        absent on the last page; the size of a page cannot be chosen.

        Args:
            scope_type: Level to inspect, the account or its product environments. One of "account", "prodenv".
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            principal_type: Kind of principal to look at. Needs `principal_id` beside it to name a single one.
                One of "user", "group", "apiKey", "provisioningKey".
            principal_id: Id of one principal, of the kind named by `principal_type`. For an `apiKey` or a
                `provisioningKey` it is the key itself.
            folder_id: Only what is tied to the folder with this external id.
            asset_id: Not currently supported by the service; kept for completeness.
            collection_id: Only what is tied to the collection with this id.
            param_key: Names of content parameters (`folder_id`, `collection_id`), a general form of the
                parameters of the same name. Repeat it once per name; each pairs with the `param_value` at the
                same position.
            param_value: Values of the content parameters, in the order of `param_key` and as many.
            cursor: Where to go on: the `next_cursor` of the previous page, passed back unchanged. Leave it out
                for the first page.

        Returns:
            PrincipalRolesInspectResponse: A page of the principals that match.

        Raises:
            BadRequest (400), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_api_guide
        """
        return await self._send(
            self._calls.inspect(
                scope_type=scope_type,
                scope_id=scope_id,
                principal_type=principal_type,
                principal_id=principal_id,
                folder_id=folder_id,
                asset_id=asset_id,
                collection_id=collection_id,
                param_key=param_key,
                param_value=param_value,
                cursor=cursor,
            )
        )

    def iter_inspect(
        self,
        *,
        scope_type: Literal["account", "prodenv"],
        scope_id: str | Unset = UNSET,
        principal_type: Literal["user", "group", "apiKey", "provisioningKey"] | Unset = UNSET,
        principal_id: str | Unset = UNSET,
        folder_id: str | Unset = UNSET,
        asset_id: str | Unset = UNSET,
        collection_id: str | Unset = UNSET,
        param_key: Sequence[str] | Unset = UNSET,
        param_value: Sequence[str] | Unset = UNSET,
    ) -> AsyncIterator[PrincipalRolesInspectData]:
        """Find principals and their roles in a scope, one by one.

        As `inspect`; a page is requested when the one before it is used up.

        Args:
            scope_type: Level to inspect, the account or its product environments. One of "account", "prodenv".
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            principal_type: Kind of principal to look at. Needs `principal_id` beside it to name a single one.
                One of "user", "group", "apiKey", "provisioningKey".
            principal_id: Id of one principal, of the kind named by `principal_type`. For an `apiKey` or a
                `provisioningKey` it is the key itself.
            folder_id: Only what is tied to the folder with this external id.
            asset_id: Not currently supported by the service; kept for completeness.
            collection_id: Only what is tied to the collection with this id.
            param_key: Names of content parameters (`folder_id`, `collection_id`), a general form of the
                parameters of the same name. Repeat it once per name; each pairs with the `param_value` at the
                same position.
            param_value: Values of the content parameters, in the order of `param_key` and as many.
        """
        return self._iterate(
            Cursors(
                lambda cursor: self._calls.inspect(
                    scope_type=scope_type,
                    scope_id=scope_id,
                    principal_type=principal_type,
                    principal_id=principal_id,
                    folder_id=folder_id,
                    asset_id=asset_id,
                    collection_id=collection_id,
                    param_key=param_key,
                    param_value=param_value,
                    cursor=cursor,
                ),
                lambda page: page.data.principals or [],
                lambda page: page.next_cursor,
            )
        )

    async def inspect_multiple(
        self,
        *,
        scope_type: Literal["account", "prodenv"],
        principals: Sequence[Principal],
        scope_id: str | Unset = UNSET,
        policy_parameters: Mapping[str, Any] | Unset = UNSET,
        cursor: str | Unset = UNSET,
    ) -> PrincipalRolesInspectResponse:
        """Inspect the roles of several principals.

        Returns the roles that the given principals have in one scope, page by page. Unlike `principals.inspect`
        it finds no principals: it looks only at those you name. Changes nothing, although it is a POST.

        While the answer has a `next_cursor`, send the same body with it as `cursor` to get the next page. The
        cursor is opaque and absent on the last page; the size of a page cannot be chosen.

        Args:
            scope_type: Level a role or policy applies to, the account or its product environments. One of
                "account", "prodenv".
            principals: The principals to inspect.
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            policy_parameters: Content a `content` role is assigned for, by parameter name: `folder_id`
                (external id of a folder) or `collection_id`. Free-form.
            cursor: The `next_cursor` of the previous page, unchanged; absent for the first page.

        Returns:
            PrincipalRolesInspectResponse: A page of the principals with their roles.

        Raises:
            BadRequest (400), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_api_guide
        """
        return await self._send(
            self._calls.inspect_multiple(
                scope_type=scope_type,
                principals=principals,
                scope_id=scope_id,
                policy_parameters=policy_parameters,
                cursor=cursor,
            )
        )

    def iter_inspect_multiple(
        self,
        *,
        scope_type: Literal["account", "prodenv"],
        principals: Sequence[Principal],
        scope_id: str | Unset = UNSET,
        policy_parameters: Mapping[str, Any] | Unset = UNSET,
    ) -> AsyncIterator[PrincipalRolesInspectData]:
        """Inspect the roles of several principals, one by one.

        As `inspect_multiple`; a page is requested when the one before it is used up.

        Args:
            scope_type: Level a role or policy applies to, the account or its product environments. One of
                "account", "prodenv".
            principals: The principals to inspect.
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            policy_parameters: Content a `content` role is assigned for, by parameter name: `folder_id`
                (external id of a folder) or `collection_id`. Free-form.
        """
        return self._iterate(
            Cursors(
                lambda cursor: self._calls.inspect_multiple(
                    scope_type=scope_type,
                    principals=principals,
                    scope_id=scope_id,
                    policy_parameters=policy_parameters,
                    cursor=cursor,
                ),
                lambda page: page.data.principals or [],
                lambda page: page.next_cursor,
            )
        )
