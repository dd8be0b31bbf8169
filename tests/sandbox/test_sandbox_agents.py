"""Accounts and clouds that agents open: no credentials, an envelope and codes of their own."""

from __future__ import annotations

import json
import re
import uuid
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

AGENT = {
    "email": "ada@example.com",
    "agent_framework": "example-agent",
    "agent_llm_model": "example-model-1",
    "agent_goal": "Host the images of a shop",
}


def create_account(api: Api, *, status: int = 200, **changes: Any) -> Any:
    body = {name: value for name, value in {**AGENT, **changes}.items() if value is not None}
    return api.call("POST", "/v1_1/provisioning/agents/accounts", status=status, json=body, auth=None)


def create_cloud(api: Api, *, status: int = 200, **body: Any) -> Any:
    return api.call("POST", "/v1_1/provisioning/clouds", status=status, json=body, auth=None)


def test_an_account(api: Api) -> None:
    account = create_account(api, sdk_framework="python")
    assert (account["email"], account["plan_name"]) == ("ada@example.com", "free")
    assert "python" in account["guidance"]
    assert account.keys() == {"external_id", "email", "plan_name", "product_environments", "guidance"}
    [environment] = account["product_environments"]
    names = {"external_id", "cloud_name", "api_key", "api_secret", "api_environment_variable"}
    assert environment.keys() == names
    assert re.fullmatch(r"\d{15}", environment["api_key"])
    assert environment["api_environment_variable"] == (
        f"CLOUDINARY_URL=cloudinary://{environment['api_key']}:{environment['api_secret']}@{environment['cloud_name']}"
    )
    assert api.get("/sub_accounts") == {"sub_accounts": []}


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"email": "nobody"}, {"email": ["is invalid"]}),
        ({"email": "someone@mailinator.com"}, {"email": ["is invalid"]}),
        ({"email": None}, {"email": ["can't be blank"]}),
        ({"email": "a b@example.com"}, {"email": ["is invalid"]}),
        ({"email": "a@example.com\n"}, {"email": ["is invalid"]}),
        ({"email": " ", "agent_goal": "   "}, {"email": ["can't be blank"], "agent_goal": ["can't be blank"]}),
        (
            {"agent_goal": "x", "sdk_framework": "x" * 101},
            {
                "agent_goal": ["is too short (minimum is 2 characters)"],
                "sdk_framework": ["is too long (maximum is 100 characters)"],
            },
        ),
        ({"agent_goal": "x" * 301}, {"agent_goal": ["is too long (maximum is 300 characters)"]}),
        ({"agent_llm_model": None, "agent_framework": None}, {
            "agent_framework": ["can't be blank"], "agent_llm_model": ["can't be blank"]
        }),
    ],
)  # fmt: skip
def test_what_an_account_cannot_be(api: Api, changes: dict[str, Any], problems: dict[str, list[str]]) -> None:
    error = create_account(api, status=400, **changes)["error"]
    assert error == {"category": "user_error", "message": json.dumps(problems, separators=(",", ":"))}


def test_an_email_address_is_used_once(api: Api) -> None:
    api.user(email="user@example.com")
    create_account(api)
    for taken in ("ADA@example.com", "user@example.com"):
        error = create_account(api, status=400, email=taken)["error"]
        assert error == {"category": "user_error", "message": '{"email":["has already been taken"]}'}


def test_ten_accounts_a_day(api: Api) -> None:
    api.sandbox.set_clock("2026-01-02T03:04:05Z")
    create_account(api, status=400, email="nobody")
    for number in range(10):
        create_account(api, email=f"user{number}@example.com")
    api.sandbox.set_clock("2026-01-03T03:03:05Z")
    body = {**AGENT, "email": "one.more@example.com"}
    response = api.client.post("/v1_1/provisioning/agents/accounts", json=body)
    api.check(response)
    error = {"category": "rate_limit", "message": "Rate limit exceeded", "code": "ip_rate_limit_exceeded"}
    assert (response.status_code, response.json()) == (429, {"error": error})
    assert response.headers["retry-after"] == "60"
    create_cloud(api)
    api.sandbox.set_clock("2026-01-03T03:04:05Z")
    create_account(api, email="one.more@example.com")


def test_a_cloud(api: Api) -> None:
    api.sandbox.set_clock("2026-01-02T03:04:05Z")
    cloud = create_cloud(api)
    assert cloud.keys() == {
        *("account_id", "email", "cloud_name", "api_key", "api_secret", "api_environment_variable"),
        *("claimed", "expires_at", "delivery_ips", "claim_url", "guidance"),
    }
    assert uuid.UUID(cloud["account_id"]).version == 4
    assert re.fullmatch(r"cloud-[0-9a-f]{16}@cloud\.cloudinary\.invalid", cloud["email"])
    assert cloud["claimed"] is False
    assert cloud["expires_at"] == "2026-01-03T03:04:05Z"
    assert cloud["delivery_ips"] == ["127.0.0.1"]
    assert cloud["api_environment_variable"].endswith(f":{cloud['api_secret']}@{cloud['cloud_name']}")
    assert cloud["claim_url"].startswith("https://console.cloudinary.com/users/agent_email_confirmation?token=")
    assert create_cloud(api, email="ada@example.com", unknown=1)["email"] == "ada@example.com"


@pytest.mark.parametrize(
    ("email", "problem"),
    [("a@mailinator.com", "is invalid"), ("no", "is invalid"), ("ADA@x.example", "has already been taken")],
)
def test_addresses_that_get_no_cloud(api: Api, email: str, problem: str) -> None:
    api.user(email="ada@x.example")
    message = create_cloud(api, status=400, email=email)["error"]["message"]
    assert json.loads(message) == {"email": [problem]}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (None, []),
        (["8.8.8.8"], ["8.8.8.8"]),
        (["8.8.8.8", "10.0.0.1", "2001:4860:4860:0:0:0:0:8888"], ["8.8.8.8", "2001:4860:4860::8888"]),
        (["requester_ip", "192.168.0.1"], []),
        (["requester_ip", "8.8.8.8", "8.8.8.8"], ["8.8.8.8"]),
    ],
)
def test_where_a_cloud_delivers_to(api: Api, given: list[str] | None, kept: list[str]) -> None:
    assert create_cloud(api, delivery_ips=given)["delivery_ips"] == [*kept, "127.0.0.1"]


@pytest.mark.parametrize(
    ("given", "code", "message"),
    [
        ("8.8.8.8", "invalid", "must be an array of IP addresses"),
        (["8.8.8.0/24"], "invalid", "must be an array of IP addresses"),
        (["8.8.8.8", 1], "invalid", "must be an array of IP addresses"),
        (["2001:4860:4860::8888%1"], "invalid", "must be an array of IP addresses"),
        (["8.8.8.8", None], "invalid", "must be an array of IP addresses"),
        (["8.8.8.8"] * 4, "too_many", "must contain at most 3 IP addresses"),
        ([], "required", "must contain at least one public IP address"),
        (["10.0.0.1", "::1", "::ffff:10.0.0.1"], "not_public", "must contain at least one public IP address"),
        (["224.0.0.1"], "not_public", "must contain at least one public IP address"),
    ],
)
def test_where_a_cloud_cannot_deliver_to(api: Api, given: Any, code: str, message: str) -> None:
    assert create_cloud(api, status=400, delivery_ips=given) == {
        "error": {
            "category": "invalid_parameter",
            "code": f"delivery_ips_{code}",
            "message": f"delivery_ips {message}",
        }
    }


def test_requests_that_cannot_be_read(api: Api) -> None:
    for path in ("agents/accounts", "clouds"):
        answer = api.call("POST", f"/v1_1/provisioning/{path}", status=400, content=b"{", auth=None,
                          headers={"Content-Type": "application/json"})  # fmt: skip
        assert answer["error"]["category"] == "user_error"
