"""Accounts and clouds that an agent opens by itself: they exist beside the one account of the sandbox."""

import ipaddress
import json
import uuid
from datetime import timedelta
from typing import Any

from ..clock import iso
from ..errors import ApiError
from ..store import Store
from . import Json, is_email

_PER_DAY = 10
_DAY = timedelta(days=1)
_MOST_ADDRESSES = 3
_CALLER = "requester_ip"
_LENGTHS = {"agent_framework": 100, "agent_llm_model": 100, "agent_goal": 300, "sdk_framework": 100}
_SHORTEST = 2
# Enough to see the refusal; nobody has a full list.
_DISPOSABLE = {"10minutemail.com", "guerrillamail.com", "mailinator.com", "trashmail.com", "yopmail.com"}


def create_account(store: Store, *, body: Json, caller: str) -> Json:
    _check_account(store, body)
    _count(store, "account", caller, body["email"])
    cloud_name = f"d{store.new_id()[:8]}"
    tool = body.get("sdk_framework")
    return {
        "external_id": store.new_id(),
        "email": body["email"],
        "plan_name": "free",
        "product_environments": [{"external_id": store.new_id(), **_credentials(store, cloud_name)}],
        "guidance": (
            "Ask the user to open the e-mail, to follow its link within 24 hours and to set a password. "
            f"The credentials{f' for {tool}' if tool else ''} have no effect before."
        ),
    }


def create_cloud(store: Store, *, body: Json, caller: str) -> Json:
    email = body.get("email")
    _refuse_fields(_email_errors(store, email) if email else {})
    delivery_ips = _read_addresses(body.get("delivery_ips"), caller)
    _count(store, "cloud", caller, None)
    credentials = _credentials(store, f"c{store.new_id()[:12]}")
    tool = body.get("sdk_framework")
    return {
        "account_id": str(uuid.UUID(hex=f"{store.new_id()}00", version=4)),
        "email": email or f"cloud-{store.new_id()[:16]}@cloud.cloudinary.invalid",
        **credentials,
        "claimed": False,
        "expires_at": iso(store.clock.now() + _DAY),
        "delivery_ips": delivery_ips,
        "claim_url": f"https://console.cloudinary.com/users/agent_email_confirmation?token={store.new_secret()}",
        "guidance": (
            f"The credentials{f' for {tool}' if tool else ''} work now and for 24 hours. "
            "Give the claim link to the user, who can make the cloud a permanent account with it."
        ),
    }


def _count(store: Store, kind: str, caller: str, email: str | None) -> None:
    now, day = store.epoch(), int(_DAY.total_seconds())
    recent = store.all(
        "SELECT created_at FROM agent_creations WHERE kind = ? AND ip = ? AND created_at > ? ORDER BY created_at",
        kind,
        caller,
        now - day,
    )
    if len(recent) >= _PER_DAY:
        headers = {"Retry-After": str(recent[0]["created_at"] + day - now)}
        raise ApiError(429, "Rate limit exceeded", headers=headers, code="ip_rate_limit_exceeded")
    store.insert("agent_creations", kind=kind, ip=caller, email=email, created_at=now)


def _check_account(store: Store, body: Json) -> None:
    errors: dict[str, list[str]] = {}
    email = body.get("email")
    if email is None or not email.strip():
        errors["email"] = ["can't be blank"]
    else:
        errors |= _email_errors(store, email)
    for field, longest in _LENGTHS.items():
        text = body.get(field)
        if text is None or not text.strip():
            if field != "sdk_framework":
                errors[field] = ["can't be blank"]
        elif len(text) < _SHORTEST:
            errors[field] = [f"is too short (minimum is {_SHORTEST} characters)"]
        elif len(text) > longest:
            errors[field] = [f"is too long (maximum is {longest} characters)"]
    _refuse_fields(errors)


def _email_errors(store: Store, email: str) -> dict[str, list[str]]:
    if not _is_address(email):
        return {"email": ["is invalid"]}
    taken = "SELECT 1 FROM agent_creations WHERE email = ? UNION SELECT 1 FROM users WHERE email = ?"
    if store.one(taken, email, email):
        return {"email": ["has already been taken"]}
    return {}


def _refuse_fields(errors: dict[str, list[str]]) -> None:
    if errors:
        # The service sends an object written as a string.
        raise ApiError(400, json.dumps(errors, separators=(",", ":")))


def _is_address(email: str) -> bool:
    domain = email.rpartition("@")[2]
    return is_email(email) and "." in domain.strip(".") and domain.lower() not in _DISPOSABLE


def _read_addresses(given: Any, caller: str) -> list[str]:
    """Where media is delivered to: the public ones of the addresses that are given, and always the caller."""
    if given is None:
        return [caller]
    if not isinstance(given, list):
        raise _refuse("invalid", "delivery_ips must be an array of IP addresses")
    if not given:
        raise _refuse("required", "delivery_ips must contain at least one public IP address")
    if len(given) > _MOST_ADDRESSES:
        raise _refuse("too_many", f"delivery_ips must contain at most {_MOST_ADDRESSES} IP addresses")
    addresses = [text for text in map(_read_address, given) if text is not None]
    if not addresses and _CALLER not in given:
        raise _refuse("not_public", "delivery_ips must contain at least one public IP address")
    return list(dict.fromkeys([*addresses, caller]))


def _read_address(given: Any) -> str | None:
    """An address as it is written usually, or None for one that is not public and for that of the caller."""
    if given == _CALLER:
        return None
    try:
        # Numbers, and addresses of one network card, are addresses to Python.
        address = ipaddress.ip_address(given if isinstance(given, str) and "%" not in given else "")
    except ValueError:
        raise _refuse("invalid", "delivery_ips must be an array of IP addresses") from None
    plain = getattr(address, "ipv4_mapped", None) or address
    return str(address) if plain.is_global and not plain.is_multicast else None


def _refuse(reason: str, message: str) -> ApiError:
    return ApiError(400, message, category="invalid_parameter", code=f"delivery_ips_{reason}")


def _credentials(store: Store, cloud_name: str) -> Json:
    api_key, api_secret = store.new_api_key(), store.new_secret()
    return {
        "cloud_name": cloud_name,
        "api_key": api_key,
        "api_secret": api_secret,
        "api_environment_variable": f"CLOUDINARY_URL=cloudinary://{api_key}:{api_secret}@{cloud_name}",
    }
