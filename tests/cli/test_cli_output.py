"""What the command prints, and what it tells the shell."""

from __future__ import annotations

import csv
import io
import json
import re
import threading
from typing import TYPE_CHECKING

import pytest
from cloudinary_provisioning_sandbox import Sandbox

from tests.cli.conftest import USER

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture
def people(sandbox: Sandbox, run: Run) -> list[str]:
    """The ids of some users."""
    return [
        json.loads(run("users", "create", "--name", name, "--email", f"{name}@example.com", *USER).stdout)["id"]
        for name in ("ada", "grace", "ken")
    ]


def test_formats(people: list[str], run: Run) -> None:
    """JSON is the answer as it came; lines and CSV have an item in each line."""
    answer = json.loads(run("users", "list").stdout)
    lines = [json.loads(line) for line in run("users", "list", "--output", "jsonl").stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(run("users", "list", "--output", "csv").stdout)))

    assert answer == {"users": lines}
    assert {line["id"] for line in lines} == set(people)
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert {row["pending"] for row in rows} == {"true"}


def test_all_pages(people: list[str], run: Run, sandbox: Sandbox) -> None:
    """The pages one after the other, as one list."""
    found = json.loads(run("users", "list", "--all", "--page-size", "2").stdout)
    assert {user["id"] for user in found} == set(people)
    assert len([request for request in sandbox.requests if request.method == "GET"]) == 2
    assert "unexpected keyword argument 'page'" in run("users", "list", "--all", "--page", "2", code=2).stderr


@pytest.mark.parametrize(
    ("width", "columns"),
    [
        (60, ["id", "name"]),
        (100, ["id", "name", "role", "email"]),
        (140, ["id", "name", "role", "email", "pending", "enabled"]),
    ],
)
def test_a_table_is_as_wide_as_the_terminal(people: list[str], run: Run, width: int, columns: list[str]) -> None:
    """It has the columns that always come, of which as many as fit; what is left out is counted."""
    result = run("users", "list", "--output", "table", env={"COLUMNS": str(width)})
    lines = result.stdout.splitlines()

    assert lines[0].split() == columns
    assert max(map(len, lines)) <= width
    assert sorted(line.split()[0] for line in lines[2:]) == sorted(people)
    assert re.fullmatch(r"\d+ more fields: --output json\n", result.stderr)


def test_a_table_of_one_thing(people: list[str], run: Run) -> None:
    """Its fields, one below the other."""
    lines = [line.split() for line in run("users", "get", people[0], "--output", "table").stdout.splitlines()]
    assert ["id", people[0]] in lines
    assert ["name", "ada"] in lines
    role = ("--name", "Helper", "--permission-type", "global", "--scope-type", "account")
    lines = [line.split() for line in run("roles", "create", *role, "--output", "table").stdout.splitlines()]
    assert ["name", "Helper"] in lines


def test_tables_of_nothing(sandbox: Sandbox, run: Run) -> None:
    """It is said, not left open."""
    assert run("users", "list", "--output", "table").stderr == "Nothing found.\n"
    role = ("--name", "Helper", "--permission-type", "global", "--scope-type", "account")
    identifier = json.loads(run("roles", "create", *role).stdout)["data"]["id"]
    result = run("roles", "delete", identifier, "--yes", "--output", "table")
    assert (result.stdout, result.stderr) == ("", "Done.\n")


def test_a_page_of_several(sandbox: Sandbox, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table says how to get the next one."""
    monkeypatch.setattr("cloudinary_provisioning_sandbox.handlers.custom_policies.PAGE", 1)
    for name in ("one", "two"):
        statement = f'permit(principal==Cloudinary::APIKey::"{name}",action==Cloudinary::Action::"read",resource);'
        run("custom-policies", "create", "--name", name, "--scope-type", "account", "--policy-statement", statement)
    result = run("custom-policies", "list", "--output", "table")
    assert "one" in result.stdout
    assert "two" not in result.stdout
    assert re.search(r"There are more: --cursor \S+, or --all\n", result.stderr)


def test_text_that_a_terminal_would_obey(sandbox: Sandbox, run: Run) -> None:
    """Escape sequences in a name are shown as such."""
    run("users", "create", "--name", "\x1b[2Jada [red]", "--email", "ada@example.com", *USER)
    shown = run("users", "list", "--output", "table", env={"COLUMNS": "200"}).stdout
    assert "\ufffd[2Jada [red]" in shown
    assert "\x1b" not in shown


def test_secrets(sandbox: Sandbox, run: Run) -> None:
    """They are hidden unless asked for, at any depth and in any format."""
    environment = json.loads(run("product-environments", "create", "--name", "One").stdout)["id"]
    hidden = [run("access-keys", "list", environment, "--output", output).stdout for output in ("json", "table", "csv")]
    hidden.append(run("product-environments", "get", environment).stdout)
    shown = json.loads(run("access-keys", "list", environment, "--show-secrets").stdout)["access_keys"]
    nested = json.loads(run("product-environments", "get", environment, "--show-secrets").stdout)

    (secret,) = (key["api_secret"] for key in shown)
    assert nested["api_access_keys"][0]["secret"] == secret
    assert not [text for text in hidden if secret in text]
    assert json.loads(hidden[0])["access_keys"][0]["api_secret"] == "<hidden>"
    assert shown[0]["api_key"] in hidden[0]


def test_what_the_service_refuses(sandbox: Sandbox, run: Run) -> None:
    """1, with the message and the request id on standard error."""
    result = run("users", "get", "nobody", code=1)
    assert result.stdout == ""
    assert result.stderr.startswith("Error: users.get: 404 ")
    assert "(request id " in result.stderr


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        ("users get", "missing a required argument: 'user_id'"),
        ("users list --status gone", "'gone' is not one of 'pending', 'active'"),
        ("users list --from yesterday", "from_ must be a date"),
        ("users list --page two", "'two' is not a valid integer"),
        ("users update u --json missing.json", "No such file"),
        ("users create --from missing.csv", "does not exist"),
        ("users lost", "No such command 'lost'"),
        ("product-environments create --name x --custom-attributes {", "Invalid value for '--custom-attributes'"),
    ],
)
def test_wrong_arguments(sandbox: Sandbox, run: Run, command: str, problem: str) -> None:
    """2, before anything is sent."""
    assert problem in run(*command.split(), code=2).stderr
    assert sandbox.requests == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [("[1]", "must be a JSON object"), ("{", "Error: Expecting property name"), ('{"nam": 1}', "no argument 'nam'")],
)
def test_wrong_json(sandbox: Sandbox, run: Run, text: str, problem: str) -> None:
    """2 as well."""
    assert problem in run("users", "create", "--json", "-", code=2, input=text).stderr


def test_options_win_over_json(sandbox: Sandbox, run: Run) -> None:
    """What both say is what the option says."""
    text = json.dumps({"name": "Ada", "email": "json@example.com"})
    result = run("users", "create", "--json", "-", "--email", "option@example.com", input=text)
    assert json.loads(result.stdout)["email"] == "option@example.com"


def test_without_an_account(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """2, with what is to be set; what needs no account goes without."""
    monkeypatch.delenv("CLOUDINARY_ACCOUNT_URL", raising=False)
    assert "CLOUDINARY_ACCOUNT_URL is not set" in run("users", "list", code=2).stderr
    assert run("public", "get-catalog", "--dry-run").stdout.startswith("GET https://api.cloudinary.com/")
    monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", "account://wrong")
    assert "a right one looks like" in run("public", "get-catalog", "--dry-run", code=2).stderr


def test_what_cannot_be_reached(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """3."""
    with Sandbox() as stopped:
        monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", stopped.account_url)
    assert "no answer from http://127.0.0.1:" in run("users", "list", code=3).stderr


def test_what_deletes_or_disables_asks(people: list[str], run: Run, sandbox: Sandbox) -> None:
    """Without a terminal nobody can be asked, and --yes is needed; --dry-run sends nothing."""
    sent = len(sandbox.requests)
    for command in (("delete", people[0]), ("update", people[0], "--no-enabled")):
        assert "--yes" in run("users", *command, code=2).stderr
        run("users", *command, "--dry-run")
        run("users", *command, "--yes", "--dry-run")
    assert len(sandbox.requests) == sent

    run("users", "update", people[0], "--no-enabled", "--yes")
    run("users", "update", people[0], "--enabled")
    run("users", "delete", people[0], "--yes")
    assert len(json.loads(run("users", "list").stdout)["users"]) == 2


def test_help_of_options(run: Run) -> None:
    """It says which are needed, and which can be repeated."""
    text = " ".join(run("users", "create", "--help").stdout.split())
    assert "Need not be unique. [required] --email" in text
    assert "access to all. [repeatable] --enabled / --no-enabled" in text


def test_the_sandbox_ends_with_the_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It needs no configuration, and leaves nothing behind."""
    monkeypatch.delenv("CLOUDINARY_ACCOUNT_URL", raising=False)
    before = threading.active_count()
    assert len(json.loads(run("--sandbox", "product-environments", "list").stdout)["sub_accounts"]) == 2
    assert threading.active_count() == before
