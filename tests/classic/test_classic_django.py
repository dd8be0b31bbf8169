"""Django's settings, in processes of their own, since Django can be configured once only."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SETTINGS = """
CLOUDINARY = {
    "cloud_name": "mine",
    "account_id": "from-django",
    "provisioning_api_key": 123,
    "provisioning_api_secret": "django%40secret",
    "upload_prefix": "https://api-ap.cloudinary.com",
}
"""
SHOW = """
import cloudinary_provisioning.classic as provisioning
config = provisioning.account_config()
print(config.account_id, config.provisioning_api_secret, config.upload_prefix)
"""


def show(tmp_path: Path, code: str, **environment: str) -> str:
    (tmp_path / "settings_of_a_site.py").write_text(SETTINGS)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={"PYTHONPATH": f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}", **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return done.stdout.strip()


@pytest.fixture
def configured() -> str:
    """A program that configures Django by itself."""
    return f"{SETTINGS}\nfrom django.conf import settings\nsettings.configure(CLOUDINARY=CLOUDINARY)\n{SHOW}"


def test_a_settings_module(tmp_path: Path) -> None:
    """It is loaded if nothing has loaded it yet, and its secret is taken as it is."""
    shown = show(tmp_path, SHOW, DJANGO_SETTINGS_MODULE="settings_of_a_site")

    assert shown == "from-django django%40secret https://api-ap.cloudinary.com"


@pytest.mark.parametrize("first", ["", "from django.conf import settings; settings.DEBUG\n"])
def test_settings_that_change_the_configuration(tmp_path: Path, first: str) -> None:
    """While they are being loaded, by us or by Django."""
    (tmp_path / "changing.py").write_text(
        f"{SETTINGS}\nimport cloudinary_provisioning.classic\n"
        "cloudinary_provisioning.classic.account_config(account_id='changed')"
    )
    shown = show(tmp_path, first + SHOW, DJANGO_SETTINGS_MODULE="changing")

    assert shown == "changed django%40secret https://api-ap.cloudinary.com"


def test_configured_settings(tmp_path: Path, configured: str) -> None:
    assert show(tmp_path, configured) == "from-django django%40secret https://api-ap.cloudinary.com"


def test_the_account_url_wins(tmp_path: Path, configured: str) -> None:
    """Where it says something: it names no host, so that of the settings stays."""
    shown = show(tmp_path, configured, CLOUDINARY_ACCOUNT_URL="account://key:secret@from-url")

    assert shown == "from-url secret https://api-ap.cloudinary.com"


@pytest.mark.parametrize("settings", ["", "CLOUDINARY=None"])
def test_settings_without_cloudinary(tmp_path: Path, settings: str) -> None:
    code = f"from django.conf import settings\nsettings.configure({settings})\n{SHOW}"

    assert show(tmp_path, code) == "None None None"


def test_django_that_is_not_configured(tmp_path: Path) -> None:
    assert show(tmp_path, f"import django.conf\n{SHOW}") == "None None None"


def test_django_that_is_not_installed(tmp_path: Path) -> None:
    code = f"import sys\nsys.modules['django'] = None\n{SHOW}"

    assert show(tmp_path, code, DJANGO_SETTINGS_MODULE="settings_of_a_site") == "None None None"


def test_django_is_not_imported_without_need(tmp_path: Path) -> None:
    assert show(tmp_path, f"{SHOW}\nimport sys\nprint('django' in sys.modules)") == "None None None\nFalse"


def test_a_call_with_the_settings_of_django(tmp_path: Path, configured: str) -> None:
    """Numbers may stand for texts there."""
    code = f"""{configured}
import httpx
def answer(request):
    print(request.url, request.headers["Authorization"])
    return httpx.Response(200, json={{}})
provisioning.AccountApi(http_client=httpx.Client(transport=httpx.MockTransport(answer))).users()
"""
    assert show(tmp_path, code).splitlines()[1] == (
        "https://api-ap.cloudinary.com/v1_1/provisioning/accounts/from-django/users Basic MTIzOmRqYW5nbyU0MHNlY3JldA=="
    )
