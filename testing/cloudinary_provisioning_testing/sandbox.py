"""What the fixture `provisioning_sandbox` gives to a test."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

# pytest imports this in every run of every project that has the package; the rest is imported when it is used.
if TYPE_CHECKING:
    from cloudinary_provisioning import AsyncProvisioning, Provisioning
    from cloudinary_provisioning_sandbox import Sandbox


class ProvisioningSandbox:
    """A local account, empty when the test begins."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._clients = ExitStack()

    @property
    def url(self) -> str:
        """Where it listens, such as `http://127.0.0.1:40123`."""
        return self._sandbox.url

    @property
    def account_url(self) -> str:
        """What `CLOUDINARY_ACCOUNT_URL` is during the test."""
        return self._sandbox.account_url

    @property
    def account_id(self) -> str:
        return self._sandbox.account_id

    def client(self, **options: Any) -> Provisioning:
        """A client of this account, closed when the test ends; `options` are those of `Provisioning`."""
        from cloudinary_provisioning import Provisioning

        return self._clients.enter_context(Provisioning(self.account_url, **options))

    def async_client(self, **options: Any) -> AsyncProvisioning:
        """The same for asyncio; use it in an `async with` statement."""
        from cloudinary_provisioning import AsyncProvisioning

        return AsyncProvisioning(self.account_url, **options)

    def fault(
        self,
        answer: int | str,
        *,
        times: int | None = 1,
        method: str | None = None,
        path: str | None = None,
        operation: str | None = None,
        retry_after: int | None = None,
        message: str | None = None,
        perform: bool = False,
    ) -> None:
        """Answer the next requests wrongly.

        Args:
            answer: A status from 400 to 599, or "reset", "half", "html" or "silence".
            times: How many requests; None is all until the test ends.
            method: Only requests with this method.
            path: Only requests to this path, which may hold `*`.
            operation: Only requests for this operation, such as "users.list".
            retry_after: Seconds for the header; a 429 says 1 unless told otherwise.
            message: Text of the error.
            perform: Do what was asked before the answer goes wrong.
        """
        self._sandbox.fault(
            answer,
            times=times,
            method=method,
            path=path,
            operation=operation,
            retry_after=retry_after,
            message=message,
            perform=perform,
        )

    def reset(self) -> None:
        """Forget everything that was created, and every fault."""
        self._sandbox.reset()

    def close(self) -> None:
        """Close the clients; the fixture does so."""
        self._clients.close()
