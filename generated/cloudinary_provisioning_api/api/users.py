# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""The people who can sign in to the account."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import date
from typing import Literal

from cloudinary_provisioning_runtime import encode
from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.paging import PageNumbers
from cloudinary_provisioning_runtime.resource import AsyncResource, CallResource, Resource
from cloudinary_provisioning_runtime.unset import UNSET, Unset

from ..models.success_response import SuccessResponse
from ..models.user import User
from ..models.user_groups_list_response import UserGroupsListResponse
from ..models.user_sub_accounts_response import UserSubAccountsResponse
from ..models.users_response import UsersResponse


class UsersCalls(CallResource):
    """The calls of `client.users`, as values."""

    def list(
        self,
        *,
        pending: bool | Unset = UNSET,
        status: Literal["pending", "active"] | Unset = UNSET,
        ids: Sequence[str] | Unset = UNSET,
        emails: Sequence[str] | Unset = UNSET,
        prefix: str | Unset = UNSET,
        sub_account_id: str | Unset = UNSET,
        last_login: bool | Unset = UNSET,
        from_: date | str | Unset = UNSET,
        to: date | str | Unset = UNSET,
        union_type: Literal["include", "exclude"] | Unset = UNSET,
        sort_order: Literal["desc", "asc"] | Unset = UNSET,
        sort_by: Literal["name", "role", "status", "activity", "created_at"] | Unset = UNSET,
        page: int | Unset = UNSET,
        page_size: int | Unset = UNSET,
    ) -> Call[UsersResponse]:
        """GET /v1_1/provisioning/accounts/{account_id}/users"""
        return Call(
            "users.list",
            "GET",
            self._path("/v1_1/provisioning/accounts/{account_id}/users"),
            UsersResponse.from_dict,
            query=encode.query(
                {
                    "pending": pending,
                    "status": status,
                    "ids": encode.csv("ids", encode.list("ids", ids, min_items=1, max_items=100)),
                    "emails": encode.csv("emails", encode.list("emails", emails, min_items=1, max_items=100)),
                    "prefix": prefix,
                    "sub_account_id": sub_account_id,
                    "last_login": last_login,
                    "from": encode.date("from_", from_),
                    "to": encode.date("to", to),
                    "union_type": union_type,
                    "sort_order": sort_order,
                    "sort_by": sort_by,
                    "page": page,
                    "page_size": page_size,
                }
            ),
        )

    def create(
        self,
        *,
        name: str,
        email: str,
        role: str | Unset = UNSET,
        sub_account_ids: Sequence[str] | Unset = UNSET,
        enabled: bool | Unset = UNSET,
    ) -> Call[User]:
        """POST /v1_1/provisioning/accounts/{account_id}/users"""
        return Call(
            "users.create",
            "POST",
            self._path("/v1_1/provisioning/accounts/{account_id}/users"),
            User.from_dict,
            json=encode.body(
                {
                    "name": name,
                    "email": email,
                    "role": role,
                    "sub_account_ids": encode.list("sub_account_ids", sub_account_ids),
                    "enabled": enabled,
                }
            ),
        )

    def get(self, user_id: str) -> Call[User]:
        """GET /v1_1/provisioning/accounts/{account_id}/users/{user_id}"""
        return Call(
            "users.get",
            "GET",
            self._path("/v1_1/provisioning/accounts/{account_id}/users/{user_id}", user_id=user_id),
            User.from_dict,
        )

    def update(
        self,
        user_id: str,
        *,
        name: str | Unset = UNSET,
        email: str | Unset = UNSET,
        role: str | Unset = UNSET,
        sub_account_ids: Sequence[str] | Unset = UNSET,
        enabled: bool | Unset = UNSET,
    ) -> Call[User]:
        """PUT /v1_1/provisioning/accounts/{account_id}/users/{user_id}"""
        return Call(
            "users.update",
            "PUT",
            self._path("/v1_1/provisioning/accounts/{account_id}/users/{user_id}", user_id=user_id),
            User.from_dict,
            json=encode.body(
                {
                    "name": name,
                    "email": email,
                    "role": role,
                    "sub_account_ids": encode.list("sub_account_ids", sub_account_ids),
                    "enabled": enabled,
                }
            ),
        )

    def delete(self, user_id: str) -> Call[SuccessResponse]:
        """DELETE /v1_1/provisioning/accounts/{account_id}/users/{user_id}"""
        return Call(
            "users.delete",
            "DELETE",
            self._path("/v1_1/provisioning/accounts/{account_id}/users/{user_id}", user_id=user_id),
            SuccessResponse.from_dict,
        )

    def get_groups(self, user_id: str) -> Call[UserGroupsListResponse]:
        """GET /v1_1/provisioning/accounts/{account_id}/users/{user_id}/groups"""
        return Call(
            "users.get_groups",
            "GET",
            self._path("/v1_1/provisioning/accounts/{account_id}/users/{user_id}/groups", user_id=user_id),
            UserGroupsListResponse.from_dict,
        )

    def list_sub_accounts(self, user_id: str) -> Call[UserSubAccountsResponse]:
        """GET /v1_1/provisioning/accounts/{account_id}/users/{user_id}/sub_accounts"""
        return Call(
            "users.list_sub_accounts",
            "GET",
            self._path("/v1_1/provisioning/accounts/{account_id}/users/{user_id}/sub_accounts", user_id=user_id),
            UserSubAccountsResponse.from_dict,
        )


class Users(Resource[UsersCalls]):
    """The people who can sign in to the account."""

    def list(
        self,
        *,
        pending: bool | Unset = UNSET,
        status: Literal["pending", "active"] | Unset = UNSET,
        ids: Sequence[str] | Unset = UNSET,
        emails: Sequence[str] | Unset = UNSET,
        prefix: str | Unset = UNSET,
        sub_account_id: str | Unset = UNSET,
        last_login: bool | Unset = UNSET,
        from_: date | str | Unset = UNSET,
        to: date | str | Unset = UNSET,
        union_type: Literal["include", "exclude"] | Unset = UNSET,
        sort_order: Literal["desc", "asc"] | Unset = UNSET,
        sort_by: Literal["name", "role", "status", "activity", "created_at"] | Unset = UNSET,
        page: int | Unset = UNSET,
        page_size: int | Unset = UNSET,
    ) -> UsersResponse:
        """List users.

        Returns the users of the account, pending ones included, unless filters narrow the list. Filters
        combine, also with `ids`: a user is returned only if they pass every filter given.

        The answer has no total and no marker for a next page: with `page` and `page_size`, go on until a page
        comes back short. No default or maximum of the page size is documented; without both parameters a large
        first page or all users come back.

        Args:
            pending: `True` returns only users who have not set a password yet, `False` only users who have.
                Without it both are returned. See also `status`.
            status: Only users in this state: `pending` (no password set yet) or `active`. Says the same as
                `pending`, which newer versions of the service may replace by this; send one of the two. One of
                "pending", "active".
            ids: Only the users with these ids. Combines with the other filters. At least 1 and at most 100
                entries.
            emails: Only the users with these e-mail addresses. At least 1 and at most 100 entries.
            prefix: Only the users whose name starts with this text, ignoring case. E-mail addresses may be
                searched as well.
            sub_account_id: Only the users who have access to this product environment. An unknown id answers
                404.
            last_login: With `from_` and `to`: only the users who logged in within that time (`True`), or only
                those who did not (`False`), which includes users who never did.
            from_: First day of the time that `last_login` looks at. A `datetime` counts as its day in UTC.
            to: Last day of the time that `last_login` looks at. A `datetime` counts as its day in UTC.
            union_type: Whether the users found by their last login are the ones returned (`include`) or the
                ones left out (`exclude`). How it works together with `last_login=False` is not documented. One
                of "include", "exclude".
            sort_order: Direction of the sort. Default is descending (`desc`). One of "desc", "asc".
            sort_by: Field to sort by. No default is documented. One of "name", "role", "status", "activity",
                "created_at".
            page: Number of the page.
            page_size: Number of users per page. No default or maximum is documented.

        Returns:
            UsersResponse: The users that match.

        Raises:
            BadRequest (400), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_users
        """
        return self._send(
            self._calls.list(
                pending=pending,
                status=status,
                ids=ids,
                emails=emails,
                prefix=prefix,
                sub_account_id=sub_account_id,
                last_login=last_login,
                from_=from_,
                to=to,
                union_type=union_type,
                sort_order=sort_order,
                sort_by=sort_by,
                page=page,
                page_size=page_size,
            )
        )

    def iter(
        self,
        *,
        pending: bool | Unset = UNSET,
        status: Literal["pending", "active"] | Unset = UNSET,
        ids: Sequence[str] | Unset = UNSET,
        emails: Sequence[str] | Unset = UNSET,
        prefix: str | Unset = UNSET,
        sub_account_id: str | Unset = UNSET,
        last_login: bool | Unset = UNSET,
        from_: date | str | Unset = UNSET,
        to: date | str | Unset = UNSET,
        union_type: Literal["include", "exclude"] | Unset = UNSET,
        sort_order: Literal["desc", "asc"] | Unset = UNSET,
        sort_by: Literal["name", "role", "status", "activity", "created_at"] | Unset = UNSET,
        page_size: int = 100,
    ) -> Iterator[User]:
        """List users, one by one.

        As `list`; a page is requested when the one before it is used up. Creating or deleting items meanwhile
        shifts the pages, and some items are left out: use `list(iter(...))` first. After a short first page a
        second request follows, unless the answer has a total: the service may have a limit of its own.

        Args:
            pending: `True` returns only users who have not set a password yet, `False` only users who have.
                Without it both are returned. See also `status`.
            status: Only users in this state: `pending` (no password set yet) or `active`. Says the same as
                `pending`, which newer versions of the service may replace by this; send one of the two. One of
                "pending", "active".
            ids: Only the users with these ids. Combines with the other filters. At least 1 and at most 100
                entries.
            emails: Only the users with these e-mail addresses. At least 1 and at most 100 entries.
            prefix: Only the users whose name starts with this text, ignoring case. E-mail addresses may be
                searched as well.
            sub_account_id: Only the users who have access to this product environment. An unknown id answers
                404.
            last_login: With `from_` and `to`: only the users who logged in within that time (`True`), or only
                those who did not (`False`), which includes users who never did.
            from_: First day of the time that `last_login` looks at. A `datetime` counts as its day in UTC.
            to: Last day of the time that `last_login` looks at. A `datetime` counts as its day in UTC.
            union_type: Whether the users found by their last login are the ones returned (`include`) or the
                ones left out (`exclude`). How it works together with `last_login=False` is not documented. One
                of "include", "exclude".
            sort_order: Direction of the sort. Default is descending (`desc`). One of "desc", "asc".
            sort_by: Field to sort by. No default is documented. One of "name", "role", "status", "activity",
                "created_at".
            page_size: Number of items in each request. Default: 100.
        """
        return self._iterate(
            PageNumbers(
                lambda page: self._calls.list(
                    pending=pending,
                    status=status,
                    ids=ids,
                    emails=emails,
                    prefix=prefix,
                    sub_account_id=sub_account_id,
                    last_login=last_login,
                    from_=from_,
                    to=to,
                    union_type=union_type,
                    sort_order=sort_order,
                    sort_by=sort_by,
                    page=page,
                    page_size=page_size,
                ),
                lambda page: page.users,
                lambda item: item.id,
            )
        )

    def create(
        self,
        *,
        name: str,
        email: str,
        role: str | Unset = UNSET,
        sub_account_ids: Sequence[str] | Unset = UNSET,
        enabled: bool | Unset = UNSET,
    ) -> User:
        """Create a user.

        Creates a user, who stays `pending` until they set a password. The e-mail address must be free. Without
        `sub_account_ids`, or with an empty list, the user has access to all environments, also to those created
        later. A user beyond the seats of the plan is refused with a message that contains "too many users".

        Args:
            name: Full name. Need not be unique.
            email: E-mail address, unique among users. It is also the login.
            role: Role of a user in the account. `master_admin` may do everything, including billing and users,
                and always sees every environment. `admin` may do everything but billing, upgrades and the users
                of the account. `technical_admin` is like `admin`, but does not see the list of users. `billing`
                sees only billing, usage and plans. `reports` sees only reports and dashboards.
                `media_library_admin` may read and write everything in the areas that manage assets.
                `media_library_user` has the Media Library only, as far as folders are shared with their groups.
                On an account with Roles and Permissions, `principals.list_roles` says what a user may do.
                Known: "master_admin", "admin", "billing", "technical_admin", "reports", "media_library_admin",
                "media_library_user".
            sub_account_ids: Ids of the product environments that the user has access to. Omitted at creation or
                empty: all environments, also those created later. Ignored for `master_admin`, who always has
                access to all.
            enabled: Whether the user can log in. Default `True` at creation.

        Returns:
            User: The new user.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#create_user
        """
        return self._send(
            self._calls.create(name=name, email=email, role=role, sub_account_ids=sub_account_ids, enabled=enabled)
        )

    def get(self, user_id: str) -> User:
        """Get a user.

        Returns one user. An unknown id answers 404.

        Args:
            user_id: Id of the user.

        Returns:
            User: The user.

        Raises:
            NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_user
        """
        return self._send(self._calls.get(user_id))

    def update(
        self,
        user_id: str,
        *,
        name: str | Unset = UNSET,
        email: str | Unset = UNSET,
        role: str | Unset = UNSET,
        sub_account_ids: Sequence[str] | Unset = UNSET,
        enabled: bool | Unset = UNSET,
    ) -> User:
        """Update a user.

        Changes the fields that are sent and leaves the others alone. An empty `sub_account_ids` gives access to
        all environments. A disabled user cannot log in.

        Args:
            user_id: Id of the user.
            name: Full name. Need not be unique.
            email: E-mail address, unique among users. It is also the login.
            role: Role of a user in the account. `master_admin` may do everything, including billing and users,
                and always sees every environment. `admin` may do everything but billing, upgrades and the users
                of the account. `technical_admin` is like `admin`, but does not see the list of users. `billing`
                sees only billing, usage and plans. `reports` sees only reports and dashboards.
                `media_library_admin` may read and write everything in the areas that manage assets.
                `media_library_user` has the Media Library only, as far as folders are shared with their groups.
                On an account with Roles and Permissions, `principals.list_roles` says what a user may do.
                Known: "master_admin", "admin", "billing", "technical_admin", "reports", "media_library_admin",
                "media_library_user".
            sub_account_ids: Ids of the product environments that the user has access to. Omitted at creation or
                empty: all environments, also those created later. Ignored for `master_admin`, who always has
                access to all.
            enabled: Whether the user can log in. Default `True` at creation.

        Returns:
            User: The user as they are now.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#update_user
        """
        return self._send(
            self._calls.update(
                user_id, name=name, email=email, role=role, sub_account_ids=sub_account_ids, enabled=enabled
            )
        )

    def delete(self, user_id: str) -> SuccessResponse:
        """Delete a user.

        Deletes a user from the account.

        Args:
            user_id: Id of the user.

        Returns:
            SuccessResponse: The user is deleted.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#delete_user
        """
        return self._send(self._calls.delete(user_id))

    def get_groups(self, user_id: str) -> UserGroupsListResponse:
        """List the groups of a user.

        Returns id and name of every user group that the user is a member of.

        Args:
            user_id: Id of the user.

        Returns:
            UserGroupsListResponse: The groups of the user.

        Raises:
            NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_users_groups
        """
        return self._send(self._calls.get_groups(user_id))

    def list_sub_accounts(self, user_id: str) -> UserSubAccountsResponse:
        """List the environments of a user.

        Returns the product environments that the user has access to.

        Args:
            user_id: Id of the user.

        Returns:
            UserSubAccountsResponse: The product environments of the user.

        Raises:
            NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_user_sub_accounts
        """
        return self._send(self._calls.list_sub_accounts(user_id))


class AsyncUsers(AsyncResource[UsersCalls]):
    """The people who can sign in to the account."""

    async def list(
        self,
        *,
        pending: bool | Unset = UNSET,
        status: Literal["pending", "active"] | Unset = UNSET,
        ids: Sequence[str] | Unset = UNSET,
        emails: Sequence[str] | Unset = UNSET,
        prefix: str | Unset = UNSET,
        sub_account_id: str | Unset = UNSET,
        last_login: bool | Unset = UNSET,
        from_: date | str | Unset = UNSET,
        to: date | str | Unset = UNSET,
        union_type: Literal["include", "exclude"] | Unset = UNSET,
        sort_order: Literal["desc", "asc"] | Unset = UNSET,
        sort_by: Literal["name", "role", "status", "activity", "created_at"] | Unset = UNSET,
        page: int | Unset = UNSET,
        page_size: int | Unset = UNSET,
    ) -> UsersResponse:
        """List users.

        Returns the users of the account, pending ones included, unless filters narrow the list. Filters
        combine, also with `ids`: a user is returned only if they pass every filter given.

        The answer has no total and no marker for a next page: with `page` and `page_size`, go on until a page
        comes back short. No default or maximum of the page size is documented; without both parameters a large
        first page or all users come back.

        Args:
            pending: `True` returns only users who have not set a password yet, `False` only users who have.
                Without it both are returned. See also `status`.
            status: Only users in this state: `pending` (no password set yet) or `active`. Says the same as
                `pending`, which newer versions of the service may replace by this; send one of the two. One of
                "pending", "active".
            ids: Only the users with these ids. Combines with the other filters. At least 1 and at most 100
                entries.
            emails: Only the users with these e-mail addresses. At least 1 and at most 100 entries.
            prefix: Only the users whose name starts with this text, ignoring case. E-mail addresses may be
                searched as well.
            sub_account_id: Only the users who have access to this product environment. An unknown id answers
                404.
            last_login: With `from_` and `to`: only the users who logged in within that time (`True`), or only
                those who did not (`False`), which includes users who never did.
            from_: First day of the time that `last_login` looks at. A `datetime` counts as its day in UTC.
            to: Last day of the time that `last_login` looks at. A `datetime` counts as its day in UTC.
            union_type: Whether the users found by their last login are the ones returned (`include`) or the
                ones left out (`exclude`). How it works together with `last_login=False` is not documented. One
                of "include", "exclude".
            sort_order: Direction of the sort. Default is descending (`desc`). One of "desc", "asc".
            sort_by: Field to sort by. No default is documented. One of "name", "role", "status", "activity",
                "created_at".
            page: Number of the page.
            page_size: Number of users per page. No default or maximum is documented.

        Returns:
            UsersResponse: The users that match.

        Raises:
            BadRequest (400), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_users
        """
        return await self._send(
            self._calls.list(
                pending=pending,
                status=status,
                ids=ids,
                emails=emails,
                prefix=prefix,
                sub_account_id=sub_account_id,
                last_login=last_login,
                from_=from_,
                to=to,
                union_type=union_type,
                sort_order=sort_order,
                sort_by=sort_by,
                page=page,
                page_size=page_size,
            )
        )

    def iter(
        self,
        *,
        pending: bool | Unset = UNSET,
        status: Literal["pending", "active"] | Unset = UNSET,
        ids: Sequence[str] | Unset = UNSET,
        emails: Sequence[str] | Unset = UNSET,
        prefix: str | Unset = UNSET,
        sub_account_id: str | Unset = UNSET,
        last_login: bool | Unset = UNSET,
        from_: date | str | Unset = UNSET,
        to: date | str | Unset = UNSET,
        union_type: Literal["include", "exclude"] | Unset = UNSET,
        sort_order: Literal["desc", "asc"] | Unset = UNSET,
        sort_by: Literal["name", "role", "status", "activity", "created_at"] | Unset = UNSET,
        page_size: int = 100,
    ) -> AsyncIterator[User]:
        """List users, one by one.

        As `list`; a page is requested when the one before it is used up. Creating or deleting items meanwhile
        shifts the pages, and some items are left out: use `list(iter(...))` first. After a short first page a
        second request follows, unless the answer has a total: the service may have a limit of its own.

        Args:
            pending: `True` returns only users who have not set a password yet, `False` only users who have.
                Without it both are returned. See also `status`.
            status: Only users in this state: `pending` (no password set yet) or `active`. Says the same as
                `pending`, which newer versions of the service may replace by this; send one of the two. One of
                "pending", "active".
            ids: Only the users with these ids. Combines with the other filters. At least 1 and at most 100
                entries.
            emails: Only the users with these e-mail addresses. At least 1 and at most 100 entries.
            prefix: Only the users whose name starts with this text, ignoring case. E-mail addresses may be
                searched as well.
            sub_account_id: Only the users who have access to this product environment. An unknown id answers
                404.
            last_login: With `from_` and `to`: only the users who logged in within that time (`True`), or only
                those who did not (`False`), which includes users who never did.
            from_: First day of the time that `last_login` looks at. A `datetime` counts as its day in UTC.
            to: Last day of the time that `last_login` looks at. A `datetime` counts as its day in UTC.
            union_type: Whether the users found by their last login are the ones returned (`include`) or the
                ones left out (`exclude`). How it works together with `last_login=False` is not documented. One
                of "include", "exclude".
            sort_order: Direction of the sort. Default is descending (`desc`). One of "desc", "asc".
            sort_by: Field to sort by. No default is documented. One of "name", "role", "status", "activity",
                "created_at".
            page_size: Number of items in each request. Default: 100.
        """
        return self._iterate(
            PageNumbers(
                lambda page: self._calls.list(
                    pending=pending,
                    status=status,
                    ids=ids,
                    emails=emails,
                    prefix=prefix,
                    sub_account_id=sub_account_id,
                    last_login=last_login,
                    from_=from_,
                    to=to,
                    union_type=union_type,
                    sort_order=sort_order,
                    sort_by=sort_by,
                    page=page,
                    page_size=page_size,
                ),
                lambda page: page.users,
                lambda item: item.id,
            )
        )

    async def create(
        self,
        *,
        name: str,
        email: str,
        role: str | Unset = UNSET,
        sub_account_ids: Sequence[str] | Unset = UNSET,
        enabled: bool | Unset = UNSET,
    ) -> User:
        """Create a user.

        Creates a user, who stays `pending` until they set a password. The e-mail address must be free. Without
        `sub_account_ids`, or with an empty list, the user has access to all environments, also to those created
        later. A user beyond the seats of the plan is refused with a message that contains "too many users".

        Args:
            name: Full name. Need not be unique.
            email: E-mail address, unique among users. It is also the login.
            role: Role of a user in the account. `master_admin` may do everything, including billing and users,
                and always sees every environment. `admin` may do everything but billing, upgrades and the users
                of the account. `technical_admin` is like `admin`, but does not see the list of users. `billing`
                sees only billing, usage and plans. `reports` sees only reports and dashboards.
                `media_library_admin` may read and write everything in the areas that manage assets.
                `media_library_user` has the Media Library only, as far as folders are shared with their groups.
                On an account with Roles and Permissions, `principals.list_roles` says what a user may do.
                Known: "master_admin", "admin", "billing", "technical_admin", "reports", "media_library_admin",
                "media_library_user".
            sub_account_ids: Ids of the product environments that the user has access to. Omitted at creation or
                empty: all environments, also those created later. Ignored for `master_admin`, who always has
                access to all.
            enabled: Whether the user can log in. Default `True` at creation.

        Returns:
            User: The new user.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#create_user
        """
        return await self._send(
            self._calls.create(name=name, email=email, role=role, sub_account_ids=sub_account_ids, enabled=enabled)
        )

    async def get(self, user_id: str) -> User:
        """Get a user.

        Returns one user. An unknown id answers 404.

        Args:
            user_id: Id of the user.

        Returns:
            User: The user.

        Raises:
            NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_user
        """
        return await self._send(self._calls.get(user_id))

    async def update(
        self,
        user_id: str,
        *,
        name: str | Unset = UNSET,
        email: str | Unset = UNSET,
        role: str | Unset = UNSET,
        sub_account_ids: Sequence[str] | Unset = UNSET,
        enabled: bool | Unset = UNSET,
    ) -> User:
        """Update a user.

        Changes the fields that are sent and leaves the others alone. An empty `sub_account_ids` gives access to
        all environments. A disabled user cannot log in.

        Args:
            user_id: Id of the user.
            name: Full name. Need not be unique.
            email: E-mail address, unique among users. It is also the login.
            role: Role of a user in the account. `master_admin` may do everything, including billing and users,
                and always sees every environment. `admin` may do everything but billing, upgrades and the users
                of the account. `technical_admin` is like `admin`, but does not see the list of users. `billing`
                sees only billing, usage and plans. `reports` sees only reports and dashboards.
                `media_library_admin` may read and write everything in the areas that manage assets.
                `media_library_user` has the Media Library only, as far as folders are shared with their groups.
                On an account with Roles and Permissions, `principals.list_roles` says what a user may do.
                Known: "master_admin", "admin", "billing", "technical_admin", "reports", "media_library_admin",
                "media_library_user".
            sub_account_ids: Ids of the product environments that the user has access to. Omitted at creation or
                empty: all environments, also those created later. Ignored for `master_admin`, who always has
                access to all.
            enabled: Whether the user can log in. Default `True` at creation.

        Returns:
            User: The user as they are now.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404), Conflict (409).

        Docs: https://cloudinary.com/documentation/provisioning_api#update_user
        """
        return await self._send(
            self._calls.update(
                user_id, name=name, email=email, role=role, sub_account_ids=sub_account_ids, enabled=enabled
            )
        )

    async def delete(self, user_id: str) -> SuccessResponse:
        """Delete a user.

        Deletes a user from the account.

        Args:
            user_id: Id of the user.

        Returns:
            SuccessResponse: The user is deleted.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#delete_user
        """
        return await self._send(self._calls.delete(user_id))

    async def get_groups(self, user_id: str) -> UserGroupsListResponse:
        """List the groups of a user.

        Returns id and name of every user group that the user is a member of.

        Args:
            user_id: Id of the user.

        Returns:
            UserGroupsListResponse: The groups of the user.

        Raises:
            NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_users_groups
        """
        return await self._send(self._calls.get_groups(user_id))

    async def list_sub_accounts(self, user_id: str) -> UserSubAccountsResponse:
        """List the environments of a user.

        Returns the product environments that the user has access to.

        Args:
            user_id: Id of the user.

        Returns:
            UserSubAccountsResponse: The product environments of the user.

        Raises:
            NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api#get_user_sub_accounts
        """
        return await self._send(self._calls.list_sub_accounts(user_id))
