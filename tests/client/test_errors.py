"""What a call raises when it has no result: one tree of errors, with all that the answer said."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_provisioning import (
    Conflict,
    ConnectionFailed,
    InvalidResponse,
    NotFound,
    ProvisioningError,
    RateLimited,
    Retry,
    ServerError,
    StatusError,
    TimedOut,
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


@pytest.mark.parametrize(("status", "name", "error"), [(302, "Found", StatusError), (409, "Conflict", Conflict)])
def test_what_a_response_says(
    provisioning: Provisioner, status: int, name: str, error: type[ProvisioningError]
) -> None:
    """Its status, name and headers are in the error; redirections are not followed."""
    found = failing(provisioning, httpx.Response(status, headers={"X-Request-Id": "r-1", "Location": "/elsewhere"}))

    assert type(found) is error
    assert str(found) == f"users.get: {status} {name} (request id r-1)"
    assert found.response is not None
    assert found.response.headers["location"] == "/elsewhere"


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
