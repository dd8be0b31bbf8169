"""What real clients send, and what must come of it; `--strict` takes only what the contract says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

import httpx
import pytest
from cloudinary_provisioning_sandbox import Sandbox

from tests.oracle import needed_body

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

JSON, FORM = "application/json", "application/x-www-form-urlencoded"


class Wire(NamedTuple):
    """A request below the account; `{one}` and the like are ids."""

    sdk: str
    request: str
    body: str = ""
    kind: str = JSON
    gives: Any = None
    """The names of the items of a list, some fields of anything else, or a status."""


KEYS = "/sub_accounts/{one}/access_keys"
NULLS = '"cloud_name": null, "base_sub_account_id": null, "custom_attributes": null, "enabled": null'
SIGNED = '"timestamp": 1, "signature": "x", "api_key": "k"'
OK = {"message": "ok"}
NEW_USER = json.dumps(needed_body("users.create", name="New", email="new@example.com"))[1:-1]
NEW_USER_FORM = urlencode(needed_body("users.create", name="New", email="a@b"))

TABLE = [
    # pycloudinary 1.46: brackets, a joined string for users, booleans as strings, JSON bodies everywhere.
    Wire("python", "GET /sub_accounts?ids%5B%5D={one}&ids%5B%5D={two}", gives=["One", "Two"]),
    Wire("python", "GET /sub_accounts?enabled=false", gives=["Three"]),
    Wire("python", "GET /users?ids={ada}%2C{grace}&pending=true", gives=["Ada"]),
    Wire("python", "GET /users?last_login=true&from=2026-01-02+03%3A04%3A05.678901", gives=["Grace"]),
    Wire("python", "POST /sub_accounts", '{"name": "New", "enabled": "false"}', gives={"enabled": False}),
    Wire("python", f"PUT {KEYS}/{{key}}", '{"dedicated_for": "webhooks"}', gives={"dedicated_for": ["webhooks"]}),
    Wire("python", f"DELETE {KEYS}", '{"name": "A & B"}', gives=OK),
    Wire("python", "DELETE /users/{ada}", "{}", gives=OK),
    # npm 2.11: repeated names, empty strings and nulls for nothing, forms, the type of a form on GET.
    Wire("npm", "GET /sub_accounts?enabled=&ids={one}&ids={two}&prefix=", kind=FORM, gives=["One", "Two"]),
    Wire("npm", "GET /users?pending=true&prefix=&sub_account_id=&activity=&from=&to=", kind=FORM, gives=["Ada"]),
    Wire("npm", "POST /sub_accounts", f'{{"name": "New", {NULLS}}}', gives={"cloud_name": "new", "enabled": True}),
    Wire("npm", "PUT /user_groups/{editors}", "name=Writers", FORM, {"name": "Writers"}),
    Wire("npm", f"DELETE {KEYS}", "name=A+%26+B", FORM, OK),
    Wire("npm", "DELETE /users/{ada}", kind=FORM, gives=OK),
    # The Ruby gem 2.4.5: GET with a JSON body, empty strings in it, days as 31-01-2026.
    Wire("ruby", "GET /users", '{"last_login": ""}', gives=["Grace", "Ada"]),
    Wire("ruby", "GET /users", '{"ids": ["{ada}"], "prefix": "", "pending": null, "last_login": ""}', gives=["Ada"]),
    Wire("ruby", "GET /users", '{"page": "", "page_size": ""}', gives=["Grace", "Ada"]),
    Wire("ruby", "GET /users", '{"last_login": true, "from": "31-01-2026"}', gives=["Grace"]),
    Wire("ruby", "GET /sub_accounts", '{"ids": ["{one}", "{two}"], "enabled": true}', gives=["One", "Two"]),
    Wire("ruby", "GET /sub_accounts", '{"enabled": "", "ids": []}', gives=["One", "Two", "Three"]),
    Wire("ruby", "GET /user_groups/{editors}", '{"extended_details": true}', gives={"name": "Editors"}),
    Wire("ruby", "PUT /users/{grace}", '{"name": "", "role": "", "enabled": ""}', gives={"role": "billing"}),
    Wire("ruby", f"DELETE {KEYS}", '{"name": "A & B"}', gives=OK),
    Wire("ruby", f"DELETE {KEYS}", '{"name": ""}', gives=400),
    # The PHP SDK 3.1: joined strings, 1 and 0, explicit nulls, `[]` for an empty object, no body at all.
    Wire("php", "GET /sub_accounts?enabled=1&ids={one},{two},{three}&prefix=", gives=["One", "Two"]),
    Wire("php", "GET /users?pending=0&ids={ada},{grace}", gives=["Grace"]),
    Wire("php", "GET /users?ids[0]={ada}&ids[1]={grace}", gives=["Grace", "Ada"]),
    Wire("php", "POST /sub_accounts", f'{{"name": "New", {NULLS}}}', gives={"cloud_name": "new"}),
    Wire("php", "POST /sub_accounts", '{"name": "New", "custom_attributes": []}', gives={"custom_attributes": {}}),
    Wire("php", "PUT /sub_accounts/{one}", '{"custom_attributes": []}', gives={"custom_attributes": {}}),
    Wire("php", f"POST {KEYS}", "[]", gives={"name": "Key 3", "enabled": True}),
    Wire("php", f"POST {KEYS}", '{"name": null, "enabled": null}', gives={"name": "Key 3"}),
    Wire("php", "PUT /users/{ada}", "[]", gives={"name": "Ada"}),
    Wire("php", "POST /users", "[]", gives=400),
    Wire("php", "PUT /users/{ada}", '{"sub_account_ids": {"0": "{one}"}}', gives={"sub_account_ids": "{one}"}),
    Wire("php", "PUT /users/{ada}", '{"sub_account_ids": "{one},{two}"}', gives={"sub_account_ids": "{one},{two}"}),
    Wire("php", "POST /user_groups/{editors}/users/{grace}", kind="", gives=["Ada", "Grace"]),
    Wire("php", "DELETE /users/{ada}", kind=FORM, gives=OK),
    # The classic Java SDK: brackets, its own parameters in the query, forms for groups and keys.
    Wire("java", "GET /sub_accounts?accountId=x&ids[]={one}&ids[]={two}", gives=["One", "Two"]),
    Wire("java", "GET /users?accountId=x&pending=true&ids[]={ada}&ids[]={grace}", gives=["Ada"]),
    Wire("java", "POST /users", f'{{{NEW_USER}, "sub_account_ids": ["{{one}}"]}}', gives={"sub_account_ids": "{one}"}),
    Wire("java", f"POST {KEYS}", "name=C%26D&enabled=false", FORM, {"name": "C&D", "enabled": False}),
    Wire("java", f"POST {KEYS}", "name=&enabled=", FORM, {"name": "Key 3", "enabled": True}),
    Wire("java", "POST /user_groups", "name=New", FORM, {"name": "New"}),
    Wire("java", "DELETE /user_groups/{editors}", kind=FORM, gives={"ok": True}),
    # CloudinaryDotNet 1.29: booleans as strings, attributes in one string, junk in every body.
    Wire("dotnet", "GET /users?ids[]={ada}&ids[]={grace}&pending=true", gives=["Ada"]),
    Wire("dotnet", "GET /users?last_login=true&from=2026-01-31T00%3A00%3A00", gives=["Grace"]),
    Wire(
        "dotnet",
        "POST /sub_accounts",
        rf'{{"name": "New", "custom_attributes": "tier=gold|a\\=b=c\\|d", "enabled": "false", {SIGNED}}}',
        gives={"custom_attributes": {"tier": "gold", "a=b": "c|d"}, "enabled": False},
    ),
    Wire(
        "dotnet",
        "POST /users",
        f'{{{NEW_USER}, " all_sub_accounts": "true", "enabled": "true", {SIGNED}}}',
        gives={"enabled": True, "all_sub_accounts": True},
    ),
    Wire("dotnet", "PUT /sub_accounts/{one}", '{"custom_attributes": "tier"}', gives=400),
    Wire("dotnet", f"DELETE {KEYS}", f'{{"name": "A & B", {SIGNED}}}', gives=OK),
    # The generated SDKs: repeated names, what belongs into the query there, no body where there are no fields.
    Wire("generated", "GET /sub_accounts?ids={one}&ids={two}&cloud_names=one&cloud_names=three", gives=["One"]),
    Wire("generated", "GET /users?emails=ada%40example.com&emails=x%40example.com", gives=["Ada"]),
    Wire("generated", "GET /users?pending=0", gives=["Grace"]),
    Wire("generated", f"DELETE {KEYS}?name=A+%26+B", kind="", gives=OK),
    Wire("generated", "POST /user_groups/{editors}/users/{grace}", kind="", gives=["Ada", "Grace"]),
    # Whoever sends it: what a value may look like, and what it must not.
    Wire("any", "GET /users?page_size=0", gives=["Grace"]),
    Wire("any", f"GET {KEYS}?page_size=0", gives=["A & B"]),
    Wire("any", "GET /users?page=2147483647", gives=[]),
    Wire("any", "GET /users?page=2147483648", gives=400),
    Wire("any", f"GET {KEYS}?page=2147483648", gives=400),
    *(
        Wire("any", f"GET /sub_accounts?{query}", gives=["One", "Two"])
        for query in (
            "ids={one}&ids={two}&ids=",
            "ids[]={one},{two}",
            "enabled=True",
            "enabled=false&enabled=1",
        )
    ),
    *(
        Wire("any", f"GET /sub_accounts?{query}", gives=["One", "Two", "Three"])
        for query in ("ids[]=", "ids=,", "nonsense=1", "enabled")
    ),
    *(
        Wire("any", "GET /sub_accounts", body, gives=["One", "Two", "Three"])
        for body in ("[]", "null", "{", '"text"', '{"ids": [], "enabled": null}')
    ),
    Wire("any", "GET /sub_accounts", "enabled=0", FORM, ["Three"]),
    Wire("any", "GET /sub_accounts?enabled=0", '{"enabled": true}', gives=["Three"]),
    Wire("any", "GET /sub_accounts", '{"enabled": "perhaps"}', gives=400),
    Wire("any", "GET /users", '{"pending": 0, "page": 1, "page_size": "5"}', gives=["Grace"]),
    *(Wire("any", f"DELETE {KEYS}", body, gives=400) for body in ("{}", '{"name": null}')),
    Wire("any", f"DELETE {KEYS}?name=A+%26+B", "{}", gives=OK),
    Wire("any", "DELETE /users/{ada}", "nonsense", gives=OK),
    *(
        Wire("any", "POST /sub_accounts", f'{{"name": "New", "enabled": {value}}}', gives={"enabled": False})
        for value in ('"False"', '"0"', "0", "false")
    ),
    *(
        Wire("any", "POST /sub_accounts", f'{{"name": "New", "enabled": {value}}}', gives=400)
        for value in ('"no"', "2", "[]", "{}", "0.5")
    ),
    Wire("any", "PUT /sub_accounts/{one}", f'{{"name": null, {NULLS}}}', gives={"name": "One"}),
    *(Wire("any", "POST /sub_accounts", body, gives=400) for body in ('{"name": null}', '{"name": ""}')),
    Wire(
        "any",
        "POST /sub_accounts",
        '{"name": "New", "custom_attributes": {"a": null, "b": ""}}',
        gives={"custom_attributes": {"a": None, "b": ""}},
    ),
    *(
        Wire(
            "any",
            "POST /sub_accounts",
            f'{{"name": "New", "custom_attributes": {json.dumps(text)}}}',
            gives={"custom_attributes": attributes},
        )
        for text, attributes in (
            ("tier=gold|color=red", {"tier": "gold", "color": "red"}),
            ("tier=", {"tier": ""}),
            ("d|e=f=g".replace("|", r"\|"), {"d|e": "f=g"}),
            ('{"tier": "gold", "level": 2}', {"tier": "gold", "level": 2}),
            ("", {}),
        )
    ),
    *(
        Wire("any", "POST /sub_accounts", f'{{"name": "New", "custom_attributes": {json.dumps(text)}}}', gives=400)
        for text in ("tier", "{", "a=b|c")
    ),
    # An empty object would lift the limits of a user.
    *(
        Wire("any", "PUT /users/{ada}", f'{{"sub_account_ids": {value}}}', gives=400)
        for value in ("{}", '{"first": "{one}"}')
    ),
    Wire("any", "POST /users", f'{{{NEW_USER}, "sub_account_ids": ["a,b"]}}', gives=404),
    Wire(
        "any",
        "POST /users",
        f"{NEW_USER_FORM}&sub_account_ids[]={{one}}&sub_account_ids[]={{two}}",
        FORM,
        {"sub_account_ids": "{one},{two}"},
    ),
    Wire("any", "POST /users", f"{NEW_USER_FORM}&sub_account_ids={{two}}", FORM, {"sub_account_ids": "{two}"}),
    Wire("any", "POST /users", "name=%ff&email=a%40b", FORM, 400),
    Wire(
        "any",
        "POST /sub_accounts",
        "name=New&custom_attributes[tier]=gold&custom_attributes[tags][]=a",
        FORM,
        {"custom_attributes": {"tier": "gold", "tags": ["a"]}},
    ),
    Wire("any", "PUT /sub_accounts/{one}", "", FORM, {"name": "One"}),
    *(Wire("any", "POST /user_groups", body, FORM, 400) for body in ("", "name[deep]=x")),
    Wire("any", "POST /user_groups", f"name=New&x{'[a]' * 100_000}=1", FORM, {"name": "New"}),
    Wire("any", "POST /user_groups", '{"name": "New"}', "", {"name": "New"}),
    Wire("any", "POST /user_groups", '\ufeff{"name": "New"}', gives={"name": "New"}),
    *(
        Wire("any", request, body, kind, {"users": []})
        for request, body, kind in (
            ("PUT /user_groups/{empty}?extended_details=true", '{"name": "Writers"}', JSON),
            ("PUT /user_groups/{empty}", '{"extended_details": "1"}', JSON),
            ("PUT /user_groups/{empty}", "name=Writers&extended_details=1", FORM),
            ("GET /user_groups/{empty}", '{"extended_details": true}', JSON),
        )
    ),
    Wire("any", "PUT /user_groups/{empty}?extended_details=true", '{"extended_details": false}', gives={"users": None}),
]


@pytest.fixture
def ids(api: Api) -> dict[str, str]:
    one, two, three = (api.environment(name)["id"] for name in ("One", "Two", "Three"))
    api.put(f"/sub_accounts/{three}", enabled=False)
    key = api.post(f"/sub_accounts/{one}/access_keys", name="A & B")["api_key"]
    ada, grace = (api.user(name, f"{name.lower()}@example.com", role="billing")["id"] for name in ("Ada", "Grace"))
    api.sandbox.set_last_login(grace, "2026-02-01")
    editors = api.group()["id"]
    api.send("POST", f"/user_groups/{editors}/users/{ada}")
    return {
        "one": one,
        "two": two,
        "three": three,
        "key": key,
        "ada": ada,
        "grace": grace,
        "editors": editors,
        "empty": api.group("Empty")["id"],
    }


@pytest.mark.parametrize("wire", [pytest.param(row, id=f"{row.sdk}: {row.request} {row.body}"[:100]) for row in TABLE])
def test_what_is_sent_has_its_effect(api: Api, ids: dict[str, str], wire: Wire) -> None:
    def fill_in(text: str) -> str:
        for name, value in ids.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    method, path = fill_in(wire.request).split(" ", 1)
    status = wire.gives if isinstance(wire.gives, int) else 200
    headers = {"Content-Type": wire.kind} if wire.kind else {}
    answer = api.send(method, path, status=status, content=fill_in(wire.body).encode(), headers=headers)
    if isinstance(wire.gives, list):
        items = next(value for value in answer.values() if isinstance(value, list))
        assert [item["name"] for item in items] == wire.gives
    elif isinstance(wire.gives, dict):
        expected = {name: fill_in(value) if isinstance(value, str) else value for name, value in wire.gives.items()}
        assert {name: answer.get(name) for name in expected} == expected


def test_more_than_a_hundred_ids_are_counted_however_they_are_written(api: Api) -> None:
    for form in ("ids=x", "ids[]=x", "ids=x,x"):
        assert api.send("GET", f"/sub_accounts?{'&'.join([form] * 101)}", status=400)["error"]["message"].startswith(
            "ids"
        )


def test_head_is_get_without_a_body(api: Api) -> None:
    path = f"/v1_1/provisioning/accounts/{api.sandbox.account_id}/sub_accounts"
    for query in ("enabled=&ids=", "ids[]=x", "enabled=perhaps"):
        whole, head = (api.client.request(method, f"{path}?{query}") for method in ("GET", "HEAD"))
        assert (head.status_code, head.content) == (whole.status_code, b"")
        assert head.headers["content-length"] == whole.headers["content-length"]


def test_null_stays_where_the_contract_has_it(api: Api) -> None:
    path = f"/v2/accounts/{api.sandbox.account_id}/permissions/policies/custom"
    body = {"name": "x", "scope_type": "account", "scope_id": None, "enabled": None, "policy_statement": "nonsense"}
    message = api.client.post(path, json=body).json()["error"]["message"]
    assert "null" not in message
    assert "None" not in message


def test_nested_forms(api: Api) -> None:
    """As Rack reads them: a list of objects, each ending where a name comes again."""
    path = f"/v2/accounts/{api.sandbox.account_id}/permissions/principal_roles/inspect"
    form = "scope_type=account&principals[][type]=user&principals[][id]=a&principals[][type]=group&principals[][id]=b"
    answer = api.client.post(path, content=form, headers={"Content-Type": FORM})
    assert "principals" not in answer.json().get("error", {}).get("message", "")


def test_the_repeated_parameters_of_the_permissions_api(api: Api) -> None:
    path = f"/v2/accounts/{api.sandbox.account_id}/permissions/roles"
    for query in ("permission_type=global&policy_parameters=", "permission_type=global&scope_type="):
        assert api.client.get(f"{path}?{query}").status_code == 200


@pytest.fixture(scope="module")
def strict() -> Iterator[httpx.Client]:
    with Sandbox(strict=True, validate_responses=True) as sandbox:
        url = f"{sandbox.url}/v1_1/provisioning/accounts/{sandbox.account_id}"
        with httpx.Client(base_url=url, auth=("key", "secret")) as client:
            yield client


def test_strict_takes_what_the_contract_says(strict: httpx.Client) -> None:
    created = strict.post("/sub_accounts", json={"name": "One", "enabled": True}).json()
    assert strict.get("/sub_accounts", params={"ids": f"{created['id']},x"}).json() == {"sub_accounts": [created]}


def test_strict_takes_nothing_else(strict: httpx.Client) -> None:
    assert strict.post("/sub_accounts", json={"name": "One", "enabled": "true"}).status_code == 400
    assert strict.post("/sub_accounts", json={"name": "One", "cloud_name": None}).status_code == 400
    assert strict.post("/user_groups", data={"name": "Editors"}).status_code == 400
    assert strict.get("/sub_accounts", params={"enabled": ""}).status_code == 400
    assert strict.get("/sub_accounts?nonsense=1").status_code == 400
    key = strict.post("/sub_accounts", json={"name": "One"}).json()["id"]
    assert strict.request("DELETE", f"/sub_accounts/{key}/access_keys", json={"name": "Root"}).status_code == 400


@pytest.mark.parametrize("kind", ["application/JSON", "Application/Json; Charset=UTF-8", "application/json;"])
def test_strict_knows_a_type_however_it_is_written(strict: httpx.Client, kind: str) -> None:
    for body, status in ((b'{"name": "One"}', 200), (b'{"name": 1}', 400)):
        response = strict.post("/sub_accounts", content=body, headers={"Content-Type": kind})
        assert response.status_code == status, response.text


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("ids=a&ids=b", "ids may come once only, with its values joined by commas"),
        ("cloud_names=a&cloud_names=", "cloud_names may come once only, with its values joined by commas"),
        ("enabled=true&enabled=true", "enabled may come once only"),
    ],
)
def test_strict_takes_a_parameter_once(strict: httpx.Client, query: str, message: str) -> None:
    response = strict.get(f"/sub_accounts?{query}")
    assert (response.status_code, response.json()) == (400, {"error": {"message": message}})


def test_strict_takes_a_parameter_more_than_once_where_the_contract_does(strict: httpx.Client) -> None:
    roles = str(strict.base_url).replace("/v1_1/provisioning", "/v2").rstrip("/") + "/permissions/roles"
    query = "param_key=folder_id&param_value=clothing&param_key=collection_id&param_value=summer"
    response = strict.get(f"{roles}/cld::role::folder::viewer?{query}")
    assert response.status_code == 200, response.text
    assert 'contains(\\"clothing\\")' in response.text
