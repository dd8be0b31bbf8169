"""Models: typed attributes over a JSON object of which nothing is lost, and no secret is shown."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_provisioning import UNSET, InvalidResponse, models
from cloudinary_provisioning.models import (
    BillingCycle,
    Principal,
    PrincipalResponseData,
    ProductEnvironment,
    RoleToManage,
    User,
)
from cloudinary_provisioning_runtime.model import field
from cloudinary_provisioning_runtime.read import ListOf, MapOf, Nullable, read_int, read_str

from tests.oracle import least

if TYPE_CHECKING:
    from tests.client.conftest import Provisioner

SECRET = "s3cret-of-a-key"


def as_json(value: object) -> str:
    """JSON text, in which 1, 1.0 and true are not the same."""
    return json.dumps(value, sort_keys=True)


@pytest.mark.parametrize(
    "change",
    [
        {"not_known": {"deep": [1, 1.0, True, None, {"a": []}]}},
        {"additional_properties": {"a": 1}, "_data": 1, "to_dict": "x"},
        {"last_login": None, "first_name": None, "groups": None, "sub_account_ids": None, "group_count": None},
        {"groups": []},
        {"groups": [{"id": "g", "name": "n", "not_known": [1]}]},
        {"email_preferences": {"a": None, "b": {"c": []}}},
        {"sub_account_ids": "a,b"},
        {"sub_account_ids": "a"},
        {"sub_account_ids": ""},
        {"sub_account_ids": ["a", "b"]},
        {"sub_account_ids": []},
        {"created_at": "2026-01-02T03:04:05+00:00"},
        {"created_at": "2026-002T03:04:05Z"},
        {"created_at": "2026-01-02T03:04:05.123456789Z"},
        {"created_at": "2026-01-02"},
    ],
    ids=lambda change: as_json(change)[:40],
)
def test_nothing_is_lost(user: dict[str, Any], change: dict[str, Any]) -> None:
    """What came in comes out: unknown fields, nulls, what was left out, and the very spelling of dates and lists."""
    answer = user | change

    assert as_json(User.from_dict(answer).to_dict()) == as_json(answer)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-02T03:04:05Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02T03:04:05+00:00", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02T05:04:05+02:00", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02T03:04:05.25Z", datetime(2026, 1, 2, 3, 4, 5, 250_000, tzinfo=UTC)),
        ("2026-002T03:04:05Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02 03:04:05 +0200", datetime(2026, 1, 2, 1, 4, 5, tzinfo=UTC)),
        ("2026-01-02T03:04:05", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02", datetime(2026, 1, 2, tzinfo=UTC)),
    ],
)
def test_moments(user: dict[str, Any], text: str, moment: datetime) -> None:
    """They are read in every form of ISO 8601, and are always aware."""
    found = User.from_dict(user | {"created_at": text}).created_at

    assert found == moment
    assert found.utcoffset() is not None


@pytest.mark.parametrize(
    ("seconds", "moment"),
    [
        (1767323045, datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        (0, datetime(1970, 1, 1, tzinfo=UTC)),
        (-62135596800, datetime(1, 1, 1, tzinfo=UTC)),
        (253402300799, datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_moments_in_seconds(seconds: int, moment: datetime) -> None:
    """Those of the Permissions API are like the others in Python, and go back as they came."""
    data = {"id": "user-1", "type": "user", "created_at": seconds}

    found = PrincipalResponseData.from_dict(data)

    assert found.created_at == moment
    assert found.created_at.utcoffset() == timedelta(0)
    assert found.to_dict() == data


@pytest.mark.parametrize("seconds", [253402300800, -62135596801, 10**30, 1.5, True, "1767323045"])
def test_seconds_that_are_no_moment(seconds: Any) -> None:
    """They are an answer that cannot be read."""
    with pytest.raises(InvalidResponse, match=r"created_at: expected (seconds since 1970|an integer)"):
        PrincipalResponseData.from_dict({"id": "user-1", "type": "user", "created_at": seconds})


def test_days() -> None:
    """A day is a date, also if it comes with a time."""
    cycle = BillingCycle.from_dict({"from_day": "2026-01-01", "to_day": "2026-01-31T00:00:00Z"})

    assert (cycle.from_day, cycle.to_day) == (date(2026, 1, 1), date(2026, 1, 31))
    assert cycle.to_dict() == {"from_day": "2026-01-01", "to_day": "2026-01-31T00:00:00Z"}


@pytest.mark.parametrize(
    ("came", "found"),
    [
        ("a,b", ["a", "b"]),
        ("a", ["a"]),
        (["a", "b"], ["a", "b"]),
        ([], []),
        (None, None),
        pytest.param("", []),
    ],
    ids=str,
)
def test_a_list_that_comes_as_text(user: dict[str, Any], came: Any, found: list[str] | None) -> None:
    """Ids are a list, however they came."""
    assert User.from_dict(user | {"sub_account_ids": came}).sub_account_ids == found


def test_what_is_left_out_is_none(user: dict[str, Any]) -> None:
    """An attribute is always there, so that a misspelt one is an AttributeError and not a None."""
    found = User.from_dict(user)

    assert found.last_login is None
    assert found.additional_properties == {}
    assert "last_login" not in found.to_dict()
    with pytest.raises(AttributeError):
        found.last_logn  # type: ignore[attr-defined] # noqa: B018 - that is the point


@pytest.mark.parametrize("name", ["name", "last_login", "groups", "additional_properties", "not_known"])
def test_an_answer_cannot_be_changed(user: dict[str, Any], name: str) -> None:
    """A model is what the service said; what it should be is sent with a call."""
    found = User.from_dict(user)

    with pytest.raises(AttributeError):
        setattr(found, name, "other")
    assert found.to_dict() == user


def test_an_answer_cannot_be_made_up() -> None:
    """Without a JSON object there is nothing to read."""
    with pytest.raises(TypeError, match="from_dict"):
        User()


def test_a_dictionary_is_a_copy(user: dict[str, Any]) -> None:
    """Changing what `to_dict()` gave does not change the model."""
    found = User.from_dict(user | {"email_preferences": {"news": [1]}, "new": {"a": [1]}})

    copy = found.to_dict()
    copy["email_preferences"]["news"].append(2)
    copy["new"]["a"].append(2)

    assert found.email_preferences == {"news": [1]}
    assert found.additional_properties == {"new": {"a": [1]}}


def test_equality(user: dict[str, Any]) -> None:
    """Models are equal if they are of one kind and their JSON objects are equal, unknown fields included."""
    group = {"id": "g-1", "name": "Editors"}

    assert User.from_dict(user) == User.from_dict(dict(user))
    assert User.from_dict(user) != User.from_dict(user | {"name": "Ada King"})
    assert User.from_dict(user) != User.from_dict(user | {"not_known": 1})
    assert models.UserGroup.from_dict(group) != models.UserGroupSummary.from_dict(group)


class Colleague(User):
    """A user's own model, which adds to one of the contract."""

    desk: str = field(read_str, key="custom_desk")
    floors: dict[str, list[int | None]] | None = field(MapOf(ListOf(Nullable(read_int))), optional=True)
    boss: User | None = field(Nullable(User.from_dict))
    friends: dict[str, User] | None = field(MapOf(User.from_dict), optional=True)

    @property
    def first(self) -> str:
        return self.name.split()[0]


def test_a_model_can_be_extended(user: dict[str, Any]) -> None:
    """What derives from a model has its fields, their checks and those that it adds."""
    answer = user | {"custom_desk": "A1", "floors": {"a": [1, None]}, "boss": None, "friends": {"x": user}, "new": 1}

    found = Colleague.from_dict(answer)

    assert (found.first, found.email, found.desk, found.floors) == ("Ada", user["email"], "A1", {"a": [1, None]})
    assert (found.boss, found.friends) == (None, {"x": User.from_dict(user)})
    assert found.created_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert found.additional_properties == {"new": 1}
    assert found.to_dict() == answer
    assert User.from_dict(answer).additional_properties.keys() == {"custom_desk", "floors", "boss", "friends", "new"}


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"email": 1}, "email"),
        ({"custom_desk": None}, "custom_desk"),
        ({"floors": {"a": [1, "2"]}}, "floors.a[1]"),
        ({"floors": []}, "floors"),
        ({"boss": {}}, "boss.id"),
        ({"boss": ...}, "boss"),
        ({"friends": {"x": 1}}, "friends.x"),
    ],
    ids=str,
)
def test_what_a_model_inherits_is_checked(user: dict[str, Any], wrong: dict[str, Any], place: str) -> None:
    """The error names the place."""
    answer = user | {"custom_desk": "A1", "boss": None} | wrong

    with pytest.raises(InvalidResponse) as caught:
        Colleague.from_dict({key: value for key, value in answer.items() if value is not ...})

    assert caught.value.field == place


def test_no_secret_is_shown(schemas: dict[str, Any]) -> None:
    """Every field that the spec calls a password is hidden, and can be read."""
    secrets = [
        (schema, name)
        for schema, node in schemas.items()
        for name, field in node.get("properties", {}).items()
        if field.get("format") == "password"
    ]
    assert ("AccessKey", "api_secret") in secrets

    for schema, name in secrets:
        found = getattr(models, schema).from_dict(least(schema, **{name: SECRET}))
        assert SECRET not in f"{found!r} {found}", f"{schema}.{name}"
        assert f"{name}=<hidden>" in repr(found)
        assert getattr(found, name) == found.to_dict()[name] == SECRET


def test_secrets_inside_are_not_shown() -> None:
    """Nor are those of a model in a model, or any value of a field that this version does not know."""
    found = ProductEnvironment.from_dict(
        least(
            "ProductEnvironment",
            name="Client Portal",
            api_access_keys=[{"key": "k", "secret": SECRET, "enabled": True, "token": SECRET}],
            new_secret=SECRET,
        )
    )

    assert SECRET not in repr(found)
    assert "new_secret" in repr(found)
    assert "Client Portal" in repr(found)
    assert found.api_access_keys[0].secret == SECRET
    hidden = {"key": "k", "secret": "<hidden>", "enabled": True, "token": "<hidden>"}
    shown = found.to_dict(hide_secrets=True)
    assert shown == found.to_dict() | {"api_access_keys": [hidden], "new_secret": "<hidden>"}


def test_a_secret_that_is_not_there_is_not_hidden() -> None:
    """It can be seen whether there is one."""
    found = models.AccessKey.from_dict(least("AccessKey", api_secret=None))

    assert "hidden" not in repr(found)
    assert found.to_dict(hide_secrets=True) == found.to_dict()


@pytest.mark.parametrize(
    ("model", "sent"),
    [
        (Principal(type="user", id="user-1"), {"type": "user", "id": "user-1"}),
        (RoleToManage(id="role-1"), {"id": "role-1"}),
        (RoleToManage(id="role-1", scope_id=UNSET), {"id": "role-1"}),
        (RoleToManage(id="role-1", scope_id=None), {"id": "role-1", "scope_id": None}),  # type: ignore[arg-type] # as JSON's null
        (RoleToManage(id="role-1", policy_parameters={}), {"id": "role-1", "policy_parameters": {}}),
    ],
    ids=repr,
)
def test_models_of_requests(model: Any, sent: dict[str, Any]) -> None:
    """What was not passed is not sent, and None is null."""
    assert model.to_dict() == sent


def test_models_of_requests_are_values() -> None:
    """They are compared by what they say, do not change, and take their fields by name: the order is the spec's."""
    assert RoleToManage(id="role-1") == RoleToManage(id="role-1", scope_id=UNSET) != RoleToManage(id="role-2")
    with pytest.raises(AttributeError):
        RoleToManage(id="role-1").id = "role-2"  # type: ignore[misc] # that is the point
    with pytest.raises(TypeError):
        Principal("user", "user-1")  # type: ignore[call-arg] # that is the point


def run(program: str) -> list[str]:
    """What a fresh interpreter prints."""
    command = [sys.executable, "-W", "error", "-c", program]
    return subprocess.run(command, check=True, timeout=60, capture_output=True, text=True).stdout.split()


LOADED = "print(*(n for n in sys.modules if n.startswith('cloudinary_provisioning_api.models.')))"


def test_models_are_imported_when_first_used() -> None:
    """Neither the package, nor a client, nor the module of the models loads a single one."""
    program = """
import sys
from cloudinary_provisioning import AsyncProvisioning, Provisioning, models
Provisioning("account://key:secret@id").close()
AsyncProvisioning("account://key:secret@id")
"""

    assert run(program + LOADED) == []
    assert run(program + "models.Principal\n" + LOADED) == ["cloudinary_provisioning_api.models.principal"]


def test_the_names_of_the_models(schemas: dict[str, Any]) -> None:
    """`import *`, `dir()` and attributes agree, and the names are the spec's."""
    space: dict[str, Any] = {}
    exec("from cloudinary_provisioning.models import *", space)  # there is no star import in a function

    names = space.keys() - {"__builtins__"}
    assert "User" in names
    assert names == set(dir(models)) <= set(schemas)
    assert all(getattr(models, name) is space[name] for name in names)
    with pytest.raises(AttributeError, match="Usr"):
        models.Usr  # type: ignore[attr-defined] # noqa: B018 - that is the point


def test_a_list_can_be_walked_and_counted(provisioning: Provisioner, user: dict[str, Any]) -> None:
    """The answer of a GET that is one list, without naming the list."""
    account = provisioning(lambda _: httpx.Response(200, json={"users": [user, user | {"id": "user-2"}]}))

    found = account.call(lambda client: client.users.list())

    assert [one.id for one in found] == ["user-1", "user-2"]
    assert len(found) == 2
    assert list(found) == found.users
    assert not account.client.calls.users.list().parse({"users": []})
