"""`docs/migrating.md`: its examples run, its tables are complete, and the calls in them can be made."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from typing import Any

import cloudinary_provisioning
import pytest
import yaml
from cloudinary_provisioning import Provisioning, classic
from cloudinary_provisioning_sandbox import Sandbox
from tools.documents import ROOT, Example, python_examples

from tests import oracle

DOCUMENT = ROOT / "docs/migrating.md"
FUNCTIONS = {name for name in classic.__all__ if name.islower()} - {"account_config", "reset_config"}
OPERATIONS = {
    operation.id: f"{operation.method} {re.sub('{.*?}', '{}', operation.template)}" for operation in oracle.OPERATIONS
}
# What the vendor's document has: places such as `query prefix` and `body name`, by verb and path.
VENDOR = yaml.safe_load((ROOT / "openapi/vendor.yaml").read_text(encoding="utf-8"))["operations"]


def table(first: str) -> list[list[str]]:
    """The rows of the tables that begin with this heading, as the code in their cells."""
    text = DOCUMENT.read_text(encoding="utf-8")
    tables = re.findall(rf"^\| {re.escape(first)} \|.*\n\| --- .*\n((?:\|.*\n)+)", text, re.MULTILINE)
    assert tables, f"no table begins with {first}"
    rows = "".join(tables).splitlines()
    return [re.findall(r"`([^`]+)`", row) for row in rows]


def calls(codes: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Name, positional arguments and keywords of the calls on a client or an account."""
    for code in codes:
        if code.startswith(("client.", "account.")) and "(" in code:
            call = ast.parse(code, mode="eval").body
            assert isinstance(call, ast.Call)
            name = ast.unparse(call.func).partition(".")[2]
            yield name, list(map(ast.unparse, call.args)), [str(keyword.arg) for keyword in call.keywords]


def left_name(row: list[str]) -> str:
    return row[0].partition("(")[0]


@pytest.mark.parametrize("example", python_examples(DOCUMENT), ids=lambda example: f"line {example.line}")
def test_examples_run(example: Example, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with Sandbox() as sandbox:
        monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", sandbox.account_url)
        exec(compile(example.code, f"{example.document}:{example.line}", "exec"), {"__name__": "__main__"})
    assert capsys.readouterr().out


def test_every_origin_has_an_example() -> None:
    assert len(python_examples(DOCUMENT)) == DOCUMENT.read_text(encoding="utf-8").count("\n## From") == 4


@pytest.mark.parametrize("first", ["pycloudinary, and `classic`", "PHP", "JavaScript", "theirs"])
def test_the_calls_can_be_made(first: str) -> None:
    """Every method and argument is there; what has no value in the table is called as the argument is."""
    found = [call for row in table(first) for call in calls(row)]

    assert len(found) > 20
    with Provisioning.without_account() as client, classic.AccountApi() as account:
        for name, arguments, keywords in found:
            target: Any = account if hasattr(account, name) else client
            for part in name.split("."):
                target = getattr(target, part)
            bound = inspect.signature(target).bind_partial(*arguments, **dict.fromkeys(keywords))
            assert [bound.arguments[name] for name in arguments] == arguments


def test_every_function_of_pycloudinary() -> None:
    rows = table("pycloudinary, and `classic`")

    assert {name for row in rows for name in row if name in FUNCTIONS} == FUNCTIONS
    assert {"Role", "AccountConfig", "account_config", "reset_config"} < {name for row in rows for name in row}
    assert {name for row in rows for name, *_ in calls(row)} < OPERATIONS.keys()


def test_every_method_of_php() -> None:
    """Ours have its names, in Python's spelling."""
    rows = table("PHP")
    old = [re.sub(r"[A-Z]", lambda capital: f"_{capital[0].lower()}", left_name(row)) for row in rows]

    assert [name for row in rows for name, *_ in calls(row)] == old
    assert len(set(old)) == 21


def test_every_method_of_javascript() -> None:
    """Its four classes lack two operations that came later."""
    rows = table("JavaScript")
    tags = ("product_environments", "access_keys", "users", "user_groups")

    assert len({left_name(row) for row in rows}) == 23
    found = [name for row in rows for name, *_ in calls(row)]
    assert len(found) == 23
    assert set(found) == {name for name in OPERATIONS if name.startswith(tags)} - {
        "users.get_groups",
        "users.list_sub_accounts",
    }


def test_every_method_of_the_vendors_sdk() -> None:
    """The names are the same, and no operation or argument that the vendor has is forgotten."""
    rows = [row for row in table("theirs") if left_name(row) in OPERATIONS]
    found = {name: {*arguments, *keywords} for row in rows for name, arguments, keywords in calls(row)}

    assert [name for row in rows for name, *_ in calls(row)] == [left_name(row) for row in rows]
    assert found.keys() == {name for name, place in OPERATIONS.items() if place in VENDOR}
    client = Provisioning.without_account()
    for name, mentioned in found.items():
        tag, method = name.split(".")
        known = set(inspect.signature(getattr(getattr(client, tag), method)).parameters)
        for argument in known - mentioned:
            places = {f"{where} {argument.rstrip('_')}" for where in ("query", "body")}
            assert not places & VENDOR[OPERATIONS[name]].keys(), name


def test_the_errors() -> None:
    rows = table("`cloudinary.exceptions`, and `classic`")

    assert len(rows) == 8
    for name, *others in rows:
        for other in others:
            typed = getattr(cloudinary_provisioning, other.rpartition(".")[2])
            old = getattr(classic, name)
            assert old is typed or name == "GeneralError"


def test_the_settings() -> None:
    """Those that the document says are known read None."""
    known = ("account_id", "provisioning_api_key", "provisioning_api_secret", "upload_prefix", "timeout", "api_proxy")

    text = ", ".join(f"`{name}`" for name in known[:-1]) + f" and `{known[-1]}` read `None`"
    assert text in re.sub(r"\s+", " ", DOCUMENT.read_text(encoding="utf-8"))
    assert {name: getattr(classic.AccountConfig({}), name) for name in known} == dict.fromkeys(known)
