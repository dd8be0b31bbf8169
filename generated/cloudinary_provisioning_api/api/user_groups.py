# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Groups of users, to share folders and collections with."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

from cloudinary_provisioning_runtime import encode
from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.paging import OnePage
from cloudinary_provisioning_runtime.resource import AsyncResource, CallResource, Resource
from cloudinary_provisioning_runtime.unset import UNSET, Unset

from ..models.add_user_to_group_response import AddUserToGroupResponse
from ..models.delete_user_group_response import DeleteUserGroupResponse
from ..models.user_group import UserGroup
from ..models.user_group_users_response import UserGroupUsersResponse
from ..models.user_groups_response import UserGroupsResponse


class UserGroupsCalls(CallResource):
    """The calls of `client.user_groups`, as values."""

    def list(self, *, extended_details: bool | Unset = UNSET) -> Call[UserGroupsResponse]:
        """GET /v1_1/provisioning/accounts/{account_id}/user_groups"""
        return Call(
            "user_groups.list",
            "GET",
            self._path("/v1_1/provisioning/accounts/{account_id}/user_groups"),
            UserGroupsResponse.from_dict,
            query=encode.query({"extended_details": extended_details}),
        )

    def create(self, *, name: str | Unset = UNSET, extended_details: bool | Unset = UNSET) -> Call[UserGroup]:
        """POST /v1_1/provisioning/accounts/{account_id}/user_groups"""
        return Call(
            "user_groups.create",
            "POST",
            self._path("/v1_1/provisioning/accounts/{account_id}/user_groups"),
            UserGroup.from_dict,
            json=encode.body({"name": name, "extended_details": extended_details}),
        )

    def get(self, group_id: str, *, extended_details: bool | Unset = UNSET) -> Call[UserGroup]:
        """GET /v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}"""
        return Call(
            "user_groups.get",
            "GET",
            self._path("/v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}", group_id=group_id),
            UserGroup.from_dict,
            query=encode.query({"extended_details": extended_details}),
        )

    def update(
        self, group_id: str, *, name: str | Unset = UNSET, extended_details: bool | Unset = UNSET
    ) -> Call[UserGroup]:
        """PUT /v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}"""
        return Call(
            "user_groups.update",
            "PUT",
            self._path("/v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}", group_id=group_id),
            UserGroup.from_dict,
            json=encode.body({"name": name, "extended_details": extended_details}),
        )

    def delete(self, group_id: str) -> Call[DeleteUserGroupResponse]:
        """DELETE /v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}"""
        return Call(
            "user_groups.delete",
            "DELETE",
            self._path("/v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}", group_id=group_id),
            DeleteUserGroupResponse.from_dict,
        )

    def list_users(self, group_id: str) -> Call[UserGroupUsersResponse]:
        """GET /v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}/users"""
        return Call(
            "user_groups.list_users",
            "GET",
            self._path("/v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}/users", group_id=group_id),
            UserGroupUsersResponse.from_dict,
        )

    def add_user(self, group_id: str, user_id: str) -> Call[AddUserToGroupResponse]:
        """POST /v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}/users/{user_id}"""
        return Call(
            "user_groups.add_user",
            "POST",
            self._path(
                "/v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}/users/{user_id}",
                group_id=group_id,
                user_id=user_id,
            ),
            AddUserToGroupResponse.from_dict,
            idempotent=True,
        )

    def remove_user(self, group_id: str, user_id: str) -> Call[UserGroupUsersResponse]:
        """DELETE /v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}/users/{user_id}"""
        return Call(
            "user_groups.remove_user",
            "DELETE",
            self._path(
                "/v1_1/provisioning/accounts/{account_id}/user_groups/{group_id}/users/{user_id}",
                group_id=group_id,
                user_id=user_id,
            ),
            UserGroupUsersResponse.from_dict,
        )


class UserGroups(Resource[UserGroupsCalls]):
    """Groups of users, to share folders and collections with."""

    def list(self, *, extended_details: bool | Unset = UNSET) -> UserGroupsResponse:
        """List user groups.

        Returns all user groups of the account with id and name; with `extended_details` also their members and
        timestamps.

        Args:
            extended_details: Whether to return members and timestamps of the groups too. Default `False`.

        Returns:
            UserGroupsResponse: The user groups of the account.

        Raises:
            BadRequest (400), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_user_groups
        """
        return self._send(self._calls.list(extended_details=extended_details))

    def iter(self, *, extended_details: bool | Unset = UNSET) -> Iterator[UserGroup]:
        """List user groups, one by one.

        As `list`, with the same arguments; all items come in one answer.
        """
        return self._iterate(
            OnePage(self._calls.list(extended_details=extended_details), lambda page: page.user_groups)
        )

    def create(self, *, name: str | Unset = UNSET, extended_details: bool | Unset = UNSET) -> UserGroup:
        """Create a user group.

        Creates a user group without members.

        Args:
            name: Name of the group.
            extended_details: Whether the answer holds members and timestamps of the group too. Default `False`.

        Returns:
            UserGroup: The new user group.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#create_user_group
        """
        return self._send(self._calls.create(name=name, extended_details=extended_details))

    def get(self, group_id: str, *, extended_details: bool | Unset = UNSET) -> UserGroup:
        """Get a user group.

        Returns id and name of one user group; with `extended_details` also its members and timestamps.

        Args:
            group_id: Id of the user group.
            extended_details: Whether to return members and timestamps of the groups too. Default `False`.

        Returns:
            UserGroup: The user group.

        Raises:
            BadRequest (400), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_user_group
        """
        return self._send(self._calls.get(group_id, extended_details=extended_details))

    def update(self, group_id: str, *, name: str | Unset = UNSET, extended_details: bool | Unset = UNSET) -> UserGroup:
        """Rename a user group.

        Gives a user group another name.

        Args:
            group_id: Id of the user group.
            name: Name of the group.
            extended_details: Whether the answer holds members and timestamps of the group too. Default `False`.

        Returns:
            UserGroup: The user group as it is now.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#update_user_group
        """
        return self._send(self._calls.update(group_id, name=name, extended_details=extended_details))

    def delete(self, group_id: str) -> DeleteUserGroupResponse:
        """Delete a user group.

        Deletes a user group.

        Args:
            group_id: Id of the user group.

        Returns:
            DeleteUserGroupResponse: The user group is deleted.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#delete_user_group
        """
        return self._send(self._calls.delete(group_id))

    def list_users(self, group_id: str) -> UserGroupUsersResponse:
        """List the members of a user group.

        Returns id, name and e-mail address of every member. There is no paging.

        Args:
            group_id: Id of the user group.

        Returns:
            UserGroupUsersResponse: The members of the user group.

        Raises:
            NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_user_group_users
        """
        return self._send(self._calls.list_users(group_id))

    def add_user(self, group_id: str, user_id: str) -> AddUserToGroupResponse:
        """Add a user to a user group.

        Makes the user a member of the group. The request has no body; the answer lists all members after the
        change.

        Args:
            group_id: Id of the user group.
            user_id: Id of the user.

        Returns:
            AddUserToGroupResponse: All members of the user group after the change.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#add_user_to_group
        """
        return self._send(self._calls.add_user(group_id, user_id))

    def remove_user(self, group_id: str, user_id: str) -> UserGroupUsersResponse:
        """Remove a user from a user group.

        Ends the membership of the user in the group. The answer lists the members that remain.

        Args:
            group_id: Id of the user group.
            user_id: Id of the user.

        Returns:
            UserGroupUsersResponse: The members of the user group that remain.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#remove_user_from_group
        """
        return self._send(self._calls.remove_user(group_id, user_id))


class AsyncUserGroups(AsyncResource[UserGroupsCalls]):
    """Groups of users, to share folders and collections with."""

    async def list(self, *, extended_details: bool | Unset = UNSET) -> UserGroupsResponse:
        """List user groups.

        Returns all user groups of the account with id and name; with `extended_details` also their members and
        timestamps.

        Args:
            extended_details: Whether to return members and timestamps of the groups too. Default `False`.

        Returns:
            UserGroupsResponse: The user groups of the account.

        Raises:
            BadRequest (400), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_user_groups
        """
        return await self._send(self._calls.list(extended_details=extended_details))

    def iter(self, *, extended_details: bool | Unset = UNSET) -> AsyncIterator[UserGroup]:
        """List user groups, one by one.

        As `list`, with the same arguments; all items come in one answer.
        """
        return self._iterate(
            OnePage(self._calls.list(extended_details=extended_details), lambda page: page.user_groups)
        )

    async def create(self, *, name: str | Unset = UNSET, extended_details: bool | Unset = UNSET) -> UserGroup:
        """Create a user group.

        Creates a user group without members.

        Args:
            name: Name of the group.
            extended_details: Whether the answer holds members and timestamps of the group too. Default `False`.

        Returns:
            UserGroup: The new user group.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#create_user_group
        """
        return await self._send(self._calls.create(name=name, extended_details=extended_details))

    async def get(self, group_id: str, *, extended_details: bool | Unset = UNSET) -> UserGroup:
        """Get a user group.

        Returns id and name of one user group; with `extended_details` also its members and timestamps.

        Args:
            group_id: Id of the user group.
            extended_details: Whether to return members and timestamps of the groups too. Default `False`.

        Returns:
            UserGroup: The user group.

        Raises:
            BadRequest (400), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_user_group
        """
        return await self._send(self._calls.get(group_id, extended_details=extended_details))

    async def update(
        self, group_id: str, *, name: str | Unset = UNSET, extended_details: bool | Unset = UNSET
    ) -> UserGroup:
        """Rename a user group.

        Gives a user group another name.

        Args:
            group_id: Id of the user group.
            name: Name of the group.
            extended_details: Whether the answer holds members and timestamps of the group too. Default `False`.

        Returns:
            UserGroup: The user group as it is now.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#update_user_group
        """
        return await self._send(self._calls.update(group_id, name=name, extended_details=extended_details))

    async def delete(self, group_id: str) -> DeleteUserGroupResponse:
        """Delete a user group.

        Deletes a user group.

        Args:
            group_id: Id of the user group.

        Returns:
            DeleteUserGroupResponse: The user group is deleted.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#delete_user_group
        """
        return await self._send(self._calls.delete(group_id))

    async def list_users(self, group_id: str) -> UserGroupUsersResponse:
        """List the members of a user group.

        Returns id, name and e-mail address of every member. There is no paging.

        Args:
            group_id: Id of the user group.

        Returns:
            UserGroupUsersResponse: The members of the user group.

        Raises:
            NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_user_group_users
        """
        return await self._send(self._calls.list_users(group_id))

    async def add_user(self, group_id: str, user_id: str) -> AddUserToGroupResponse:
        """Add a user to a user group.

        Makes the user a member of the group. The request has no body; the answer lists all members after the
        change.

        Args:
            group_id: Id of the user group.
            user_id: Id of the user.

        Returns:
            AddUserToGroupResponse: All members of the user group after the change.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#add_user_to_group
        """
        return await self._send(self._calls.add_user(group_id, user_id))

    async def remove_user(self, group_id: str, user_id: str) -> UserGroupUsersResponse:
        """Remove a user from a user group.

        Ends the membership of the user in the group. The answer lists the members that remain.

        Args:
            group_id: Id of the user group.
            user_id: Id of the user.

        Returns:
            UserGroupUsersResponse: The members of the user group that remain.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#remove_user_from_group
        """
        return await self._send(self._calls.remove_user(group_id, user_id))
