"""What a call raises when it has no result: one tree of errors, with all that the answer said."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_provisioning import (
    BadRequest,
    ConfigurationError,
    Conflict,
    ConnectionFailed,
    Forbidden,
    InvalidResponse,
    NotFound,
    NotSent,
    ProvisioningError,
    RateLimited,
    Retry,
    ServerError,
    StatusError,
    TimedOut,
    Unauthorized,
)

if TYPE_CHECKING:
    from tests.client.conftest import Provisioner

SECRET = "s3cret-of-a-key"


def failing(provisioning: Provisioner, answer: httpx.Response | Exception) -> ProvisioningError:
    """The error of a call that is answered so."""
    account = provisioning.answering(answer)
    with pytest.raises(ProvisioningError) as caught:
        account.call(lambda client: client.users.get("user-1"))
    return caught.value


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, BadRequest),
        (401, Unauthorized),
        (403, Forbidden),
        (404, NotFound),
        (409, Conflict),
        (420, RateLimited),
        (429, RateLimited),
        (500, ServerError),
        (502, ServerError),
        (503, ServerError),
        (504, ServerError),
        (520, ServerError),
        (599, ServerError),
        (302, StatusError),
        (418, StatusError),
        (422, StatusError),
        (600, StatusError),
    ],
)
def test_the_class_of_a_status(provisioning: Provisioner, status: int, error: type[ProvisioningError]) -> None:
    """Each status has its class, those that are in no list of HTTP's included; redirections are not followed."""
    answer = httpx.Response(
        status, json={"error": {"message": "No such thing"}}, headers={"X-Request-Id": "r-1", "Location": "/elsewhere"}
    )

    found = failing(provisioning, answer)

    assert type(found) is error
    assert (found.status, found.message, found.request_id) == (status, "No such thing", "r-1")
    assert str(found) == f"users.get: {status} No such thing (request id r-1)"
    assert found.response is not None
    assert found.response.status_code == status
    assert (found.code, found.category, found.details) == (None, None, None)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('{"error": {"message": "taken"}}', "taken"),
        ('{"error": {"message": {"message": "taken"}}}', "taken"),
        ('{"error": "taken"}', "taken"),
        ("<html>taken</html>", "Conflict"),
        ("", "Conflict"),
        ("null", "Conflict"),
        ("[1]", "Conflict"),
        ('"taken"', "Conflict"),
        ('{"error": null}', "Conflict"),
        ('{"error": {}}', "Conflict"),
        ('{"error": {"message": ""}}', "Conflict"),
        ('{"error": {"message": ["taken"]}}', "Conflict"),
        ('{"error": {"message": {"message": 1}}}', "Conflict"),
        ('{"error": {"mess', "Conflict"),
        ("[" * 100_000, "Conflict"),
        (b"\xff\xfe\xff", "Conflict"),
    ],
)
def test_the_message(provisioning: Provisioner, body: str | bytes, message: str) -> None:
    """It is the service's own, in every shape that it is known to come in, or else the name of the status."""
    assert failing(provisioning, httpx.Response(409, content=body)).message == message


def test_a_status_without_a_name_and_a_message(provisioning: Provisioner) -> None:
    """Even then there is a sentence."""
    assert str(failing(provisioning, httpx.Response(420))) == "users.get: 420 no reason given"


def test_what_the_permissions_api_adds(provisioning: Provisioner) -> None:
    """Code, category and details are kept."""
    facts = {
        "message": "missing fields",
        "code": "ACCOUNTS_00005",
        "category": "user_error",
        "details": {"fields": ["scope_type"]},
    }

    found = failing(provisioning, httpx.Response(400, json={"error": facts}))

    assert {name: getattr(found, name) for name in facts} == facts


def test_how_an_error_is_printed_in_a_list(provisioning: Provisioner) -> None:
    """With what tells it from others of its class."""
    body = {"error": {"message": "not found", "code": "ACCOUNTS_00003"}}

    found = failing(provisioning, httpx.Response(404, json=body, headers={"X-Request-Id": "r-1"}))

    assert repr(found) == (
        "NotFound('not found', operation='users.get', status=404, code='ACCOUNTS_00003', request_id='r-1')"
    )
    assert repr(InvalidResponse("missing", field="users[3].email", status=200)) == (
        "InvalidResponse('missing', field='users[3].email', status=200)"
    )
    assert repr(NotSent("the client is closed")) == "NotSent('the client is closed')"


@pytest.mark.parametrize("details", ["text", ["text"], None, 7])
def test_details_that_are_no_object(provisioning: Provisioner, details: object) -> None:
    """They cannot be given as what they are said to be, so they are left to the response."""
    found = failing(
        provisioning, httpx.Response(400, json={"error": {"message": "bad", "details": details, "code": 7}})
    )

    assert found.details is None
    assert found.code == "7"
    assert found.response is not None
    assert found.response.json()["error"]["details"] == details


@pytest.mark.parametrize("status", [420, 429])
def test_the_facts_of_a_rate_limit(provisioning: Provisioner, status: int) -> None:
    """They are read from the headers."""
    headers = {
        "X-FeatureRateLimit-Limit": "500",
        "X-FeatureRateLimit-Remaining": "0",
        "X-FeatureRateLimit-Reset": "Sat, 01 Apr 2017 22:00:00 GMT",
    }

    found = failing(provisioning, httpx.Response(status, headers=headers))

    assert isinstance(found, RateLimited)
    assert (found.limit, found.remaining) == (500, 0)
    assert found.reset_at == datetime(2017, 4, 1, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-FeatureRateLimit-Limit": "many", "X-FeatureRateLimit-Remaining": "-1", "X-FeatureRateLimit-Reset": "soon"},
        {"X-FeatureRateLimit-Limit": "", "X-FeatureRateLimit-Remaining": "1.5", "Retry-After": "soon"},
        {"X-FeatureRateLimit-Reset": "Sat, 99 Apr 2017 22:00:00 GMT", "Retry-After": "9" * 400},
        {"X-FeatureRateLimit-Reset": "0001-01-01T00:00:00+14:00"},
        {"X-FeatureRateLimit-Limit": "9" * 5000},
    ],
    ids=range(6),
)
def test_a_rate_limit_that_does_not_say(provisioning: Provisioner, headers: dict[str, str]) -> None:
    """What is missing or makes no sense is None."""
    found = failing(provisioning, httpx.Response(429, headers=headers))

    assert isinstance(found, RateLimited)
    assert (found.limit, found.remaining, found.reset_at) == (None, None, None)


@pytest.mark.parametrize("value", ["60", "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_retry_after_is_when_the_limit_ends(provisioning: Provisioner, value: str) -> None:
    """Seconds or a date, it wins over the other header."""
    headers = {"Retry-After": value, "X-FeatureRateLimit-Reset": "Sat, 01 Apr 2017 22:00:00 GMT"}

    found = failing(provisioning, httpx.Response(429, headers=headers))

    assert isinstance(found, RateLimited)
    assert found.reset_at is not None
    expected = datetime.now(UTC) + timedelta(seconds=60) if value == "60" else datetime(2100, 1, 1, tzinfo=UTC)
    assert abs(found.reset_at - expected) < timedelta(seconds=30)
    assert found.reset_at.utcoffset() == timedelta(0)


def request_errors(error: type[httpx.RequestError] = httpx.RequestError) -> Iterator[type[httpx.RequestError]]:
    """All that httpx can raise for a request, of its own."""
    yield error
    for narrower in error.__subclasses__():
        if narrower.__module__.startswith("httpx"):
            yield from request_errors(narrower)


REQUEST_ERRORS = {error.__name__: error for error in request_errors()}


@pytest.mark.parametrize("error", REQUEST_ERRORS.values(), ids=REQUEST_ERRORS)
def test_every_error_of_httpx_is_mapped(provisioning: Provisioner, error: type[httpx.RequestError]) -> None:
    """Whatever breaks on the way is one of ours, and says what was asked and what went wrong."""
    found = failing(provisioning, error("it broke"))

    expected: type[ProvisioningError] = ConnectionFailed
    if issubclass(error, httpx.TimeoutException):
        expected = TimedOut
    elif issubclass(error, httpx.DecodingError):
        expected = InvalidResponse
    assert type(found) is expected
    assert not any(base.__module__.startswith(("httpx", "httpcore")) for base in type(found).__mro__)
    assert str(found).startswith("users.get: ")
    assert "https://api.cloudinary.com" in str(found)
    if expected is not InvalidResponse and error is not httpx.PoolTimeout:  # which have a text of ours
        assert "it broke" in str(found) or error.__name__ in str(found)
    assert (found.status, found.request_id, found.response) == (None, None, None)


def test_a_connection_that_breaks_without_a_word(provisioning: Provisioner) -> None:
    """httpx often has no text for a lost connection; then its kind is named."""
    assert "ReadError" in str(failing(provisioning, httpx.ReadError("")))


def test_the_tree() -> None:
    """Whoever catches the general error gets the narrow ones."""
    by_status = (BadRequest, Unauthorized, Forbidden, NotFound, Conflict, RateLimited, ServerError)

    assert all(issubclass(error, StatusError) for error in by_status)
    assert issubclass(TimedOut, ConnectionFailed)
    assert all(
        issubclass(error, ProvisioningError) and not issubclass(error, ValueError)
        for error in (StatusError, ConnectionFailed, InvalidResponse, ConfigurationError)
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>502</html>",
        b'{"id": "user-1", "na',
        b"{}{}",
        b"\xff\xfe\xff\x00",
        b"[" * 100_000,
        b"OK",
    ],
)
def test_an_answer_that_is_not_json(provisioning: Provisioner, body: bytes) -> None:
    """The error has the status, the request id and the first bytes."""
    found = failing(provisioning, httpx.Response(200, content=body, headers={"X-Request-Id": "r-1"}))

    assert type(found) is InvalidResponse
    assert (found.status, found.request_id, found.field) == (200, "r-1", "")
    assert f"it has {len(body)} bytes" in str(found)
    assert len(str(found)) < 400
    assert found.response is not None
    assert found.response.content == body


def test_the_first_bytes_are_shown(provisioning: Provisioner) -> None:
    """A page of a proxy is recognised by them."""
    assert "<html>Sign in first" in str(failing(provisioning, httpx.Response(200, html="<html>Sign in first</html>")))


@pytest.mark.parametrize(
    ("change", "field", "problem"),
    [
        ({"email": 7}, "users[1].email", "expected a string, got an integer"),
        ({"email": None}, "users[1].email", "expected a string, got null"),
        ({"pending": "false"}, "users[1].pending", "expected a boolean, got a string"),
        ({"group_count": True}, "users[1].group_count", "expected an integer, got a boolean"),
        ({"group_count": 1.5}, "users[1].group_count", "expected an integer, got a number"),
        ({"created_at": "yesterday"}, "users[1].created_at", "expected a date and time, got a string"),
        ({"created_at": 1767323045}, "users[1].created_at", "expected a string, got an integer"),
        ({"groups": {}}, "users[1].groups", "expected a list, got an object"),
        ({"groups": [[]]}, "users[1].groups[0]", "expected an object, got a list"),
        ({"groups": [{"id": "g", "name": "n"}, {"id": 7}]}, "users[1].groups[1].id", "expected a string"),
        ({"sub_account_ids": ["a", 1]}, "users[1].sub_account_ids[1]", "expected a string, got an integer"),
        ({"email_preferences": "all"}, "users[1].email_preferences", "expected an object, got a string"),
    ],
)
def test_a_field_of_the_wrong_type(
    provisioning: Provisioner, user: dict[str, Any], change: dict[str, Any], field: str, problem: str
) -> None:
    """The error names the place in the answer and what was expected there."""
    answer = httpx.Response(200, json={"users": [user, user | change]}, headers={"X-Request-Id": "r-1"})
    account = provisioning.answering(answer)

    with pytest.raises(InvalidResponse) as caught:
        account.call(lambda client: client.users.list())

    assert caught.value.field == field
    assert str(caught.value).startswith(f"users.list: 200 {field}: ")
    assert problem in str(caught.value)
    assert (caught.value.status, caught.value.request_id) == (200, "r-1")
    assert caught.value.response is not None
    assert caught.value.response.content == answer.content


@pytest.mark.parametrize("name", ["id", "name", "role", "email", "pending", "enabled", "created_at"])
def test_a_missing_field(provisioning: Provisioner, user: dict[str, Any], name: str) -> None:
    """A field that is always there is missed by name."""
    del user[name]

    found = failing(provisioning, httpx.Response(200, json=user))

    assert isinstance(found, InvalidResponse)
    assert (found.field, found.message) == (name, "missing")


@pytest.mark.parametrize("body", ["[]", "null", "7", '"text"', "true"])
def test_an_answer_that_is_no_object(provisioning: Provisioner, body: str) -> None:
    """It is about the whole answer, so no field is named."""
    found = failing(provisioning, httpx.Response(200, content=body))

    assert isinstance(found, InvalidResponse)
    assert found.field == ""
    assert "expected an object" in str(found)


KEY = {
    "name": "Root",
    "api_key": "123456789012345",
    "api_secret": SECRET,
    "created_at": "2026-01-02T03:04:05Z",
    "updated_at": "2026-01-02T03:04:05Z",
    "enabled": True,
}
WHOLE = json.dumps({"access_keys": [KEY], "total": 1})


@pytest.mark.parametrize(
    "body",
    [
        json.dumps({"access_keys": [{**KEY, "api_secret": [SECRET]}], "total": 1}),
        json.dumps({"access_keys": [{**KEY, "created_at": SECRET}], "total": 1}),
        json.dumps({"access_keys": SECRET, "total": 1}),
        json.dumps(SECRET),
        WHOLE[:-1],
        WHOLE[: WHOLE.index(SECRET) + len(SECRET)],
        WHOLE[: WHOLE.index(SECRET) + len(SECRET) + 1],
        f"\n  {WHOLE}{WHOLE}",
        json.dumps({"api_secret": SECRET}) + "<html>",
        pytest.param(json.dumps({"name": 'the "big" key, 5"', "api_secret": SECRET})[:-1]),
        pytest.param(f"\ufeff{WHOLE[:-1]}"),
        pytest.param(f")]}}'\n{WHOLE}"),
    ],
)
def test_an_unreadable_answer_keeps_its_secrets(provisioning: Provisioner, body: str) -> None:
    """Neither a cut-off answer nor one of another shape shows what was in it."""
    account = provisioning.answering(httpx.Response(200, content=body.encode()))

    with pytest.raises(InvalidResponse) as caught:
        account.call(lambda client: client.access_keys.list("env-1"))

    assert SECRET not in str(caught.value) + repr(caught.value)


@pytest.mark.parametrize(
    "answer",
    [
        lambda: httpx.Response(429, json={"error": {"message": "slow"}}, headers={"X-FeatureRateLimit-Limit": "5"}),
        lambda: httpx.Response(404, json={"error": {"message": "gone", "code": "A_1", "details": {"a": 1}}}),
        lambda: httpx.Response(200, json={"id": 7}, headers={"X-Request-Id": "r-1"}),
        lambda: httpx.ReadTimeout("late"),
    ],
    ids=["rate", "status", "shape", "time"],
)
def test_errors_can_be_pickled(provisioning: Provisioner, answer: Any) -> None:
    """An error goes through a process pool, with its call and response and without the credentials."""
    found = failing(provisioning, answer())

    pickled = pickle.dumps(found)
    again = pickle.loads(pickled)  # noqa: S301 - our own

    assert b"Basic" not in pickled

    assert type(again) is type(found)
    assert str(again) == str(found)
    kept = {"response": None if found.response is None else found.response.content}
    assert vars(again) | kept == vars(found) | kept
    assert again.operation == "users.get"
    assert (again.response and again.response.content) == kept["response"]


@pytest.mark.parametrize(
    "text",
    [
        f'illegal status line: bytearray(b\'{{"api_secret": "{SECRET}"}}\')',
        f"illegal header line: bytearray(b'{SECRET}')",
        f"Illegal header value b'{SECRET}'",
        f'illegal status line: bytearray(b"it\'s {SECRET}")',
    ],
)
def test_what_came_in_place_of_http_is_not_shown(provisioning: Provisioner, text: str) -> None:
    """httpx quotes it, and it may be somebody's answer."""
    found = failing(provisioning, httpx.RemoteProtocolError(text))

    assert SECRET not in str(found) + repr(found) + repr(found.__cause__) + repr(found.__context__)
    assert re.search("illegal (status line|header line|header value)$", str(found), re.IGNORECASE)


def test_an_answer_that_leads_nowhere(provisioning: Provisioner) -> None:
    """It came, so nothing is sent again, and where it leads may be a secret; httpx2 does not look there."""
    location = {"Location": f"https://h:{SECRET}/"}
    account = provisioning.answering(httpx.Response(302, headers=location), retry=Retry(backoff=0))

    expected = InvalidResponse if provisioning.library is httpx else StatusError
    with pytest.raises(expected, match=r"redirects to an invalid URL|302 Found") as caught:
        account.call(lambda client: client.users.get("user-1"))

    assert SECRET not in str(caught.value)
    assert len(account.requests) == 1


@pytest.mark.parametrize(
    ("answer", "sent"),
    [
        (httpx.ConnectError("refused"), "no"),
        (httpx.ConnectTimeout("late"), "no"),
        (httpx.PoolTimeout("full"), "no"),
        (httpx.ProxyError("403"), "no"),
        (httpx.ReadTimeout("late"), "maybe"),
        (httpx.RemoteProtocolError("gone"), "maybe"),
        (httpx.Response(400), "refused"),
        (httpx.Response(409), "refused"),
        (httpx.Response(429), "refused"),
        (httpx.Response(302), "maybe"),
        (httpx.Response(500), "maybe"),
        (httpx.Response(504), "maybe"),
        (httpx.Response(200, content=b"{"), "maybe"),
        (httpx.Response(200, json={"id": 7}), "maybe"),
    ],
)
def test_whether_it_was_done(provisioning: Provisioner, answer: httpx.Response | Exception, sent: str) -> None:
    """`sent` says whether the call may have had an effect; `call` is the call, to send it again."""
    if isinstance(answer, httpx.Response):  # one that was sent once cannot be sent again
        answer = httpx.Response(answer.status_code, content=answer.content)
    found = failing(provisioning, answer)

    assert found.sent == sent
    assert found.call is not None
    assert (found.call.operation, found.call.method) == ("users.get", "GET")
    assert str(found).startswith("users.get: ")


@pytest.mark.parametrize("status", [200, 404, 429, 502])
def test_an_answer_with_the_wrong_encoding(provisioning: Provisioner, status: int) -> None:
    """Its status counts all the same."""
    answer = httpx.Response(status, headers={"Content-Encoding": "gzip"}, stream=httpx.ByteStream(b"not gzip"))

    found = failing(provisioning, answer)

    assert found.status == status
    expected = {200: InvalidResponse, 404: NotFound, 429: RateLimited, 502: ServerError}[status]
    assert type(found) is expected
