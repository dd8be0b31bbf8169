"""The two clients, configured."""

from __future__ import annotations

import os
import sys
from typing import Any, Self

import httpx
from cloudinary_provisioning_api.client import AsyncClient, Client
from cloudinary_provisioning_runtime.policy import Retry
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ._version import __version__
from .configuration import Configuration, choose_base_url, configure

USER_AGENT = f"cloudinary-provisioning/{__version__} (Python {sys.version.split()[0]}; httpx {httpx.__version__})"


class Provisioning(Client):
    """A Cloudinary account, to provision it; `AsyncProvisioning` is the same for asyncio.

    Safe to share between threads. Use it in a `with` statement, or `close()` it.
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
        http_client: httpx.Client | None = None,
    ) -> None:
        """Configure the client; what the arguments leave open comes from `CLOUDINARY_ACCOUNT_URL`.

        Args:
            account_url: `account://<provisioning_api_key>:<provisioning_api_secret>@<account_id>`.
            account_id: Id of the account; wins over the URL's, as do the next two.
            provisioning_api_key: Key of the Provisioning API.
            provisioning_api_secret: Its secret.
            region: "api" (the default), "api-eu" or "api-ap".
            base_url: Another host altogether, such as `https://proxy.example.com`; https unless it is this machine.
            timeout: Seconds to wait for a connection, and between two pieces of an answer; None waits for ever.
                Default: 30, or what `http_client` says.
            retry: When and how often a failed call is sent again.
            http_client: A client of httpx to send with, for proxies, certificates or tests; it is not closed.

        Raises:
            ConfigurationError: A part is missing or wrong.
        """
        self.configuration = configure(
            os.environ,
            account_url,
            account_id=account_id,
            provisioning_api_key=provisioning_api_key,
            provisioning_api_secret=provisioning_api_secret,
            region=region,
            base_url=base_url,
        )
        super().__init__(http_client=http_client, timeout=timeout, retry=retry, **_settings(self.configuration))

    @classmethod
    def without_account(
        cls,
        *,
        region: str | None = None,
        base_url: str | None = None,
        timeout: float | Unset | None = UNSET,
        retry: Retry = Retry(),
        http_client: httpx.Client | None = None,
    ) -> Self:
        """A client for the calls that need no account, those of `agents` and `public`; others are refused."""
        client = cls.__new__(cls)
        client.configuration = Configuration(base_url=choose_base_url(region, base_url))
        Client.__init__(
            client, http_client=http_client, timeout=timeout, retry=retry, **_settings(client.configuration)
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
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        """Configure the client: the arguments are those of `Provisioning`, with an `http_client` for asyncio."""
        self.configuration = configure(
            os.environ,
            account_url,
            account_id=account_id,
            provisioning_api_key=provisioning_api_key,
            provisioning_api_secret=provisioning_api_secret,
            region=region,
            base_url=base_url,
        )
        super().__init__(http_client=http_client, timeout=timeout, retry=retry, **_settings(self.configuration))

    @classmethod
    def without_account(
        cls,
        *,
        region: str | None = None,
        base_url: str | None = None,
        timeout: float | Unset | None = UNSET,
        retry: Retry = Retry(),
        http_client: httpx.AsyncClient | None = None,
    ) -> Self:
        """A client for the calls that need no account, those of `agents` and `public`; others are refused."""
        client = cls.__new__(cls)
        client.configuration = Configuration(base_url=choose_base_url(region, base_url))
        AsyncClient.__init__(
            client, http_client=http_client, timeout=timeout, retry=retry, **_settings(client.configuration)
        )
        return client


def _settings(configuration: Configuration) -> dict[str, Any]:
    key, secret = configuration.provisioning_api_key, configuration.provisioning_api_secret
    return {
        "base_url": configuration.base_url,
        "account_id": configuration.account_id,
        "credentials": None if key is None or secret is None else (key, secret),
        "user_agent": USER_AGENT,
    }
