"""The interface of `cloudinary.provisioning`, for programs that were written for it: change the import, keep the rest::

    import cloudinary_provisioning.classic as provisioning

    provisioning.create_user("Ada", "ada@example.com", provisioning.Role.ADMIN)

`AccountApi` has the same calls for one of several accounts. Results are dicts. Errors are of their classic class and of
that of `cloudinary_provisioning` as well. Arguments that are None or "" are not sent. A call that failed is not sent
again, unless `AccountApi(retry=…)` says so. Every call also takes, for itself alone, the options `account_id`,
`provisioning_api_key`, `provisioning_api_secret`, `upload_prefix`, `timeout` (seconds; None waits for ever) and
`headers`. What differs from the original is in `docs/migrating.md`.
"""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Any

from cloudinary_provisioning_runtime.errors import BadRequest, ConfigurationError, NotFound, RateLimited
from cloudinary_provisioning_runtime.errors import Conflict as AlreadyExists
from cloudinary_provisioning_runtime.errors import Forbidden as NotAllowed
from cloudinary_provisioning_runtime.errors import ProvisioningError as Error
from cloudinary_provisioning_runtime.errors import Unauthorized as AuthorizationRequired

from ..role import Role
from .api import AccountApi
from .results import GeneralError, ListResponse, Response
from .settings import AccountConfig

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


def account_config(**settings: Any) -> AccountConfig:
    """Change the settings of the functions of this module, and return them."""
    configuration = _default.configuration
    configuration.update(**settings)
    return configuration


def reset_config() -> None:
    """Read the settings of the functions of this module again."""
    _default._configuration = AccountConfig()


_default = AccountApi()


def _function(name: str) -> Any:
    """A call as a plain function: programs look at its arguments, and `self` is none of them."""
    method = getattr(AccountApi, name)

    @functools.wraps(method)
    def call(*arguments: Any, **options: Any) -> Any:
        return getattr(_default, name)(*arguments, **options)

    own = inspect.signature(method)
    call.__signature__ = own.replace(parameters=list(own.parameters.values())[1:])  # type: ignore[attr-defined] # inspect takes it
    call.__module__ = __name__
    return call


if TYPE_CHECKING:
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
else:
    for _name in set(__all__) & vars(AccountApi).keys():
        globals()[_name] = _function(_name)
    del _name
