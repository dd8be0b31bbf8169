"""What holds for every answer and every argument, tried with many of them."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote_to_bytes

import httpx
import pytest
from cloudinary_provisioning import InvalidResponse, Provisioning, ProvisioningError, Retry, models
from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st

from tests.oracle import SPEC, Node

if TYPE_CHECKING:
    from tests.client.conftest import Account, Provisioner

SCHEMAS: dict[str, Node] = SPEC["components"]["schemas"]
RESPONSE_MODELS = sorted(name for name in SCHEMAS if hasattr(getattr(models, name, None), "from_dict"))

bounded = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=50,
    # One client serves all examples; what makes one slow is the machine.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
on_each_client = settings(bounded, max_examples=25)

TEXT = st.text(max_size=8)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=8)  # with halves of surrogate pairs
SCALAR = st.none() | st.booleans() | st.integers() | st.floats() | TEXT
JSON = st.recursive(
    SCALAR,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(ANY_TEXT, inner, max_size=2),
    max_leaves=4,
)
# Strings of answers are copied, whatever they say; to make some up would take most of the time.
SOME_TEXT = st.sampled_from(["", "text", "a,b,,c", "é😀", "half \ud83d", "null", "7", "\0", "2026-01-02", " "])
# No strings: nobody knows what else passes for a date.
OTHER_TYPES: list[Any] = [True, 0, -7, 7.0, float("inf"), [], ["text"], [None], [{}], {}, {"id": 7}, {"": []}]
FIRST_SECOND, LAST_SECOND = -62135596800, 253402300799  # of the calendar
DATES: dict[str, tuple[st.SearchStrategy[str] | st.SearchStrategy[int], type]] = {
    "date-time": (
        st.sampled_from(
            [
                "2026-01-02T03:04:05Z",
                "2026-01-02T03:04:05.123456+05:30",
                "2026-01-02T03:04:05.123456789Z",
                "2026-002T03:04:05Z",
                "2026-01-02T03:04:05",
                "2026-01-02",
                "0001-01-01T00:00:00+14:00",
                "9999-12-31T23:59:59.999999-12:00",
            ]
        ),
        datetime,
    ),
    "date": (st.sampled_from(["2026-01-02", "20260102", "0001-01-01", "9999-12-31", "2026-002"]), date),
    "unixtime": (st.integers(FIRST_SECOND, LAST_SECOND), datetime),
}
NO_DATES: dict[str, tuple[Any, ...]] = {
    "string": ("no date", "", "1/2/2026", "2026-13-01", "2026", "25-12-24", "Fri, 02 Jan 2026 03:04:05 GMT", "a,,b"),
    "integer": (FIRST_SECOND - 1, LAST_SECOND + 1, 10**30),
}


def resolved(schema: Node) -> Node:
    """The schema itself, with what it takes from others by `$ref` or `allOf`."""
    if "$ref" in schema:
        return resolved(SCHEMAS[schema["$ref"].rpartition("/")[2]])
    if "allOf" not in schema:
        return schema
    parts = [resolved(part) for part in schema["allOf"]]
    merged: Node = {"type": "object", "properties": {}, "required": [], "nullable": schema.get("nullable", False)}
    for part in parts:
        merged["properties"] |= part.get("properties", {})
        merged["required"] += part.get("required", [])
    return merged


def alternatives(schema: Node) -> list[Node]:
    schema = resolved(schema)
    return [resolved(one) for one in schema.get("oneOf", [schema])]


def values(schema: Node, *, wrong: bool) -> st.SearchStrategy[Any]:
    """What the schema allows; or, with `wrong`, here and there what it does not."""
    return st.one_of([values_of_one(one, wrong=wrong) for one in alternatives(schema)])


def values_of_one(schema: Node, *, wrong: bool) -> st.SearchStrategy[Any]:
    if schema.get("format") in DATES:
        return DATES[schema["format"]][0] | (st.sampled_from(NO_DATES[schema["type"]]) if wrong else st.nothing())
    if schema["type"] == "string":
        return SOME_TEXT
    if schema["type"] == "array":
        return st.lists(values(schema["items"], wrong=wrong), max_size=2)
    if schema["type"] == "object":
        return objects(schema, wrong=wrong) if schema.get("properties") else st.dictionaries(TEXT, JSON, max_size=2)
    numbers = st.integers() | st.floats(allow_nan=False)
    return {"boolean": st.booleans(), "integer": st.integers(), "number": numbers}[schema["type"]]


def objects(schema: Node, *, wrong: bool) -> st.SearchStrategy[Node]:
    """JSON objects of the schema's shape, with fields missing, null and extra, and of a wrong type if `wrong`."""
    names = list(schema["properties"])
    right = {name: values(field, wrong=wrong) for name, field in schema["properties"].items()}
    fates = st.dictionaries(st.sampled_from(names), st.sampled_from(["missing", "null", "of a wrong type"]), max_size=3)

    @st.composite
    def build(draw: st.DrawFn) -> Node:
        found: Node = {}
        fate = draw(fates)
        for name in names:
            may_be_absent = wrong or name not in schema.get("required", ())
            if fate.get(name) == "missing" and may_be_absent:
                continue
            if fate.get(name) == "null" and may_be_absent:
                found[name] = None
            elif fate.get(name) == "of a wrong type" and wrong:
                found[name] = draw(st.sampled_from(OTHER_TYPES) | right[name].map(lambda value: [value]))
            else:
                found[name] = draw(right[name])
        if draw(st.integers(0, 3)) == 0:
            found["extra"] = draw(JSON)
        return found

    return build()


@functools.cache
def objects_of(name: str, *, wrong: bool) -> st.SearchStrategy[Node]:
    return values(SCHEMAS[name], wrong=wrong)


def allows(schema: Node, value: Any) -> bool:
    """Whether the contract allows the value; of strings in the place of dates only those above are known."""
    return any(allowed_by_one(one, value) for one in alternatives(schema))


def allowed_by_one(schema: Node, value: Any) -> bool:
    if schema["type"] == "object":
        return isinstance(value, dict) and all(
            name not in schema.get("required", ()) if value.get(name) is None else allows(field, value[name])
            for name, field in schema.get("properties", {}).items()
        )
    if schema["type"] == "array":
        return isinstance(value, list) and all(allows(schema["items"], item) for item in value)
    types = {"boolean": (bool,), "integer": (int,), "number": (int, float), "string": (str,)}
    is_date = schema.get("format") in DATES
    return type(value) in types[schema["type"]] and not (is_date and value in NO_DATES[schema["type"]])


def shown(schema: Node, value: Any) -> Any:
    """What the attribute of a model is to be, for a JSON value; only the types of dates, and models as their JSON."""
    schema = resolved(schema)
    if value is not None and schema.get("format") in DATES:
        return DATES[schema["format"]][1]
    if schema.get("x-comma-joined") and isinstance(value, str):
        return [part for part in value.split(",") if part]
    return value


def comparable(found: Any) -> Any:
    if isinstance(found, date):
        assert not isinstance(found, datetime) or found.tzinfo is not None
        return type(found)
    if isinstance(found, list):
        return [comparable(item) for item in found]
    return found.to_dict() if hasattr(found, "to_dict") else found


def as_text(data: Any) -> str:
    """For a comparison that knows 1 from true and from 1.0, and takes NaN for NaN."""
    return json.dumps(data, sort_keys=True, default=str)


def assert_read(name: str, source: Node) -> None:
    """What the contract allows comes back whole, and anything else is an `InvalidResponse`."""
    schema = resolved(SCHEMAS[name])
    before = as_text(source)
    allowed = allows(schema, source)

    if not allowed:
        with pytest.raises(InvalidResponse):
            getattr(models, name).from_dict(source)
        return
    model = getattr(models, name).from_dict(source)

    assert as_text(model.to_dict()) == before
    for key, field in schema["properties"].items():
        attribute = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", key).lower()
        assert as_text(comparable(getattr(model, attribute))) == as_text(shown(field, source.get(key)))
    assert model.additional_properties.keys() == source.keys() - schema["properties"].keys()
    assert repr(model).startswith(f"{name}(")
    assert model == getattr(models, name).from_dict(json.loads(before)) or "NaN" in before
    assert as_text(source) == before


@pytest.mark.parametrize("name", RESPONSE_MODELS)
@bounded
@given(data=st.data())
def test_a_model(name: str, data: st.DataObject) -> None:
    """Of any JSON object of its shape, with anything wrong at any depth."""
    assert_read(name, data.draw(objects_of(name, wrong=data.draw(st.booleans()))))


def whole(schema: Node) -> Any:
    """A value with all fields that the schema has."""
    schema = alternatives(schema)[0]
    if schema["type"] == "object":
        return {name: whole(field) for name, field in schema.get("properties", {"free": {"type": "string"}}).items()}
    if schema["type"] == "array":
        return [whole(schema["items"])]
    by_format = {"date-time": "2026-01-02T03:04:05Z", "date": "2026-01-02"}
    by_type = {"string": "text", "boolean": False, "integer": 7, "number": 7.5}
    return by_format.get(schema.get("format", ""), by_type[schema["type"]])


@pytest.mark.parametrize("name", RESPONSE_MODELS)
def test_each_field_of_a_model(name: str) -> None:
    """One field at a time is missing, null, or of each other type, as a whole and as one more item of its list."""
    source: Node = whole(SCHEMAS[name])
    assert_read(name, source)
    for key, right in source.items():
        assert_read(name, {other: value for other, value in source.items() if other != key})
        for wrong in [None, *chain(*NO_DATES.values()), *OTHER_TYPES]:
            assert_read(name, {**source, key: wrong})
            if isinstance(right, list):
                assert_read(name, {**source, key: [*right, wrong]})


@pytest.mark.parametrize("name", RESPONSE_MODELS)
def test_no_object_is_no_model(name: str) -> None:
    """A number, a text or a list where an object should be is an `InvalidResponse`."""
    sources: list[Any] = [None, True, 7, 7.5, "", "text", [], [{}]]
    for source in sources:
        with pytest.raises(InvalidResponse, match="expected an object"):
            getattr(models, name).from_dict(source)


# Answers, through the client


@pytest.mark.parametrize("depth", [100, 300, 900, 5_000, 100_000])
def test_an_answer_that_goes_deep(provisioning: Provisioner, depth: int) -> None:
    """It is whole, or unreadable."""
    body = f'{{"message": "ok", "extra": {"[" * depth}{"]" * depth}}}'
    account = provisioning.answering(httpx.Response(200, text=body))

    try:
        found = account.call(lambda client: client.users.delete("user-1")).to_dict()["extra"]
    except ProvisioningError:
        assert depth > 500  # what Python itself reads without trouble
        return

    for _ in range(depth - 1):
        (found,) = found
    assert found == []


OPERATIONS: dict[str, Callable[[Provisioning], Any]] = {
    "object": lambda client: client.users.get("user-1"),
    "objects-in-an-object": lambda client: client.users.list(),
    "list": lambda client: client.billing_usage.get(),
    "loose-object": lambda client: client.users.delete("user-1"),
    "nothing": lambda client: client.custom_policies.delete("policy-1"),
}
TEXT_OF_JSON = JSON.map(json.dumps).map(str.encode)
BODIES = st.one_of(
    st.binary(max_size=40),
    TEXT_OF_JSON,
    TEXT_OF_JSON.map(lambda text: text[:-1]),
    st.sampled_from(("utf-16", "utf-32", "latin-1")).flatmap(lambda code: TEXT.map(lambda text: as_bytes(text, code))),
    JSON.map(lambda message: json.dumps({"error": {"message": message, "code": message, "details": message}}).encode()),
    JSON.map(lambda message: json.dumps({"error": message}).encode()),
    objects_of("UsersResponse", wrong=True).map(lambda users: json.dumps(users).encode()),
)
HEADERS = st.dictionaries(
    st.sampled_from(
        [
            "Retry-After",
            "X-FeatureRateLimit-Reset",
            "X-FeatureRateLimit-Limit",
            "X-Request-Id",
            "Content-Type",
            "Location",
        ]
    ),
    st.one_of(
        DATES["date-time"][0],
        st.integers().map(str),
        TEXT,
        st.sampled_from(["9" * 30, "Fri, 31 Dec 9999 23:59:59 -1400"]),
    ),
    max_size=3,
)


def as_bytes(text: str, code: str) -> bytes:
    return json.dumps(text, ensure_ascii=False).encode(code, "replace")


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
@bounded
@given(
    body=BODIES, status=st.sampled_from([200, 200, 200, 201, 204, 302, 400, 404, 420, 429, 500, 599]), headers=HEADERS
)
def test_any_answer(
    provisioning: Provisioner,
    operation: Callable[[Provisioning], Any],
    body: bytes,
    status: int,
    headers: dict[str, str],
) -> None:
    """Whatever comes, the call has a result or one of our errors, which can be shown."""
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    account = provisioning(lambda _: httpx.Response(status, headers=raw, content=body))

    try:
        found = account.call(operation)
    except ProvisioningError as error:
        found = error
    event(type(found).__name__)

    assert repr(found)
    assert str(found)
    if isinstance(found, ProvisioningError):
        assert found.status in (status, None)
    else:
        assert 200 <= status < 300


# Arguments


def once(provisioning: Provisioner) -> Account:
    return provisioning(lambda _: httpx.Response(200, json={"users": [], "data": []}), retry=Retry(attempts=1))


def is_text(value: str) -> bool:
    """Whether it can be sent at all: half of a surrogate pair cannot."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


STRANGE = st.text(st.sampled_from("./\\%?#&=+;:@ ,\"'{}\r\n\t\0~-_éß\u2028😀2eEfF"), min_size=1, max_size=12)


@on_each_client
@example(user_id="")
@example(user_id=".")
@example(user_id="..")
@example(user_id=" .. ")
@example(user_id="...")
@example(user_id="%2e%2e")
@example(user_id="../groups/1?x=y#z")
@example(user_id="1\r\nX-Evil: 1")
@example(user_id="\udce9")
@given(user_id=ANY_TEXT | STRANGE)
def test_an_id_in_the_path(provisioning: Provisioner, user_id: str) -> None:
    """It is exactly one segment that decodes to the id, or it is refused and nothing is sent."""
    account = once(provisioning)
    refused = user_id.strip() in ("", ".", "..") or not is_text(user_id)

    if refused:
        with pytest.raises(ValueError, match=r"."):
            account.call(lambda client: client.user_groups.remove_user("group-1", user_id))
        assert account.requests == []
        return
    account.call(lambda client: client.user_groups.remove_user("group-1", user_id))

    url = account.request.url
    before, groups, group, users, user = url.raw_path.split(b"/")[-5:]
    assert (before, groups, group, users) == (b"account-1", b"user_groups", b"group-1", b"users")
    assert unquote_to_bytes(user) == user_id.encode()
    assert (url.host, url.query, url.fragment) == ("api.cloudinary.com", b"", "")


@on_each_client
@example(ids=["a,b"])
@example(ids=["a", ""])
@example(ids=[])
@example(ids=["a"] * 100)
@example(ids=["a"] * 101)
@given(ids=st.lists(ANY_TEXT | STRANGE, max_size=5))
def test_a_list_in_the_query(provisioning: Provisioner, ids: list[str]) -> None:
    """Its entries come back when the query is decoded and parted at the commas, or it is refused."""
    account = once(provisioning)
    refused = not 1 <= len(ids) <= 100 or not all(text and "," not in text and is_text(text) for text in ids)

    if refused:
        with pytest.raises(ValueError, match=r"."):
            account.call(lambda client: client.users.list(ids=ids))
        assert account.requests == []
        return
    account.call(lambda client: client.users.list(ids=ids))

    query = parse_qs(account.request.url.query.decode(), strict_parsing=True)
    assert query.keys() == {"ids"}
    assert query["ids"][0].split(",") == ids


@on_each_client
@given(keys=st.lists(ANY_TEXT.filter(is_text), max_size=4), text=TEXT | STRANGE)
def test_texts_in_the_query(provisioning: Provisioner, keys: list[str], text: str) -> None:
    """One pair for each entry, in order, and none runs into another."""
    account = provisioning(lambda _: httpx.Response(200, json={"data": {}}))

    account.call(
        lambda client: client.principals.inspect(
            scope_type="account", param_key=keys, param_value=[text] * len(keys), folder_id=text
        )
    )

    sent = parse_qs(account.request.url.query.decode(), keep_blank_values=True, strict_parsing=True)
    assert sent.get("param_key", []) == keys
    assert sent.get("param_value", []) == [text] * len(keys)
    assert (sent["scope_type"], sent["folder_id"]) == (["account"], [text])


WITHOUT_NAN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


@on_each_client
@given(attributes=st.dictionaries(TEXT, WITHOUT_NAN, max_size=3), name=TEXT)
def test_json_in_the_body(provisioning: Provisioner, attributes: Node, name: str) -> None:
    """A free-form object arrives as it is."""
    account = provisioning(lambda _: httpx.Response(404))

    with pytest.raises(ProvisioningError):
        account.call(
            lambda client: client.product_environments.update("env-1", name=name, custom_attributes=attributes)
        )

    assert as_text(json.loads(account.request.content)) == as_text({"name": name, "custom_attributes": attributes})


@on_each_client
@given(names=st.lists(ANY_TEXT | STRANGE, max_size=4))
def test_json_in_the_query(provisioning: Provisioner, names: list[str]) -> None:
    """A list that the contract wants as JSON arrives as it is."""
    account = once(provisioning)

    account.call(lambda client: client.roles.list(permission_type="content", policy_parameters=names))

    (sent,) = parse_qs(account.request.url.query.decode(), strict_parsing=True)["policy_parameters"]
    assert json.loads(sent) == names


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        {1, 2},
        b"bytes",
        object,
    ],
    ids=repr,
)
def test_what_json_does_not_have(provisioning: Provisioner, value: Any) -> None:
    """It is refused before anything is sent."""
    account = once(provisioning)

    with pytest.raises(ValueError, match=r"custom_attributes\.a\[0\] cannot be .*: JSON has no such (number|type)"):
        account.call(lambda client: client.product_environments.create(name="x", custom_attributes={"a": [value]}))

    assert account.requests == []


@pytest.mark.parametrize(
    "operation",
    [
        lambda client: client.users.get("a" * 70_000),
        lambda client: client.users.list(prefix="a" * 70_000),
        lambda client: client.users.list(emails=["a" * 700 + "@example.com"] * 100),
    ],
    ids=["path", "query", "list"],
)
def test_arguments_that_are_too_long(provisioning: Provisioner, operation: Callable[[Provisioning], Any]) -> None:
    """What no URL can hold is refused, before anything is sent."""
    account = once(provisioning)

    with pytest.raises(ValueError, match="too long"):
        account.call(operation)

    assert account.requests == []
