"""The vendor's command line, `cld provisioning …`, with our classic interface in place of `cloudinary.provisioning`.

It looks at the functions' arguments by introspection, and passes them on as it parsed them: numbers, booleans, texts.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from click.testing import CliRunner
from cloudinary_provisioning import classic
from cloudinary_provisioning_sandbox import Sandbox

pytestmark = pytest.mark.slow

Command = Callable[..., Any]
FUNCTIONS = {name for name in classic.__all__ if inspect.isfunction(getattr(classic, name))}


@pytest.fixture
def cld(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Command]:
    """A command line; the JSON that it prints."""
    cloudinary = import_module("cloudinary")
    monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", sandbox.account_url)
    monkeypatch.setattr(cloudinary, "provisioning", classic)
    monkeypatch.setattr(cloudinary, "_config", cloudinary.Config())
    cli = import_module("cloudinary_cli.cli").cli
    cloudinary.config(cloud_name="demo", api_key="key", api_secret="secret")
    import_module("cloudinary_cli.utils.env_config")._wrap_load_from_env(
        classic.AccountConfig, "CLOUDINARY_ACCOUNT_URL"
    )
    classic.reset_config()

    def run(*arguments: str) -> Any:
        done = CliRunner().invoke(cli, ["provisioning", *arguments], standalone_mode=False)
        assert done.exception is None, done.exception
        assert done.return_value is not False, done.output
        return json.loads(done.output)

    load = classic.AccountConfig._load_config_from_env
    monkeypatch.setattr(classic.AccountConfig, "_load_config_from_env", load)
    yield run
    classic._default.close()


@pytest.fixture(autouse=True)
def _original_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    # cloudinary-cli puts a function of its own into the class: monkeypatch takes it out again.
    load = classic.AccountConfig._load_config_from_env
    monkeypatch.setattr(classic.AccountConfig, "_load_config_from_env", load)
    monkeypatch.delattr(classic._default, "_configuration", raising=False)


def test_the_functions_look_as_they_should() -> None:
    """Programs look at their arguments, and call each of them."""
    original = import_module("cloudinary.provisioning")
    names = {name for name, value in vars(original).items() if inspect.isfunction(value)}

    assert names - FUNCTIONS == set()
    for name in names - {"account_config", "reset_config"}:
        theirs, ours = (inspect.getfullargspec(getattr(module, name)).args for module in (original, classic))
        # `status`, the new name of a filter, is a keyword of ours.
        assert [argument for argument in theirs if argument != "status"] == [a for a in ours if a != "pending"], name
        assert "self" not in ours


def test_environments_and_keys(cld: Command) -> None:
    env = cld("create_sub_account", "Portal", "cloud_name=portal", "enabled=true")
    assert env["cloud_name"] == "portal"
    assert cld("sub_account", env["id"])["name"] == "Portal"
    assert cld("update_sub_account", env["id"], "name=Doors")["name"] == "Doors"
    assert cld("update_sub_account", env["id"], "-O", "custom_attributes", '{"tier": 1}')["custom_attributes"] == {
        "tier": 1
    }
    for arguments in (
        ["true", env["id"], "Do"],
        ["-o", "prefix", "Do"],
        ["-O", "enabled", "true", "-o", "ids", env["id"]],
        ["-O", "ids", json.dumps([env["id"]])],
    ):
        found = cld("sub_accounts", *arguments)
        assert env["id"] in [one["id"] for one in found["sub_accounts"]]

    key = cld("generate_access_key", env["id"], "Production", "true")
    assert cld("access_keys", env["id"], "10", "1")["total"] == 2
    assert cld("access_keys", env["id"], "-o", "sort_by", "name", "-o", "sort_order", "desc")["total"] == 2
    assert cld("update_access_key", env["id"], key["api_key"], "name=Old", "enabled=false")["enabled"] is False
    assert cld("delete_access_key", env["id"], key["api_key"])["message"] == "ok"
    second = cld("generate_access_key", env["id"], "name=Second")["api_key"]
    assert cld("update_access_key", env["id"], second, "-o", "dedicated_for", "webhooks")["dedicated_for"] == [
        "webhooks"
    ]
    assert cld("delete_access_key", env["id"], "-o", "name", "Second")["message"] == "ok"
    third = cld("generate_access_key", env["id"], "-o", "name", "Third", "-O", "enabled", "false")
    assert third["enabled"] is False
    assert cld("delete_access_key", env["id"], "-o", "api_key", third["api_key"])["message"] == "ok"
    copy = cld("create_sub_account", "Copy", "-o", "base_account", env["id"], "-O", "custom_attributes", '{"tier": 1}')
    assert copy["custom_attributes"] == {"tier": 1}
    for one in (copy, env):
        assert cld("delete_sub_account", one["id"])["message"] == "ok"


def test_users_and_groups(cld: Command) -> None:
    env = cld("create_sub_account", "Portal")
    user = cld("create_user", "Ada", "ada@example.com", "admin", env["id"])
    assert user["sub_account_ids"] == env["id"]  # the older shape, as the sandbox answers by default
    both = cld(
        "create_user", "Bob", "bob@example.com", "-o", "role", "billing", "-O", "sub_account_ids", f'["{env["id"]}"]'
    )
    assert cld("user", user["id"])["email"] == "ada@example.com"
    assert cld("update_user", user["id"], "name=Ada King")["name"] == "Ada King"
    assert cld("update_user", user["id"], "-o", "sub_account_ids", env["id"])["sub_account_ids"] == env["id"]
    for arguments in (
        [f"{user['id']},{both['id']}"],
        ["-O", "user_ids", json.dumps([user["id"], both["id"]])],
        ["-o", "sub_account_id", env["id"]],
        ["-O", "pending", "true"],
        ["-o", "prefix", "Ada"],
        ["-o", "status", "pending"],
        ["-O", "last_login", "true", "-o", "from_date", "2020-01-01", "-o", "to_date", "2030-01-01"],
    ):
        assert isinstance(cld("users", *arguments)["users"], list)

    group = cld("create_user_group", "Editors")
    assert cld("user_group", group["id"])["name"] == "Editors"
    assert cld("update_user_group", group["id"], "Authors")["name"] == "Authors"
    assert [one["id"] for one in cld("add_user_to_group", group["id"], user["id"])["users"]] == [user["id"]]
    assert [one["id"] for one in cld("user_group_users", group["id"])["users"]] == [user["id"]]
    assert [one["id"] for one in cld("user_in_user_groups", user["id"])["groups"]] == [group["id"]]
    assert [one["id"] for one in cld("user_groups")["user_groups"]] == [group["id"]]
    assert cld("remove_user_from_group", group["id"], user["id"])["users"] == []
    assert cld("delete_user_group", group["id"])["ok"] is True
    for one in (user, both):
        assert cld("delete_user", one["id"])["message"] == "ok"


def test_agents(cld: Command) -> None:
    about = ["claude", "model", "test"]
    assert cld("create_agent_account", "new@example.com", *about, "-o", "sdk_framework", "python")
    assert cld(
        "create_cloud", "8.8.8.8", "-o", "agent_framework", "a", "-o", "agent_llm_model", "b", "-o", "agent_goal", "c"
    )


def test_a_wrong_account_url(cld: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is reported in the program's own words, which it does for a `ValueError` only."""
    errors = import_module("cloudinary_cli.utils.env_config")
    monkeypatch.setattr(errors, "_errors", {})
    monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", "https://key:secret@account")

    classic.reset_config()

    assert "must begin with account://" in errors.env_config_error("CLOUDINARY_ACCOUNT_URL")
    assert "secret@" not in errors.env_config_error("CLOUDINARY_ACCOUNT_URL")
