"""The two clients, configured."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

from cloudinary_provisioning_api.client import AsyncClient, Client
from cloudinary_provisioning_runtime.configuration import Configuration
from cloudinary_provisioning_runtime.errors import ConfigurationError
from cloudinary_provisioning_runtime.retry import Retry
from cloudinary_provisioning_runtime.transport import HTTP_LIBRARY, AsyncTransport, Transport
from cloudinary_provisioning_runtime.unset import UNSET, Unset

from ._version import __version__
from .configuration import choose_base_url, resolve

if TYPE_CHECKING:
    from cloudinary_provisioning_runtime.transport import AsyncHttpClient, HttpClient

USER_AGENT = f"cloudinary-provisioning/{__version__} (Python {sys.version.split()[0]}; {HTTP_LIBRARY})"


class Provisioning(Client):
    """A Cloudinary account, to provision it; `AsyncProvisioning` is the same for asyncio.

    For every call holds: a wrong argument is a `ValueError` before anything is sent, any other failure is a
    `ProvisioningError`, and failed calls are sent again as `retry` says. Safe to share between threads. Use it in a
    `with` statement, or `close()` it.
    """

    def __init__(
        self,
        account_url: str | None = None,
        *,
        account_id: str | None = None,
        provisioning_api_key: str | None = None,
        provisioning_api_secret: str | None = None,
        region: str | None = None,
        base_url: str | None = None,
        timeout: float | Unset | None = UNSET,
        retry: Retry = Retry(),
        headers: Mapping[str, str] | None = None,
        http_client: HttpClient | None = None,
    ) -> None:
        """Configure the client; what the arguments leave open comes from `CLOUDINARY_ACCOUNT_URL`.

        Args:
            account_url: `account://<provisioning_api_key>:<provisioning_api_secret>@<account_id>`.
            account_id: Id of the account; wins over the URL's, as do the next two.
            provisioning_api_key: Key of the Provisioning API.
            provisioning_api_secret: Its secret.
            region: "api" (the default), "api-eu" or "api-ap".
            base_url: Another host altogether, such as `https://proxy.example.com`; https unless it is this machine.
            timeout: Seconds to wait for a connection, and between two parts of the answer; None waits for ever.
                Default: 30, or what `http_client` says.
            retry: When and how often a failed call is sent again.
            headers: Further HTTP headers to send with every call.
            http_client: A client of httpx or httpx2 to send with, for proxies, certificates or tests; it is not closed.

        Raises:
            ConfigurationError: A part is missing or wrong.
        """
        configuration = resolve(
            os.environ,
            account_url,
            account_id=account_id,
            provisioning_api_key=provisioning_api_key,
            provisioning_api_secret=provisioning_api_secret,
            region=region,
            base_url=base_url,
        )
        if isinstance(configuration, ConfigurationError):
            raise configuration
        transport = Transport(http_client, configuration.base_url)
        super().__init__(configuration, transport, user_agent=USER_AGENT, timeout=timeout, retry=retry, headers=headers)

    @classmethod
    def without_account(
        cls,
        *,
        region: str | None = None,
        base_url: str | None = None,
        timeout: float | Unset | None = UNSET,
        retry: Retry = Retry(),
        headers: Mapping[str, str] | None = None,
        http_client: HttpClient | None = None,
    ) -> Self:
        """A client for the calls that need no account, those of `agents` and `public`; others are refused."""
        configuration = Configuration(base_url=choose_base_url(region, base_url))
        transport = Transport(http_client, configuration.base_url)
        client = cls.__new__(cls)
        Client.__init__(
            client, configuration, transport, user_agent=USER_AGENT, timeout=timeout, retry=retry, headers=headers
        )
        return client


class AsyncProvisioning(AsyncClient):
    """A Cloudinary account, to provision it with asyncio; every call of `Provisioning` is a coroutine here.

    Use it in an `async with` statement, or `await aclose()` it.
    """

    def __init__(
        self,
        account_url: str | None = None,
        *,
        account_id: str | None = None,
        provisioning_api_key: str | None = None,
        provisioning_api_secret: str | None = None,
        region: str | None = None,
        base_url: str | None = None,
        timeout: float | Unset | None = UNSET,
        retry: Retry = Retry(),
        headers: Mapping[str, str] | None = None,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Configure the client: the arguments are those of `Provisioning`, with an `http_client` for asyncio."""
        configuration = resolve(
            os.environ,
            account_url,
            account_id=account_id,
            provisioning_api_key=provisioning_api_key,
            provisioning_api_secret=provisioning_api_secret,
            region=region,
            base_url=base_url,
        )
        if isinstance(configuration, ConfigurationError):
            raise configuration
        transport = AsyncTransport(http_client, configuration.base_url)
        super().__init__(configuration, transport, user_agent=USER_AGENT, timeout=timeout, retry=retry, headers=headers)

    @classmethod
    def without_account(
        cls,
        *,
        region: str | None = None,
        base_url: str | None = None,
        timeout: float | Unset | None = UNSET,
        retry: Retry = Retry(),
        headers: Mapping[str, str] | None = None,
        http_client: AsyncHttpClient | None = None,
    ) -> Self:
        """A client for the calls that need no account, those of `agents` and `public`; others are refused."""
        configuration = Configuration(base_url=choose_base_url(region, base_url))
        transport = AsyncTransport(http_client, configuration.base_url)
        client = cls.__new__(cls)
        AsyncClient.__init__(
            client, configuration, transport, user_agent=USER_AGENT, timeout=timeout, retry=retry, headers=headers
        )
        return client
