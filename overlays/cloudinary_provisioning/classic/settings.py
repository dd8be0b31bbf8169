"""The settings of an account, from where programs written for `cloudinary` have them."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from cloudinary_provisioning_runtime.errors import ConfigurationError

from ..configuration import DEFAULT_URL, VARIABLE, parse_account_url

CREDENTIALS = ("account_id", "provisioning_api_key", "provisioning_api_secret")
OPTIONS = (*CREDENTIALS, "upload_prefix", "timeout", "headers")


class SettingsError(ConfigurationError, ValueError):
    """The account URL is wrong; a `ValueError`, as in the original."""


class AccountConfig:
    """The settings of an account: Django's `settings.CLOUDINARY`, then `CLOUDINARY_ACCOUNT_URL`.

    `AccountConfig(source)` takes an account URL or a dict in their place. The settings below read None until they are
    set; any other is an AttributeError until then.
    """

    account_id: str | None = None
    provisioning_api_key: str | None = None
    provisioning_api_secret: str | None = None
    upload_prefix: str | None = None
    timeout: float | None = None
    api_proxy: str | None = None

    def __init__(self, source: str | Mapping[str, Any] | None = None) -> None:
        if source is None:
            self.update(**_django_settings())
            self._load_config_from_env()
        else:
            self.update(**(_url_settings(source) if isinstance(source, str) else source))

    def _load_config_from_env(self) -> None:
        # Its name is the original's: cloudinary-cli wraps it, to report a wrong variable in its own words.
        if url := os.environ.get(VARIABLE):
            self.update(**_url_settings(url))

    def update(self, **settings: Any) -> None:
        """Set all of these at once."""
        vars(self).update(settings)

    def __repr__(self) -> str:
        return f"<AccountConfig account_id={self.account_id!r}>"


def _django_settings() -> Mapping[str, Any]:
    """`settings.CLOUDINARY` of a program that runs in Django; where none does, Django is not imported."""
    to_be_loaded = "DJANGO_SETTINGS_MODULE" in os.environ
    if not to_be_loaded and "django.conf" not in sys.modules:
        return {}
    try:
        settings = import_module("django.conf").settings
    except ImportError:
        return {}
    return (getattr(settings, "CLOUDINARY", None) or {}) if to_be_loaded or settings.configured else {}


def _url_settings(url: str) -> Mapping[str, Any]:
    try:
        found = parse_account_url(url)
    except ConfigurationError as error:
        raise SettingsError(str(error)) from None
    settings: dict[str, Any] = {name: getattr(found, name) for name in CREDENTIALS} | dict(found.extras)
    if found.base_url != DEFAULT_URL:
        settings["upload_prefix"] = found.base_url
    if "timeout" in settings:
        settings["timeout"] = _seconds(settings["timeout"])
    return settings


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise SettingsError(f"timeout of the account URL must be in seconds, not {text!r}") from None
