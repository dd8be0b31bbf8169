"""The sandbox driven by `cloudinary.provisioning`, the classic SDK: every function, and what it leaves behind."""

from __future__ import annotations

import ast
import time
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cloudinary_provisioning_sandbox import Sandbox

if TYPE_CHECKING:
    from tests.interop.conftest import Look

pytestmark = pytest.mark.slow

UNKNOWN = "0" * 30
AGENT = ("ada@agents.example.com", "Framework", "Model 1", "Show a picture")


@pytest.fixture
def api(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The SDK, which has no types, set up with the two lines that the sandbox prints."""
    cloudinary, module = import_module("cloudinary"), import_module("cloudinary.provisioning")
    monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", sandbox.account_url)
    monkeypatch.setenv("CLOUDINARY_URL", sandbox.account.cloudinary_url(sandbox.url))
    cloudinary.reset_config()
    module.reset_config()
    yield module
    import_module("cloudinary.api_client.call_account_api")._http.clear()
    monkeypatch.undo()
    cloudinary.reset_config()
    module.reset_config()


@pytest.fixture
def errors() -> Any:
    return import_module("cloudinary.exceptions")


@pytest.fixture
def portal(api: Any) -> str:
    return str(api.create_sub_account("Client Portal")["id"])


@pytest.fixture
def ada(api: Any) -> str:
    return str(api.create_user("Ada Lovelace", "ada@example.com", api.Role.ADMIN)["id"])


def ids(answer: dict[str, Any]) -> list[str]:
    """The ids in a list of things, which is the only value of its answer."""
    [things] = answer.values()
    return [thing["id"] for thing in things]


def test_no_function_is_forgotten(api: Any) -> None:
    calls = [node.func for node in ast.walk(ast.parse(Path(__file__).read_text())) if isinstance(node, ast.Call)]
    called = {call.attr for call in calls if isinstance(call, ast.Attribute) and ast.unparse(call.value) == "api"}
    offered = {name for name, value in vars(api).items() if callable(value) and not name.startswith("_")}

    assert called == offered - {"Role", "AccountConfig"}
    assert len(called) == 27


def test_an_environment_of_a_name_only(api: Any, look: Look) -> None:
    created = api.create_sub_account("Client Portal")

    assert (created["name"], created["cloud_name"]) == ("Client Portal", "client-portal")
    assert (created["enabled"], created["custom_attributes"]) == (True, {})
    [key] = created["api_access_keys"]
    assert (key["enabled"], type(key["key"]), type(key["secret"])) == (True, str, str)
    assert look(f"/sub_accounts/{created['id']}") == created == api.sub_account(created["id"])


def test_an_environment_with_everything(api: Any, look: Look, portal: str) -> None:
    attributes = {"tier": "gold", "seats": 3, "trial": True, "nested": {"list": [1, None, ""]}}
    created = api.create_sub_account("Shop", "shop-cloud", attributes, False, portal)

    assert (created["name"], created["cloud_name"], created["enabled"]) == ("Shop", "shop-cloud", False)
    assert created["custom_attributes"] == attributes
    assert look(f"/sub_accounts/{created['id']}") == created
    assert api.create_sub_account("Third", enabled=True, base_account=portal)["custom_attributes"] == {}


def test_lists_of_environments(api: Any, portal: str) -> None:
    shop = api.create_sub_account("Shop", enabled=False)["id"]
    store = api.create_sub_account("Shop 2")["id"]

    assert ids(api.sub_accounts()) == [portal, shop, store]
    assert ids(api.sub_accounts(True)) == [portal, store]
    assert ids(api.sub_accounts(enabled=False)) == [shop]
    assert ids(api.sub_accounts(ids=[store, portal])) == [portal, store]
    assert ids(api.sub_accounts(ids=(shop,))) == ids(api.sub_accounts(ids=shop)) == [shop]
    assert ids(api.sub_accounts(ids=[])) == ids(api.sub_accounts(prefix="")) == [portal, shop, store]
    assert ids(api.sub_accounts(prefix="sHo")) == [shop, store]
    assert ids(api.sub_accounts(True, [shop, store], "shop")) == [store]
    assert ids(api.sub_accounts(ids=[UNKNOWN])) == []


def test_an_environment_is_changed(api: Any, look: Look, portal: str) -> None:
    assert api.update_sub_account(portal, "Portal 2")["cloud_name"] == "client-portal"
    assert api.update_sub_account(portal, cloud_name="portal-2")["name"] == "Portal 2"
    api.update_sub_account(portal, custom_attributes={"a": "1", "b": "2"})
    assert api.update_sub_account(portal, custom_attributes={"c": "3"})["custom_attributes"] == {"c": "3"}
    assert api.update_sub_account(portal, enabled=False)["enabled"] is False
    assert api.update_sub_account(portal, "", "")["name"] == "Portal 2"
    after = api.update_sub_account(portal, "Portal 3", "portal-3", {}, True)

    assert look(f"/sub_accounts/{portal}") == after
    assert [after[name] for name in ("name", "cloud_name", "custom_attributes", "enabled")] == [
        "Portal 3", "portal-3", {}, True
    ]  # fmt: skip


def test_an_environment_is_deleted(api: Any, look: Look, portal: str, errors: Any) -> None:
    assert api.delete_sub_account(portal) == {"message": "ok"}
    assert look.is_gone(f"/sub_accounts/{portal}")
    with pytest.raises(errors.NotFound, match=f"^Error 404 - Cannot find sub account with id {portal}$"):
        api.sub_account(portal)


def test_a_user(api: Any, look: Look, portal: str) -> None:
    created = api.create_user("Ada Lovelace", "ada@example.com", api.Role.BILLING, [portal])

    assert (created["name"], created["email"], created["role"]) == ("Ada Lovelace", "ada@example.com", "billing")
    assert (created["pending"], created["status"], created["enabled"]) == (True, "pending", True)
    assert (created["all_sub_accounts"], created["sub_account_ids"]) == (False, portal)
    assert look(f"/users/{created['id']}") == created == api.user(created["id"])


@pytest.mark.parametrize(
    "role",
    ["MASTER_ADMIN", "ADMIN", "BILLING", "TECHNICAL_ADMIN", "REPORTS", "MEDIA_LIBRARY_ADMIN", "MEDIA_LIBRARY_USER"],
)
def test_every_role(api: Any, role: str) -> None:
    created = api.create_user("Ada", "ada@example.com", getattr(api.Role, role), sub_account_ids=[])

    assert (created["role"], created["all_sub_accounts"]) == (role.lower(), True)


def test_lists_of_users(api: Any, portal: str, ada: str) -> None:
    shop = api.create_sub_account("Shop")["id"]
    bob = api.create_user("Bob", "bob@example.org", api.Role.REPORTS, sub_account_ids=[portal])["id"]
    cyd = api.create_user("Cyd", "ada.too@example.org", api.Role.REPORTS, [shop])["id"]

    assert ids(api.users()) == [cyd, bob, ada]
    assert ids(api.users([ada, bob])) == ids(api.users(f"{ada},{bob}")) == [bob, ada]
    assert ids(api.users([])) == [cyd, bob, ada]
    assert ids(api.users(None, portal)) == [bob, ada]
    assert ids(api.users([bob, cyd], shop)) == [cyd]
    assert ids(api.users(status="pending")) == [cyd, bob, ada]
    assert ids(api.users(status="active")) == []
    assert ids(api.users(prefix="ADA")) == [cyd, ada]
    assert ids(api.users([bob], portal, "pending", "bo")) == [bob]


@pytest.mark.parametrize("form", [str, lambda day: day, lambda day: day.date(), lambda day: day.date().isoformat()])
def test_users_by_last_login(api: Any, ada: str, form: Any) -> None:
    """Nobody has logged in here; the SDK's own tests ask in the same way, with the same answers."""
    today = datetime.now(UTC)
    range_of_days = {"from_date": form(today - timedelta(days=1)), "to_date": form(today)}

    assert ids(api.users(last_login=True, **range_of_days)) == []
    assert ids(api.users([ada], last_login="true", **range_of_days)) == []
    assert ids(api.users(last_login=False, **range_of_days)) == [ada]
    assert ids(api.users([ada], last_login="false", **range_of_days)) == [ada]


def test_a_user_is_changed(api: Any, look: Look, portal: str, ada: str) -> None:
    shop = api.create_sub_account("Shop")["id"]
    assert api.update_user(ada, "Ada King")["email"] == "ada@example.com"
    assert api.update_user(ada, email="king@example.com")["role"] == "admin"
    assert api.update_user(ada, role=api.Role.REPORTS)["all_sub_accounts"] is True
    assert api.update_user(ada, sub_account_ids=[portal, shop])["sub_account_ids"] == f"{portal},{shop}"
    assert api.update_user(ada, sub_account_ids=[])["all_sub_accounts"] is True
    after = api.update_user(ada, "Countess", "countess@example.com", api.Role.BILLING, [shop])

    assert look(f"/users/{ada}") == after
    assert (after["name"], after["email"], after["role"]) == ("Countess", "countess@example.com", "billing")
    assert [found["id"] for found in look(f"/users/{ada}/sub_accounts")["sub_accounts"]] == [shop]


def test_a_user_is_deleted(api: Any, look: Look, ada: str, errors: Any) -> None:
    assert api.delete_user(ada) == {"message": "ok"}
    assert look("/users") == {"users": []}
    with pytest.raises(errors.NotFound, match=r"^Error 404 - not found$"):
        api.user(ada)


def test_a_user_group(api: Any, look: Look, ada: str, errors: Any) -> None:
    editors = api.create_user_group("Editors")
    assert editors == {"id": editors["id"], "name": "Editors"} == look(f"/user_groups/{editors['id']}")
    bob = api.create_user("Bob", "bob@example.com", api.Role.REPORTS)["id"]
    first = {"id": ada, "name": "Ada Lovelace", "email": "ada@example.com"}
    second = {"id": bob, "name": "Bob", "email": "bob@example.com"}

    assert api.user_groups() == {"user_groups": [editors]}
    assert api.update_user_group(editors["id"], "Chief editors") == {**editors, "name": "Chief editors"}
    assert api.user_group(editors["id"])["name"] == "Chief editors"
    assert api.user_group_users(editors["id"]) == {"users": []}
    assert api.add_user_to_group(editors["id"], ada) == {"users": [first]}
    assert api.add_user_to_group(editors["id"], bob) == {"users": [first, second]}
    assert api.user_in_user_groups(ada) == {"groups": [{**editors, "name": "Chief editors"}]}
    assert api.remove_user_from_group(editors["id"], ada) == {"users": [second]}
    assert api.user_group_users(editors["id"]) == look(f"/user_groups/{editors['id']}/users") == {"users": [second]}
    assert api.user_in_user_groups(ada) == {"groups": []}
    assert api.delete_user_group(editors["id"]) == {"ok": True}
    assert look("/user_groups") == {"user_groups": []}
    with pytest.raises(errors.NotFound, match=r"^Error 404 - not found$"):
        api.user_group(editors["id"])


def test_an_access_key(api: Any, look: Look, portal: str) -> None:
    plain = api.generate_access_key(portal)
    build = api.generate_access_key(portal, "Build", False)
    api.generate_access_key(portal, name="Deploy", enabled=True)

    assert (type(plain["name"]), plain["enabled"], plain["root"]) == (str, True, False)
    assert (build["name"], build["enabled"]) == ("Build", False)
    assert list(build) == ["name", "api_key", "api_secret", "created_at", "updated_at", "enabled", "root"]
    listed = look(f"/sub_accounts/{portal}/access_keys")
    assert listed == api.access_keys(portal)
    assert list(listed) == ["access_keys", "total"]
    assert (listed["total"], listed["access_keys"][1]) == (4, build)
    # Only enabled keys are shown with the environment.
    assert build["api_key"] not in [key["key"] for key in api.sub_account(portal)["api_access_keys"]]


def test_lists_of_access_keys(api: Any, portal: str) -> None:
    api.generate_access_key(portal, "B", False)
    api.generate_access_key(portal, "A")

    def names(*arguments: Any, **options: Any) -> list[str]:
        answer = api.access_keys(portal, *arguments, **options)
        assert answer["total"] == 3
        return [key["name"] for key in answer["access_keys"]]

    assert names() == ["A", "B", "Root"]
    assert names(sort_by="name", sort_order="asc") == names(sort_by="name")[::-1] == ["A", "B", "Root"]
    assert names(sort_by="enabled", sort_order="asc")[0] == "B"
    assert names(2, 1, "name", "asc") == ["A", "B"]
    assert names(page_size=2, page=2, sort_by="created_at", sort_order="desc") == ["Root"]
    assert names(page_size=2, page=3) == []


def test_an_access_key_is_changed(api: Any, look: Look, portal: str) -> None:
    key = api.generate_access_key(portal, "Build")["api_key"]
    other = api.generate_access_key(portal, "Hooks")["api_key"]

    assert api.update_access_key(portal, key, "CI")["enabled"] is True
    assert api.update_access_key(portal, int(key), enabled=False)["name"] == "CI"
    assert api.update_access_key(portal, key, dedicated_for="webhooks")["dedicated_for"] == ["webhooks"]
    api.update_access_key(portal, other, "Webhooks", True, "webhooks")
    after = {found["api_key"]: found for found in look(f"/sub_accounts/{portal}/access_keys")["access_keys"]}
    assert (after[key]["name"], after[key]["enabled"], "dedicated_for" in after[key]) == ("CI", False, False)
    assert (after[other]["name"], after[other]["dedicated_for"]) == ("Webhooks", ["webhooks"])


def test_access_keys_are_deleted(api: Any, look: Look, portal: str) -> None:
    first, second = (api.generate_access_key(portal, name)["api_key"] for name in ("One", "Two"))
    api.generate_access_key(portal, "Three")
    api.generate_access_key(portal, "Four")

    assert api.delete_access_key(portal, first) == {"message": "ok"}
    assert api.delete_access_key(portal, int(second)) == {"message": "ok"}
    assert api.delete_access_key(portal, name="Three") == {"message": "ok"}
    assert api.delete_access_key(portal, None, "Four") == {"message": "ok"}
    assert [key["name"] for key in look(f"/sub_accounts/{portal}/access_keys")["access_keys"]] == ["Root"]


def test_an_account_of_an_agent(api: Any, look: Look) -> None:
    """Public operations need no credentials, and what they open is another account."""
    api.account_config(account_id=None, provisioning_api_key=None, provisioning_api_secret=None)
    account = api.create_agent_account(*AGENT, sdk_framework="python")
    [environment] = account["product_environments"]

    assert (account["email"], account["plan_name"]) == (AGENT[0], "free")
    assert environment["api_environment_variable"].endswith(f"@{environment['cloud_name']}")
    assert "python" in account["guidance"]
    assert look("/sub_accounts") == {"sub_accounts": []}


def test_a_claimable_cloud(api: Any) -> None:
    plain = api.create_cloud()
    assert (plain["claimed"], plain["delivery_ips"]) == (False, ["127.0.0.1"])
    assert plain["email"].endswith(".invalid")
    cloud = api.create_cloud(
        ["1.1.1.1", "requester_ip"], "bob@example.com", "Framework", "Model 1", agent_goal="Show", sdk_framework="go"
    )
    assert (cloud["email"], cloud["delivery_ips"]) == ("bob@example.com", ["1.1.1.1", "127.0.0.1"])
    expires = datetime.fromisoformat(cloud["expires_at"]).timestamp()
    assert expires == pytest.approx(time.time() + 24 * 3600, abs=60)


@pytest.mark.parametrize(
    ("function", "arguments", "error", "text"),
    [
        ("sub_account", [UNKNOWN], "NotFound", f"Error 404 - Cannot find sub account with id {UNKNOWN}"),
        ("users", [None, UNKNOWN], "NotFound", f"Error 404 - Cannot find sub account with id {UNKNOWN}"),
        ("access_keys", [UNKNOWN], "NotFound", f"Error 404 - Cannot find sub account with id {UNKNOWN}"),
        ("create_sub_account", ["Copy", None, None, None, UNKNOWN], "BadRequest",
         f"Error 400 - cannot find sub account with id {UNKNOWN}"),
        ("create_sub_account", ["Portal", "client-portal"], "AlreadyExists",
         "Error 409 - Cloud name client-portal is already taken"),
        ("create_user", ["Ada", "ADA@example.com", "admin"], "AlreadyExists",
         "Error 409 - a user with the email ADA@example.com exists already"),
        ("user", [UNKNOWN], "NotFound", "Error 404 - not found"),
        ("update_user_group", [UNKNOWN, "Nobody"], "NotFound", "Error 404 - not found"),
        ("remove_user_from_group", [UNKNOWN, UNKNOWN], "NotFound", "Error 404 - not found"),
        ("create_agent_account", ["nobody", *AGENT[1:]], "BadRequest", 'Error 400 - {"email":["is invalid"]}'),
        ("create_cloud", [["nowhere"]], "BadRequest", "Error 400 - delivery_ips must be an array of IP addresses"),
        ("create_cloud", [["10.0.0.1"]], "BadRequest",
         "Error 400 - delivery_ips must contain at least one public IP address"),
    ],
)  # fmt: skip
def test_refusals(
    api: Any, errors: Any, portal: str, ada: str, function: str, arguments: list[Any], error: str, text: str
) -> None:
    with pytest.raises(getattr(errors, error)) as raised:
        getattr(api, function)(*arguments)
    assert str(raised.value) == text


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        ("create_sub_account", [""]),
        ("create_user", ["Ada", "ada@example.com", "king"]),
        ("create_user", ["Ada", "nowhere", "admin"]),
        ("create_user", ["", "ada@example.com", "admin"]),
        ("create_user_group", [""]),
        ("users", [None, None, "asleep"]),
    ],
)
def test_what_cannot_be_is_a_bad_request(api: Any, errors: Any, function: str, arguments: list[Any]) -> None:
    with pytest.raises(errors.BadRequest, match=r"^Error 400 - "):
        getattr(api, function)(*arguments)


@pytest.mark.parametrize(
    ("status", "error"),
    [(400, "BadRequest"), (401, "AuthorizationRequired"), (403, "NotAllowed"), (404, "NotFound"),
     (409, "AlreadyExists"), (420, "RateLimited"), (429, "RateLimited"), (500, "GeneralError")],
)  # fmt: skip
def test_faults_on_demand(api: Any, errors: Any, sandbox: Sandbox, status: int, error: str) -> None:
    sandbox.fault(status, message="not today")
    with pytest.raises(getattr(errors, error), match=f"^Error {status} - not today$"):
        api.create_user_group("Editors")
    assert api.user_groups() == {"user_groups": []}


def test_a_busy_service_is_asked_again(api: Any, look: Look, sandbox: Sandbox) -> None:
    """urllib3, which the SDK stands on, waits as `Retry-After` says where a call can be repeated."""
    sandbox.fault(429, retry_after=0)
    assert api.user_groups() == look("/user_groups")


@pytest.mark.parametrize("answer", ["html", "half", "reset"])
def test_broken_answers_on_demand(api: Any, errors: Any, sandbox: Sandbox, answer: str) -> None:
    sandbox.fault(answer)
    with pytest.raises(errors.GeneralError, match=r"Error parsing server response|Unexpected error"):
        api.create_user_group("Editors")


def test_options_of_one_call(api: Any, errors: Any, ada: str) -> None:
    wrong: list[dict[str, str]] = [
        {"provisioning_api_secret": "wrong"},
        {"provisioning_api_key": "wrong"},
        {"account_id": "another"},
    ]
    for options in wrong:
        with pytest.raises(errors.AuthorizationRequired, match=r"^Error 401 - Invalid credentials$"):
            api.user(ada, **options)
    assert api.user(ada, headers={"X-Trace": "1"}, timeout=20)["id"] == ada
    assert api.create_cloud(provisioning_api_secret="wrong")["claimed"] is False


def test_settings(api: Any, errors: Any, sandbox: Sandbox) -> None:
    config = api.account_config(provisioning_api_secret="wrong")
    assert (config.account_id, config.provisioning_api_key) == (sandbox.account_id, "key")
    with pytest.raises(errors.AuthorizationRequired):
        api.users()
    api.reset_config()
    assert api.users() == {"users": []}


def test_headers_of_an_answer(api: Any) -> None:
    first, second = api.users(), api.users()

    assert first.rate_limit_allowed == 10000
    assert second.rate_limit_remaining == first.rate_limit_remaining - 1
    assert timegm(first.rate_limit_reset_at) > time.time()
    assert first.request_id != second.request_id
