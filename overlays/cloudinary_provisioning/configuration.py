"""Where the account is and how to sign in: from arguments, an account URL, or CLOUDINARY_ACCOUNT_URL."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote, urlsplit

from cloudinary_provisioning_api.servers import DEFAULT_REGION, REGIONS, region_url
from cloudinary_provisioning_runtime.configuration import Configuration
from cloudinary_provisioning_runtime.errors import ConfigurationError

VARIABLE = "CLOUDINARY_ACCOUNT_URL"
DEFAULT_URL = region_url(DEFAULT_REGION)
RIGHT_ONE = "account://<provisioning_api_key>:<provisioning_api_secret>@<account_id>"

# The first @ after which nothing but an account id and a query follows ends the secret: it may hold any other.
ACCOUNT_URL = re.compile(r"account://(?P<user>.*?)(?:@(?P<account_id>[^@:/?#]*)/?)(?:\?(?P<query>.*))?", re.I | re.S)


def configure(
    environment: Mapping[str, str],
    account_url: str | None = None,
    *,
    account_id: str | None = None,
    provisioning_api_key: str | None = None,
    provisioning_api_secret: str | None = None,
    region: str | None = None,
    base_url: str | None = None,
) -> Configuration:
    """The configuration that the arguments ask for; what they leave open comes from the account URL.

    Raises:
        ConfigurationError: A part is missing or wrong. Says which, and never shows a secret.
    """
    parts = {
        "account_id": account_id,
        "provisioning_api_key": provisioning_api_key,
        "provisioning_api_secret": provisioning_api_secret,
    }
    url = Configuration(base_url=DEFAULT_URL)
    if account_url is not None:
        url = parse_account_url(account_url, "account_url")
    elif None in parts.values():
        # With all of them given, a variable that is meant for another account has no say, not even in the host.
        if VARIABLE not in environment:
            missing = [name for name, value in parts.items() if value is None]
            passed = f"; pass {', '.join(missing)}, or set it" if len(missing) < len(parts) else "; set it"
            raise ConfigurationError(f"{VARIABLE} is not set{passed} to {RIGHT_ONE}")
        url = parse_account_url(environment[VARIABLE], VARIABLE)
    for name, value in parts.items():
        if value is not None and (not isinstance(value, str) or not value.strip()):
            raise ConfigurationError(f"{name} must be a string that is not empty")
    return Configuration(
        account_id=account_id or url.account_id,
        provisioning_api_key=_basic_auth_name(provisioning_api_key or url.provisioning_api_key),
        provisioning_api_secret=provisioning_api_secret or url.provisioning_api_secret,
        base_url=choose_base_url(region, base_url, url.base_url),
        extras=url.extras,
    )


def parse_account_url(text: str, source: str = VARIABLE) -> Configuration:
    """Take an account URL apart: `account://key:secret@account_id`, with `?upload_prefix=https://host` if need be.

    Reserved characters of the key and the secret may be percent-encoded. `source` is its name in errors.
    """
    if not isinstance(text, str):
        raise _wrong(source, f"must be a string, not {type(text).__name__}")
    if not text.strip():
        raise _wrong(source, "is empty")
    scheme = text.strip().partition("://")[0].lower()
    if scheme != "account":
        known = f", not with {scheme}://" if scheme in ("cloudinary", "http", "https") else ""
        if scheme[:1] in ("'", '"'):
            known = ", not with a quote"
        raise _wrong(source, f"must begin with account://{known}")
    found = ACCOUNT_URL.fullmatch(text.strip())
    if found is None:
        raise _wrong(source, "has no readable @<account_id> at its end")
    key, _, secret = found["user"].partition(":")
    if not key:
        raise _wrong(source, "has no provisioning API key")
    if not secret:
        raise _wrong(source, "has no provisioning API secret")
    if not found["account_id"].replace("%20", "").strip():
        raise _wrong(source, "has no account id")
    extras = _query(found["query"] or "")
    if extras is None:
        raise _wrong(source, "has a query that is not name=value")
    decoded = [plain for part in (key, secret, found["account_id"]) if (plain := _percent_decoded(part)) is not None]
    if len(decoded) < 3:
        raise _wrong(source, "has a percent-encoding that is not UTF-8")
    key, secret, account_id = decoded
    prefix = extras.pop("upload_prefix", None)
    return Configuration(
        account_id=account_id,
        provisioning_api_key=key,
        provisioning_api_secret=secret,
        base_url=DEFAULT_URL if prefix is None else checked_url(prefix, f"upload_prefix of {source}"),
        extras=extras,
    )


# These tell what is wrong by None: Python's own errors quote the text, and stay the context of what is raised instead.


def _query(text: str) -> dict[str, str] | None:
    try:
        return dict(parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text)))
    except ValueError:
        return None


def _percent_decoded(text: str) -> str | None:
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return None


def choose_base_url(region: str | None, base_url: str | None, otherwise: str = DEFAULT_URL) -> str:
    """The URL that the arguments ask for, checked."""
    if region is not None and base_url is not None:
        raise ConfigurationError("region and base_url exclude each other: a base_url names the host already")
    if base_url is not None:
        return checked_url(base_url, "base_url")
    if region is None:
        return otherwise
    if region not in REGIONS:
        raise ConfigurationError(f"region must be one of {', '.join(REGIONS)}")
    return region_url(region)


def checked_url(url: str, name: str) -> str:
    if not isinstance(url, str):
        raise ConfigurationError(f"{name} must be a URL such as https://api.cloudinary.com, not {type(url).__name__}")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
        host.encode("idna")
    except ValueError:
        raise ConfigurationError(f"{name} is not a URL") from None
    if re.search(r"\s", url):
        raise ConfigurationError(f"{name} must hold no white space")
    if parts.scheme not in ("https", "http") or not host:
        raise ConfigurationError(f"{name} must be a URL such as https://api.cloudinary.com")
    if parts.username is not None or "?" in url or "#" in url:
        raise ConfigurationError(f"{name} must name the host, and a path at the most: no user, no query, no fragment")
    if parts.scheme == "http" and not _is_loopback(host):
        raise ConfigurationError(
            f"{name} must be https: http would show the secret to the network on the way to {host}"
        )
    return url.rstrip("/")


def _is_loopback(host: str) -> bool:
    return host in ("localhost", "::1") or re.fullmatch(r"127(\.\d{1,3}){3}", host) is not None


def _basic_auth_name(key: str | None) -> str | None:
    if key is not None and ":" in key:
        raise ConfigurationError("the provisioning API key must not contain a colon")
    return key


def _wrong(source: str, problem: str) -> ConfigurationError:
    return ConfigurationError(f"{source} {problem}; a right one looks like {RIGHT_ONE}")
