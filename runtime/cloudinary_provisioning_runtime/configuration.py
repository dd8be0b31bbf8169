"""Where the service is, and whose account it is."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen


@frozen(kw_only=True)
class Configuration:
    """One account and its host; the parts are None for a client without an account.

    Attributes:
        account_id: Id of the account, as the Console shows it.
        provisioning_api_key: Key of the Provisioning API (not of a product environment).
        provisioning_api_secret: Its secret; never shown.
        base_url: Scheme and host of the service, and the path before its own if any, without a slash at the end.
        extras: Other parameters of the account URL's query.
    """

    base_url: str
    account_id: str | None = None
    provisioning_api_key: str | None = None
    provisioning_api_secret: str | None = field(default=None, repr=lambda _: "<hidden>")
    extras: Mapping[str, str] = field(factory=dict, repr=lambda extras: f"<{', '.join(extras)}>")
