# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from datetime import datetime
from typing import Any

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import (
    ListOf,
    read_bool,
    read_csv,
    read_datetime,
    read_int,
    read_object,
    read_str,
)

from .user_group_summary import UserGroupSummary


class User(Model):
    """A user of the account.

    Attributes:
        id: Id of the user, hexadecimal.
        name: Full name.
        first_name: First name.
        last_name: Last name.
        role: Role of the user: `master_admin`, `admin`, `technical_admin`, `billing`, `reports`,
            `media_library_admin` or `media_library_user`. On an account with Roles and Permissions,
            `principals.list_roles` says what the user may do.
        email: E-mail address.
        pending: Whether the user has yet to set a password.
        enabled: Whether the user can log in.
        created_at: When the user was created.
        updated_at: When the user was changed last.
        last_login: When the user logged in last. Absent if never; null is read as absent.
        all_sub_accounts: Whether the user has access to all product environments, also to those created
            later.
        groups: Groups that the user is a member of. Older shape; `users.get_groups` lists them too.
        sub_account_ids: Ids of the product environments that the user has access to (on the wire also one
            comma-joined string). Only when access is limited. Older shape; `users.list_sub_accounts` lists
            them too.
        providers: Identity providers that the user logs in with.
        email_preferences: Which kinds of e-mail the user gets. The keys are not documented.
        account_id: Id of the account, a UUID.
        two_factor: Whether the user has two-factor authentication on.
        status: State of the user, such as `pending` or `active`.
        root: Whether this is the root user of the account.
        technical_role: Technical role of the user. Its values are not known.
        group_count: Number of groups that the user is a member of.
        sub_account_count: Number of product environments that the user has access to.
    """

    __slots__ = ()

    id: str = field(read_str)
    name: str = field(read_str)
    first_name: str | None = field(read_str, optional=True)
    last_name: str | None = field(read_str, optional=True)
    role: str = field(read_str)
    email: str = field(read_str)
    pending: bool = field(read_bool)
    enabled: bool = field(read_bool)
    created_at: datetime = field(read_datetime)
    updated_at: datetime | None = field(read_datetime, optional=True)
    last_login: datetime | None = field(read_datetime, optional=True)
    all_sub_accounts: bool = field(read_bool)
    groups: list[UserGroupSummary] | None = field(ListOf(UserGroupSummary.from_dict), optional=True)
    sub_account_ids: list[str] | None = field(read_csv, optional=True)
    providers: list[str] | None = field(ListOf(read_str), optional=True)
    email_preferences: dict[str, Any] | None = field(read_object, optional=True)
    account_id: str | None = field(read_str, optional=True)
    two_factor: bool | None = field(read_bool, optional=True)
    status: str | None = field(read_str, optional=True)
    root: bool | None = field(read_bool, optional=True)
    technical_role: str | None = field(read_str, optional=True)
    group_count: int | None = field(read_int, optional=True)
    sub_account_count: int | None = field(read_int, optional=True)
