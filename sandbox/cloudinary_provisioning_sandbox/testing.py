"""What the fixture `provisioning_sandbox` gives to a test. The only module here that knows the client."""

from contextlib import ExitStack
from typing import Any

from cloudinary_provisioning import AsyncProvisioning, Provisioning

from .server import Sandbox


class ProvisioningSandbox(Sandbox):
    """A sandbox that makes clients of itself."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._clients = ExitStack()

    def client(self, **options: Any) -> Provisioning:
        """A client of this account, closed when the test ends; `options` are those of `Provisioning`."""
        return self._clients.enter_context(Provisioning(self.account_url, **options))

    def async_client(self, **options: Any) -> AsyncProvisioning:
        """The same for asyncio; use it in an `async with` statement."""
        return AsyncProvisioning(self.account_url, **options)

    def close_clients(self) -> None:
        """The fixture does so when the test ends."""
        self._clients.close()
