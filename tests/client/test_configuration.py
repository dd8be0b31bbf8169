"""Where the account is and how to sign in: the account URL, the arguments, the environment."""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any

import attrs
import httpx
import pytest
from cloudinary_provisioning import ConfigurationError
from cloudinary_provisioning_runtime import transport
from cloudinary_provisioning_runtime.read import read_any

from tests.oracle import needed

if TYPE_CHECKING:
    from tests.client.conftest import Account, Provisioner

VARIABLE = "CLOUDINARY_ACCOUNT_URL"
SECRET = "s3cret-of-mine"
ALL_PARTS = {"account_id": "mine", "provisioning_api_key": "key", "provisioning_api_secret": SECRET}


def ok(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"users": []})


def sent_credentials(account: Account) -> str:
    account.call(lambda client: client.users.list())
    return b64decode(account.request.headers["Authorization"].removeprefix("Basic ")).decode()


@pytest.mark.parametrize(
    ("url", "credentials"),
    [
        ("account://key:secret@id", "key:secret"),
        ("ACCOUNT://key:secret@id", "key:secret"),
        ("  account://key:secret@id/\n", "key:secret"),
        ("account://key:s%40c%3Ar%2Fe%25t@id", "key:s@c:r/e%t"),
        ("account://k%20y:secret@id", "k y:secret"),
        ("account://key:caf%C3%A9@id", "key:café"),
        ("account://key:s:e/c?r#e@t+&=@id", "key:s:e/c?r#e@t+&="),
    ],
)
def test_the_key_and_the_secret_of_a_url(provisioning: Provisioner, url: str, credentials: str) -> None:
    """They are percent-decoded, and reserved characters may also stand as they are."""
    assert sent_credentials(provisioning(ok, url)) == credentials


@pytest.mark.parametrize("account_id", ["MiXeD-Case", "00000000-0000-4000-8000-000000000001"])
def test_the_account_id_of_a_url_is_kept(provisioning: Provisioner, account_id: str) -> None:
    """The account id goes into the path as it was written, in its own case."""
    account = provisioning(ok, f"account://key:secret@{account_id}")

    account.call(lambda client: client.users.list())

    assert account.request.url == f"https://api.cloudinary.com/v1_1/provisioning/accounts/{account_id}/users"


@pytest.mark.parametrize(
    ("query", "base_url", "extras"),
    [
        ("", "https://api.cloudinary.com", {}),
        ("?upload_prefix=https://host.example.com", "https://host.example.com", {}),
        ("?upload_prefix=https%3A%2F%2Fhost.example.com%2F", "https://host.example.com", {}),
        ("?team=a%26b&empty=", "https://api.cloudinary.com", {"team": "a&b", "empty": ""}),
        ("/?upload_prefix=http://127.0.0.1:8700&mail=a@b.c", "http://127.0.0.1:8700", {"mail": "a@b.c"}),
    ],
)
def test_the_query_of_a_url(provisioning: Provisioner, query: str, base_url: str, extras: dict[str, str]) -> None:
    """`upload_prefix` names the host; what else there is can be read."""
    client = provisioning.client(f"account://key:secret@id{query}")

    assert client.configuration.base_url == client.base_url == base_url
    assert client.configuration.extras == extras
    assert client.account_id == "id"


def test_the_environment_is_asked_last(provisioning: Provisioner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without arguments the variable is used, a URL that is passed wins over it, and single parts over both."""
    monkeypatch.setenv(VARIABLE, "account://env-key:env-secret@env-id?upload_prefix=https://env.example.com")

    from_environment = provisioning.client().configuration
    from_url = provisioning.client("account://url-key:url-secret@url-id").configuration
    from_both = provisioning.client(provisioning_api_key="key").configuration
    from_url_and_part = provisioning.client("account://url-key:url-secret@url-id", account_id="mine").configuration

    def parts(found: Any) -> tuple[str, ...]:
        return found.account_id, found.provisioning_api_key, found.provisioning_api_secret, found.base_url

    assert parts(from_environment) == ("env-id", "env-key", "env-secret", "https://env.example.com")
    assert parts(from_url) == ("url-id", "url-key", "url-secret", "https://api.cloudinary.com")
    assert parts(from_both) == ("env-id", "key", "env-secret", "https://env.example.com")
    assert parts(from_url_and_part) == ("mine", "url-key", "url-secret", "https://api.cloudinary.com")


@pytest.mark.parametrize("value", ["account://env-key:env-secret@env-id?upload_prefix=https://env.example.com", "junk"])
def test_with_all_parts_the_environment_has_no_say(
    provisioning: Provisioner, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    """A variable that is meant for another account changes nothing, not even the host; nor does a malformed one."""
    monkeypatch.setenv(VARIABLE, value)

    configuration = provisioning.client(**ALL_PARTS).configuration

    assert configuration.account_id == "mine"
    assert configuration.base_url == "https://api.cloudinary.com"


@pytest.mark.parametrize(
    ("settings", "base_url"),
    [
        ({}, "https://prefix.example.com"),
        ({"region": "api"}, "https://api.cloudinary.com"),
        ({"region": "api-eu"}, "https://api-eu.cloudinary.com"),
        ({"region": "api-ap"}, "https://api-ap.cloudinary.com"),
        ({"base_url": "https://host.example.com:8443/prefix/"}, "https://host.example.com:8443/prefix"),
        ({"base_url": "http://localhost:8700"}, "http://localhost:8700"),
        ({"base_url": "http://127.1.2.3"}, "http://127.1.2.3"),
        ({"base_url": "http://[::1]:8700/"}, "http://[::1]:8700"),
    ],
)
def test_the_host(provisioning: Provisioner, settings: dict[str, str], base_url: str) -> None:
    """A region or a base URL that is passed wins over the URL's; plain http is for this machine only."""
    account = provisioning(ok, "account://key:secret@id?upload_prefix=https://prefix.example.com", **settings)

    account.call(lambda client: client.users.list())

    assert account.request.url == f"{base_url}/v1_1/provisioning/accounts/id/users"


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("", "is empty"),
        ("  ", "is empty"),
        (SECRET, "must begin with account://"),
        (f"cloudinary://key:{SECRET}@id", "not with cloudinary://"),
        (f"https://key:{SECRET}@id", "not with https://"),
        (f"account://key:{SECRET}", "has no readable @<account_id> at its end"),
        (f"account://key:{SECRET}@id/more", "has no readable @<account_id> at its end"),
        (f"account://key:{SECRET}@", "has no account id"),
        (f"account://:{SECRET}@id", "has no provisioning API key"),
        ("account://key:@id", "has no provisioning API secret"),
        (f"account://{SECRET}@id", "has no provisioning API secret"),
        (f"account://key:{SECRET}%FF@id", "has a percent-encoding that is not UTF-8"),
        (f"account://key:{SECRET}@id?{SECRET}", "has a query that is not name=value"),
    ],
)
@pytest.mark.parametrize("by_environment", [True, False], ids=["variable", "argument"])
def test_what_is_wrong_with_a_url(
    provisioning: Provisioner, monkeypatch: pytest.MonkeyPatch, url: str, problem: str, by_environment: bool
) -> None:
    """The error names where the URL came from, the part that is wrong, and a right one; never the secret."""
    monkeypatch.setenv(VARIABLE, url)

    with pytest.raises(ConfigurationError) as caught:
        provisioning.client() if by_environment else provisioning.client(url)

    text = str(caught.value)
    assert text.startswith(VARIABLE if by_environment else "account_url")
    assert problem in text
    assert "account://<provisioning_api_key>:<provisioning_api_secret>@<account_id>" in text
    assert SECRET not in text + repr(caught.value) + repr(caught.value.__context__)


@pytest.mark.parametrize(
    ("url", "settings", "problem"),
    [
        (None, {}, f"{VARIABLE} is not set; set it to account://"),
        (None, {"provisioning_api_secret": SECRET}, "pass account_id, provisioning_api_key, or set it"),
        (None, {**ALL_PARTS, "account_id": " "}, "account_id must be a string that is not empty"),
        (None, {**ALL_PARTS, "provisioning_api_key": ""}, "provisioning_api_key must be a string that is not empty"),
        (
            None,
            {**ALL_PARTS, "provisioning_api_secret": ""},
            "provisioning_api_secret must be a string that is not empty",
        ),
        (None, {**ALL_PARTS, "provisioning_api_key": f"key:{SECRET}"}, "must not contain a colon"),
        (f"account://k%3Ay:{SECRET}@id", {}, "must not contain a colon"),
        (None, {**ALL_PARTS, "region": "mars"}, "region must be one of api, api-eu, api-ap"),
        (None, {**ALL_PARTS, "region": "api", "base_url": "https://a.b"}, "region and base_url exclude each other"),
        (None, {**ALL_PARTS, "base_url": "api.cloudinary.com"}, "base_url must be a URL such as https://"),
        (f"'account://key:{SECRET}@id'", {}, "must begin with account://, not with a quote"),
        (f"account://key:{SECRET}@id".encode(), {}, "account_url must be a string, not bytes"),
        (None, {**ALL_PARTS, "base_url": 5}, "base_url must be a URL such as https://api.cloudinary.com, not int"),
        (None, {**ALL_PARTS, "timeout": "5"}, "timeout must be a number of seconds above 0, or None, not '5'"),
        (None, {**ALL_PARTS, "timeout": 0}, "timeout must be a number of seconds above 0, or None, not 0"),
        (None, {**ALL_PARTS, "timeout": 1e10}, "timeout must be a number of seconds above 0"),
        (None, {**ALL_PARTS, "retry": 3}, "retry must be a Retry, such as Retry(attempts=1), not 3"),
        (None, {**ALL_PARTS, "retry": None}, "retry must be a Retry, such as Retry(attempts=1), not None"),
        (None, {**ALL_PARTS, "http_client": object()}, "http_client must be an httpx."),
        (None, {**ALL_PARTS, "base_url": "ftp://a.b"}, "base_url must be a URL such as https://"),
        (None, {**ALL_PARTS, "base_url": "https://"}, "base_url must be a URL such as https://"),
        (None, {**ALL_PARTS, "base_url": f"account://key:{SECRET}@id"}, "base_url must be a URL such as https://"),
        (None, {**ALL_PARTS, "base_url": "https://[::1"}, "base_url is not a valid URL"),
        (None, {**ALL_PARTS, "base_url": "https://a.b:port"}, "base_url is not a valid URL"),
        (
            None,
            {**ALL_PARTS, "base_url": f"https://key:{SECRET}@a.b"},
            "base_url must name the host",
        ),
        (
            None,
            {**ALL_PARTS, "base_url": f"https://a.b?{SECRET}"},
            "base_url must name the host",
        ),
        (
            None,
            {**ALL_PARTS, "base_url": f"https://a.b#{SECRET}"},
            "base_url must name the host",
        ),
        (None, {**ALL_PARTS, "base_url": "https://a.b?"}, "base_url must name the host"),
        (None, {**ALL_PARTS, "base_url": "https://a.b#"}, "base_url must name the host"),
        (None, {**ALL_PARTS, "base_url": "http://a.b"}, "base_url must be https"),
        (None, {**ALL_PARTS, "base_url": "http://127.0.0.1.a.b"}, "base_url must be https"),
        (None, {**ALL_PARTS, "base_url": "http://localhost.a.b"}, "base_url must be https"),
        (None, {**ALL_PARTS, "base_url": "http://0.0.0.0"}, "base_url must be https"),
        (f"account://key:{SECRET}@id?upload_prefix=http://a.b", {}, "upload_prefix of account_url must be https"),
        (f"account://key:{SECRET}@id?upload_prefix=", {}, "upload_prefix of account_url must be a URL"),
    ],
)
def test_what_is_wrong_with_the_arguments(
    provisioning: Provisioner, url: Any, settings: dict[str, Any], problem: str
) -> None:
    """The error names the part that is missing or wrong, and never shows the secret."""
    with pytest.raises(ConfigurationError) as caught:
        provisioning.client(url, **settings)

    assert problem in str(caught.value)
    assert SECRET not in str(caught.value) + repr(caught.value)


@pytest.mark.parametrize("base_url", ["https://a.b\n", " https://a.b", "https://a\t.b", "https://xn--zz-☃"])
def test_a_base_url_that_cannot_be_sent_to(provisioning: Provisioner, base_url: str) -> None:
    """Whatever is no URL is refused when the client is built."""
    with pytest.raises(ConfigurationError):
        provisioning.client(**ALL_PARTS, base_url=base_url)


PARTS_OF_THE_ENVIRONMENT = {
    "CLOUDINARY_ACCOUNT_ID": "id",
    "CLOUDINARY_PROVISIONING_API_KEY": "key",
    "CLOUDINARY_PROVISIONING_API_SECRET": SECRET,
}


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in PARTS_OF_THE_ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.mark.usefixtures("parts")
def test_the_parts_one_by_one(provisioning: Provisioner) -> None:
    """The variables of the vendor's SDKs count if there is no account URL; arguments win over them."""
    found = provisioning.client().configuration
    assert (found.account_id, found.provisioning_api_key, found.provisioning_api_secret) == ("id", "key", SECRET)
    assert found.base_url == "https://api.cloudinary.com"

    found = provisioning.client(account_id="other").configuration
    assert (found.account_id, found.provisioning_api_key, found.provisioning_api_secret) == ("other", "key", SECRET)

    found = provisioning.client("account://k:s@url").configuration
    assert (found.account_id, found.provisioning_api_key, found.provisioning_api_secret) == ("url", "k", "s")


@pytest.mark.usefixtures("parts")
def test_a_url_beside_parts(provisioning: Provisioner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two accounts are never mixed."""
    monkeypatch.setenv(VARIABLE, f"account://key:{SECRET}@id?upload_prefix=http://localhost:1")
    assert provisioning.client().configuration.base_url == "http://localhost:1"

    for name, part in zip(PARTS_OF_THE_ENVIRONMENT, ("id", "key", SECRET), strict=True):
        monkeypatch.setenv(name, f"other-{part}")
        with pytest.raises(ConfigurationError, match=f"{VARIABLE} and {name} contradict each other") as caught:
            provisioning.client()
        assert SECRET not in str(caught.value)
        monkeypatch.setenv(name, part)


@pytest.mark.usefixtures("parts")
@pytest.mark.parametrize("name", PARTS_OF_THE_ENVIRONMENT)
def test_a_part_that_is_missing_or_wrong(provisioning: Provisioner, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """It is named."""
    monkeypatch.setenv(name, " ")
    with pytest.raises(ConfigurationError, match=f"{name} must be a string that is not empty"):
        provisioning.client()

    monkeypatch.delenv(name)
    with pytest.raises(ConfigurationError, match=f"{VARIABLE} is not set.* or set {name}$"):
        provisioning.client()


NOT_UTF8 = f"{SECRET}\udcff"  # as a byte that is not UTF-8 comes from the environment


@pytest.mark.parametrize(
    ("variables", "settings"),
    [
        ({VARIABLE: f"account://key:{NOT_UTF8}@id"}, {}),
        ({VARIABLE: f"account://{NOT_UTF8}:secret@id"}, {}),
        ({VARIABLE: f"account://key:secret@{NOT_UTF8}"}, {}),
        ({}, {**ALL_PARTS, "provisioning_api_secret": NOT_UTF8}),
        ({}, {**ALL_PARTS, "provisioning_api_key": NOT_UTF8}),
        ({}, {**ALL_PARTS, "account_id": NOT_UTF8}),
        ({**PARTS_OF_THE_ENVIRONMENT, "CLOUDINARY_PROVISIONING_API_SECRET": NOT_UTF8}, {}),
    ],
    ids=range(7),
)
def test_what_is_not_utf8(
    provisioning: Provisioner, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], settings: dict[str, Any]
) -> None:
    """It is refused when the client is built, and not shown."""
    monkeypatch.setattr(os, "environ", {**os.environ, **variables})

    with pytest.raises(ConfigurationError, match="must be valid UTF-8") as caught:
        provisioning.client(**settings)

    assert SECRET not in f"{caught.value!r} {caught.value.__context__!r} {caught.value.__cause__!r}"


@pytest.mark.parametrize(
    ("variables", "settings"),
    [
        ({VARIABLE: f"account://key:{SECRET}"}, {}),
        ({VARIABLE: f"http://key:{SECRET}@id"}, {}),
        ({VARIABLE: f"account://key:{SECRET}@id?upload_prefix=ftp://h"}, {}),
        ({VARIABLE: f"account://key:{SECRET}%FF@id"}, {}),
        ({VARIABLE: f"account://key:{SECRET}@id"}, {"timeout": "soon"}),
        ({VARIABLE: f"account://key:{SECRET}@id"}, {"retry": 3}),
        ({VARIABLE: f"account://key:{SECRET}@id"}, {"headers": {"Authorization": "x"}}),
        ({VARIABLE: f"account://key:{SECRET}@id"}, {"http_client": 3}),
        ({VARIABLE: f"account://key:{SECRET}@id", "CLOUDINARY_PROVISIONING_API_SECRET": "other"}, {}),
        ({**PARTS_OF_THE_ENVIRONMENT, "CLOUDINARY_ACCOUNT_ID": ""}, {}),
    ],
    ids=range(10),
)
def test_a_traceback_shows_no_secret(
    provisioning: Provisioner, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], settings: dict[str, Any]
) -> None:
    """Some print the variables of each frame into the log of a job."""
    monkeypatch.setattr(os, "environ", {**os.environ, **variables})

    with pytest.raises(ConfigurationError) as caught:
        provisioning.client(**settings)

    found = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    ours = [frame for frame in found.stack if "cloudinary_provisioning" in frame.filename]
    assert ours
    shown = " ".join(f"{name}={value}" for frame in ours for name, value in (frame.locals or {}).items())
    assert SECRET not in shown
    assert "environ" not in shown


@pytest.mark.parametrize(
    ("host", "is_local"),
    [
        ("sandbox", True),
        ("host.docker.internal", True),
        ("api.localhost", True),
        ("[::1]", True),
        ("sandbox.example.com", False),
        ("internal.example.com", False),
        ("10.0.0.1", False),
        ("2130706433", False),
        ("0x7f000001", False),
        ("[fe80::1]", False),
    ],
)
def test_plain_http(provisioning: Provisioner, host: str, is_local: bool) -> None:
    """To this machine, and to names that only a private network knows."""
    url = f"http://{host}:8700"
    if is_local:
        assert provisioning.client(**ALL_PARTS, base_url=url).configuration.base_url == url
    else:
        with pytest.raises(ConfigurationError, match="base_url must be https"):
            provisioning.client(**ALL_PARTS, base_url=url)


def test_headers_for_every_call(provisioning: Provisioner) -> None:
    """Those of the client and of its copies, never in place of the credentials."""
    account = provisioning(ok, headers={"X-Team": "platform", "user-agent": "mine"})
    account.call(lambda client: client.users.list())
    account.call(lambda client: client.with_options(headers={"x-team": "other"}).users.list())

    first, second = (request.headers for request in account.requests)
    assert (first["X-Team"], first["User-Agent"]) == ("platform", "mine")
    assert (second.get_list("X-Team"), second["User-Agent"]) == (["other"], "mine")
    assert first["Authorization"] == second["Authorization"]
    for wrong in ({"authorization": "x"}, {"X-A": "a\nb"}, {"X A": "a"}, {"X-A": "ü"}):
        with pytest.raises(ConfigurationError, match="headers"):
            account.client.with_options(headers=wrong)


@pytest.mark.parametrize("how", ["send", "with_response", "send_all"])
def test_a_result_in_place_of_a_call(provisioning: Provisioner, user: dict[str, Any], how: str) -> None:
    """The error says what was meant, and whether anything was sent."""
    account = provisioning(lambda _: httpx.Response(200, json=user))

    def mistake(client: Any) -> Any:
        result = client.users.get("user-1")
        if how != "send_all":
            return getattr(client, how)(result)
        if provisioning.kind == "sync":
            return list(client.send_all([result]))

        async def iterate() -> list[Any]:
            return [outcome async for outcome in client.send_all([result])]

        return iterate()

    said = "was sent already, once" if provisioning.kind == "sync" else "nothing was sent"
    with pytest.raises(TypeError, match=rf"{said}.*client\.calls\.users\.get"):
        account.call(mistake)
    assert len(account.requests) == (1 if provisioning.kind == "sync" else 0)


def test_calls_can_be_hashed(provisioning: Provisioner) -> None:
    """All of them, those with a body as well."""
    client = provisioning.client(**ALL_PARTS)
    calls = [client.calls.users.create(**needed("users.create")), client.calls.users.list(ids=["a"])]

    assert {calls[0], calls[0], calls[1]} == set(calls)


def test_without_an_account_public_calls_work(provisioning: Provisioner, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are sent without credentials, whatever the environment holds."""
    monkeypatch.setenv(VARIABLE, "junk")
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json={"schema": {}})

    provisioning.without_account(answer, region="api-eu").call(lambda client: client.public.get_schema())

    assert sent[0].url == "https://api-eu.cloudinary.com/v2/accounts/permissions/public/schema"
    assert "Authorization" not in sent[0].headers


def test_without_an_account_other_calls_are_refused(provisioning: Provisioner) -> None:
    """A call about an account is refused before anything is sent."""

    def never(request: httpx.Request) -> httpx.Response:
        raise AssertionError(request)

    account = provisioning.without_account(never)

    with pytest.raises(ConfigurationError, match="needs an account"):
        account.call(lambda client: client.users.get("user-1"))


def test_without_an_account_the_host_is_checked(provisioning: Provisioner) -> None:
    """The rules for hosts are the same as with an account."""
    with pytest.raises(ConfigurationError, match="base_url must be https"):
        provisioning.without_account(ok, base_url="http://a.b")


@pytest.mark.parametrize("value", ["junk", "", f"account://key:{SECRET}"])
def test_nothing_is_read_at_import(value: str) -> None:
    """A malformed variable harms nobody who does not ask for it."""
    program = "import cloudinary_provisioning, cloudinary_provisioning.models, cloudinary_provisioning_api.client"

    environment = {**os.environ, VARIABLE: value}
    subprocess.run([sys.executable, "-W", "error", "-c", program], env=environment, check=True, timeout=60)


def test_no_secret_is_shown(provisioning: Provisioner) -> None:
    """Text of a client or a configuration never has the secret, nor the values that came beside it in the URL."""
    client = provisioning.client(f"account://key:{SECRET}@id?token={SECRET}")

    shown = f"{client!r} {client} {client.configuration!r} {client.configuration} {client.with_options()!r}"

    assert SECRET not in shown
    assert b64encode(f"key:{SECRET}".encode()).decode() not in shown
    assert "'id'" in repr(client)
    assert "<hidden>" in repr(client.configuration)
    assert client.configuration.provisioning_api_secret == SECRET


def test_a_configuration_cannot_change(provisioning: Provisioner) -> None:
    """It is a value, so that a client cannot drift from what it says of itself."""
    with pytest.raises(AttributeError):
        provisioning.client(**ALL_PARTS).configuration.account_id = "other"  # type: ignore[misc] # that is the point


def test_options_that_make_no_sense(provisioning: Provisioner) -> None:
    """They are refused where they are written."""
    client: Any = provisioning.client(**ALL_PARTS)

    with pytest.raises(ConfigurationError, match="timeout must be a number of seconds"):
        client.with_options(timeout=-1)
    with pytest.raises(ConfigurationError, match="retry must be a Retry"):
        client.with_options(retry=None)


def test_a_client_of_httpx_of_the_other_kind(provisioning: Provisioner) -> None:
    """It is told at once, and which one is needed."""
    needed, other = ("Client", "AsyncClient") if provisioning.kind == "sync" else ("AsyncClient", "Client")
    http: Any = getattr(httpx, other)()

    with pytest.raises(ConfigurationError, match=f"an httpx.{needed} or httpx2.{needed}, not {other}"):
        provisioning.client(**ALL_PARTS, http_client=http)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("HTTPS_PROXY", "ftp://127.0.0.1"),
        ("HTTPS_PROXY", "http://user:s3c/ret@127.0.0.1"),
        ("SSL_CERT_FILE", "/nowhere/certificates.pem"),
    ],
)
def test_an_environment_that_httpx_cannot_use(
    provisioning: Provisioner, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    """It is told when the client is built, with what may be the reason."""
    monkeypatch.setenv(variable, value)

    with pytest.raises(ConfigurationError, match=r"the (proxy|certificates) that the environment names") as caught:
        provisioning.client(**ALL_PARTS)
    assert "s3c" not in str(caught.value)


def test_a_client_of_httpx_that_is_passed_in(provisioning: Provisioner) -> None:
    """It is used, it is not closed, and its own credentials do not replace the account's."""
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return ok(request)

    http = provisioning.http(answer, auth=("other", "credentials"), headers={"X-Team": "mine"})
    client = provisioning.client(**ALL_PARTS, http_client=http)

    provisioning.account(client).call(lambda client: client.users.list())
    provisioning.enter_and_leave(client)

    assert b64decode(sent[0].headers["Authorization"].removeprefix("Basic ")).decode() == f"key:{SECRET}"
    assert sent[0].headers["X-Team"] == "mine"
    assert not http.is_closed


def test_the_credentials_of_calls_that_need_none(provisioning: Provisioner) -> None:
    """Those for agents are sent without any, the public ones with the account's if there are some."""
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json={})

    http = provisioning.http(answer, auth=("other", "credentials"))
    client = provisioning.client(**ALL_PARTS, http_client=http)
    agent = {"email": "a@example.com", "agent_framework": "a", "agent_llm_model": "b", "agent_goal": "c"}
    calls: list[Any] = [
        client.calls.agents.create_account(**agent),
        client.calls.public.get_schema(),
        client.calls.users.delete("user-1"),
    ]
    for call in calls:
        provisioning.run(client.send(attrs.evolve(call, parse=read_any)))

    found = [request.headers.get("Authorization") for request in sent]
    assert found[0] is None
    assert found[1] == found[2] is not None


def test_a_client_closes_its_own_connections(provisioning: Provisioner, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the end of `with` the connections are closed, but not by a copy with other options."""
    closed: list[object] = []

    class Watched(httpx.MockTransport):
        def close(self) -> None:
            closed.append(self)

        async def aclose(self) -> None:
            closed.append(self)

    monkeypatch.setattr(transport._Base, "_open", lambda *_: Watched(ok))
    client = provisioning.client(**ALL_PARTS)
    closed.clear()
    provisioning.account(client).call(lambda client: client.users.list())

    provisioning.enter_and_leave(client.with_options(timeout=1))
    assert not closed

    provisioning.enter_and_leave(client)
    assert len(closed) == 1


@pytest.mark.parametrize(
    ("settings", "timeout"), [({}, 30.0), ({"timeout": 7}, 7), ({"timeout": None}, None)], ids=["default", "7", "none"]
)
def test_the_timeout(
    provisioning: Provisioner, monkeypatch: pytest.MonkeyPatch, settings: dict[str, Any], timeout: float | None
) -> None:
    """A client waits 30 seconds, or as long as it was told, and for a place in its own pool for ever."""
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return ok(request)

    monkeypatch.setattr(transport._Base, "_open", lambda *_: httpx.MockTransport(answer))
    account = provisioning.account(provisioning.client(**ALL_PARTS, **settings))
    account.call(lambda client: client.users.list())

    assert sent[0].extensions["timeout"] == {"connect": timeout, "read": timeout, "write": timeout, "pool": None}
