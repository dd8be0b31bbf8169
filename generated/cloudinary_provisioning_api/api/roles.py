# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""System roles and roles of your own, and the principals that have them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Literal

from cloudinary_provisioning_runtime import encode
from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.paging import OnePage
from cloudinary_provisioning_runtime.read import read_none
from cloudinary_provisioning_runtime.resource import AsyncResource, CallResource, Resource
from cloudinary_provisioning_runtime.unset import UNSET, Unset

from ..models.principals_response import PrincipalsResponse
from ..models.role_response import RoleResponse
from ..models.role_response_data import RoleResponseData
from ..models.roles_response import RolesResponse
from ..models.update_role_principal import UpdateRolePrincipal


class RolesCalls(CallResource):
    """The calls of `client.roles`, as values."""

    def list(
        self,
        *,
        permission_type: Literal["global", "content"],
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        management_type: Literal["system", "custom"] | Unset = UNSET,
        policy_parameters: Sequence[str] | Unset = UNSET,
    ) -> Call[RolesResponse]:
        """GET /v2/accounts/{account_id}/permissions/roles"""
        return Call(
            "roles.list",
            "GET",
            self._path("/v2/accounts/{account_id}/permissions/roles"),
            RolesResponse.from_dict,
            query=encode.query(
                {
                    "scope_type": scope_type,
                    "permission_type": permission_type,
                    "management_type": management_type,
                    "policy_parameters": encode.json(
                        "policy_parameters", encode.list("policy_parameters", policy_parameters)
                    ),
                }
            ),
        )

    def create(
        self,
        *,
        permission_type: Literal["global", "content"],
        scope_type: Literal["account", "prodenv"],
        name: str,
        id: str | Unset = UNSET,
        description: str | None | Unset = UNSET,
        system_policy_ids: Sequence[str] | Unset = UNSET,
    ) -> Call[RoleResponse]:
        """POST /v2/accounts/{account_id}/permissions/roles"""
        return Call(
            "roles.create",
            "POST",
            self._path("/v2/accounts/{account_id}/permissions/roles"),
            RoleResponse.from_dict,
            json=encode.body(
                {
                    "id": id,
                    "permission_type": permission_type,
                    "scope_type": scope_type,
                    "name": name,
                    "description": description,
                    "system_policy_ids": encode.list("system_policy_ids", system_policy_ids),
                }
            ),
        )

    def get(
        self,
        role_id: str,
        *,
        folder_id: str | Unset = UNSET,
        asset_id: str | Unset = UNSET,
        collection_id: str | Unset = UNSET,
        param_key: Sequence[str] | Unset = UNSET,
        param_value: Sequence[str] | Unset = UNSET,
    ) -> Call[RoleResponse]:
        """GET /v2/accounts/{account_id}/permissions/roles/{role_id}"""
        return Call(
            "roles.get",
            "GET",
            self._path("/v2/accounts/{account_id}/permissions/roles/{role_id}", role_id=role_id),
            RoleResponse.from_dict,
            query=encode.query(
                {
                    "folder_id": folder_id,
                    "asset_id": asset_id,
                    "collection_id": collection_id,
                    "param_key": encode.list("param_key", param_key),
                    "param_value": encode.list("param_value", param_value),
                }
            ),
        )

    def update(
        self,
        role_id: str,
        *,
        name: str,
        description: str | None | Unset = UNSET,
        system_policy_ids: Sequence[str] | Unset = UNSET,
    ) -> Call[RoleResponse]:
        """PUT /v2/accounts/{account_id}/permissions/roles/{role_id}"""
        return Call(
            "roles.update",
            "PUT",
            self._path("/v2/accounts/{account_id}/permissions/roles/{role_id}", role_id=role_id),
            RoleResponse.from_dict,
            json=encode.body(
                {
                    "name": name,
                    "description": description,
                    "system_policy_ids": encode.list("system_policy_ids", system_policy_ids),
                }
            ),
        )

    def delete(self, role_id: str, *, force: bool | Unset = UNSET) -> Call[None]:
        """DELETE /v2/accounts/{account_id}/permissions/roles/{role_id}"""
        return Call(
            "roles.delete",
            "DELETE",
            self._path("/v2/accounts/{account_id}/permissions/roles/{role_id}", role_id=role_id),
            read_none,
            query=encode.query({"force": force}),
        )

    def list_principals(
        self,
        role_id: str,
        *,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        scope_id: str | Unset = UNSET,
        verbose: bool | Unset = UNSET,
        folder_id: str | Unset = UNSET,
        asset_id: str | Unset = UNSET,
        collection_id: str | Unset = UNSET,
        param_key: Sequence[str] | Unset = UNSET,
        param_value: Sequence[str] | Unset = UNSET,
    ) -> Call[PrincipalsResponse]:
        """GET /v2/accounts/{account_id}/permissions/roles/{role_id}/principals"""
        return Call(
            "roles.list_principals",
            "GET",
            self._path("/v2/accounts/{account_id}/permissions/roles/{role_id}/principals", role_id=role_id),
            PrincipalsResponse.from_dict,
            query=encode.query(
                {
                    "scope_type": scope_type,
                    "scope_id": scope_id,
                    "verbose": verbose,
                    "folder_id": folder_id,
                    "asset_id": asset_id,
                    "collection_id": collection_id,
                    "param_key": encode.list("param_key", param_key),
                    "param_value": encode.list("param_value", param_value),
                }
            ),
        )

    def update_principals(
        self,
        role_id: str,
        *,
        operation: Literal["add", "remove"] | Unset = UNSET,
        principals: Sequence[UpdateRolePrincipal] | Unset = UNSET,
    ) -> Call[None]:
        """PUT /v2/accounts/{account_id}/permissions/roles/{role_id}/principals"""
        return Call(
            "roles.update_principals",
            "PUT",
            self._path("/v2/accounts/{account_id}/permissions/roles/{role_id}/principals", role_id=role_id),
            read_none,
            json=encode.body(
                {"operation": operation, "principals": encode.list("principals", principals, encode.model)}
            ),
        )


class Roles(Resource[RolesCalls]):
    """System roles and roles of your own, and the principals that have them."""

    def list(
        self,
        *,
        permission_type: Literal["global", "content"],
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        management_type: Literal["system", "custom"] | Unset = UNSET,
        policy_parameters: Sequence[str] | Unset = UNSET,
    ) -> RolesResponse:
        """List roles.

        Returns the system and custom roles of one `permission_type`, all at once and without their policies.
        Without `scope_type` those of both levels come, so the same name, such as Admin, may come twice.

        Args:
            permission_type: Whether to return the roles that apply to a whole scope (`global`) or to single
                content (`content`). One of "global", "content".
            scope_type: Level to look at, the account or its product environments. One of "account", "prodenv".
            management_type: Only the roles maintained by Cloudinary (`system`) or only your own (`custom`).
                Both by default. One of "system", "custom".
            policy_parameters: Only content roles that take these parameters, `folder_id` or `collection_id`.
                Goes into the query as a JSON array.

        Returns:
            RolesResponse: The roles that match.

        Raises:
            BadRequest (400), Forbidden (403).

        Docs: https://cloudinary.com/documentation/permissions_manage_roles_api
        """
        return self._send(
            self._calls.list(
                permission_type=permission_type,
                scope_type=scope_type,
                management_type=management_type,
                policy_parameters=policy_parameters,
            )
        )

    def iter(
        self,
        *,
        permission_type: Literal["global", "content"],
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        management_type: Literal["system", "custom"] | Unset = UNSET,
        policy_parameters: Sequence[str] | Unset = UNSET,
    ) -> Iterator[RoleResponseData]:
        """List roles, one by one.

        As `list`, with the same arguments; all items come in one answer.
        """
        return self._iterate(
            OnePage(
                self._calls.list(
                    permission_type=permission_type,
                    scope_type=scope_type,
                    management_type=management_type,
                    policy_parameters=policy_parameters,
                ),
                lambda page: page.data,
            )
        )

    def create(
        self,
        *,
        permission_type: Literal["global", "content"],
        scope_type: Literal["account", "prodenv"],
        name: str,
        id: str | Unset = UNSET,
        description: str | None | Unset = UNSET,
        system_policy_ids: Sequence[str] | Unset = UNSET,
    ) -> RoleResponse:
        """Create a custom role.

        Creates a role from system policies, as `system_policies.list` returns them. Its id is generated unless
        you give one. `permission_type` is immutable: it can never be changed later.

        A name is unique within its scope (409 otherwise), yet may exist once at each level. The product
        environment is not chosen here but when the role is assigned to a principal; so is the folder or
        collection of a content role.

        Args:
            permission_type: Whether permissions apply to everything in a scope (`global`) or to single folders
                or collections (`content`). One of "global", "content".
            scope_type: Level a role or policy applies to, the account or its product environments. One of
                "account", "prodenv".
            name: Name of the role, unique within its scope.
            id: Id of the new role. Generated when absent.
            description: Short description; null for none.
            system_policy_ids: Ids of the system policies the role consists of, as `system_policies.list`
                returns them.

        Returns:
            RoleResponse: The role was created.

        Raises:
            BadRequest (400), Forbidden (403), Conflict (409).

        Docs: https://cloudinary.com/documentation/permissions_manage_roles_api
        """
        return self._send(
            self._calls.create(
                permission_type=permission_type,
                scope_type=scope_type,
                name=name,
                id=id,
                description=description,
                system_policy_ids=system_policy_ids,
            )
        )

    def get(
        self,
        role_id: str,
        *,
        folder_id: str | Unset = UNSET,
        asset_id: str | Unset = UNSET,
        collection_id: str | Unset = UNSET,
        param_key: Sequence[str] | Unset = UNSET,
        param_value: Sequence[str] | Unset = UNSET,
    ) -> RoleResponse:
        """Get a role.

        Returns one role, system or custom, with the policies it consists of. The statements of a content role
        hold placeholders such as `<folder_id>`; pass `folder_id` or `collection_id`, or the same as `param_key`
        and `param_value`, to see them filled in.

        Args:
            role_id: Id of the role. Ids of system roles start with `cld::role::`.
            folder_id: External id of a folder to fill into the policy statements. Filters nothing here.
            asset_id: Not currently supported by the service; kept for completeness.
            collection_id: Id of a collection to fill into the policy statements. Filters nothing here.
            param_key: Names of content parameters (`folder_id`, `collection_id`), a general form of the
                parameters of the same name. Repeat it once per name; each pairs with the `param_value` at the
                same position.
            param_value: Values of the content parameters, in the order of `param_key` and as many.

        Returns:
            RoleResponse: The role.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_manage_roles_api
        """
        return self._send(
            self._calls.get(
                role_id,
                folder_id=folder_id,
                asset_id=asset_id,
                collection_id=collection_id,
                param_key=param_key,
                param_value=param_value,
            )
        )

    def update(
        self,
        role_id: str,
        *,
        name: str,
        description: str | None | Unset = UNSET,
        system_policy_ids: Sequence[str] | Unset = UNSET,
    ) -> RoleResponse:
        """Update a custom role.

        Replaces name, description and policies of a custom role. Send the full role: what is left out is not
        kept from before. `permission_type` is immutable. System roles cannot be changed.

        Args:
            role_id: Id of the role. Ids of system roles start with `cld::role::`.
            name: Name of the role, unique within its scope.
            description: Short description; null for none.
            system_policy_ids: Ids of the system policies the role consists of, as `system_policies.list`
                returns them.

        Returns:
            RoleResponse: The role as it is now.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/permissions_manage_roles_api
        """
        return self._send(
            self._calls.update(role_id, name=name, description=description, system_policy_ids=system_policy_ids)
        )

    def delete(self, role_id: str, *, force: bool | Unset = UNSET) -> None:
        """Delete a custom role.

        Deletes a custom role. Fails while principals are attached to it, unless `force` is true. System roles
        cannot be deleted.

        Args:
            role_id: Id of the role. Ids of system roles start with `cld::role::`.
            force: Delete the role even though principals are attached to it. Not done unless asked for.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_manage_roles_api
        """
        return self._send(self._calls.delete(role_id, force=force))

    def list_principals(
        self,
        role_id: str,
        *,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        scope_id: str | Unset = UNSET,
        verbose: bool | Unset = UNSET,
        folder_id: str | Unset = UNSET,
        asset_id: str | Unset = UNSET,
        collection_id: str | Unset = UNSET,
        param_key: Sequence[str] | Unset = UNSET,
        param_value: Sequence[str] | Unset = UNSET,
    ) -> PrincipalsResponse:
        """List the principals of a role.

        Returns the principals a role is assigned to, all at once. Without `verbose` only the `id` and `type` of
        each come; with it, also where and when the role was assigned.

        Args:
            role_id: Id of the role. Ids of system roles start with `cld::role::`.
            scope_type: Level to look at, the account or its product environments. One of "account", "prodenv".
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            verbose: Whether to return the details of each assignment. When false, the default, only `id` and
                `type`.
            folder_id: Only what is tied to the folder with this external id.
            asset_id: Not currently supported by the service; kept for completeness.
            collection_id: Only what is tied to the collection with this id.
            param_key: Names of content parameters (`folder_id`, `collection_id`), a general form of the
                parameters of the same name. Repeat it once per name; each pairs with the `param_value` at the
                same position.
            param_value: Values of the content parameters, in the order of `param_key` and as many.

        Returns:
            PrincipalsResponse: The principals that match.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_manage_roles_api
        """
        return self._send(
            self._calls.list_principals(
                role_id,
                scope_type=scope_type,
                scope_id=scope_id,
                verbose=verbose,
                folder_id=folder_id,
                asset_id=asset_id,
                collection_id=collection_id,
                param_key=param_key,
                param_value=param_value,
            )
        )

    def update_principals(
        self,
        role_id: str,
        *,
        operation: Literal["add", "remove"] | Unset = UNSET,
        principals: Sequence[UpdateRolePrincipal] | Unset = UNSET,
    ) -> None:
        """Assign or remove the principals of a role.

        Assigns one role to principals, or removes it from them; the other principals of the role stay. Answers
        without a body.

        A role of scope type `prodenv` needs a `scope_id` per principal, the product environment to assign it
        in. A content role needs `policy_parameters` with a `folder_id` or a `collection_id`.

        Args:
            role_id: Id of the role. Ids of system roles start with `cld::role::`.
            operation: Whether to add or to remove the assignments of a request. One of "add", "remove".
            principals: The principals.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_assign_roles_api
        """
        return self._send(self._calls.update_principals(role_id, operation=operation, principals=principals))


class AsyncRoles(AsyncResource[RolesCalls]):
    """System roles and roles of your own, and the principals that have them."""

    async def list(
        self,
        *,
        permission_type: Literal["global", "content"],
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        management_type: Literal["system", "custom"] | Unset = UNSET,
        policy_parameters: Sequence[str] | Unset = UNSET,
    ) -> RolesResponse:
        """List roles.

        Returns the system and custom roles of one `permission_type`, all at once and without their policies.
        Without `scope_type` those of both levels come, so the same name, such as Admin, may come twice.

        Args:
            permission_type: Whether to return the roles that apply to a whole scope (`global`) or to single
                content (`content`). One of "global", "content".
            scope_type: Level to look at, the account or its product environments. One of "account", "prodenv".
            management_type: Only the roles maintained by Cloudinary (`system`) or only your own (`custom`).
                Both by default. One of "system", "custom".
            policy_parameters: Only content roles that take these parameters, `folder_id` or `collection_id`.
                Goes into the query as a JSON array.

        Returns:
            RolesResponse: The roles that match.

        Raises:
            BadRequest (400), Forbidden (403).

        Docs: https://cloudinary.com/documentation/permissions_manage_roles_api
        """
        return await self._send(
            self._calls.list(
                permission_type=permission_type,
                scope_type=scope_type,
                management_type=management_type,
                policy_parameters=policy_parameters,
            )
        )

    def iter(
        self,
        *,
        permission_type: Literal["global", "content"],
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        management_type: Literal["system", "custom"] | Unset = UNSET,
        policy_parameters: Sequence[str] | Unset = UNSET,
    ) -> AsyncIterator[RoleResponseData]:
        """List roles, one by one.

        As `list`, with the same arguments; all items come in one answer.
        """
        return self._iterate(
            OnePage(
                self._calls.list(
                    permission_type=permission_type,
                    scope_type=scope_type,
                    management_type=management_type,
                    policy_parameters=policy_parameters,
                ),
                lambda page: page.data,
            )
        )

    async def create(
        self,
        *,
        permission_type: Literal["global", "content"],
        scope_type: Literal["account", "prodenv"],
        name: str,
        id: str | Unset = UNSET,
        description: str | None | Unset = UNSET,
        system_policy_ids: Sequence[str] | Unset = UNSET,
    ) -> RoleResponse:
        """Create a custom role.

        Creates a role from system policies, as `system_policies.list` returns them. Its id is generated unless
        you give one. `permission_type` is immutable: it can never be changed later.

        A name is unique within its scope (409 otherwise), yet may exist once at each level. The product
        environment is not chosen here but when the role is assigned to a principal; so is the folder or
        collection of a content role.

        Args:
            permission_type: Whether permissions apply to everything in a scope (`global`) or to single folders
                or collections (`content`). One of "global", "content".
            scope_type: Level a role or policy applies to, the account or its product environments. One of
                "account", "prodenv".
            name: Name of the role, unique within its scope.
            id: Id of the new role. Generated when absent.
            description: Short description; null for none.
            system_policy_ids: Ids of the system policies the role consists of, as `system_policies.list`
                returns them.

        Returns:
            RoleResponse: The role was created.

        Raises:
            BadRequest (400), Forbidden (403), Conflict (409).

        Docs: https://cloudinary.com/documentation/permissions_manage_roles_api
        """
        return await self._send(
            self._calls.create(
                permission_type=permission_type,
                scope_type=scope_type,
                name=name,
                id=id,
                description=description,
                system_policy_ids=system_policy_ids,
            )
        )

    async def get(
        self,
        role_id: str,
        *,
        folder_id: str | Unset = UNSET,
        asset_id: str | Unset = UNSET,
        collection_id: str | Unset = UNSET,
        param_key: Sequence[str] | Unset = UNSET,
        param_value: Sequence[str] | Unset = UNSET,
    ) -> RoleResponse:
        """Get a role.

        Returns one role, system or custom, with the policies it consists of. The statements of a content role
        hold placeholders such as `<folder_id>`; pass `folder_id` or `collection_id`, or the same as `param_key`
        and `param_value`, to see them filled in.

        Args:
            role_id: Id of the role. Ids of system roles start with `cld::role::`.
            folder_id: External id of a folder to fill into the policy statements. Filters nothing here.
            asset_id: Not currently supported by the service; kept for completeness.
            collection_id: Id of a collection to fill into the policy statements. Filters nothing here.
            param_key: Names of content parameters (`folder_id`, `collection_id`), a general form of the
                parameters of the same name. Repeat it once per name; each pairs with the `param_value` at the
                same position.
            param_value: Values of the content parameters, in the order of `param_key` and as many.

        Returns:
            RoleResponse: The role.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_manage_roles_api
        """
        return await self._send(
            self._calls.get(
                role_id,
                folder_id=folder_id,
                asset_id=asset_id,
                collection_id=collection_id,
                param_key=param_key,
                param_value=param_value,
            )
        )

    async def update(
        self,
        role_id: str,
        *,
        name: str,
        description: str | None | Unset = UNSET,
        system_policy_ids: Sequence[str] | Unset = UNSET,
    ) -> RoleResponse:
        """Update a custom role.

        Replaces name, description and policies of a custom role. Send the full role: what is left out is not
        kept from before. `permission_type` is immutable. System roles cannot be changed.

        Args:
            role_id: Id of the role. Ids of system roles start with `cld::role::`.
            name: Name of the role, unique within its scope.
            description: Short description; null for none.
            system_policy_ids: Ids of the system policies the role consists of, as `system_policies.list`
                returns them.

        Returns:
            RoleResponse: The role as it is now.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/permissions_manage_roles_api
        """
        return await self._send(
            self._calls.update(role_id, name=name, description=description, system_policy_ids=system_policy_ids)
        )

    async def delete(self, role_id: str, *, force: bool | Unset = UNSET) -> None:
        """Delete a custom role.

        Deletes a custom role. Fails while principals are attached to it, unless `force` is true. System roles
        cannot be deleted.

        Args:
            role_id: Id of the role. Ids of system roles start with `cld::role::`.
            force: Delete the role even though principals are attached to it. Not done unless asked for.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_manage_roles_api
        """
        return await self._send(self._calls.delete(role_id, force=force))

    async def list_principals(
        self,
        role_id: str,
        *,
        scope_type: Literal["account", "prodenv"] | Unset = UNSET,
        scope_id: str | Unset = UNSET,
        verbose: bool | Unset = UNSET,
        folder_id: str | Unset = UNSET,
        asset_id: str | Unset = UNSET,
        collection_id: str | Unset = UNSET,
        param_key: Sequence[str] | Unset = UNSET,
        param_value: Sequence[str] | Unset = UNSET,
    ) -> PrincipalsResponse:
        """List the principals of a role.

        Returns the principals a role is assigned to, all at once. Without `verbose` only the `id` and `type` of
        each come; with it, also where and when the role was assigned.

        Args:
            role_id: Id of the role. Ids of system roles start with `cld::role::`.
            scope_type: Level to look at, the account or its product environments. One of "account", "prodenv".
            scope_id: Id of one product environment. Only meaningful when `scope_type` is `prodenv`.
            verbose: Whether to return the details of each assignment. When false, the default, only `id` and
                `type`.
            folder_id: Only what is tied to the folder with this external id.
            asset_id: Not currently supported by the service; kept for completeness.
            collection_id: Only what is tied to the collection with this id.
            param_key: Names of content parameters (`folder_id`, `collection_id`), a general form of the
                parameters of the same name. Repeat it once per name; each pairs with the `param_value` at the
                same position.
            param_value: Values of the content parameters, in the order of `param_key` and as many.

        Returns:
            PrincipalsResponse: The principals that match.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_manage_roles_api
        """
        return await self._send(
            self._calls.list_principals(
                role_id,
                scope_type=scope_type,
                scope_id=scope_id,
                verbose=verbose,
                folder_id=folder_id,
                asset_id=asset_id,
                collection_id=collection_id,
                param_key=param_key,
                param_value=param_value,
            )
        )

    async def update_principals(
        self,
        role_id: str,
        *,
        operation: Literal["add", "remove"] | Unset = UNSET,
        principals: Sequence[UpdateRolePrincipal] | Unset = UNSET,
    ) -> None:
        """Assign or remove the principals of a role.

        Assigns one role to principals, or removes it from them; the other principals of the role stay. Answers
        without a body.

        A role of scope type `prodenv` needs a `scope_id` per principal, the product environment to assign it
        in. A content role needs `policy_parameters` with a `folder_id` or a `collection_id`.

        Args:
            role_id: Id of the role. Ids of system roles start with `cld::role::`.
            operation: Whether to add or to remove the assignments of a request. One of "add", "remove".
            principals: The principals.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/permissions_assign_roles_api
        """
        return await self._send(self._calls.update_principals(role_id, operation=operation, principals=principals))
