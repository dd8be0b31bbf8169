# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    CommaJoined,
    ListOf,
    as_datetime,
    as_flag,
    as_mapping,
    as_text,
    as_whole,
    optional,
    required,
)
from .user_group_summary import UserGroupSummary


@attrs.define(kw_only=True)
class User(Model):
    """A user of the account.

    Attributes:
        id: Id of the user, hexadecimal.
        name: Full name.
        first_name: First name.
        last_name: Last name.
        role: Role of the user: `master_admin`, `admin`, `technical_admin`, `billing`, `reports`,
            `media_library_admin` or `media_library_user`. Accounts with Roles and Permissions also show
            other values.
        email: E-mail address.
        pending: Whether the user has yet to set a password.
        enabled: Whether the user can log in.
        created_at: When the user was created.
        updated_at: When the user was changed last.
        last_login: When the user logged in last. Null or absent if never.
        all_sub_accounts: Whether the user has access to all product environments, also to those created
            later.
        groups: Groups that the user is a member of. Older shape; `users.get_groups` lists them too.
        sub_account_ids: Ids of the product environments that the user has access to, as a list or as one
            comma-joined string. Only when access is limited. Older shape; `users.list_sub_accounts` lists
            them too.
        providers: Identity providers that the user logs in with.
        email_preferences: Which kinds of e-mail the user gets. The keys are not documented.
        account_id: Id of the account, a UUID.
        two_factor: Whether the user has two-factor authentication on.
        status: State of the user, such as `pending` or `active`.
        root: Whether this is the root user of the account.
        technical_role: Technical role of the user, apart from the role that grants access.
        group_count: Number of groups that the user is a member of.
        sub_account_count: Number of product environments that the user has access to.
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "name": "name",
        "first_name": "first_name",
        "last_name": "last_name",
        "role": "role",
        "email": "email",
        "pending": "pending",
        "enabled": "enabled",
        "created_at": "created_at",
        "updated_at": "updated_at",
        "last_login": "last_login",
        "all_sub_accounts": "all_sub_accounts",
        "groups": "groups",
        "sub_account_ids": "sub_account_ids",
        "providers": "providers",
        "email_preferences": "email_preferences",
        "account_id": "account_id",
        "two_factor": "two_factor",
        "status": "status",
        "root": "root",
        "technical_role": "technical_role",
        "group_count": "group_count",
        "sub_account_count": "sub_account_count",
    }

    id: str
    name: str
    first_name: str | None = None
    last_name: str | None = None
    role: str
    email: str
    pending: bool
    enabled: bool
    created_at: datetime
    updated_at: datetime | None = None
    last_login: datetime | None = None
    all_sub_accounts: bool
    groups: list[UserGroupSummary] | None = None
    sub_account_ids: list[str] | None = None
    providers: list[str] | None = None
    email_preferences: dict[str, Any] | None = None
    account_id: str | None = None
    two_factor: bool | None = None
    status: str | None = None
    root: bool | None = None
    technical_role: str | None = None
    group_count: int | None = None
    sub_account_count: int | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            id=required(data, "id", as_text),
            name=required(data, "name", as_text),
            first_name=optional(data, "first_name", as_text),
            last_name=optional(data, "last_name", as_text),
            role=required(data, "role", as_text),
            email=required(data, "email", as_text),
            pending=required(data, "pending", as_flag),
            enabled=required(data, "enabled", as_flag),
            created_at=required(data, "created_at", as_datetime),
            updated_at=optional(data, "updated_at", as_datetime),
            last_login=optional(data, "last_login", as_datetime),
            all_sub_accounts=required(data, "all_sub_accounts", as_flag),
            groups=optional(data, "groups", _read_groups),
            sub_account_ids=optional(data, "sub_account_ids", _read_sub_account_ids),
            providers=optional(data, "providers", _read_providers),
            email_preferences=optional(data, "email_preferences", as_mapping),
            account_id=optional(data, "account_id", as_text),
            two_factor=optional(data, "two_factor", as_flag),
            status=optional(data, "status", as_text),
            root=optional(data, "root", as_flag),
            technical_role=optional(data, "technical_role", as_text),
            group_count=optional(data, "group_count", as_whole),
            sub_account_count=optional(data, "sub_account_count", as_whole),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_groups = ListOf(UserGroupSummary.from_dict)
_read_sub_account_ids = CommaJoined()
_read_providers = ListOf(as_text)
