"""Walks through the pages of a list: everything once, no page before it is needed, and an end whatever comes."""

from __future__ import annotations

import json
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_provisioning import (
    ConfigurationError,
    ConnectionFailed,
    InvalidResponse,
    Provisioning,
    ProvisioningError,
    RateLimited,
    Retry,
    ServerError,
)
from cloudinary_provisioning.models import Principal
from cloudinary_provisioning_api.api.users import Users
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.client.misbehaving import Walk, serve
from tests.oracle import least

if TYPE_CHECKING:
    from tests.client.conftest import Account, Provisioner

Json = dict[str, Any]


@dataclass(frozen=True)
class Listing:
    """An operation that lists things, and what its pages look like."""

    name: str
    iterate: Callable[[Provisioning, int], Iterator[Any]]
    page: Callable[[Sequence[str], Any], Json]  # of the ids, and of the total or the next cursor
    id: Callable[[Any], str]


def cursor(value: Any) -> Json:
    return {} if value is ... else {"next_cursor": value}


def principals_page(ids: Sequence[str], following: Any) -> Json:
    found = [{"type": "user", "id": principal_id, "roles": []} for principal_id in ids]
    return {"data": {"principals": found}, **cursor(following)}


USERS = Listing(
    "users",
    lambda client, size: client.users.iter(page_size=size),
    lambda ids, total: {"users": [least("User", id=user_id) for user_id in ids]},
    lambda item: str(item.id),
)
ACCESS_KEYS = Listing(
    "access_keys",
    lambda client, size: client.access_keys.iter("env-1", page_size=size),
    lambda ids, total: {"access_keys": [least("AccessKey", api_key=key) for key in ids], "total": total},
    lambda item: str(item.api_key),
)
CUSTOM_POLICIES = Listing(
    "custom_policies",
    lambda client, _: client.custom_policies.iter(enabled=True),
    lambda ids, following: {
        "data": [least("CustomPolicyResponseData", id=one) for one in ids],
        **cursor(following),
    },
    lambda item: str(item.id),
)
INSPECT = Listing(
    "inspect",
    lambda client, _: client.principals.iter_inspect(scope_type="account", param_key=["a", "b"]),
    principals_page,
    lambda item: str(item.id),
)
INSPECT_MULTIPLE = Listing(
    "inspect_multiple",
    lambda client, _: client.principals.iter_inspect_multiple(
        scope_type="account", principals=[Principal(type="user", id="user-1")]
    ),
    principals_page,
    lambda item: str(item.id),
)


def listing_id(listing: Listing) -> str:
    return listing.name


counted = pytest.mark.parametrize("listing", [USERS, ACCESS_KEYS], ids=listing_id)
by_cursor = pytest.mark.parametrize("listing", [CUSTOM_POLICIES, INSPECT, INSPECT_MULTIPLE], ids=listing_id)
either = pytest.mark.parametrize("listing", [USERS, CUSTOM_POLICIES], ids=listing_id)


def numbered(listing: Listing, everything: Sequence[str], *, most: int = 100) -> Callable[[httpx.Request], Any]:
    """A service that has these things, and gives no more than so many of them at once."""

    def answer(request: httpx.Request) -> httpx.Response:
        page, size = (int(request.url.params[name]) for name in ("page", "page_size"))
        assert page <= 30, "it goes on for ever"
        size = min(size, most)
        return httpx.Response(200, json=listing.page(everything[(page - 1) * size : page * size], len(everything)))

    return answer


def in_turn(listing: Listing, *pages: tuple[Sequence[str], Any]) -> list[httpx.Response]:
    return [httpx.Response(200, json=listing.page(*page)) for page in pages]


def walk(provisioning: Provisioner, account: Account, listing: Listing, size: int = 2) -> Walk[Any]:
    return Walk(provisioning.run, listing.iterate(account.client, size))


def ids(listing: Listing, items: Sequence[Any]) -> list[str]:
    return [listing.id(item) for item in items]


def asked_pages(account: Account) -> list[str]:
    return [request.url.params["page"] for request in account.requests]


def asked_cursors(account: Account) -> list[str | None]:
    """The cursor of each request, wherever it is sent."""
    bodies = [json.loads(request.content or b"{}") for request in account.requests]
    return [
        request.url.params.get("cursor", body.get("cursor"))
        for request, body in zip(account.requests, bodies, strict=True)
    ]


@pytest.mark.parametrize(
    ("things", "users_requests", "keys_requests"),
    [("abcde", 3, 3), ("abcd", 3, 2), ("ab", 2, 1), ("a", 2, 1), ("", 1, 1)],
    ids=["short-last", "exact", "one-full", "one-short", "empty"],
)
@counted
def test_all_pages(
    provisioning: Provisioner, listing: Listing, things: str, users_requests: int, keys_requests: int
) -> None:
    """Everything in order. A short page after a full one, an empty one or the total is the end; a short first is not.

    Nobody knows whether a short first page is the last one, or the service has a smaller limit than was asked for.
    """
    account = provisioning(numbered(listing, things))

    assert ids(listing, walk(provisioning, account, listing).take()) == list(things)
    requests = users_requests if listing is USERS else keys_requests
    assert asked_pages(account) == [str(page) for page in range(1, requests + 1)]
    assert {request.url.params["page_size"] for request in account.requests} == {"2"}


@counted
def test_a_service_with_a_smaller_limit(provisioning: Provisioner, listing: Listing) -> None:
    """Where 100 are asked for and 3 come, nothing is lost."""
    account = provisioning(numbered(listing, "abcdefgh", most=3))

    assert ids(listing, walk(provisioning, account, listing, 100).take()) == list("abcdefgh")
    assert asked_pages(account) == ["1", "2", "3"]
    assert "After a short first page a second request follows" in " ".join((Users.iter.__doc__ or "").split())


@pytest.mark.parametrize("things", ["ab", "abcde"], ids=["as-many-as-asked", "all"])
@counted
def test_a_service_that_ignores_the_page(provisioning: Provisioner, listing: Listing, things: str) -> None:
    """The repetition is the end, and is not given again, even if the total promises more."""
    account = provisioning.answering(*in_turn(listing, *[(things, 99)] * 2))

    assert ids(listing, walk(provisioning, account, listing).take()) == list(things)
    assert asked_pages(account) == ["1", "2"]


@counted
def test_a_service_that_repeats_its_last_page(provisioning: Provisioner, listing: Listing) -> None:
    """One that brings nothing new is the end."""
    account = provisioning.answering(*in_turn(listing, ("ab", 99), ("cd", 99), ("cd", 99)))

    assert ids(listing, walk(provisioning, account, listing).take()) == list("abcd")


@counted
def test_a_list_that_grows_in_the_meantime(provisioning: Provisioner, listing: Listing) -> None:
    """What moves to the next page is given once, and what follows it is not lost."""
    account = provisioning.answering(*in_turn(listing, ("ab", 5), ("bc", 6), ("de", 6), ("", 6)))

    assert ids(listing, walk(provisioning, account, listing).take()) == list("abcde")


def test_a_total_that_shrinks(provisioning: Provisioner) -> None:
    """A page brings it up to date."""
    account = provisioning.answering(*in_turn(ACCESS_KEYS, ("ab", 9), ("cd", 4)))

    assert ids(ACCESS_KEYS, walk(provisioning, account, ACCESS_KEYS).take()) == list("abcd")


@settings(derandomize=True, deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pages=st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=4), max_size=6))
@counted
def test_any_pages_whatever(provisioning: Provisioner, listing: Listing, pages: list[list[str]]) -> None:
    """Nothing is given twice, nothing of a page that came is left out, and the last page is not asked for for ever."""

    def answer(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params["page"])
        assert number <= len(pages) + 1, "it goes on for ever"
        return httpx.Response(200, json=listing.page(pages[min(number, len(pages)) - 1] if pages else [], 8))

    account = provisioning(answer)

    found = ids(listing, walk(provisioning, account, listing).take())

    came = [thing for page in pages[: len(account.requests)] for thing in page]
    assert found == list(dict.fromkeys(came))


@pytest.mark.parametrize("last", [..., "", None], ids=["absent", "empty", "null"])
@by_cursor
def test_cursors(provisioning: Provisioner, listing: Listing, last: Any) -> None:
    """Each is passed on as it is, until a page has none; the other arguments go with every page."""
    strange = "c/1 +&é%2F="
    account = provisioning.answering(*in_turn(listing, ("ab", strange), ("cd", "2"), ("e", last)))

    assert ids(listing, walk(provisioning, account, listing).take()) == list("abcde")
    assert asked_cursors(account) == [None, strange, "2"]
    others = {
        (request.method, request.url.path, str(request.url.params.remove("cursor")), without_cursor(request.content))
        for request in account.requests
    }
    assert len(others) == 1
    (_, path, query, body) = others.pop()
    assert path.startswith("/v2/accounts/account-1/permissions/")
    assert query or "user-1" in body


def without_cursor(body: bytes) -> str:
    return json.dumps({key: value for key, value in json.loads(body or b"{}").items() if key != "cursor"})


@pytest.mark.parametrize("cursors", [["1", "1"], ["1", "2", "1"], ["1", "2", "2"]], ids="-".join)
@by_cursor
def test_a_cursor_that_comes_again(provisioning: Provisioner, listing: Listing, cursors: list[str]) -> None:
    """What it leads to was given, so it is the end."""
    pages = in_turn(listing, *zip("abc", cursors, strict=False))
    account = provisioning.answering(*pages)

    assert ids(listing, walk(provisioning, account, listing).take()) == list("abc"[: len(cursors)])
    assert asked_cursors(account) == [None, *cursors[:-1]]


@by_cursor
def test_an_empty_page_with_a_cursor(provisioning: Provisioner, listing: Listing) -> None:
    """It is not the last."""
    account = provisioning.answering(*in_turn(listing, ("", "1"), ("a", "2"), ("", "3"), ("b", ...)))

    assert ids(listing, walk(provisioning, account, listing).take()) == ["a", "b"]


@pytest.mark.parametrize("listing", [INSPECT, INSPECT_MULTIPLE], ids=listing_id)
def test_a_page_without_its_list(provisioning: Provisioner, listing: Listing) -> None:
    """The contract lets `principals` be absent; a cursor still leads on."""
    nothing = httpx.Response(200, json={"data": {}, "next_cursor": "1"})
    account = provisioning.answering(nothing, *in_turn(listing, ("a", ...)))

    assert ids(listing, walk(provisioning, account, listing).take()) == ["a"]


@either
def test_pages_are_asked_for_when_they_are_needed(provisioning: Provisioner, listing: Listing) -> None:
    """The first with the first item, the next when one is used up, and none after the walk was left."""
    account = provisioning.answering(*in_turn(listing, ("ab", "1"), ("cd", "2")))
    items = walk(provisioning, account, listing)

    assert len(account.requests) == 0
    assert ids(listing, items.take(1)) == ["a"]
    assert len(account.requests) == 1
    assert ids(listing, items.take(1)) == ["b"]
    assert len(account.requests) == 1
    assert ids(listing, items.take(1)) == ["c"]
    assert len(account.requests) == 2
    items.close()
    assert items.take() == []
    assert len(account.requests) == 2


@either
def test_two_walks_at_the_same_time(provisioning: Provisioner, listing: Listing) -> None:
    """They know nothing of each other."""
    account = provisioning.answering(*in_turn(listing, ("ab", "1"), ("ab", "1"), ("c", ...), ("c", ...)))
    one, other = (walk(provisioning, account, listing) for _ in range(2))

    assert ids(listing, one.take(2)) == ids(listing, other.take(2)) == ["a", "b"]
    assert ids(listing, one.take()) == ids(listing, other.take()) == ["c"]


WRONG: dict[str, Callable[[Provisioning], Any]] = {
    "no-ids": lambda client: client.users.iter(ids=[]),
    "too-many-ids": lambda client: client.users.iter(ids=["user"] * 101),
    "comma": lambda client: client.users.iter(ids=["user-1,user-2"]),
    "one-string": lambda client: client.users.iter(emails="ada@example.com"),
    "no-date": lambda client: client.users.iter(from_="soon"),
    "none": lambda client: client.users.iter(prefix=None),  # type: ignore[arg-type] # that is the point
    "no-environment": lambda client: client.access_keys.iter(""),
    "dots": lambda client: client.access_keys.iter(".."),
    "one-principal": lambda client: client.principals.iter_inspect_multiple(scope_type="account", principals="user-1"),  # type: ignore[arg-type] # likewise
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_wrong_arguments(provisioning: Provisioner, wrong: Callable[[Provisioning], Any]) -> None:
    """They are refused where they are written, not where the first item is taken."""
    account = provisioning.answering()

    with pytest.raises(ValueError, match=r"must|cannot|date"):
        wrong(account.client)


def test_a_walk_needs_an_account(provisioning: Provisioner) -> None:
    """A client without one says so at once."""
    account = provisioning.without_account(lambda _: httpx.Response(500))

    with pytest.raises(ConfigurationError, match="account"):
        account.client.users.iter()


FAILURES: dict[str, tuple[Callable[[], httpx.Response | Exception], type[ProvisioningError]]] = {
    "500": (lambda: httpx.Response(500), ServerError),
    "429": (lambda: httpx.Response(429), RateLimited),
    "lost": (lambda: httpx.ReadError("lost"), ConnectionFailed),
    "page-of-a-proxy": (lambda: httpx.Response(200, text="<html>"), InvalidResponse),
    "no-list": (lambda: httpx.Response(200, json={}), InvalidResponse),
}


@pytest.mark.parametrize("failure", FAILURES)
@either
def test_an_error_in_the_middle(provisioning: Provisioner, listing: Listing, failure: str) -> None:
    """It comes when the page is needed; what was given before stays given, and the walk is over."""
    make, error = FAILURES[failure]
    account = provisioning.answering(*in_turn(listing, ("ab", "1")), make())
    items = walk(provisioning, account, listing)
    found: list[Any] = []

    with pytest.raises(error):
        items.take_into(found)

    assert ids(listing, found) == ["a", "b"]
    assert items.take() == []


@pytest.mark.parametrize("wrong", [7, ["1"], {"cursor": "1"}, True])
@by_cursor
def test_a_cursor_that_is_no_string(provisioning: Provisioner, listing: Listing, wrong: Any) -> None:
    """It is an unreadable answer, not the end."""
    account = provisioning.answering(*in_turn(listing, ("a", wrong)))

    with pytest.raises(InvalidResponse, match="next_cursor"):
        walk(provisioning, account, listing).take()


@either
def test_a_failure_that_passes(provisioning: Provisioner, listing: Listing) -> None:
    """A page that failed is asked for again by the client's rules, and the walk goes on."""
    first, last = in_turn(listing, ("ab", "1"), ("c", ...))
    account = provisioning.answering(first, httpx.Response(503), httpx.ReadError("lost"), last)
    client = account.client.with_options(retry=Retry(attempts=3, backoff=0))

    found = Walk(provisioning.run, listing.iterate(client, 2)).take()

    assert ids(listing, found) == ["a", "b", "c"]
    assert [request.url for request in account.requests[1:]] == [account.requests[1].url] * 3


def test_filters_go_with_every_page(provisioning: Provisioner) -> None:
    """A walk through the active users whose name begins with A does not become one through all."""
    account = provisioning(numbered(USERS, "abc"))
    filters = {"status": "active", "prefix": "A", "sort_by": "name", "sort_order": "asc", "page_size": "2"}

    users = account.client.users.iter(status="active", prefix="A", sort_by="name", sort_order="asc", page_size=2)

    assert ids(USERS, Walk(provisioning.run, users).take()) == ["a", "b", "c"]
    assert [dict(request.url.params) for request in account.requests] == [
        {**filters, "page": "1"},
        {**filters, "page": "2"},
    ]


def test_over_a_real_connection(provisioning: Provisioner, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same as over a made-up one."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")  # a proxy of the machine's must not come between
    with serve(numbered(USERS, "abcdefg", most=3)) as service:
        client = provisioning.client(service.account_url)

        assert ids(USERS, Walk(provisioning.run, client.users.iter()).take()) == list("abcdefg")
        assert [request.url.params["page"] for request in service.requests] == ["1", "2", "3"]


def test_one_page_in_memory(provisioning: Provisioner) -> None:
    """A walk through 20,000 users holds one page of 1,000 at a time (some 3 MB, of some 60 that all of them are)."""
    everybody = [f"user-{number}" for number in range(20_000)]
    account = provisioning(numbered(USERS, everybody, most=1000))
    users = walk(provisioning, account, USERS, 1000)
    tracemalloc.start()
    try:
        last: deque[Any] = deque(maxlen=1)
        users.take_into(last, 1)
        _, of_one_page = tracemalloc.get_traced_memory()
        users.take_into(last)
        _, of_all = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert ids(USERS, last) == ["user-19999"]
    assert len(account.requests) == 21
    assert of_all < of_one_page + 12_000_000


def test_a_list_that_comes_whole(provisioning: Provisioner) -> None:
    """One spelling walks every list; this one is asked for once."""
    groups = [{"id": f"group-{index}", "name": f"Group {index}"} for index in range(3)]
    account = provisioning(lambda _: httpx.Response(200, json={"user_groups": groups}))

    found = Walk(provisioning.run, account.client.user_groups.iter()).take()

    assert [group.id for group in found] == ["group-0", "group-1", "group-2"]
    assert len(account.requests) == 1
