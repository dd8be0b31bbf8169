"""What the sandbox refuses, and that it always says so in the envelope of the API version."""

from __future__ import annotations

import base64
import json
import logging
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_provisioning_sandbox import Sandbox
from cloudinary_provisioning_sandbox.contract import read_contract
from cloudinary_provisioning_sandbox.handlers import find_handler, public, users
from cloudinary_provisioning_sandbox.requests import read_credentials

from tests.oracle import OPERATIONS, needed_body

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api, ContractCheck


def test_every_operation_has_a_handler() -> None:
    assert [operation.id for operation in OPERATIONS if find_handler(operation.id) is None] == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": httpx.BasicAuth("key", "wrong")._auth_header},
        {"Authorization": httpx.BasicAuth("other", "secret")._auth_header},
        {"Authorization": "Bearer key:secret"},
        {"Authorization": "Basic"},
        {"Authorization": "Basic !!!"},
        {"Authorization": "Basic " + base64.b64encode(b"\xff\xfe").decode()},
        {"Authorization": "Basic " + base64.b64encode(b"key").decode()},
    ],
)
def test_wrong_credentials(sandbox: Sandbox, check_contract: ContractCheck, headers: dict[str, str]) -> None:
    account = f"{sandbox.url}/v1_1/provisioning/accounts/{sandbox.account_id}"
    # A body that is not valid either: who is asking comes first.
    for request in [("GET", f"{account}/users"), ("POST", f"{account}/users"), ("DELETE", f"{account}/users/x")]:
        response = httpx.request(*request, headers=headers)
        check_contract(response)
        assert response.status_code == 401
        assert response.json() == {"error": {"message": "Invalid credentials"}}
        assert response.headers["www-authenticate"] == "Basic"


def test_the_key_of_one_account_opens_no_other(sandbox: Sandbox, check_contract: ContractCheck) -> None:
    response = httpx.get(f"{sandbox.url}/v1_1/provisioning/accounts/other/users", auth=("key", "secret"))
    check_contract(response)
    assert (response.status_code, response.json()) == (401, {"error": {"message": "Invalid credentials"}})


def test_url_safe_base64_is_understood() -> None:
    encoded = base64.urlsafe_b64encode(b"key:??>>").decode()
    assert "_" in encoded
    assert read_credentials(f"Basic {encoded}") == ("key", "??>>")


def test_the_permissions_api_has_its_own_envelope(api: Api) -> None:
    path = f"/v2/accounts/{api.sandbox.account_id}/permissions/roles"
    response = httpx.get(f"{api.sandbox.url}{path}?permission_type=global")
    api.check(response)
    error = {"category": "user_error", "code": "ACCOUNTS_00006", "message": "invalid credentials"}
    assert (response.status_code, response.json()) == (401, {"error": error})

    response = api.client.get("/v2/nothing")
    error = {"category": "server_error", "code": "ACCOUNTS_00003", "message": "not found"}
    assert (response.status_code, response.json()) == (404, {"error": error})


def test_an_operation_without_a_handler_says_so() -> None:
    contract = read_contract()
    for path, name in (
        ("/v1_1/provisioning/accounts/{account_id}/users", "users.new"),
        ("/v2/accounts/{account_id}/permissions/roles", "roles.new"),
    ):
        contract["paths"][path]["get"]["operationId"] = name
    with Sandbox(contract=contract) as sandbox, httpx.Client(base_url=sandbox.url, auth=("key", "secret")) as client:
        response = client.get(f"/v1_1/provisioning/accounts/{sandbox.account_id}/users")
        assert response.status_code == 501
        assert response.json() == {"error": {"message": "this sandbox does not answer users.new yet"}}
        roles = f"/v2/accounts/{sandbox.account_id}/permissions/roles"
        response = client.get(roles, params={"permission_type": "global", "policy_parameters": "[]"})
        message = "this sandbox does not answer roles.new yet"
        assert response.status_code == 501
        assert response.json() == {"error": {"category": "server_error", "code": "ACCOUNTS_00001", "message": message}}


def test_unknown_paths_and_methods(api: Api) -> None:
    for path in ["/nope", "/users/", "/users//groups", "/users/x/y/z"]:
        assert api.get(path, status=404) == {"error": {"message": "not found"}}
    assert api.client.get("/nope").json() == {"error": {"message": "not found"}}
    assert api.send("PATCH", "/users", status=405) == {"error": {"message": "method not allowed"}}


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("users", "GET, HEAD, POST"), ("users/x", "GET, HEAD, PUT, DELETE"), ("users/x/groups", "GET, HEAD")],
)
def test_a_method_that_is_not_there_is_answered_with_those_that_are(api: Api, path: str, allowed: str) -> None:
    for method in ("PATCH", "OPTIONS", "FOO"):
        response = api.client.request(method, f"/v1_1/provisioning/accounts/{api.sandbox.account_id}/{path}")
        assert (response.status_code, response.headers["allow"]) == (405, allowed)


@pytest.mark.parametrize(
    ("method", "path", "request_", "message"),
    [
        (
            "GET",
            "/users",
            {"params": {"sort_by": "shoe size"}},
            "sort_by must be one of name, role, status, activity, created_at, not shoe size",
        ),
        ("GET", "/users", {"params": {"page": "1e3"}}, "page must be a whole number"),
        ("GET", "/users", {"params": {"pending": "maybe"}}, "pending must be true or false"),
        ("GET", "/users", {"params": {"ids": "x," * 101}}, "ids may hold at most 100 values"),
        ("POST", "/users", {"json": {"name": "Ada"}}, "Missing required parameter - email"),
        ("POST", "/users", {"json": {}}, "Missing required parameter - name"),
        ("POST", "/users", {"json": [1]}, "the request body must be an object"),
        ("POST", "/users", {"json": needed_body("users.create", name=True)}, "name must be a text"),
        ("POST", "/users", {"json": needed_body("users.create", name=[[["x" * 500]]])}, "name must be a text"),
        (
            "POST",
            "/users",
            {"json": needed_body("users.create", sub_account_ids=["x", None])},
            "sub_account_ids.1 must be a text",
        ),
        (
            "POST",
            "/users",
            {"json": needed_body("users.create", role="boss")},
            "role must be one of master_admin, admin, billing, technical_admin, reports, media_library_admin, "
            "media_library_user, not boss",
        ),
        ("POST", "/users", {"content": b"x", "headers": {"Content-Type": "x" * 5000}}, "the request body must be JSON"),
    ],
)
def test_what_is_wrong_is_said_in_words(
    api: Api, method: str, path: str, request_: dict[str, Any], message: str
) -> None:
    assert api.send(method, path, status=400, **request_) == {"error": {"message": message}}


def test_the_permissions_api_names_all_fields(api: Api) -> None:
    def refused(body: dict[str, Any]) -> Any:
        error = api.permissions("POST", "/roles", status=400, json=body)["error"]
        return error["message"], error["details"]

    everything = ["permission_type", "scope_type", "name"]
    assert refused({}) == ("missing fields", {"fields": everything})
    whole = {"permission_type": "global", "scope_type": "account", "name": "x"}
    wrong = ("invalid request", {"fields": [{"scope_type": "moon"}]})
    assert refused({**whole, "scope_type": "moon"}) == wrong
    body = {"operation": "add", "principal": {"type": "user"}, "roles": []}
    error = api.permissions("PUT", "/principal_roles", status=400, json=body)["error"]
    assert (error["message"], error["details"]) == ("missing fields", {"fields": ["principal_id"]})


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"text"',
        b"\xff",
        b'{"name": "x", "email": "\\ud800@example.com"}',
        b'{"name": "x", "email": "x@example.com", "more": NaN}',
        b'{"name": "x", "email": "x@example.com", "more": ' + b"[" * 100_000,
        b'{"name": "x", "email": "x@example.com", "more": 1e999}',
        b'{"name": "x", "email": "x@example.com", "more": ' + b"[" * 500 + b"]" * 500 + b"}",
        b'{"name": {"first": "x"}, "email": "x@example.com"}',
    ],
)
def test_bodies_that_cannot_be_used(api: Api, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    error = api.send("POST", "/users", status=400, content=body, headers=headers)
    assert list(error) == ["error"]
    assert list(error["error"]) == ["message"]
    assert len(error["error"]["message"]) < 400
    assert api.get("/users") == {"users": []}


def test_a_body_in_chunks(api: Api) -> None:
    body = json.dumps(needed_body("users.create", name="Ada")).encode()
    chunks = (chunk for chunk in [body[:9], body[9:]])
    assert api.send("POST", "/users", content=chunks, headers={"Content-Type": "application/json"})["name"] == "Ada"


def test_a_body_of_another_type(api: Api) -> None:
    api.send("POST", "/users", status=400, content=b"name: x", headers={"Content-Type": "text/yaml"})


def test_unusual_text_comes_back_as_it_was(api: Api) -> None:
    name = "Zoë \u0000 'x'; DROP TABLE users; -- \U0001f600"
    user = api.user(name)
    assert api.get(f"/users/{user['id']}")["name"] == name
    assert api.get("/users", prefix="zoË")["users"] == [user]
    assert api.get("/users", prefix="'")["users"] == []


def test_a_crash_tells_the_caller_nothing(
    api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr(users, "require_name", crash)
    with caplog.at_level(logging.ERROR):
        response = api.client.post(
            f"/v1_1/provisioning/accounts/{api.sandbox.account_id}/users",
            json=needed_body("users.create"),
        )
    assert (response.status_code, response.json()) == (500, {"error": {"message": "something went wrong"}})
    assert "a secret detail" in caplog.text
    assert response.headers.keys() <= {"content-length", "content-type", "date", "x-request-id"}
    monkeypatch.undo()
    assert api.get("/users") == {"users": []}

    monkeypatch.setattr(public, "find_errors", crash)
    response = api.client.post("/v2/accounts/permissions/public/validate", json={"policy": "x"})
    error = {"category": "server_error", "code": "ACCOUNTS_00001", "message": "something went wrong"}
    assert (response.status_code, response.json()) == (500, {"error": error})


def test_an_answer_that_breaks_the_contract(
    api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(users, "_render", lambda *_: [{"id": 5}])
    assert api.client.get(f"/v1_1/provisioning/accounts/{api.sandbox.account_id}/users").status_code == 500
    assert "users.list breaks the contract" in caplog.text
    with Sandbox() as lenient:
        url = f"{lenient.url}/v1_1/provisioning/accounts/{lenient.account_id}/users"
        assert httpx.get(url, auth=("key", "secret")).json() == {"users": [{"id": 5}]}
