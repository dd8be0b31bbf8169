"""What the account URL, the arguments and the environment say together: a pure function."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from cloudinary_provisioning import ConfigurationError
from cloudinary_provisioning.configuration import VARIABLE, resolve
from cloudinary_provisioning_runtime.configuration import Configuration

SECRET = "s3cret-of-mine"
ALL_PARTS: dict[str, Any] = {"account_id": "mine", "provisioning_api_key": "key", "provisioning_api_secret": SECRET}
PARTS_OF_THE_ENVIRONMENT = {
    "CLOUDINARY_ACCOUNT_ID": "id",
    "CLOUDINARY_PROVISIONING_API_KEY": "key",
    "CLOUDINARY_PROVISIONING_API_SECRET": SECRET,
}
NOT_UTF8 = f"{SECRET}\udcff"  # as a byte that is not UTF-8 comes from the environment


def resolved(*url: Any, environment: Mapping[str, str] = {}, **settings: Any) -> Configuration:
    found = resolve(environment, *url, **settings)
    if isinstance(found, ConfigurationError):
        raise found
    return found


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
def test_the_key_and_the_secret_of_a_url(url: str, credentials: str) -> None:
    """They are percent-decoded, and reserved characters may also stand as they are."""
    found = resolved(url)

    assert f"{found.provisioning_api_key}:{found.provisioning_api_secret}" == credentials


@pytest.mark.parametrize("account_id", ["MiXeD-Case", "00000000-0000-4000-8000-000000000001"])
def test_the_account_id_of_a_url_is_kept(account_id: str) -> None:
    """As it was written, in its own case."""
    assert resolved(f"account://key:secret@{account_id}").account_id == account_id


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
def test_the_query_of_a_url(query: str, base_url: str, extras: dict[str, str]) -> None:
    """`upload_prefix` names the host; what else there is can be read."""
    found = resolved(f"account://key:secret@id{query}")

    assert (found.base_url, found.extras, found.account_id) == (base_url, extras, "id")


def test_the_environment_is_asked_last() -> None:
    """Without arguments the variable is used, a URL that is passed wins over it, and single parts over both."""
    environment = {VARIABLE: "account://env-key:env-secret@env-id?upload_prefix=https://env.example.com"}
    url = "account://url-key:url-secret@url-id"

    def parts(*url: str, **settings: str) -> tuple[str | None, ...]:
        found = resolved(*url, environment=environment, **settings)
        return found.account_id, found.provisioning_api_key, found.provisioning_api_secret, found.base_url

    assert parts() == ("env-id", "env-key", "env-secret", "https://env.example.com")
    assert parts(url) == ("url-id", "url-key", "url-secret", "https://api.cloudinary.com")
    assert parts(provisioning_api_key="key") == ("env-id", "key", "env-secret", "https://env.example.com")
    assert parts(url, account_id="mine") == ("mine", "url-key", "url-secret", "https://api.cloudinary.com")


@pytest.mark.parametrize("value", ["account://env-key:env-secret@env-id?upload_prefix=https://env.example.com", "junk"])
def test_with_all_parts_the_environment_has_no_say(value: str) -> None:
    """A variable that is meant for another account changes nothing, not even the host; nor does a malformed one."""
    found = resolved(environment={VARIABLE: value}, **ALL_PARTS)

    assert (found.account_id, found.base_url) == ("mine", "https://api.cloudinary.com")


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
def test_the_host(settings: dict[str, Any], base_url: str) -> None:
    """A region or a base URL that is passed wins over the URL's; plain http is for this machine only."""
    url = "account://key:secret@id?upload_prefix=https://prefix.example.com"

    assert resolved(url, **settings).base_url == base_url


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
def test_what_is_wrong_with_a_url(url: str, problem: str, by_environment: bool) -> None:
    """The error names where the URL came from, the part that is wrong, and a right one; never the secret."""
    with pytest.raises(ConfigurationError) as caught:
        resolved(environment={VARIABLE: url}) if by_environment else resolved(url)

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
def test_what_is_wrong_with_the_arguments(url: Any, settings: dict[str, Any], problem: str) -> None:
    """The error names the part that is missing or wrong, and never shows the secret."""
    with pytest.raises(ConfigurationError) as caught:
        resolved(url, **settings)

    assert problem in str(caught.value)
    assert SECRET not in str(caught.value) + repr(caught.value)


@pytest.mark.parametrize("base_url", ["https://a.b\n", " https://a.b", "https://a\t.b", "https://xn--zz-☃"])
def test_a_base_url_that_cannot_be_sent_to(base_url: str) -> None:
    """Whatever is no URL is refused when the client is built."""
    with pytest.raises(ConfigurationError):
        resolved(**ALL_PARTS, base_url=base_url)


def test_the_parts_one_by_one() -> None:
    """The variables of the vendor's SDKs count if there is no account URL; arguments win over them."""
    found = resolved(environment=PARTS_OF_THE_ENVIRONMENT)
    assert (found.account_id, found.provisioning_api_key, found.provisioning_api_secret) == ("id", "key", SECRET)
    assert found.base_url == "https://api.cloudinary.com"

    found = resolved(environment=PARTS_OF_THE_ENVIRONMENT, account_id="other")
    assert (found.account_id, found.provisioning_api_key, found.provisioning_api_secret) == ("other", "key", SECRET)

    found = resolved("account://k:s@url", environment=PARTS_OF_THE_ENVIRONMENT)
    assert (found.account_id, found.provisioning_api_key, found.provisioning_api_secret) == ("url", "k", "s")


def test_a_url_beside_parts() -> None:
    """Two accounts are never mixed."""
    environment = {**PARTS_OF_THE_ENVIRONMENT, VARIABLE: f"account://key:{SECRET}@id?upload_prefix=http://localhost:1"}
    assert resolved(environment=environment).base_url == "http://localhost:1"

    for name, part in PARTS_OF_THE_ENVIRONMENT.items():
        with pytest.raises(ConfigurationError, match=f"{VARIABLE} and {name} contradict each other") as caught:
            resolved(environment={**environment, name: f"other-{part}"})
        assert SECRET not in str(caught.value)


@pytest.mark.parametrize("name", PARTS_OF_THE_ENVIRONMENT)
def test_a_part_that_is_missing_or_wrong(name: str) -> None:
    """It is named."""
    with pytest.raises(ConfigurationError, match=f"{name} must be a string that is not empty"):
        resolved(environment={**PARTS_OF_THE_ENVIRONMENT, name: " "})

    others = {other: part for other, part in PARTS_OF_THE_ENVIRONMENT.items() if other != name}
    with pytest.raises(ConfigurationError, match=f"{VARIABLE} is not set.* or set {name}$"):
        resolved(environment=others)


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
def test_what_is_not_utf8(variables: dict[str, str], settings: dict[str, Any]) -> None:
    """It is refused, and not shown."""
    with pytest.raises(ConfigurationError, match="must be valid UTF-8") as caught:
        resolved(environment=variables, **settings)

    assert SECRET not in f"{caught.value!r} {caught.value.__context__!r} {caught.value.__cause__!r}"


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
def test_plain_http(host: str, is_local: bool) -> None:
    """To this machine, and to names that only a private network knows."""
    url = f"http://{host}:8700"
    if is_local:
        assert resolved(**ALL_PARTS, base_url=url).base_url == url
    else:
        with pytest.raises(ConfigurationError, match="base_url must be https"):
            resolved(**ALL_PARTS, base_url=url)
