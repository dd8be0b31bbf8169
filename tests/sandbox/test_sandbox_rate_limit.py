"""A quota of calls, announced in the headers of every answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

import httpx
import pytest
from cloudinary_provisioning_sandbox import Sandbox
from cloudinary_provisioning_sandbox.quota import Quota


@pytest.fixture
def limited() -> Iterator[tuple[Sandbox, httpx.Client]]:
    with Sandbox(rate_limit="3/day", validate_responses=True) as sandbox:
        url = f"{sandbox.url}/v1_1/provisioning/accounts/{sandbox.account_id}"
        with httpx.Client(base_url=url, auth=("key", "secret")) as client:
            yield sandbox, client


def test_the_quota_is_used_up_and_given_back(limited: tuple[Sandbox, httpx.Client]) -> None:
    sandbox, client = limited
    # Whatever becomes of a call, it counts.
    responses = [client.get("/users"), client.get("/users", auth=("key", "wrong")), client.get("/nothing")]
    assert [response.status_code for response in responses] == [200, 401, 404]
    assert [response.headers["X-FeatureRateLimit-Remaining"] for response in responses] == ["2", "1", "0"]
    refused = client.get("/users")
    assert refused.status_code == 420
    for response in (*responses, refused):
        assert response.headers["X-FeatureRateLimit-Limit"] == "3"
        reset = response.headers["X-FeatureRateLimit-Reset"]
        assert re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} 00:00:00 GMT", reset)
    moment = f"{parsedate_to_datetime(reset):%Y-%m-%d %H:%M:%S} UTC"
    message = f"Rate Limit Exceeded. Limit of 3 api operations reached. Try again on {moment}"
    assert refused.json() == {"error": {"message": message}}
    assert refused.headers["X-FeatureRateLimit-Remaining"] == "0"

    assert client.get(f"{sandbox.url}/docs").status_code == 200
    assert client.post(f"{sandbox.url}/_sandbox/reset").status_code == 200
    assert client.get("/users").headers["X-FeatureRateLimit-Remaining"] == "2"
    sandbox.reset()
    assert client.get("/users").headers["X-FeatureRateLimit-Remaining"] == "2"


def test_faults_carry_the_headers_too(limited: tuple[Sandbox, httpx.Client]) -> None:
    sandbox, client = limited
    sandbox.fault(503)
    assert client.get("/users").headers["X-FeatureRateLimit-Remaining"] == "2"
    sandbox.fault(420)
    headers = client.get("/users").headers
    assert headers.get_list("X-FeatureRateLimit-Remaining") == ["0"]


def test_without_a_limit_there_are_no_headers() -> None:
    with Sandbox() as sandbox:
        headers = httpx.get(f"{sandbox.url}/v1_1/x").headers
    assert not [name for name in headers if "ratelimit" in name]


def test_a_period_ends_by_the_clock() -> None:
    now = 7200.0
    quota = Quota(2, 3600, clock=lambda: now)
    assert [quota.take().exceeded for _ in range(3)] == [False, False, True]
    now = 10799.9
    assert quota.take().exceeded
    now = 10800.0
    standing = quota.take()
    assert (standing.exceeded, standing.remaining, standing.reset) == (False, 1, 14400)


@pytest.mark.parametrize(
    ("text", "limit", "seconds"),
    [("100/hour", 100, 3600), ("1/second", 1, 1), ("0/day", 0, 86400), ("7/minute", 7, 60)],
)
def test_limits_are_read(text: str, limit: int, seconds: int) -> None:
    quota = Quota.parse(text)
    assert (quota.limit, quota.seconds) == (limit, seconds)


@pytest.mark.parametrize(
    "text", ["", "100", "/hour", "x/hour", "-1/hour", "1/year", "1.5/hour", "²/hour", "1/hour/day"]
)
def test_limits_that_cannot_be_read(text: str) -> None:
    with pytest.raises(ValueError, match="is not a limit such as 100/hour"):
        Quota.parse(text)
