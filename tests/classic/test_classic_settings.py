"""Where the classic calls go: from the environment, an account URL, a dict, keywords, or the options of a call."""

from __future__ import annotations

import os
import subprocess
import sys
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_provisioning import ConfigurationError, Retry, classic

if TYPE_CHECKING:
    from tests.classic.conftest import Service

VARIABLE = "CLOUDINARY_ACCOUNT_URL"
URL = "account://key:s%2Fe@Account-1?upload_prefix=https://api-eu.cloudinary.com"
PARTS = {"account_id": "Account-1", "provisioning_api_key": "key", "provisioning_api_secret": "s/e"}


def basic(key: str, secret: str) -> str:
    return f"Basic {b64encode(f'{key}:{secret}'.encode()).decode()}"


@pytest.fixture
def module(http: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The functions of the module, before the service."""
    monkeypatch.setattr(classic._default, "_http_client", http)
    classic._default.close()
    return classic


def test_nothing_is_read_at_import() -> None:
    """Neither the environment, however wrong, nor Django."""
    code = "import sys, cloudinary_provisioning.classic; print('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={VARIABLE: "nonsense", "DJANGO_SETTINGS_MODULE": "nowhere"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n"


def test_the_first_call_reads_the_environment(module: Any, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, URL)
    module.users()

    assert str(service.request.url) == "https://api-eu.cloudinary.com/v1_1/provisioning/accounts/Account-1/users"
    assert service.request.headers["Authorization"] == basic("key", "s/e")


@pytest.mark.parametrize("value", ["http://key:secret@account", "account://key@account", " "])
def test_a_wrong_variable_is_said_at_the_first_call(module: Any, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(VARIABLE, value)
    with pytest.raises(ConfigurationError, match=VARIABLE):
        module.users()
    with pytest.raises(ConfigurationError, match=VARIABLE):
        module.reset_config()


NOT_UTF8 = "secret\udcff"  # as a byte that is not UTF-8 comes from the environment


@pytest.mark.parametrize("name", PARTS)
def test_what_is_not_utf8(api: classic.AccountApi, module: Any, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """It is refused, and not shown, from wherever it comes."""
    wrong: dict[str, Any] = {name: NOT_UTF8}
    url = "account://{provisioning_api_key}:{provisioning_api_secret}@{account_id}".format_map(PARTS | wrong)
    monkeypatch.setattr(os, "environ", os.environ | {VARIABLE: url})

    for call in (module.users, lambda: classic.AccountApi(url), lambda: api.users(**wrong)):
        with pytest.raises(ConfigurationError, match="must be valid UTF-8") as caught:
            call()
        assert "secret\\udcff" not in f"{caught.value!r} {caught.value.__context__!r} {caught.value.__cause__!r}"


@pytest.mark.parametrize("value", [None, ""])
def test_without_anything(module: Any, monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    if value is not None:
        monkeypatch.setenv(VARIABLE, value)
    with pytest.raises(ConfigurationError, match="Must supply account_id"):
        module.users()
    assert module.create_cloud() == {}


def test_account_config_updates_and_returns_it(module: Any, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, URL)
    config = module.account_config(account_id="another", cloud_name="mine")

    assert config is module.account_config()
    assert (config.account_id, config.provisioning_api_key, config.cloud_name) == ("another", "key", "mine")
    module.users()
    assert service.request.url.path.endswith("/another/users")

    module.reset_config()
    assert module.account_config().account_id == "Account-1"


def test_what_a_config_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its settings are attributes; those that it knows read None until they are set; none of them is shown."""
    monkeypatch.setenv(VARIABLE, f"{URL}&timeout=2.5&colour=blue")
    config = classic.AccountConfig()

    assert vars(config) == PARTS | {"upload_prefix": "https://api-eu.cloudinary.com", "timeout": 2.5, "colour": "blue"}
    assert config.api_proxy is None
    assert repr(config) == "<AccountConfig account_id='Account-1'>"
    with pytest.raises(AttributeError):
        _ = config.upload_prefx  # type: ignore[attr-defined] # type checkers see it as well


@pytest.mark.parametrize("configuration", [URL, PARTS, classic.AccountConfig(PARTS)])
def test_an_account_of_several(
    http: httpx.Client, service: Service, monkeypatch: pytest.MonkeyPatch, configuration: Any
) -> None:
    """What it is configured with has the only say."""
    monkeypatch.setenv(VARIABLE, "account://other:other@other?upload_prefix=https://other.example")
    classic.AccountApi(configuration, http_client=http).users()

    assert service.request.url.path.endswith("/accounts/Account-1/users")
    assert service.request.url.host in ("api.cloudinary.com", "api-eu.cloudinary.com")
    assert service.request.headers["Authorization"] == basic("key", "s/e")


def test_parts_are_not_mixed_with_the_environment(http: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, URL)
    with pytest.raises(ConfigurationError, match="Must supply provisioning_api_secret"):
        classic.AccountApi({"account_id": "a", "provisioning_api_key": "k"}, http_client=http).users()


def test_the_configuration_of_an_account_may_change(api: classic.AccountApi, service: Service) -> None:
    api.configuration.update(account_id="account-2", provisioning_api_key=12345)
    api.users()

    assert service.request.url.path.endswith("/accounts/account-2/users")
    assert service.request.headers["Authorization"] == basic("12345", "secret")


def test_options_hold_for_one_call(api: classic.AccountApi, service: Service) -> None:
    api.users(
        account_id="account-2",
        provisioning_api_key="k2",
        provisioning_api_secret="s2",
        upload_prefix="https://api-ap.cloudinary.com",
        timeout=2,
        headers={"X-Trace": "t-1", "User-Agent": "mine"},
    )
    api.users()
    special, usual = service.requests

    assert str(special.url) == "https://api-ap.cloudinary.com/v1_1/provisioning/accounts/account-2/users"
    assert special.headers["Authorization"] == basic("k2", "s2")
    assert special.extensions["timeout"]["read"] == 2
    assert (special.headers["X-Trace"], special.headers["User-Agent"]) == ("t-1", "mine")

    assert str(usual.url) == "https://api.cloudinary.com/v1_1/provisioning/accounts/account-1/users"
    assert usual.headers["Authorization"] == basic("key", "secret")
    assert "X-Trace" not in usual.headers
    assert usual.headers["User-Agent"].startswith("cloudinary-provisioning/")


@pytest.mark.parametrize(
    ("configured", "options", "seconds"),
    [({}, {}, 5), ({"timeout": 7}, {}, 7), ({"timeout": 7}, {"timeout": 9}, 9), ({}, {"timeout": None}, None)],
)
def test_timeouts(
    api: classic.AccountApi, service: Service, configured: Any, options: Any, seconds: float | None
) -> None:
    """Of the call, else of the configuration, else of the connections (5 here, 30 if they are ours)."""
    api.configuration.update(**configured)
    api.users(**options)

    assert service.request.extensions["timeout"]["read"] == seconds


def test_public_calls_have_no_credentials(api: classic.AccountApi, service: Service) -> None:
    api.create_cloud(upload_prefix="https://api-eu.cloudinary.com")

    assert str(service.request.url) == "https://api-eu.cloudinary.com/v1_1/provisioning/clouds"
    assert "Authorization" not in service.request.headers


def test_calls_are_sent_again_if_that_is_wanted(http: httpx.Client, service: Service) -> None:
    answers = [httpx.Response(503, json={}), httpx.Response(200, json={"users": []})]
    service.answer = lambda _: answers.pop(0)

    assert classic.AccountApi(URL, retry=Retry(backoff=0), http_client=http).users() == {"users": []}
    assert len(service.requests) == 2


def test_connections_are_opened_when_needed_and_closed() -> None:
    """A client that was passed in is somebody else's."""
    with httpx.Client() as http, classic.AccountApi(URL, http_client=http) as api:
        api.close()
        assert not http.is_closed

    api = classic.AccountApi(URL)
    for _ in range(2):
        with api, pytest.raises(classic.GeneralError):
            api.users(upload_prefix="http://127.0.0.1:1")
        assert not api._transports


def test_the_proxy_of_the_configuration() -> None:
    """Nothing listens there, and nothing goes past it."""
    with (
        classic.AccountApi(PARTS | {"api_proxy": "http://127.0.0.1:1"}) as api,
        pytest.raises(classic.GeneralError, match=r"https://api\.cloudinary\.com.*Connection refused"),
    ):
        api.users()


def test_threads_share_one_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many come first, and a call never sees half of an update."""
    monkeypatch.setenv(VARIABLE, URL)
    api = classic.AccountApi()
    seen: set[str] = set()

    def answer(request: httpx.Request) -> httpx.Response:
        seen.add(f"{request.url.path.split('/')[4]} {request.headers['Authorization']}")
        return httpx.Response(200, json={})

    def work(number: int) -> int:
        who = str(number % 2)
        api.configuration.update(account_id=who, provisioning_api_key=who, provisioning_api_secret=who)
        api.users()
        return id(api.configuration)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http, ThreadPoolExecutor(8) as pool:
        monkeypatch.setattr(api, "_http_client", http)
        assert len(set(pool.map(work, range(400)))) == 1
    assert seen == {f"{who} {basic(who, who)}" for who in "01"}
