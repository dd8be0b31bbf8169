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
from cloudinary_provisioning.configuration import VARIABLE
from cloudinary_provisioning_runtime import transport
from cloudinary_provisioning_runtime.read import read_any

from tests.oracle import needed

if TYPE_CHECKING:
    from tests.client.conftest import Provisioner

SECRET = "s3cret-of-mine"
ALL_PARTS = {"account_id": "mine", "provisioning_api_key": "key", "provisioning_api_secret": SECRET}


def ok(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"users": []})


def test_how_a_client_is_configured(provisioning: Provisioner, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the environment, and by each of its arguments."""
    monkeypatch.setenv(VARIABLE, f"account://key:{SECRET}@id?upload_prefix=https://env.example.com/prefix")
    account = provisioning(ok, None)
    account.call(lambda client: client.users.list())

    assert account.request.url == "https://env.example.com/prefix/v1_1/provisioning/accounts/id/users"
    assert b64decode(account.request.headers["Authorization"].removeprefix("Basic ")).decode() == f"key:{SECRET}"
    assert account.client.base_url == account.client.configuration.base_url == "https://env.example.com/prefix"
    assert account.client.account_id == "id"

    of_a_url = provisioning.client("account://k:s@url").configuration
    assert (of_a_url.account_id, of_a_url.provisioning_api_key, of_a_url.provisioning_api_secret) == ("url", "k", "s")
    of_parts = provisioning.client(**ALL_PARTS, region="api-eu").configuration
    assert (of_parts.account_id, of_parts.provisioning_api_key) == ("mine", "key")
    assert of_parts.provisioning_api_secret == SECRET
    assert of_parts.base_url == "https://api-eu.cloudinary.com"
    assert provisioning.client(**ALL_PARTS, base_url="http://localhost:1").base_url == "http://localhost:1"


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"timeout": "5"}, "timeout must be a number of seconds above 0, or None, not '5'"),
        ({"timeout": 0}, "timeout must be a number of seconds above 0, or None, not 0"),
        ({"timeout": 1e10}, "timeout must be a number of seconds above 0"),
        ({"retry": 3}, "retry must be a Retry, such as Retry(attempts=1), not 3"),
        ({"retry": None}, "retry must be a Retry, such as Retry(attempts=1), not None"),
        ({"http_client": object()}, "http_client must be an httpx."),
    ],
)
def test_what_is_wrong_with_the_options(provisioning: Provisioner, settings: dict[str, Any], problem: str) -> None:
    """The error names what is wrong."""
    with pytest.raises(ConfigurationError) as caught:
        provisioning.client(**ALL_PARTS, **settings)

    assert problem in str(caught.value)


PARTS_OF_THE_ENVIRONMENT = {
    "CLOUDINARY_ACCOUNT_ID": "id",
    "CLOUDINARY_PROVISIONING_API_KEY": "key",
    "CLOUDINARY_PROVISIONING_API_SECRET": SECRET,
}


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
