"""Every operation of the contract as a command: what it would send, and what the sandbox answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_provisioning import __version__

from tests.oracle import ACCOUNT_ID, OPERATIONS, Operation, every_operation

if TYPE_CHECKING:
    from cloudinary_provisioning_sandbox import Sandbox

    from tests.cli.conftest import Run


def as_options(name: str, value: Any) -> list[str]:
    option = name.strip("_").replace("_", "-")
    if isinstance(value, bool):
        return [f"--{option}" if value else f"--no-{option}"]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [part for item in value for part in (f"--{option}", item)]
    if isinstance(value, str | int):
        return [f"--{option}", str(value)]
    return [f"--{option}", json.dumps(value, default=lambda model: model.to_dict())]


@every_operation
@pytest.mark.parametrize("only_required", [False, True], ids=["all", "required"])
@pytest.mark.parametrize("way", ["options", "json"])
def test_what_would_be_sent(
    run: Run, monkeypatch: pytest.MonkeyPatch, operation: Operation, only_required: bool, way: str
) -> None:
    """The call is the one of the contract, with its arguments from options or from a JSON object."""
    monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", f"account://key:secret@{ACCOUNT_ID.replace('/', '%2F')}")
    arguments = operation.arguments(only_required=only_required)
    command = [*operation.id.replace("_", "-").split("."), "--dry-run", *operation.ids.values()]
    if way == "options":
        result = run(*command, *(part for name, value in arguments.items() for part in as_options(name, value)))
    elif operation.method != "GET":
        text = json.dumps(arguments, default=lambda model: model.to_dict())
        result = run(*command, "--json", "-", input=text)
    else:
        assert "No such option" in run(*command, "--json", "-", code=2).stderr
        return

    method, url, *body = result.stdout.rstrip("\n").split(" ", 2)
    request = httpx.Request(method, url)
    assert request.method == operation.method
    assert request.url.raw_path.partition(b"?")[0].decode() == operation.path
    assert operation.sent_query(request) == operation.query(only_required=only_required)
    sent = [] if operation.body is None else [operation.example_body(only_required=only_required)]
    assert [json.loads(part) for part in body] == sent


CEDAR = 'permit(principal==Cloudinary::APIKey::"1",action==Cloudinary::Action::"read",resource);'

# In an order that has everything there when it is needed; {name} is what an earlier command created.
COMMANDS: list[tuple[str, str | None]] = [
    ('product-environments create --name Portal --cloud-name portal --custom-attributes {{"tier":"gold"}}', "env"),
    ("product-environments get {env}", None),
    ("product-environments list --enabled --prefix Por", None),
    ("product-environments update {env} --name Portal2", None),
    ("access-keys generate {env} --name Main --enabled", "key"),
    ("access-keys list {env} --page 1 --page-size 10 --sort-by name", None),
    ("access-keys update {env} {key} --no-enabled --yes", None),
    ("users create --name Ada --email ada@example.com --role admin --sub-account-ids {env}", "user"),
    ("users get {user}", None),
    ("users list --pending --sub-account-id {env} --from 2026-01-01 --to 2026-02-01 --no-last-login", None),
    ("users update {user} --name Ada2", None),
    ("users list-sub-accounts {user}", None),
    ("user-groups create --name Editors", "group"),
    ("user-groups get {group} --extended-details", None),
    ("user-groups list", None),
    ("user-groups update {group} --name Authors", None),
    ("user-groups add-user {group} {user}", None),
    ("user-groups list-users {group}", None),
    ("users get-groups {user}", None),
    ("user-groups remove-user {group} {user} --yes", None),
    ("billing-usage get --year 2025 --include-prodenv-breakdown", None),
    (
        "agents create-account --email a@example.com --agent-framework none --agent-llm-model none --agent-goal test",
        None,
    ),
    ("agents create-cloud --delivery-ips 8.8.8.8 --delivery-ips 1.1.1.1", None),
    ("public get-catalog", None),
    ("public get-schema", None),
    ("public validate-policy --policy {cedar}", None),
    ("system-policies list --scope-type account", None),
    (
        "custom-policies create --name Mine --scope-type account --policy-statement {cedar}",
        "policy",
    ),
    ("custom-policies get {policy}", None),
    ("custom-policies list --enabled", None),
    (
        "custom-policies update {policy} --name Mine2 --scope-type account --enabled --policy-statement {cedar}",
        None,
    ),
    ("effective-policies list --principal-type user --principal-id {user}", None),
    ("roles create --permission-type global --scope-type account --name Helper", "role"),
    ("roles get {role}", None),
    ("roles list --permission-type global --management-type custom", None),
    ("roles update {role} --name Helper2", None),
    (
        "roles update-principals {role} --operation add"
        ' --principals [{{"principal_type":"user","principal_id":"{user}"}}]',
        None,
    ),
    ("roles list-principals {role} --verbose", None),
    (
        'principals update-roles --operation add --principal {{"type":"user","id":"{user}"}}'
        ' --roles [{{"id":"{role}"}}]',
        None,
    ),
    ("principals list-roles --principal-type user --principal-id {user} --permission-type global", None),
    ("principals inspect --scope-type account --principal-type user --principal-id {user}", None),
    ('principals inspect-multiple --scope-type account --principals [{{"type":"user","id":"{user}"}}]', None),
    ("roles delete {role} --force --yes", None),
    ("custom-policies delete {policy} --yes", None),
    ("access-keys delete {env} {key} --yes", None),
    ("access-keys generate {env} --name Second", None),
    ("access-keys delete-by-name {env} --name Second --yes", None),
    ("user-groups delete {group} --yes", None),
    ("users delete {user} --yes", None),
    ("product-environments delete {env} --yes", None),
]


def test_every_operation_against_the_sandbox(sandbox: Sandbox, run: Run) -> None:
    """Each is called with real ids, and answers as the contract says; none is left out."""
    names = {"cedar": CEDAR}
    called = set()
    for command, created in COMMANDS:
        words = [word.format(**names) for word in command.split()]
        called.add(".".join(words[:2]).replace("-", "_"))
        result = run(*words)
        data = json.loads(result.stdout)
        if created:
            data = data.get("data", data)
            names[created] = data.get("api_key") or data["id"]

    assert called == {operation.id for operation in OPERATIONS}
    assert len(sandbox.requests) == len(COMMANDS)
    assert {request.status for request in sandbox.requests} <= {200, 201, 204}


def test_every_command_has_help(run: Run) -> None:
    """The summary, a description of every option, and the options of the command itself only once."""
    for operation in OPERATIONS:
        text = run(*operation.id.replace("_", "-").split("."), "--help").stdout
        assert operation.summary in text
        assert "https://cloudinary.com/documentation/" in text.replace("\n", "")
    assert __version__ in run("--version").stdout
