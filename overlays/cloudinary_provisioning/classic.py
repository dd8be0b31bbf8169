"""The interface of `cloudinary.provisioning`, for programs that were written for it: change the import, keep the rest.

    import cloudinary_provisioning.classic as provisioning

    provisioning.create_user("Ada", "ada@example.com", provisioning.Role.ADMIN)

`AccountApi` has the same calls for one of several accounts. Results are dicts. Errors are of their classic class and of
that of `cloudinary_provisioning` as well. Arguments that are None or "" are not sent. A call that failed is not sent
again, unless `AccountApi(retry=…)` says so. Every call also takes, for itself alone, the options `account_id`,
`provisioning_api_key`, `provisioning_api_secret`, `upload_prefix`, `timeout` (seconds; None waits for ever) and
`headers`. What differs from the original is in `docs/migrating.md`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from threading import RLock
from typing import Any, Self

import httpx
from cloudinary_provisioning_runtime.connections import opened
from cloudinary_provisioning_runtime.errors import BadRequest, ConfigurationError, NotFound, RateLimited
from cloudinary_provisioning_runtime.errors import Conflict as AlreadyExists
from cloudinary_provisioning_runtime.errors import Forbidden as NotAllowed
from cloudinary_provisioning_runtime.errors import ProvisioningError as Error
from cloudinary_provisioning_runtime.errors import Unauthorized as AuthorizationRequired
from cloudinary_provisioning_runtime.policy import Retry
from cloudinary_provisioning_runtime.types import UNSET

from ._classic import CREDENTIALS, OPTIONS, AccountConfig, ClassicClient, GeneralError, ListResponse, Response
from .configuration import RIGHT_ONE, VARIABLE
from .role import Role

# Packed, since the formatter would give each of the forty names a line.
# fmt: off
__all__ = [
    "AccountApi", "AccountConfig", "AlreadyExists", "AuthorizationRequired", "BadRequest", "ConfigurationError",
    "Error", "GeneralError", "ListResponse", "NotAllowed", "NotFound", "RateLimited", "Response", "Role",
    "access_keys", "account_config", "add_user_to_group", "create_agent_account", "create_cloud",
    "create_sub_account", "create_user", "create_user_group", "delete_access_key", "delete_sub_account",
    "delete_user", "delete_user_group", "generate_access_key", "remove_user_from_group", "reset_config",
    "sub_account", "sub_accounts", "update_access_key", "update_sub_account", "update_user", "update_user_group",
    "user", "user_group", "user_group_users", "user_groups", "user_in_user_groups", "users",
]
# fmt: on

Text = str | None
Flag = bool | None
Ids = Sequence[str] | None
Attributes = Mapping[str, Any] | None


class AccountApi:
    """The calls for one account; safe to share between threads.

    Args:
        configuration: An account URL, a dict or an `AccountConfig`. Without it, `AccountConfig()` at the first use.
        retry: When and how often a failed call is sent again; by default it is not.
        http_client: A client of httpx to send with; it is not closed.
    """

    def __init__(
        self,
        configuration: str | Mapping[str, Any] | AccountConfig | None = None,
        *,
        retry: Retry = Retry(attempts=1),
        http_client: httpx.Client | None = None,
    ) -> None:
        if configuration is not None and not isinstance(configuration, AccountConfig):
            configuration = AccountConfig(configuration)
        self._configuration = configuration
        self._retry = retry
        self._http, self._owns_http = http_client, http_client is None
        self._lock = RLock()
        self._process = os.getpid()

    @property
    def configuration(self) -> AccountConfig:
        """The settings that calls start from; a change holds for the calls that follow."""
        with self._guard():
            if self._configuration is None:
                configuration = AccountConfig()
                # Django's settings, if they were loaded just now, may have asked for it and changed it on the way.
                self._configuration = self._configuration or configuration
            return self._configuration

    def close(self) -> None:
        """Close the connections; those of an `http_client` that was passed in stay open. A later call opens others."""
        with self._guard():
            if self._http is not None and self._owns_http:
                self._http.close()
                self._http = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def sub_accounts(self, enabled: Flag = None, ids: Ids = None, prefix: Text = None, **options: Any) -> Response:
        """List the sub-accounts ("product environments"); an empty list of `ids` means all."""
        return self._client(options).fetch(
            lambda to: to.product_environments.list, enabled=enabled, ids=_listed(ids), prefix=prefix
        )

    def create_sub_account(
        self,
        name: str,
        cloud_name: Text = None,
        custom_attributes: Attributes = None,
        enabled: Flag = None,
        base_account: Text = None,
        **options: Any,
    ) -> Response:
        """Create a sub-account; booleans are sent as such, the original sends them as text."""
        fields = {"cloud_name": cloud_name, "custom_attributes": custom_attributes, "enabled": enabled}
        return self._client(options).fetch(
            lambda to: partial(to.product_environments.create, name=name), base_sub_account_id=base_account, **fields
        )

    def sub_account(self, sub_account_id: str, **options: Any) -> Response:
        """Get a sub-account."""
        return self._client(options).fetch(lambda to: to.product_environments.get, sub_account_id)

    def update_sub_account(
        self,
        sub_account_id: str,
        name: Text = None,
        cloud_name: Text = None,
        custom_attributes: Attributes = None,
        enabled: Flag = None,
        **options: Any,
    ) -> Response:
        """Change a sub-account; `custom_attributes` replaces all that there were."""
        fields = {"name": name, "cloud_name": cloud_name, "custom_attributes": custom_attributes, "enabled": enabled}
        return self._client(options).fetch(lambda to: to.product_environments.update, sub_account_id, **fields)

    def delete_sub_account(self, sub_account_id: str, **options: Any) -> Response:
        """Delete a sub-account."""
        return self._client(options).fetch(lambda to: to.product_environments.delete, sub_account_id)

    def users(
        self,
        user_ids: Ids = None,
        sub_account_id: Text = None,
        pending: bool | str | None = None,
        prefix: Text = None,
        last_login: Flag = None,
        from_date: date | str | None = None,
        to_date: date | str | None = None,
        *,
        status: Text = None,
        **options: Any,
    ) -> Response:
        """List users; an empty list of `user_ids` means all, a `datetime` counts as its day.

        The third argument is `pending` in releases of the original before 1.46, `status` in later ones: either will do.
        """
        if isinstance(pending, str) and pending.lower() not in ("true", "false"):
            pending, status = None, pending
        return self._client(options).fetch(
            lambda to: to.users.list,
            ids=_listed(user_ids),
            sub_account_id=sub_account_id,
            pending=pending,
            status=status,
            prefix=prefix,
            last_login=last_login,
            from_=from_date,
            to=to_date,
        )

    def create_user(self, name: str, email: str, role: str, sub_account_ids: Ids = None, **options: Any) -> Response:
        """Create a user, who may use all sub-accounts if none are named."""
        return self._client(options).fetch(
            lambda to: partial(to.users.create, name=name, email=email), role=role, sub_account_ids=sub_account_ids
        )

    def user(self, user_id: str, **options: Any) -> Response:
        """Get a user."""
        return self._client(options).fetch(lambda to: to.users.get, user_id)

    def update_user(
        self,
        user_id: str,
        name: Text = None,
        email: Text = None,
        role: Text = None,
        sub_account_ids: Ids = None,
        **options: Any,
    ) -> Response:
        """Change a user; an empty list of `sub_account_ids` gives access to all."""
        fields = {"name": name, "email": email, "role": role, "sub_account_ids": sub_account_ids}
        return self._client(options).fetch(lambda to: to.users.update, user_id, **fields)

    def delete_user(self, user_id: str, **options: Any) -> Response:
        """Delete a user."""
        return self._client(options).fetch(lambda to: to.users.delete, user_id)

    def user_groups(self, **options: Any) -> Response:
        """List the user groups."""
        return self._client(options).fetch(lambda to: to.user_groups.list)

    def create_user_group(self, name: str, **options: Any) -> Response:
        """Create a user group."""
        return self._client(options).fetch(lambda to: to.user_groups.create, name=name)

    def user_group(self, user_group_id: str, **options: Any) -> Response:
        """Get a user group."""
        return self._client(options).fetch(lambda to: to.user_groups.get, user_group_id)

    def update_user_group(self, user_group_id: str, name: str, **options: Any) -> Response:
        """Rename a user group."""
        return self._client(options).fetch(lambda to: to.user_groups.update, user_group_id, name=name)

    def delete_user_group(self, user_group_id: str, **options: Any) -> Response:
        """Delete a user group."""
        return self._client(options).fetch(lambda to: to.user_groups.delete, user_group_id)

    def add_user_to_group(self, user_group_id: str, user_id: str, **options: Any) -> Response:
        """Add a user to a group; returns its members."""
        return self._client(options).fetch(lambda to: to.user_groups.add_user, user_group_id, user_id)

    def remove_user_from_group(self, user_group_id: str, user_id: str, **options: Any) -> Response:
        """Remove a user from a group; returns its members."""
        return self._client(options).fetch(lambda to: to.user_groups.remove_user, user_group_id, user_id)

    def user_group_users(self, user_group_id: str, **options: Any) -> Response:
        """List the members of a group."""
        return self._client(options).fetch(lambda to: to.user_groups.list_users, user_group_id)

    def user_in_user_groups(self, user_id: str, **options: Any) -> Response:
        """List the groups of a user; the original, up to its release 1.46.2, asked for a group of that id instead."""
        return self._client(options).fetch(lambda to: to.users.get_groups, user_id)

    def access_keys(
        self,
        sub_account_id: str,
        page_size: int | None = None,
        page: int | None = None,
        sort_by: Text = None,
        sort_order: Text = None,
        **options: Any,
    ) -> Response:
        """List the access keys of a sub-account."""
        fields = {"page_size": page_size, "page": page, "sort_by": sort_by, "sort_order": sort_order}
        return self._client(options).fetch(lambda to: to.access_keys.list, sub_account_id, **fields)

    def generate_access_key(
        self, sub_account_id: str, name: Text = None, enabled: Flag = None, **options: Any
    ) -> Response:
        """Generate an access key."""
        return self._client(options).fetch(
            lambda to: to.access_keys.generate, sub_account_id, name=name, enabled=enabled
        )

    def update_access_key(
        self,
        sub_account_id: str,
        api_key: str | int,
        name: Text = None,
        enabled: Flag = None,
        dedicated_for: Text = None,
        **options: Any,
    ) -> Response:
        """Change an access key."""
        fields = {"name": name, "enabled": enabled, "dedicated_for": dedicated_for}
        return self._client(options).fetch(lambda to: to.access_keys.update, sub_account_id, str(api_key), **fields)

    def delete_access_key(
        self, sub_account_id: str, api_key: str | int | None = None, name: Text = None, **options: Any
    ) -> Response:
        """Delete an access key by its `api_key`, or else by its `name`."""
        if api_key is not None:
            return self._client(options).fetch(lambda to: to.access_keys.delete, sub_account_id, str(api_key))
        if not name:
            raise ValueError("delete_access_key needs an api_key or a name")
        return self._client(options).fetch(lambda to: to.access_keys.delete_by_name, sub_account_id, name=name)

    def create_agent_account(
        self,
        email: str,
        agent_framework: str,
        agent_llm_model: str,
        agent_goal: str,
        sdk_framework: Text = None,
        **options: Any,
    ) -> Response:
        """Open an account for a person, as a software agent; needs no account."""
        agent = {"agent_framework": agent_framework, "agent_llm_model": agent_llm_model, "agent_goal": agent_goal}
        return self._client(options, account=False).fetch(
            lambda to: partial(to.agents.create_account, email=email, **agent), sdk_framework=sdk_framework
        )

    def create_cloud(
        self,
        delivery_ips: Ids = None,
        email: Text = None,
        agent_framework: Text = None,
        agent_llm_model: Text = None,
        agent_goal: Text = None,
        sdk_framework: Text = None,
        **options: Any,
    ) -> Response:
        """Open a temporary cloud that a person can claim, as a software agent; needs no account."""
        agent = {"agent_framework": agent_framework, "agent_llm_model": agent_llm_model, "agent_goal": agent_goal}
        fields = {"delivery_ips": delivery_ips, "email": email, "sdk_framework": sdk_framework}
        return self._client(options, account=False).fetch(lambda to: to.agents.create_cloud, **agent, **fields)

    def _client(self, options: Mapping[str, Any], *, account: bool = True) -> ClassicClient:
        if unknown := options.keys() - OPTIONS:
            raise TypeError(f"unknown option {min(unknown)!r}; there are {', '.join(OPTIONS)}")
        settings = {**vars(self.configuration), **options}
        how: dict[str, Any] = {
            "base_url": settings.get("upload_prefix") or None,
            "timeout": settings.get("timeout", UNSET),
            "retry": self._retry,
            "http_client": self._connections(),
        }
        if account:
            for name in CREDENTIALS:
                if not settings.get(name):
                    raise ConfigurationError(f"Must supply {name}: pass it, or set {VARIABLE} to {RIGHT_ONE}")
                how[name] = str(settings[name])
            client = ClassicClient(**how)
        else:
            client = ClassicClient.without_account(**how)
        client.headers = settings.get("headers")
        return client

    def _connections(self) -> httpx.Client:
        proxy = self.configuration.api_proxy
        with self._guard():
            if self._http is None:
                self._http = opened(httpx.Client, {}, proxy=proxy)
            return self._http

    def _guard(self) -> RLock:
        if self._process != os.getpid():
            # After a fork: the lock may be held by a thread that is not here, and the connections are the parent's.
            self._process, self._lock = os.getpid(), RLock()
            self._http = None if self._owns_http else self._http
        return self._lock


def _listed(ids: Ids) -> Any:
    """Ids for a filter: none of them filter nothing, and one text may hold several with commas between them."""
    return (ids.split(",") if isinstance(ids, str) else list(ids)) if ids else None


def account_config(**settings: Any) -> AccountConfig:
    """Change the settings of the functions of this module, and return them."""
    configuration = _default.configuration
    configuration.update(**settings)
    return configuration


def reset_config() -> None:
    """Read the settings of the functions of this module again."""
    _default._configuration = AccountConfig()


_default = AccountApi()

sub_accounts = _default.sub_accounts
create_sub_account = _default.create_sub_account
sub_account = _default.sub_account
update_sub_account = _default.update_sub_account
delete_sub_account = _default.delete_sub_account
users = _default.users
create_user = _default.create_user
user = _default.user
update_user = _default.update_user
delete_user = _default.delete_user
user_groups = _default.user_groups
create_user_group = _default.create_user_group
user_group = _default.user_group
update_user_group = _default.update_user_group
delete_user_group = _default.delete_user_group
add_user_to_group = _default.add_user_to_group
remove_user_from_group = _default.remove_user_from_group
user_group_users = _default.user_group_users
user_in_user_groups = _default.user_in_user_groups
access_keys = _default.access_keys
generate_access_key = _default.generate_access_key
update_access_key = _default.update_access_key
delete_access_key = _default.delete_access_key
create_agent_account = _default.create_agent_account
create_cloud = _default.create_cloud
