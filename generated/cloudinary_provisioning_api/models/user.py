# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Many,
    Model,
    OptionalField,
    all_fit,
    are_texts,
    is_datetime,
)
from cloudinary_provisioning_runtime.reading import (
    CommaJoined,
    ListOf,
    as_datetime,
    as_flag,
    as_mapping,
    as_text,
    as_whole,
)

from .user_group_summary import UserGroupSummary


class User(Model):
    """A user of the account.

    Attributes:
        id (str): Id of the user, hexadecimal.
        name (str): Full name.
        first_name (str | None): First name.
        last_name (str | None): Last name.
        role (str): Role of the user: `master_admin`, `admin`, `technical_admin`, `billing`, `reports`,
            `media_library_admin` or `media_library_user`. On an account with Roles and Permissions,
            `principals.list_roles` says what the user may do.
        email (str): E-mail address.
        pending (bool): Whether the user has yet to set a password.
        enabled (bool): Whether the user can log in.
        created_at (datetime): When the user was created.
        updated_at (datetime | None): When the user was changed last.
        last_login (datetime | None): When the user logged in last. Absent if never; null is read as absent.
        all_sub_accounts (bool): Whether the user has access to all product environments, also to those
            created later.
        groups (list[UserGroupSummary] | None): Groups that the user is a member of. Older shape;
            `users.get_groups` lists them too.
        sub_account_ids (list[str] | None): Ids of the product environments that the user has access to (on
            the wire also one comma-joined string). Only when access is limited. Older shape;
            `users.list_sub_accounts` lists them too.
        providers (list[str] | None): Identity providers that the user logs in with.
        email_preferences (dict[str, Any] | None): Which kinds of e-mail the user gets. The keys are not
            documented.
        account_id (str | None): Id of the account, a UUID.
        two_factor (bool | None): Whether the user has two-factor authentication on.
        status (str | None): State of the user, such as `pending` or `active`.
        root (bool | None): Whether this is the root user of the account.
        technical_role (str | None): Technical role of the user. Its values are not known.
        group_count (int | None): Number of groups that the user is a member of.
        sub_account_count (int | None): Number of product environments that the user has access to.
    """

    __slots__ = ()

    id = Field("id", as_text)
    name = Field("name", as_text)
    first_name = OptionalField("first_name", as_text)
    last_name = OptionalField("last_name", as_text)
    role = Field("role", as_text)
    email = Field("email", as_text)
    pending = Field("pending", as_flag)
    enabled = Field("enabled", as_flag)
    created_at = Field("created_at", as_datetime)
    updated_at = OptionalField("updated_at", as_datetime)
    last_login = OptionalField("last_login", as_datetime)
    all_sub_accounts = Field("all_sub_accounts", as_flag)
    groups = OptionalField("groups", Many(UserGroupSummary))
    sub_account_ids = OptionalField("sub_account_ids", CommaJoined())
    providers = OptionalField("providers", ListOf(as_text))
    email_preferences = OptionalField("email_preferences", as_mapping)
    account_id = OptionalField("account_id", as_text)
    two_factor = OptionalField("two_factor", as_flag)
    status = OptionalField("status", as_text)
    root = OptionalField("root", as_flag)
    technical_role = OptionalField("technical_role", as_text)
    group_count = OptionalField("group_count", as_whole)
    sub_account_count = OptionalField("sub_account_count", as_whole)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and type(data["id"]) is str
            and type(data["name"]) is str
            and (type(value := get("first_name")) is str or value is None)
            and (type(value := get("last_name")) is str or value is None)
            and type(data["role"]) is str
            and type(data["email"]) is str
            and type(data["pending"]) is bool
            and type(data["enabled"]) is bool
            and is_datetime(data["created_at"])
            and ((value := get("updated_at")) is None or is_datetime(value))
            and ((value := get("last_login")) is None or is_datetime(value))
            and type(data["all_sub_accounts"]) is bool
            and ((value := get("groups")) is None or all_fit(value, UserGroupSummary._fits))
            and ((value := get("sub_account_ids")) is None or (type(value) is str or are_texts(value)))
            and ((value := get("providers")) is None or are_texts(value))
            and (type(value := get("email_preferences")) is dict or value is None)
            and (type(value := get("account_id")) is str or value is None)
            and (type(value := get("two_factor")) is bool or value is None)
            and (type(value := get("status")) is str or value is None)
            and (type(value := get("root")) is bool or value is None)
            and (type(value := get("technical_role")) is str or value is None)
            and (type(value := get("group_count")) is int or value is None)
            and (type(value := get("sub_account_count")) is int or value is None)
        )
