"""What each of the vendor's SDKs really sends, and what must come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

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
NEW_USER = '"name": "New", "email": "new@example.com"'

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
    # Numbers, of any SDK.
    Wire("any", "GET /users?page_size=0", gives=["Grace"]),
    Wire("any", f"GET {KEYS}?page_size=0", gives=["A & B"]),
    Wire("any", "GET /users?page=2147483647", gives=[]),
    Wire("any", "GET /users?page=2147483648", gives=400),
    Wire("any", f"GET {KEYS}?page=2147483648", gives=400),
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
    return {"one": one, "two": two, "three": three, "key": key, "ada": ada, "grace": grace, "editors": editors}


@pytest.mark.parametrize("wire", [pytest.param(row, id=f"{row.sdk}: {row.request} {row.body}") for row in TABLE])
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
