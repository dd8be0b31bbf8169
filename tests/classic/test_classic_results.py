"""What the classic calls return: the JSON as it came, with what its headers say."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_provisioning import classic

if TYPE_CHECKING:
    from tests.classic.conftest import Service

HEADERS = {
    "X-FeatureRateLimit-Limit": "500",
    "X-FeatureRateLimit-Remaining": "499",
    "X-FeatureRateLimit-Reset": "Sat, 01 Apr 2017 22:00:00 GMT",
    "X-Request-Id": "r-1",
}


@pytest.mark.parametrize("content", [{}, {"id": None, "seats": 3, "rates": [1.5, {"deep": []}]}, {"users": 7}, [], [1]])
def test_whatever_comes_comes_through(api: classic.AccountApi, service: Service, content: Any) -> None:
    """Even where it is not what the contract says."""
    service.answer = lambda _: httpx.Response(200, json=content)
    result = api.users()

    assert result == content
    assert isinstance(result, type(content))
    assert json.dumps(result) == json.dumps(content)


@pytest.mark.parametrize("content", [{"users": []}, []])
def test_the_headers_are_attributes(api: classic.AccountApi, service: Service, content: Any) -> None:
    service.answer = lambda _: httpx.Response(200, json=content, headers=HEADERS)

    for result in (api.users(), copy.copy(api.users())):
        assert (result.rate_limit_allowed, result.rate_limit_remaining) == (500, 499)
        assert result.rate_limit_reset_at == (2017, 4, 1, 22, 0, 0, 0, 1, -1)
        assert result.request_id == "r-1"


def test_headers_that_are_not_there(api: classic.AccountApi) -> None:
    result = api.users()

    assert vars(result) == dict.fromkeys(
        ("rate_limit_allowed", "rate_limit_remaining", "rate_limit_reset_at", "request_id")
    )
