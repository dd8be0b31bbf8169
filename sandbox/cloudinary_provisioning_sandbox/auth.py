"""HTTP Basic with the provisioning key of the one account."""

import base64
import binascii
from collections.abc import Callable
from typing import Any

from connexion.exceptions import OAuthProblem
from connexion.lifecycle import ConnexionRequest
from connexion.security import BasicSecurityHandler

from .account import Account


def basic_auth_for(account: Account) -> type[BasicSecurityHandler]:
    """A connexion security handler that lets in this account and nobody else."""

    class AccountAuth(BasicSecurityHandler):  # type: ignore[misc]  # connexion ships no types
        def get_fn(self, security_scheme: dict[str, Any], required_scopes: list[str]) -> Callable[..., Any]:
            return verify

    async def verify(request: ConnexionRequest) -> dict[str, str]:
        # A key belongs to one account, so with any other account id it is as wrong as a wrong secret;
        # a 404 would tell strangers which accounts exist.
        if (
            _credentials(request.headers.get("Authorization", "")) != (account.key, account.secret)
            or request.scope["path_params"].get("account_id", account.account_id) != account.account_id
        ):
            raise OAuthProblem(detail="Invalid credentials")
        return {"sub": account.key}

    return AccountAuth


def _credentials(header: str) -> tuple[str, str] | None:
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        # One of the vendor's SDKs encodes with the URL-safe alphabet.
        decoded = base64.b64decode(encoded.strip().replace("-", "+").replace("_", "/"), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
    key, _, secret = decoded.partition(":")
    return key, secret
