"""What the classic calls raise: errors of this library, under the names and with the texts that programs know."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import cloudinary_provisioning as typed
import httpx
import pytest
from cloudinary_provisioning import classic

if TYPE_CHECKING:
    from tests.classic.conftest import Service

CLASSES = [
    (400, "BadRequest", classic.BadRequest, typed.BadRequest),
    (401, "AuthorizationRequired", classic.AuthorizationRequired, typed.Unauthorized),
    (403, "NotAllowed", classic.NotAllowed, typed.Forbidden),
    (404, "NotFound", classic.NotFound, typed.NotFound),
    (409, "AlreadyExists", classic.AlreadyExists, typed.Conflict),
    (420, "RateLimited", classic.RateLimited, typed.RateLimited),
    (429, "RateLimited", classic.RateLimited, typed.RateLimited),
    (418, "GeneralError", classic.GeneralError, typed.StatusError),
    (500, "GeneralError", classic.GeneralError, typed.ServerError),
]


def refused(api: classic.AccountApi, service: Service, status: int) -> typed.ProvisioningError:
    service.answer = lambda _: httpx.Response(
        status, json={"error": {"message": "No"}}, headers={"X-Request-Id": "r-1", "X-FeatureRateLimit-Limit": "500"}
    )
    with pytest.raises(classic.Error) as caught:
        api.users()
    return caught.value


@pytest.mark.parametrize(("status", "name", "old", "new"), CLASSES)
def test_both_names_catch(
    api: classic.AccountApi,
    service: Service,
    status: int,
    name: str,
    old: type[Exception],
    new: type[typed.ProvisioningError],
) -> None:
    error = refused(api, service, status)

    assert isinstance(error, old)
    assert isinstance(error, new)
    assert type(error).__name__ == name
    assert type(error).__module__ == "cloudinary_provisioning.classic"
    assert str(error) == error.args[0] == f"Error {status} - No"


@pytest.mark.parametrize("status", [status for status, *_ in CLASSES])
def test_what_the_typed_error_knows_is_there(api: classic.AccountApi, service: Service, status: int) -> None:
    error = refused(api, service, status)

    assert (error.status, error.message, error.request_id) == (status, "No", "r-1")
    assert error.response is not None
    assert error.response.status_code == status
    if isinstance(error, typed.RateLimited):
        assert error.limit == 500


@pytest.mark.parametrize(
    ("failure", "new"), [(httpx.ConnectError, typed.ConnectionFailed), (httpx.ReadTimeout, typed.TimedOut)]
)
def test_no_answer(
    api: classic.AccountApi, service: Service, failure: type[httpx.RequestError], new: type[Exception]
) -> None:
    def fail(_: httpx.Request) -> httpx.Response:
        raise failure("lost")

    service.answer = fail
    with pytest.raises(classic.GeneralError, match=r"^Unexpected error .*https://api.cloudinary.com") as caught:
        api.users()

    assert isinstance(caught.value, new)
    assert len(service.requests) == 1


@pytest.mark.parametrize("content", [b"<html>", b"", b'"text"', b"null", b"3"])
def test_an_unreadable_answer(api: classic.AccountApi, service: Service, content: bytes) -> None:
    service.answer = lambda _: httpx.Response(200, content=content)
    with pytest.raises(classic.GeneralError, match=r"^Error parsing server response \(200\) - ") as caught:
        api.users()

    assert isinstance(caught.value, typed.InvalidResponse)


def test_typed_errors_are_caught_by_classic_names() -> None:
    """Also those of the new client: a program may move call by call."""
    with pytest.raises(classic.AlreadyExists):
        raise typed.Conflict("taken")
    with pytest.raises(classic.Error):
        raise typed.ServerError("oops")


def test_errors_that_programs_make_themselves() -> None:
    """For the mocks in their tests; the text is what was passed."""
    for error in (classic.NotFound, classic.AuthorizationRequired, classic.GeneralError, classic.Error):
        assert str(error("Error 404 - gone")) == "Error 404 - gone"


def test_an_error_in_a_success(api: classic.AccountApi, service: Service) -> None:
    """It is raised, as the original does."""
    service.answer = lambda _: httpx.Response(200, json={"error": {"message": "not yet"}})

    with pytest.raises(classic.GeneralError, match=r"^Error 200 - not yet$") as caught:
        api.users()
    assert isinstance(caught.value, typed.StatusError)


def test_a_redirect(api: classic.AccountApi, service: Service) -> None:
    """It is not followed."""
    service.answer = lambda _: httpx.Response(302, headers={"Location": "https://elsewhere.example.com"})

    with pytest.raises(classic.GeneralError, match=r"^Error 302 - "):
        api.users()
    assert len(service.requests) == 1


@pytest.mark.parametrize("ids", ["a,b", ["a", "b"], "a,b,"])
def test_a_string_where_a_list_is_meant(api: classic.AccountApi, service: Service, ids: Any) -> None:
    """As answers have it, with commas."""
    api.create_user("Ada", "ada@example.com", "admin", ids)
    api.update_user("user-1", sub_account_ids=ids)
    api.create_cloud(delivery_ips=ids, agent_framework="a", agent_llm_model="b", agent_goal="c")

    sent = [json.loads(request.content) for request in service.requests]
    assert [fields.get("sub_account_ids", fields.get("delivery_ips")) for fields in sent] == [["a", "b"]] * 3


def test_a_wrong_account_url_is_a_value_error() -> None:
    """As in the original, and a `ConfigurationError` as everywhere here."""
    for kind in (ValueError, classic.ConfigurationError):
        with pytest.raises(kind, match="must begin with account://"):
            classic.AccountConfig("https://key:secret@account")


def test_an_error_names_the_option(api: classic.AccountApi) -> None:
    """By the name that the caller knows."""
    with pytest.raises(classic.ConfigurationError, match=r"^upload_prefix must be https"):
        api.users(upload_prefix="http://example.com")
