"""What real clients send arrives as what the contract says; `--strict` takes only the latter."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_provisioning_sandbox import Sandbox

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def three(api: Api) -> list[str]:
    return [api.environment(name)["id"] for name in ("One", "Two", "Three")]


def found(api: Api, query: str, path: str = "/sub_accounts", **request: Any) -> list[str]:
    answer = api.send("GET", f"{path}?{query}", **request)
    [items] = answer.values()
    return [item["id"] for item in items]


@pytest.mark.parametrize(
    "form",
    [
        "ids={0}&ids={1}",
        "ids[]={0}&ids[]={1}",
        "ids%5B%5D={0}&ids%5B%5D={1}",
        "ids={0},{1}",
        "ids={0}%2C{1}",
        "ids[0]={0}&ids[1]={1}",
        "ids[]={0},{1}",
        "ids={0}&ids={1}&ids=",
        "accountId=x&ids={0}&ids={1}&prefix=",
    ],
)
def test_lists_in_the_query(api: Api, three: list[str], form: str) -> None:
    assert found(api, form.format(*three)) == three[:2]


def test_more_than_a_hundred_ids_are_counted_however_they_are_written(api: Api) -> None:
    for form in ("ids=x", "ids[]=x", "ids=x,x"):
        assert api.send("GET", f"/sub_accounts?{'&'.join([form] * 101)}", status=400)["error"]["message"].startswith(
            "ids"
        )


@pytest.mark.parametrize("form", ["", "enabled=", "enabled=&ids=&prefix=", "ids[]=", "ids=,", "nonsense=1", "enabled"])
def test_what_is_empty_or_unknown_is_absent(api: Api, three: list[str], form: str) -> None:
    assert found(api, form) == three


def test_head_is_get_without_a_body(api: Api) -> None:
    path = f"/v1_1/provisioning/accounts/{api.sandbox.account_id}/sub_accounts"
    for query in ("enabled=&ids=", "ids[]=x", "enabled=perhaps"):
        whole, head = (api.client.request(method, f"{path}?{query}") for method in ("GET", "HEAD"))
        assert (head.status_code, head.content) == (whole.status_code, b"")
        assert head.headers["content-length"] == whole.headers["content-length"]


@pytest.mark.parametrize("value", ["false", "False", "FALSE", "0"])
def test_booleans_in_the_query(api: Api, three: list[str], value: str) -> None:
    api.put(f"/sub_accounts/{three[0]}", enabled=False)
    assert found(api, f"enabled={value}") == three[:1]
    assert found(api, f"enabled=true&enabled={value}") == three[:1]


def test_a_body_on_get_is_a_query(api: Api, three: list[str]) -> None:
    """Ruby's SDK sends no query at all."""
    api.put(f"/sub_accounts/{three[2]}", enabled=False)
    body: dict[str, Any] = {"ids": three, "enabled": True, "prefix": None}
    assert found(api, "", json=body) == three[:2]
    assert found(api, "", json={"ids": [], "enabled": None}) == three
    assert found(api, "", content=b"enabled=0", headers=FORM) == three[2:]
    assert found(api, "enabled=false", json=body) == three[2:]
    assert found(api, "enabled=false", headers=FORM) == three[2:]
    for useless in (b"[]", b"null", b"{", b'"text"'):
        assert found(api, "", content=useless, headers=JSON) == three
    api.send("GET", "/sub_accounts", status=400, json={"enabled": "perhaps"})


def test_a_user_filter_as_json(api: Api) -> None:
    user = api.user()
    for body in ({"pending": True}, {"pending": "1"}, {"ids": [user["id"]], "page": 1, "page_size": "5"}):
        assert api.send("GET", "/users", json=body) == {"users": [user]}
    assert api.send("GET", "/users", json={"pending": 0}) == {"users": []}


def test_the_name_of_a_key_to_delete(api: Api, three: list[str]) -> None:
    path = f"/sub_accounts/{three[0]}/access_keys"
    requests: list[dict[str, Any]] = [
        {"params": {"name": "Key, & more"}},
        {"json": {"name": "Key, & more"}},
        {"data": {"name": "Key, & more"}},
        {"params": {"name": "Key, & more"}, "json": {}},
        {"json": {"name": "Key, & more", "timestamp": 1, "signature": "x"}},
    ]
    for request in requests:
        api.post(path, name="Key, & more")
        assert api.send("DELETE", path, **request) == {"message": "ok"}
    api.send("DELETE", path, status=400, json={"name": None})
    api.send("DELETE", path, status=400, json={})


def test_a_body_on_delete_is_of_no_account(api: Api, three: list[str]) -> None:
    assert api.send("DELETE", f"/sub_accounts/{three[0]}", json={}) == {"message": "ok"}
    assert api.send("DELETE", f"/sub_accounts/{three[1]}", content=b"", headers=FORM) == {"message": "ok"}
    assert api.send("DELETE", f"/sub_accounts/{three[2]}", content=b"nonsense", headers=JSON) == {"message": "ok"}


@pytest.mark.parametrize("enabled", ["false", "False", "0", 0, False])
def test_booleans_in_a_body(api: Api, enabled: object) -> None:
    assert api.post("/sub_accounts", name="One", enabled=enabled)["enabled"] is False


@pytest.mark.parametrize("enabled", ["no", 2, [], {}, 0.5])
def test_what_is_no_boolean(api: Api, enabled: object) -> None:
    api.post("/sub_accounts", status=400, name="One", enabled=enabled)


def test_null_is_absent(api: Api) -> None:
    nothing: dict[str, Any] = dict.fromkeys(["cloud_name", "base_sub_account_id", "custom_attributes", "enabled"])
    created = api.post("/sub_accounts", name="One", **nothing)
    assert (created["cloud_name"], created["enabled"]) == ("one", True)
    assert api.put(f"/sub_accounts/{created['id']}", name=None, **nothing)["name"] == "One"
    api.post("/sub_accounts", status=400, name=None)
    assert api.environment(custom_attributes={"a": None})["custom_attributes"] == {"a": None}


def test_null_stays_where_the_contract_has_it(api: Api) -> None:
    path = f"/v2/accounts/{api.sandbox.account_id}/permissions/policies/custom"
    body = {"name": "x", "scope_type": "account", "scope_id": None, "enabled": None, "policy_statement": "nonsense"}
    message = api.client.post(path, json=body).json()["error"]["message"]
    assert "null" not in message
    assert "None" not in message


def test_forms(api: Api, three: list[str]) -> None:
    """As Java's and Node's SDKs send them."""

    def send(method: str, path: str, body: str, **request: Any) -> Any:
        return api.send(method, path, content=body.encode(), headers=FORM, **request)

    key = send("POST", f"/sub_accounts/{three[0]}/access_keys", "name=A%26B&enabled=false")
    assert (key["name"], key["enabled"]) == ("A&B", False)
    group = send("POST", "/user_groups", "name=Editors")
    assert send("PUT", f"/user_groups/{group['id']}", "name=Writers&extended_details=1")["users"] == []
    assert send("POST", f"/user_groups/{group['id']}/users/{api.user()['id']}", "")["users"]

    user = f"name=Grace&email=grace%40example.com&sub_account_ids[]={three[0]}&sub_account_ids[]={three[1]}"
    assert send("POST", "/users", user)["sub_account_ids"] == ",".join(three[:2])
    assert send("POST", "/users", f"name=Ada&email=a%40b&sub_account_ids={three[2]}")["sub_account_ids"] == three[2]
    created = send("POST", "/sub_accounts", "name=Four&custom_attributes[tier]=gold&custom_attributes[tags][]=a")
    assert created["custom_attributes"] == {"tier": "gold", "tags": ["a"]}
    assert send("PUT", f"/sub_accounts/{three[0]}", "")["name"] == "One"
    send("POST", "/users", "name=%ff&email=x%40example.com", status=400)
    send("POST", "/user_groups", "", status=400)
    send("POST", "/user_groups", "name[deep]=x", status=400)


def test_nested_forms(api: Api) -> None:
    """As Rack reads them: a list of objects, each ending where a name comes again."""
    path = f"/v2/accounts/{api.sandbox.account_id}/permissions/principal_roles/inspect"
    form = "scope_type=account&principals[][type]=user&principals[][id]=a&principals[][type]=group&principals[][id]=b"
    answer = api.client.post(path, content=form, headers=FORM)
    assert "principals" not in answer.json().get("error", {}).get("message", "")
    deep = "x" + "[a]" * 100_000
    assert (
        api.send("POST", "/user_groups", content=f"name=Editors&{deep}=1".encode(), headers=FORM)["name"] == "Editors"
    )


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("tier=gold", {"tier": "gold"}),
        ("tier=gold|color=red", {"tier": "gold", "color": "red"}),
        (r"a\=b=c\|d|e=f=g", {"a=b": "c|d", "e": "f=g"}),
        ("tier=", {"tier": ""}),
        ('{"tier": "gold", "level": 2}', {"tier": "gold", "level": 2}),
        ("", {}),
    ],
)
def test_custom_attributes_in_one_text(api: Api, text: str, attributes: dict[str, Any]) -> None:
    """As .NET's SDK sends them."""
    assert api.post("/sub_accounts", name="One", custom_attributes=text)["custom_attributes"] == attributes


def test_what_dotnet_adds(api: Api) -> None:
    body: dict[str, Any] = {
        "timestamp": 1,
        "signature": "x",
        "api_key": "k",
        " all_sub_accounts": "true",
        "enabled": "true",
    }
    assert api.user(**body)["enabled"] is True


def test_texts_that_are_no_attributes(api: Api) -> None:
    for text in ("tier", "{", "a=b|c"):
        api.post("/sub_accounts", status=400, name="One", custom_attributes=text)


def test_details_are_asked_for_in_either_place(api: Api) -> None:
    group = api.group()
    path = f"/user_groups/{group['id']}"
    assert api.put(f"{path}?extended_details=true", name="Writers")["users"] == []
    assert api.put(path, extended_details="1")["users"] == []
    assert api.send("GET", path, json={"extended_details": True})["users"] == []
    assert "users" not in api.put(f"{path}?extended_details=true", extended_details=False)


def test_json_without_a_type_and_with_a_mark(api: Api) -> None:
    assert api.send("POST", "/user_groups", content=b'{"name": "Editors"}')["name"] == "Editors"
    marked = b"\xef\xbb\xbf" + json.dumps({"name": "Writers"}).encode()
    assert api.send("POST", "/user_groups", content=marked, headers=JSON)["name"] == "Writers"


def test_an_object_is_a_list_only_where_it_counts(api: Api, three: list[str]) -> None:
    """PHP writes some lists so. An empty object would lift the limits of a user."""
    user = api.user(sub_account_ids={"0": three[0], "2": three[1]})
    assert user["sub_account_ids"] == f"{three[0]},{three[1]}"
    for wrong in ({}, {"first": three[0]}):
        api.put(f"/users/{user['id']}", status=400, sub_account_ids=wrong)


def test_items_of_a_json_list_are_not_split(api: Api) -> None:
    error = api.post("/users", status=404, name="x", email="x@example.com", sub_account_ids=["a,b"])
    assert error["error"]["message"].endswith("a,b")


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
    response = strict.get(f"{roles}/cld::role::content::folder::viewer?{query}")
    assert response.status_code == 200, response.text
    assert 'contains(\\"clothing\\")' in response.text
