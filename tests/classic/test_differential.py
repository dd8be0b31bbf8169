"""One script of calls through `cloudinary.provisioning` and through ours: the same results, errors and requests."""

from __future__ import annotations

import inspect
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from cloudinary_provisioning import classic

if TYPE_CHECKING:
    from cloudinary_provisioning_sandbox import Sandbox

    from tests.classic.conftest import Outcome, Sent, Side

UNKNOWN = "0" * 30
FUNCTIONS = sorted({name for name in classic.__all__ if name.islower()} - {"account_config", "reset_config"})


def sub_accounts(do: Side) -> tuple[str, str]:
    portal = do("create_sub_account", "Portal", custom_attributes={"tier": "premium", "seats": 3, "trial": True})["id"]
    shop = do("create_sub_account", "Shop", "shop-cloud", {"a": "b"}, False, portal)["id"]
    do("create_sub_account", "Other", cloud_name="shop-cloud")
    do("create_sub_account", "Copy", base_account=UNKNOWN)
    do("sub_accounts")
    do("sub_accounts", True)
    do("sub_accounts", enabled=False)
    do("sub_accounts", ids=[portal, shop])
    do("sub_accounts", ids=[])
    do("sub_accounts", ids=shop)
    do("sub_accounts", prefix="po")
    do("sub_accounts", prefix="")
    do("sub_accounts", True, [portal, shop], "Por")
    do("update_sub_account", portal, "Client Portal", custom_attributes={"deep": {"list": [1, None, False]}})
    do("update_sub_account", portal, cloud_name="client-portal-2", name="")
    do("update_sub_account", shop, enabled=True)
    do("update_sub_account", shop, cloud_name="client-portal-2")
    do("update_sub_account", UNKNOWN, "Nobody's")
    do("sub_account", portal)
    do("sub_account", UNKNOWN)
    return portal, shop


def users(do: Side, portal: str, shop: str) -> tuple[str, str]:
    ada = do("create_user", "Ada Lovelace", "ada@example.com", do.module.Role.ADMIN)["id"]
    bob = do("create_user", "Bob", "bob@example.com", "media_library_user", [portal])["id"]
    do("create_user", "Cy", "cy@example.com", do.module.Role.MEDIA_LIBRARY_ADMIN, sub_account_ids=[])
    do("create_user", "Ada", "ADA@example.com", do.module.Role.ADMIN)
    do("users")
    do("users", [ada, bob])
    do("users", [])
    do("users", f"{ada},{bob}")
    do("users", [bob], shop, prefix="b")
    do("users", None, portal, "pending")
    do("users", status="active")
    do("users", prefix="ADA")
    do("users", sub_account_id=UNKNOWN)
    do("users", last_login=True, from_date=date(2026, 1, 1), to_date=date(2026, 12, 31))
    do("users", last_login=False, from_date="2026-01-01", to_date="2026-12-31")
    do("users", last_login="true", from_date="2026-01-01")
    do("update_user", ada, "Ada King", "ada.king@example.com")
    do("update_user", bob, role=do.module.Role.REPORTS, sub_account_ids=[portal, shop])
    do("update_user", bob, sub_account_ids=[])
    do("update_user", bob, email="ada.king@example.com")
    do("update_user", UNKNOWN, name="Nobody")
    do("user", ada)
    do("user", UNKNOWN)
    return ada, bob


def groups(do: Side, ada: str, bob: str) -> None:
    editors = do("create_user_group", "Editors")["id"]
    do("create_user_group", "Editors")
    do("user_groups")
    do("update_user_group", editors, "Chief editors")
    do("update_user_group", UNKNOWN, "Nobody")
    do("user_group", editors)
    do("user_group", UNKNOWN)
    do("add_user_to_group", editors, ada)
    do("add_user_to_group", editors, bob)
    do("add_user_to_group", editors, UNKNOWN)
    do("user_group_users", editors)
    do("user_in_user_groups", ada)
    do("user_in_user_groups", UNKNOWN)
    do("remove_user_from_group", editors, bob)
    do("remove_user_from_group", UNKNOWN, bob)
    do("delete_user_group", editors)
    do("delete_user_group", editors)


def access_keys(do: Side, portal: str) -> None:
    first = do("generate_access_key", portal)["api_key"]
    second = do("generate_access_key", portal, "Build", False)["api_key"]
    do("generate_access_key", portal, name="Deploy", enabled=True)
    do("generate_access_key", portal, "Deploy")
    do("generate_access_key", UNKNOWN)
    do("access_keys", portal)
    do("access_keys", portal, 2, 1, "name", "asc")
    do("access_keys", portal, page_size=2, page=2, sort_by="created_at", sort_order="desc")
    do("access_keys", portal, sort_by="colour")
    do("access_keys", UNKNOWN)
    do("update_access_key", portal, int(first), "CI", False)
    do("update_access_key", portal, second, enabled=True, dedicated_for="webhooks")
    do("update_access_key", portal, 1, "Nobody's")
    do("delete_access_key", portal, int(first))
    do("delete_access_key", portal, first)
    do("delete_access_key", portal, name="Deploy")
    do("delete_access_key", portal, None, "Deploy")


def agents(do: Side) -> None:
    do("create_agent_account", "ada@agents.example", "Framework", "Model 1", "Show a picture", "python")
    do("create_agent_account", "ada@agents.example", "Framework", "Model 1", "Show a picture")
    do("create_cloud")
    do("create_cloud", ["1.1.1.1", "requester_ip"], "bob@agents.example", agent_framework="Framework")
    do("create_cloud", delivery_ips=["nowhere"], agent_llm_model="Model 1", agent_goal="Show", sdk_framework="python")


def options(do: Side, ada: str) -> None:
    do("user", ada, provisioning_api_secret="wrong")
    do("user", ada, provisioning_api_key="wrong")
    do("user", ada, account_id="another")
    do("user", ada, headers={"X-Trace": "1"}, timeout=20)
    do("create_cloud", provisioning_api_secret="wrong")


def endings(do: Side, portal: str, ada: str) -> None:
    do("delete_user", ada)
    do("delete_user", ada)
    do("delete_sub_account", portal)
    do("delete_sub_account", portal)


@pytest.fixture
def played(sandbox: Sandbox, both: tuple[Side, Side]) -> list[tuple[Outcome, Outcome]]:
    """What became of every call, through the original and through ours."""
    for side in both:
        sandbox.reset()
        portal, shop = sub_accounts(side)
        ada, bob = users(side, portal, shop)
        groups(side, ada, bob)
        access_keys(side, portal)
        agents(side)
        options(side, ada)
        endings(side, portal, ada)
    original, ours = both
    return list(zip(original.outcomes, ours.outcomes, strict=True))


def test_the_same_happens(played: list[tuple[Outcome, Outcome]]) -> None:
    """Call by call: the same result or error, after one request that asks for the same."""
    assert {json.loads(then.call)[0] for then, _ in played} == set(FUNCTIONS)
    for then, now in played:
        assert now.call == then.call
        assert (now.error, now.text) == (then.error, then.text), then.call
        assert without_times(now.result) == without_times(then.result), then.call
        assert list(map(without_time_of_day, now.sent)) == list(map(without_time_of_day, then.sent)), then.call
        assert len(now.sent) == 1
        assert now.error or now.result


def test_the_script_is_worth_something(played: list[tuple[Outcome, Outcome]]) -> None:
    """All the classes of errors that the sandbox raises by itself come up, and most calls have a result."""
    errors = [then.error for then, _ in played if then.error]

    assert set(errors) == {"AuthorizationRequired", "BadRequest", "NotFound", "AlreadyExists"}
    assert len(played) - len(errors) > 50


def test_headers_are_attributes(sandbox: Sandbox, both: tuple[Side, Side]) -> None:
    """The rate limit reads the same; the id of the request is another one, as it should be."""
    then, now = (side("users") for side in both)

    assert now.rate_limit_allowed == then.rate_limit_allowed == 100000
    assert now.rate_limit_remaining == then.rate_limit_remaining - 1
    assert now.rate_limit_reset_at == then.rate_limit_reset_at
    assert type(now.rate_limit_reset_at) is tuple
    assert len(now.request_id) == len(then.request_id) > 8


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 420, 429, 500, 503])
def test_refusals(sandbox: Sandbox, both: tuple[Side, Side], status: int) -> None:
    """Every status that the original has a class for; nothing is sent again."""
    for side in both:
        sandbox.reset()
        sandbox.fault(status, message="Not {today}")
        side("create_user_group", "Editors")
    then, now = (side.last for side in both)

    assert (now.error, now.text) == (then.error, then.text)
    assert then.text == f"Error {status} - Not {{today}}"
    assert len(now.sent) == len(then.sent) == 1


@pytest.mark.parametrize("function", FUNCTIONS)
def test_signatures(original: Side, ours: Side, function: str) -> None:
    """The same names in the same order with the same defaults; the new name `status` is taken by its old `pending`."""
    then, now = (
        [
            (parameter.name, parameter.default, parameter.kind)
            for parameter in inspect.signature(getattr(side.module, function)).parameters.values()
            if parameter.kind is not parameter.KEYWORD_ONLY
        ]
        for side in (original, ours)
    )

    assert now == [("pending" if function == "users" and name == "status" else name, *rest) for name, *rest in then]


def test_every_public_name_is_there(original: Side, ours: Side) -> None:
    names = {name for name, value in vars(original.module).items() if not name.startswith("_") and callable(value)}

    assert names == {*FUNCTIONS, "Role", "AccountConfig", "account_config", "reset_config"}
    assert names < set(ours.module.__all__)
    # Programs list what can be called, as cloudinary-cli does in its help.
    shown = {name for name, value in vars(ours.module).items() if name[0].islower() and callable(value)}
    assert shown == {*FUNCTIONS, "account_config", "reset_config"}
    exceptions = {"AuthorizationRequired", "NotFound", "NotAllowed", "AlreadyExists", "RateLimited", "BadRequest"}
    assert exceptions | {"GeneralError", "Error"} < set(ours.module.__all__)


def without_times(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: "…" if key.endswith("_at") else without_times(item) for key, item in value.items()}
    return [without_times(item) for item in value] if isinstance(value, list) else value


def without_time_of_day(sent: Sent) -> Sent:
    fields = {name: value[:10] if name in ("from", "to") else value for name, value in sent.fields.items()}
    return type(sent)(sent.method, sent.path, fields)
