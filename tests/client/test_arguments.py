"""What may be passed, and how it is sent; what may not is a `ValueError` before anything is."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import parse_qsl

import httpx
import pytest
from attrs import evolve
from cloudinary_provisioning import UNSET, Call, NotFound, Role
from cloudinary_provisioning.models import Principal, RoleToManage

from tests.oracle import needed

if TYPE_CHECKING:
    from tests.client.conftest import Provisioner


# Days that do not exist, that are not whole, or that have to be guessed.
NO_DAYS = ["", "yesterday", "31", "10:30", "2026", "2026-02", "2026-W05", "2026-02-30", "2026-13-01", "2026-1-2"]
NO_DAYS += ["25-12-24", "01/02/2026", "01-02-2026", "31/01/2026", "31 January 2026", "20260131x10:30", "２０２６-01-02"]


class SortBy(str, Enum):  # noqa: UP042 - StrEnum is another matter
    """An enum of a user's own, of the older kind."""

    NAME = "name"


def never(request: httpx.Request) -> httpx.Response:
    raise AssertionError(f"sent: {request.method} {request.url}")


def refused(provisioning: Provisioner, call: Any, problem: str) -> None:
    account = provisioning(never)
    with pytest.raises(ValueError, match=problem):
        account.call(call)
    assert account.requests == []


def query_of(provisioning: Provisioner, **arguments: Any) -> dict[str, str]:
    """The query of a list of users."""
    account = provisioning.answering(httpx.Response(200, json={"users": []}))
    account.call(lambda client: client.users.list(**arguments))
    return dict(parse_qsl(account.request.url.query.decode(), keep_blank_values=True))


@pytest.mark.parametrize("wrong", ["", " ", "\t\n", ".", "..", " .. ", 7, None, b"id", ["id"], True, UNSET])
@pytest.mark.parametrize("place", ["user_id", "group_id"])
def test_ids_that_name_nothing(provisioning: Provisioner, wrong: Any, place: str) -> None:
    """They would change the path into another one."""
    ids = {"user_id": "user-1", "group_id": "group-1", place: wrong}

    refused(provisioning, lambda client: client.user_groups.add_user(ids["group_id"], ids["user_id"]), place)


@pytest.mark.parametrize(
    ("user_id", "segment"),
    [
        ("a/b", "a%2Fb"),
        ("a/../../b", "a%2F..%2F..%2Fb"),
        ("a b+c", "a%20b%2Bc"),
        ("100%", "100%25"),
        ("%2e%2e", "%252e%252e"),
        ("é☃", "%C3%A9%E2%98%83"),
        ("a?b#c", "a%3Fb%23c"),
        ("a\r\nX-Evil: 1", "a%0D%0AX-Evil%3A%201"),
        ("a\x00", "a%00"),
        ("cld::role::account::x", "cld%3A%3Arole%3A%3Aaccount%3A%3Ax"),
        ("...", "..."),
        ("a@b.c;d=e,f", "a%40b.c%3Bd%3De%2Cf"),
        ("AaZz09-_~", "AaZz09-_~"),
    ],
)
def test_ids_of_any_kind_are_one_segment(
    provisioning: Provisioner, user: dict[str, Any], user_id: str, segment: str
) -> None:
    """An id is quoted, not interpreted; no header can be smuggled in with it."""
    account = provisioning.answering(httpx.Response(200, json=user))

    account.call(lambda client: client.users.get(user_id))

    assert account.request.url.raw_path.decode() == f"/v1_1/provisioning/accounts/account-1/users/{segment}"
    assert "X-Evil" not in account.request.headers


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"ids": [f"id-{number}" for number in range(101)]}, "ids must have at most 100 items, not 101"),
        ({"ids": []}, "ids must have at least 1 item, or be left out"),
        ({"ids": "id-1"}, "ids must be a list, not of type str"),
        ({"ids": b"id-1"}, "ids must be a list, not of type bytes"),
        ({"ids": {"id-1"}}, "ids must be a list, not of type set"),
        ({"ids": None}, "ids must be a list, not None"),
        ({"ids": ["id-1,id-2"]}, "ids must have items that .* have no comma, not 'id-1,id-2'"),
        ({"ids": ["id-1", ""]}, "ids must have items that are not empty"),
        ({"ids": [None]}, r"ids\[0\] cannot be None in a query; leave it out instead"),
        ({"emails": "ada@example.com"}, "emails must be a list"),
        ({"prefix": None}, "prefix cannot be None in a query; leave it out instead"),
        ({"pending": None}, "pending cannot be None in a query"),
        ({"prefix": {}}, "prefix cannot be of type dict in a query"),
        ({"page": b"1"}, "page cannot be of type bytes in a query"),
        ({"from_": None}, 'from_ must be a date or a string such as "2026-01-31", not None'),
        ({"from_": 20260131}, "from_ must be a date .*, not of type int"),
        ({"page": float("nan")}, "page cannot be nan"),
        *(({"to": text}, f'to must be a date of ISO 8601 such as "2026-01-31", not {text!r}') for text in NO_DAYS),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_a_query_does_not_take(provisioning: Provisioner, arguments: dict[str, Any], problem: str) -> None:
    """The error names the argument and what is wrong with it."""
    refused(provisioning, lambda client: client.users.list(**arguments), problem)


@pytest.mark.parametrize(
    ("call", "problem"),
    [
        (lambda client: client.users.update("user-1", sub_account_ids="env-1"), "sub_account_ids must be a list"),
        (lambda client: client.roles.get("role-1", param_key="folder_id"), "param_key must be a list"),
        (lambda client: client.product_environments.list(cloud_names=[]), "cloud_names must have at least 1"),
        (lambda client: client.product_environments.list(ids=["x"] * 101), "ids must have at most 100"),
        (
            lambda client: client.product_environments.create(name="x", custom_attributes={"a": {1}}),
            "custom_attributes.a cannot be of type set: JSON has no such type",
        ),
        (
            lambda client: client.product_environments.create(name="x", custom_attributes={"a": float("nan")}),
            "custom_attributes.a cannot be nan: JSON has no such number",
        ),
        (lambda client: client.users.get("\ud800"), "user_id has characters that UTF-8 cannot encode"),
        (lambda client: client.users.list(ids=["a", "\ud800"]), r"ids\[1\] has characters that UTF-8 cannot encode"),
        pytest.param(
            lambda client: client.roles.list(permission_type="global", policy_parameters="folder_id"),
            "policy_parameters must be a list",
        ),
        pytest.param(
            lambda client: client.roles.list(permission_type="global", policy_parameters=None), "policy_parameters"
        ),
        pytest.param(lambda client: client.users.update("user-1", sub_account_ids=[UNSET]), "sub_account_ids"),
        pytest.param(
            lambda client: client.users.list(from_=datetime.max.replace(tzinfo=timezone(timedelta(hours=-1)))), "from_"
        ),
    ],
)
def test_what_other_calls_do_not_take(provisioning: Provisioner, call: Any, problem: str) -> None:
    """Lists and JSON are checked in bodies and paths as well."""
    refused(provisioning, call, problem)


def test_what_a_call_must_have(provisioning: Provisioner) -> None:
    """Required arguments are asked for by Python itself, and fields are passed by name."""
    account = provisioning(never)

    with pytest.raises(TypeError, match="email"):
        account.call(lambda client: client.users.create(name="Ada"))  # type: ignore[call-arg] # that is the point
    with pytest.raises(TypeError):
        account.call(lambda client: client.users.create(*needed("users.create").values()))  # type: ignore[call-arg] # likewise
    with pytest.raises(TypeError, match="rol"):
        account.call(lambda client: client.users.update("user-1", rol="admin"))  # type: ignore[call-arg] # likewise


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (date(2026, 1, 31), "2026-01-31"),
        (datetime(2026, 1, 31, 23, 30), "2026-01-31"),
        (datetime(2026, 1, 31, 23, 30, tzinfo=UTC), "2026-01-31"),
        (datetime(2026, 1, 31, 23, 30, tzinfo=timezone(timedelta(hours=-5))), "2026-02-01"),
        (datetime(2026, 2, 1, 1, 30, tzinfo=timezone(timedelta(hours=5))), "2026-01-31"),
        ("2026-01-31", "2026-01-31"),
        ("20260131", "2026-01-31"),
        ("2026-01-31T23:30:00Z", "2026-01-31"),
        ("2026-01-31 23:30:00", "2026-01-31"),
        ("2026-031", "2026-01-31"),
        ("2026-W05-6", "2026-01-31"),
        ("2026-01-31T24:00Z", "2026-02-01"),
        pytest.param("2026-01-31T23:30:00-05:00", "2026-02-01"),
    ],
    ids=str,
)
def test_days(provisioning: Provisioner, value: Any, day: str) -> None:
    """A day may be a date, a datetime (which counts as its day in UTC), or a string of ISO 8601."""
    assert query_of(provisioning, from_=value, to=value) == {"from": day, "to": day}


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        ({}, {}),
        ({"prefix": UNSET, "ids": UNSET, "from_": UNSET, "page": 2}, {"page": "2"}),
        ({"pending": True, "last_login": False}, {"pending": "true", "last_login": "false"}),
        ({"prefix": ""}, {"prefix": ""}),
        ({"prefix": "a&b=c +%é"}, {"prefix": "a&b=c +%é"}),
        ({"ids": ["id-1"]}, {"ids": "id-1"}),
        ({"ids": ("id-1", "id-2")}, {"ids": "id-1,id-2"}),
        ({"ids": ["x"] * 100}, {"ids": ",".join(["x"] * 100)}),
        ({"emails": ["a+b@example.com", "c@example.com"]}, {"emails": "a+b@example.com,c@example.com"}),
        pytest.param({"sort_by": SortBy.NAME}, {"sort_by": "name"}),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_a_query_takes(provisioning: Provisioner, arguments: dict[str, Any], query: dict[str, str]) -> None:
    """What is not passed is not sent; booleans and lists are as the service reads them."""
    assert query_of(provisioning, **arguments) == query


def test_repeated_parameters(provisioning: Provisioner) -> None:
    """A list that the spec repeats may hold commas."""
    account = provisioning.answering(httpx.Response(404))

    with pytest.raises(NotFound):
        account.call(lambda client: client.roles.get("role-1", param_key=["a", "b"], param_value=["1,2", "3"]))

    assert list(account.request.url.params.multi_items()) == [
        ("param_key", "a"),
        ("param_key", "b"),
        ("param_value", "1,2"),
        ("param_value", "3"),
    ]


@pytest.mark.parametrize("role", [Role.MASTER_ADMIN, "master_admin"])
def test_a_role_may_be_its_text(provisioning: Provisioner, user: dict[str, Any], role: str) -> None:
    """The enum and the plain string are the same on the wire."""
    account = provisioning.answering(httpx.Response(200, json=user))

    account.call(lambda client: client.users.update("user-1", role=role))

    assert json.loads(account.request.content) == {"role": "master_admin"}


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({}, {}),
        ({"name": UNSET, "enabled": UNSET, "cloud_name": UNSET, "custom_attributes": UNSET}, {}),
        ({"name": None, "custom_attributes": None}, {"name": None, "custom_attributes": None}),
        ({"enabled": False, "name": ""}, {"enabled": False, "name": ""}),
        ({"custom_attributes": {}}, {"custom_attributes": {}}),
        (
            {"custom_attributes": {"a": [1, 1.5, None, {"b": True}], "day": date(2026, 1, 2), "role": Role.ADMIN}},
            {"custom_attributes": {"a": [1, 1.5, None, {"b": True}], "day": "2026-01-02", "role": "admin"}},
        ),
        (
            {"custom_attributes": {"at": datetime(2026, 1, 2, 5, tzinfo=timezone(timedelta(hours=2))), "no": UNSET}},
            {"custom_attributes": {"at": "2026-01-02T03:00:00Z"}},
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_a_body_takes(provisioning: Provisioner, fields: dict[str, Any], body: dict[str, Any]) -> None:
    """`UNSET` is not sent, None is null, and free-form attributes are sent as they are."""
    answer = {
        "id": "env-1",
        "name": "Client Portal",
        "cloud_name": "client-portal",
        "enabled": True,
        "api_access_keys": [],
        "created_at": "2026-01-02T03:04:05Z",
    }
    account = provisioning.answering(httpx.Response(200, json=answer))

    account.call(lambda client: client.product_environments.update("env-1", **fields))

    assert json.loads(account.request.content) == body


@pytest.mark.parametrize("as_models", [True, False], ids=["models", "dictionaries"])
def test_models_in_a_body(provisioning: Provisioner, as_models: bool) -> None:
    """They are sent without what was not set in them; a dictionary of the same shape does as well."""
    account = provisioning.answering(httpx.Response(200))
    kind: Literal["user"] = "user"
    principal: Any = Principal(type=kind, id="user-1") if as_models else {"type": kind, "id": "user-1"}
    role: Any = RoleToManage(id="role-1", scope_id=UNSET) if as_models else {"id": "role-1", "scope_id": UNSET}

    account.call(lambda client: client.principals.update_roles(operation="add", principal=principal, roles=[role]))

    assert json.loads(account.request.content) == {
        "operation": "add",
        "principal": {"type": "user", "id": "user-1"},
        "roles": [{"id": "role-1"}],
    }


def test_an_argument_that_holds_itself(provisioning: Provisioner) -> None:
    """It has no end to send."""
    endless: dict[str, Any] = {}
    endless["again"] = [endless]

    refused(
        provisioning,
        lambda client: client.product_environments.update("env-1", custom_attributes=endless),
        "nested too deep, or contains itself",
    )


def test_a_wrong_argument_shows_no_secret(provisioning: Provisioner) -> None:
    """A whole environment, with its keys, in the place of its id goes nowhere, nor into the error."""
    environment = {
        "id": "env-1",
        "name": "E",
        "cloud_name": "e",
        "enabled": True,
        "created_at": "2026-01-02T03:04:05Z",
        "api_access_keys": [{"key": "1", "secret": "s3cret-of-a-key", "enabled": True}],
    }
    account = provisioning.answering(httpx.Response(200, json=environment))
    env: Any = account.call(lambda client: client.product_environments.get("env-1"))
    assert env.to_dict() == environment

    for wrong in (
        lambda client: client.users.create(**needed("users.create", sub_account_ids=[env])),
        lambda client: client.users.update(env),
        lambda client: client.users.update("user-1", name=env),
        lambda client: client.users.list(prefix=env),
        lambda client: client.users.list(ids=[env]),
        lambda client: client.users.list(from_=env),
        lambda client: client.product_environments.update("env-1", custom_attributes={"a": [env]}),
    ):
        with pytest.raises(ValueError, match="ProductEnvironment") as caught:
            account.call(wrong)
        assert "s3cret" not in str(caught.value)
    assert len(account.requests) == 1


def test_what_the_contract_does_not_know(provisioning: Provisioner, user: dict[str, Any]) -> None:
    """A parameter or a field is added to a call, and a whole call is made by hand."""
    account = provisioning(lambda _: httpx.Response(200, json=user))

    def send(client: Any) -> Any:
        call = client.calls.users.create(name="Ada", email="ada@example.com")
        return client.send(evolve(call, query=(*call.query, ("dry", "yes")), json={**call.json, "nickname": "A"}))

    assert account.call(send).id == user["id"]
    path = "/v1_1/provisioning/accounts/account-1/users/1/nickname"
    call = Call("users.nickname", "PATCH", path, dict, query=(("of", "a b"),), json={"nickname": None})
    assert account.call(lambda client: client.send(call)) == user

    first, second = account.requests
    assert (first.method, first.url.query) == ("POST", b"dry=yes")
    assert json.loads(first.content) == {"name": "Ada", "email": "ada@example.com", "nickname": "A"}
    assert (second.method, second.url.raw_path) == ("PATCH", f"{path}?of=a%20b".encode())
    assert json.loads(second.content) == {"nickname": None}
    assert first.headers["Authorization"] == second.headers["Authorization"]
