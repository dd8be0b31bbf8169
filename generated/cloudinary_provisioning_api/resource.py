# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""What the resources of a client, such as `client.users`, stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .client import AsyncClient, Client


class Resource:
    """A group of operations, bound to a client."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._send = client.send

    @property
    def _account_id(self) -> str:
        return self._client.require_account_id()


class AsyncResource:
    """A group of operations, bound to an asynchronous client."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
        self._send = client.send

    @property
    def _account_id(self) -> str:
        return self._client.require_account_id()
