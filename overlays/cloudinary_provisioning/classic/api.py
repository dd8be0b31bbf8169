"""The calls of `cloudinary.provisioning`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from attrs import evolve
from cloudinary_provisioning_api.calls import Calls
from cloudinary_provisioning_api.client import Client
from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.configuration import Configuration
from cloudinary_provisioning_runtime.errors import ConfigurationError
from cloudinary_provisioning_runtime.errors import ProvisioningError as Error
from cloudinary_provisioning_runtime.exchange import status_error
from cloudinary_provisioning_runtime.read import read_object
from cloudinary_provisioning_runtime.retry import Retry
from cloudinary_provisioning_runtime.transport import Transport
from cloudinary_provisioning_runtime.unset import UNSET

from ..client import USER_AGENT
from ..configuration import DEFAULT_URL, RIGHT_ONE, VARIABLE, checked_url, resolve
from .results import ListResponse, Response, as_classic
from .settings import CREDENTIALS, OPTIONS, AccountConfig

if TYPE_CHECKING:
    from cloudinary_provisioning_runtime.transport import HttpClient

Operation: TypeAlias = Callable[[Calls], Callable[..., Call[Any]]]
Text: TypeAlias = str | None
Flag: TypeAlias = bool | None
Ids: TypeAlias = Sequence[str] | None
Attributes: TypeAlias = Mapping[str, Any] | None


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
        http_client: HttpClient | None = None,
    ) -> None:
        if configuration is not None and not isinstance(configuration, AccountConfig):
            configuration = AccountConfig(configuration)
        if configuration is not None:
            self._configuration = configuration
        self._retry = retry
        self._http_client = http_client
        self._transports: dict[tuple[str, str | None], Transport] = {}

    @property
    def configuration(self) -> AccountConfig:
        """The settings that calls start from; a change holds for the calls that follow."""
        if "_configuration" not in vars(self):
            # Whichever thread comes first decides; so do Django's settings, if to load them changed the configuration.
            vars(self).setdefault("_configuration", AccountConfig())
        return self._configuration

    def close(self) -> None:
        """Close the connections; those of an `http_client` that was passed in stay open. A later call opens others."""
        transports, self._transports = self._transports, {}
        for transport in transports.values():
            transport.close()

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
            lambda to: partial(to.users.create, name=name, email=email),
            role=role,
            sub_account_ids=_split(sub_account_ids),
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
        fields = {"name": name, "email": email, "role": role, "sub_account_ids": _split(sub_account_ids)}
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
        fields = {"delivery_ips": _split(delivery_ips), "email": email, "sdk_framework": sdk_framework}
        return self._client(options, account=False).fetch(lambda to: to.agents.create_cloud, **agent, **fields)

    def _client(self, options: Mapping[str, Any], *, account: bool = True) -> _Fetcher:
        if unknown := options.keys() - OPTIONS:
            raise TypeError(f"unknown option {min(unknown)!r}; there are {', '.join(OPTIONS)}")
        settings = {**vars(self.configuration), **options}
        prefix = settings.get("upload_prefix")
        base_url = checked_url(prefix, "upload_prefix") if prefix else DEFAULT_URL
        configuration = Configuration(base_url=base_url)
        if account:
            for name in CREDENTIALS:
                if not settings.get(name):
                    raise ConfigurationError(f"Must supply {name}: pass it, or set {VARIABLE} to {RIGHT_ONE}")
            found = resolve({}, **{name: str(settings[name]) for name in CREDENTIALS}, base_url=base_url)
            if isinstance(found, ConfigurationError):
                raise found
            configuration = found
        timeout, headers = settings.get("timeout", UNSET), settings.get("headers")
        transport = self._transport(base_url)
        return _Fetcher(
            configuration, transport, user_agent=USER_AGENT, timeout=timeout, retry=self._retry, headers=headers
        )

    def _transport(self, base_url: str) -> Transport:
        place = base_url, self.configuration.api_proxy
        found = self._transports.get(place)
        return found or self._transports.setdefault(place, Transport(self._http_client, *place))


class _Fetcher(Client):
    """A client for one call."""

    def fetch(self, operation: Operation, *ids: str, **fields: Any) -> Response:
        """Send a call with those of the fields that are given, and return the answer as it is."""
        given = {name: value for name, value in fields.items() if value is not None and value != ""}
        call = operation(self.calls)(*(str(one) if isinstance(one, int) else one for one in ids), **given)
        try:
            answer = self.with_response(evolve(call, parse=_read_object_or_list))
            if isinstance(answer.value, dict) and "error" in answer.value:
                raise status_error(answer.response)
        except Error as error:
            raise as_classic(type(error), vars(error)) from None
        response: Any = (ListResponse if isinstance(answer.value, list) else Response)(answer.value)
        response.read_headers(answer)
        return response  # type: ignore[no-any-return] # to type checkers every answer is the object it should be


def _read_object_or_list(value: Any) -> Any:
    return value if isinstance(value, list) else read_object(value)


def _split(ids: Ids) -> Sequence[str] | None:
    """A list that may come as one string with commas, as answers have it."""
    return [part for part in ids.split(",") if part] if isinstance(ids, str) else ids


def _listed(ids: Ids) -> Any:
    """Ids for a filter; an empty list filters nothing."""
    return _split(ids) or None
