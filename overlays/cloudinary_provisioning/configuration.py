"""Where the account is and how to sign in: from arguments, an account URL, or the environment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote, urlsplit

from cloudinary_provisioning_api.servers import DEFAULT_REGION, REGIONS, region_url
from cloudinary_provisioning_runtime.configuration import Configuration
from cloudinary_provisioning_runtime.errors import ConfigurationError

VARIABLE = "CLOUDINARY_ACCOUNT_URL"
# The vendor's SDKs read these too; they count if the URL is not set.
PART_VARIABLES = {
    "account_id": "CLOUDINARY_ACCOUNT_ID",
    "provisioning_api_key": "CLOUDINARY_PROVISIONING_API_KEY",
    "provisioning_api_secret": "CLOUDINARY_PROVISIONING_API_SECRET",
}
DEFAULT_URL = region_url(DEFAULT_REGION)
RIGHT_ONE = "account://<provisioning_api_key>:<provisioning_api_secret>@<account_id>"

# The first @ that only an account id and a query follow ends the secret, which may contain others.
ACCOUNT_URL = re.compile(r"account://(?P<user>.*?)(?:@(?P<account_id>[^@:/?#]*)/?)(?:\?(?P<query>.*))?", re.I | re.S)


def resolve(
    environment: Mapping[str, str],
    account_url: str | None = None,
    *,
    account_id: str | None = None,
    provisioning_api_key: str | None = None,
    provisioning_api_secret: str | None = None,
    region: str | None = None,
    base_url: str | None = None,
) -> Configuration | ConfigurationError:
    """The configuration that the arguments ask for; what they leave open comes from the URL, or the environment.

    An error is returned, for the caller to raise: these frames hold the secret, and some tracebacks show variables.
    """
    parts = {
        "account_id": account_id,
        "provisioning_api_key": provisioning_api_key,
        "provisioning_api_secret": provisioning_api_secret,
    }
    try:
        found = Configuration(base_url=DEFAULT_URL)
        if account_url is not None:
            found = parse_account_url(account_url, "account_url")
        elif None in parts.values():
            # With all of them given, variables that are meant for another account have no say, not even in the host.
            found = _read_environment(environment, parts)
        for name, value in parts.items():
            if value is not None:
                _check_part(name, value, name)
        return Configuration(
            account_id=account_id or found.account_id,
            provisioning_api_key=provisioning_api_key or found.provisioning_api_key,
            provisioning_api_secret=provisioning_api_secret or found.provisioning_api_secret,
            base_url=choose_base_url(region, base_url, found.base_url),
            extras=found.extras,
        )
    except ConfigurationError as error:
        return error.with_traceback(None)


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
    decoded = [plain for part in (found["account_id"], key, secret) if (plain := _percent_decoded(part)) is not None]
    if len(decoded) < 3:
        raise _wrong(source, "has a percent-encoding that is not UTF-8")
    for name, value in zip(PART_VARIABLES, decoded, strict=True):
        _check_part(name, value, f"the {name} of {source}")
    account_id, key, secret = decoded
    prefix = extras.pop("upload_prefix", None)
    return Configuration(
        account_id=account_id,
        provisioning_api_key=key,
        provisioning_api_secret=secret,
        base_url=DEFAULT_URL if prefix is None else checked_url(prefix, f"upload_prefix of {source}"),
        extras=extras,
    )


def choose_base_url(region: str | None, base_url: str | None, otherwise: str = DEFAULT_URL) -> str:
    """The URL that the arguments ask for. ConfigurationError if it is wrong."""
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
    """The URL without a slash at its end. ConfigurationError, with its name, if it is not the URL of a host."""
    if not isinstance(url, str):
        raise ConfigurationError(f"{name} must be a URL such as https://api.cloudinary.com, not {type(url).__name__}")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
        host.encode("idna")
    except ValueError:
        raise ConfigurationError(f"{name} is not a valid URL") from None
    if re.search(r"\s", url):
        raise ConfigurationError(f"{name} must not contain white space")
    if parts.scheme not in ("https", "http") or not host:
        raise ConfigurationError(f"{name} must be a URL such as https://api.cloudinary.com")
    if parts.username is not None or "?" in url or "#" in url:
        raise ConfigurationError(f"{name} must name the host, and a path at the most: no user, no query, no fragment")
    if parts.scheme == "http" and not _is_local(host):
        raise ConfigurationError(
            f"{name} must be https: http would show the secret to the network on the way to {host}"
        )
    return url.rstrip("/")


def _read_environment(environment: Mapping[str, str], parts: Mapping[str, str | None]) -> Configuration:
    single = {name: environment[variable] for name, variable in PART_VARIABLES.items() if variable in environment}
    if VARIABLE in environment:
        found = parse_account_url(environment[VARIABLE])
        for name, value in single.items():
            if value != getattr(found, name):
                raise ConfigurationError(f"{VARIABLE} and {PART_VARIABLES[name]} contradict each other: unset one")
        return found
    needed = [name for name, value in parts.items() if value is None]
    if missing := [name for name in needed if name not in single]:
        passed = "" if len(missing) == len(parts) else f"; pass {', '.join(missing)}, or set it"
        variables = ", ".join(PART_VARIABLES[name] for name in missing)
        raise ConfigurationError(f"{VARIABLE} is not set{passed or '; set it'} to {RIGHT_ONE}, or set {variables}")
    for name in needed:
        _check_part(name, single[name], PART_VARIABLES[name])
    return Configuration(
        account_id=single.get("account_id"),
        provisioning_api_key=single.get("provisioning_api_key"),
        provisioning_api_secret=single.get("provisioning_api_secret"),
        base_url=DEFAULT_URL,
    )


def _check_part(name: str, value: str, source: str) -> None:
    if not isinstance(value, str) or not value.strip():
        raise ConfigurationError(f"{source} must be a string that is not empty")
    if name == "provisioning_api_key" and ":" in value:
        raise ConfigurationError(f"{source} must not contain a colon")
    if not _is_encodable(value):
        raise ConfigurationError(f"{source} must be valid UTF-8")


# These return a value instead of an error of Python's: that would quote the text, and stay the context of ours.


def _is_encodable(text: str) -> bool:
    # Bytes of the environment that are not UTF-8 come as halves of surrogate pairs.
    return re.search("[\ud800-\udfff]", text) is None


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


def _is_local(host: str) -> bool:
    """Whether a host is this machine, or in the same private network as those of docker-compose are."""
    if re.fullmatch(r"127(\.\d{1,3}){3}|::1", host):
        return True
    return re.fullmatch(r"[a-z_][a-z0-9_-]*|([a-z0-9_-]+\.)+(internal|localhost)", host) is not None


def _wrong(source: str, problem: str) -> ConfigurationError:
    return ConfigurationError(f"{source} {problem}; a right one looks like {RIGHT_ONE}")
