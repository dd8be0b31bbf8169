"""What an answer that is not a result becomes: one tree of errors, with all that the answer said."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cloudinary_provisioning.models import AccessKeysResponse, User, UsersResponse
from cloudinary_provisioning_runtime.errors import (
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
    ServerError,
    StatusError,
    TimedOut,
    Unauthorized,
)
from cloudinary_provisioning_runtime.response import Response
from cloudinary_provisioning_runtime.retry import Retry

from tests.oracle import least
from tests.runtime.driving import answer, drive

SECRET = "s3cret-of-a-key"
USER = least("User")


def failing(response: Response, **settings: Any) -> ProvisioningError:
    """The error of a call that is answered so."""
    error = drive(response, retry=Retry(attempts=1), **settings).error
    assert error is not None
    return error


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
def test_the_class_of_a_status(status: int, error: type[ProvisioningError]) -> None:
    """Each status has its class, those that are in no list of HTTP's included; redirections are not followed."""
    found = failing(answer(status, {"error": {"message": "No such thing"}}, X_Request_Id="r-1", Location="/elsewhere"))

    assert type(found) is error
    assert (found.status, found.message, found.request_id) == (status, "No such thing", "r-1")
    assert str(found) == f"things.do: {status} No such thing (request id r-1)"
    assert found.response is not None
    assert found.response.status_code == status
    assert (found.code, found.category, found.details) == (None, None, None)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"error": {"message": "taken"}}, "taken"),
        ({"error": {"message": {"message": "taken"}}}, "taken"),
        ({"error": "taken"}, "taken"),
        (b"<html>taken</html>", "Conflict"),
        (b"", "Conflict"),
        (b"null", "Conflict"),
        ([1], "Conflict"),
        ("taken", "Conflict"),
        ({"error": None}, "Conflict"),
        ({"error": {}}, "Conflict"),
        ({"error": {"message": ""}}, "Conflict"),
        ({"error": {"message": ["taken"]}}, "Conflict"),
        ({"error": {"message": {"message": 1}}}, "Conflict"),
        (b'{"error": {"mess', "Conflict"),
        (b"[" * 100_000, "Conflict"),
        (b"\xff\xfe\xff", "Conflict"),
    ],
)
def test_the_message(body: Any, message: str) -> None:
    """It is the service's own, in every shape that it is known to come in, or else the name of the status."""
    assert failing(answer(409, body, reason="Conflict")).message == message


def test_a_status_without_a_name_and_a_message() -> None:
    """Even then there is a sentence."""
    assert str(failing(answer(420))) == "things.do: 420 no reason given"


def test_what_the_permissions_api_adds() -> None:
    """Code, category and details are kept."""
    facts = {
        "message": "missing fields",
        "code": "ACCOUNTS_00005",
        "category": "user_error",
        "details": {"fields": ["scope_type"]},
    }

    found = failing(answer(400, {"error": facts}))

    assert {name: getattr(found, name) for name in facts} == facts


def test_how_an_error_is_printed_in_a_list() -> None:
    """With what tells it from others of its class."""
    body = {"error": {"message": "not found", "code": "ACCOUNTS_00003"}}

    found = failing(answer(404, body, X_Request_Id="r-1"))

    assert repr(found) == (
        "NotFound('not found', operation='things.do', status=404, code='ACCOUNTS_00003', request_id='r-1')"
    )
    assert repr(InvalidResponse("missing", field="users[3].email", status=200)) == (
        "InvalidResponse('missing', field='users[3].email', status=200)"
    )
    assert repr(NotSent("the client is closed")) == "NotSent('the client is closed')"


@pytest.mark.parametrize("details", ["text", ["text"], None, 7])
def test_details_that_are_no_object(details: object) -> None:
    """They cannot be given as what they are said to be, so they are left to the response."""
    found = failing(answer(400, {"error": {"message": "bad", "details": details, "code": 7}}))

    assert found.details is None
    assert found.code == "7"
    assert found.response is not None
    assert found.response.json()["error"]["details"] == details


@pytest.mark.parametrize("status", [420, 429])
def test_the_facts_of_a_rate_limit(status: int) -> None:
    """They are read from the headers."""
    headers = {
        "X_FeatureRateLimit_Limit": "500",
        "X_FeatureRateLimit_Remaining": "0",
        "X_FeatureRateLimit_Reset": "Sat, 01 Apr 2017 22:00:00 GMT",
    }

    found = failing(answer(status, **headers))

    assert isinstance(found, RateLimited)
    assert (found.limit, found.remaining) == (500, 0)
    assert found.reset_at == datetime(2017, 4, 1, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X_FeatureRateLimit_Limit": "many", "X_FeatureRateLimit_Remaining": "-1", "X_FeatureRateLimit_Reset": "soon"},
        {"X_FeatureRateLimit_Limit": "", "X_FeatureRateLimit_Remaining": "1.5", "Retry_After": "soon"},
        {"X_FeatureRateLimit_Reset": "Sat, 99 Apr 2017 22:00:00 GMT", "Retry_After": "9" * 400},
        {"X_FeatureRateLimit_Reset": "0001-01-01T00:00:00+14:00"},
        {"X_FeatureRateLimit_Limit": "9" * 5000},
    ],
    ids=range(6),
)
def test_a_rate_limit_that_does_not_say(headers: dict[str, str]) -> None:
    """What is missing or makes no sense is None."""
    found = failing(answer(429, **headers))

    assert isinstance(found, RateLimited)
    assert (found.limit, found.remaining, found.reset_at) == (None, None, None)


@pytest.mark.parametrize("value", ["60", "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_retry_after_is_when_the_limit_ends(value: str) -> None:
    """Seconds or a date, it wins over the other header."""
    headers = {"Retry_After": value, "X_FeatureRateLimit_Reset": "Sat, 01 Apr 2017 22:00:00 GMT"}

    found = failing(answer(429, **headers))

    assert isinstance(found, RateLimited)
    assert found.reset_at is not None
    expected = datetime.now(UTC) + timedelta(seconds=60) if value == "60" else datetime(2100, 1, 1, tzinfo=UTC)
    assert abs(found.reset_at - expected) < timedelta(seconds=30)
    assert found.reset_at.utcoffset() == timedelta(0)


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
def test_an_answer_that_is_not_json(body: bytes) -> None:
    """The error has the status, the request id and the first bytes."""
    found = failing(answer(200, body, X_Request_Id="r-1"))

    assert type(found) is InvalidResponse
    assert (found.status, found.request_id, found.field) == (200, "r-1", "")
    assert f"it has {len(body)} bytes" in str(found)
    assert len(str(found)) < 400
    assert found.response is not None
    assert found.response.content == body


def test_the_first_bytes_are_shown() -> None:
    """A page of a proxy is recognised by them."""
    assert "<html>Sign in first" in str(failing(answer(200, b"<html>Sign in first</html>")))


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
def test_a_field_of_the_wrong_type(change: dict[str, Any], field: str, problem: str) -> None:
    """The error names the place in the answer and what was expected there."""
    given = answer(200, {"users": [USER, USER | change]}, X_Request_Id="r-1")

    found = failing(given, parse=UsersResponse.from_dict)

    assert isinstance(found, InvalidResponse)
    assert found.field == field
    assert str(found).startswith(f"things.do: 200 {field}: ")
    assert problem in str(found)
    assert (found.status, found.request_id, found.response) == (200, "r-1", given)


@pytest.mark.parametrize("name", ["id", "name", "role", "email", "pending", "enabled", "created_at"])
def test_a_missing_field(name: str) -> None:
    """A field that is always there is missed by name."""
    user = {other: value for other, value in USER.items() if other != name}

    found = failing(answer(200, user), parse=User.from_dict)

    assert isinstance(found, InvalidResponse)
    assert (found.field, found.message) == (name, "missing")


@pytest.mark.parametrize("body", [[], b"null", 7, "text", True])
def test_an_answer_that_is_no_object(body: Any) -> None:
    """It is about the whole answer, so no field is named."""
    found = failing(answer(200, body))

    assert isinstance(found, InvalidResponse)
    assert found.field == ""
    assert "expected an object" in str(found)


KEY = least("AccessKey", api_secret=SECRET)
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
def test_an_unreadable_answer_keeps_its_secrets(body: str) -> None:
    """Neither a cut-off answer nor one of another shape shows what was in it."""
    found = failing(answer(200, body.encode()), parse=AccessKeysResponse.from_dict)

    assert isinstance(found, InvalidResponse)
    assert SECRET not in str(found) + repr(found)
