"""The probe against sandboxes that answer by the contract, and against one that does not."""

import json
import signal
from pathlib import Path
from typing import Any

import httpx
import pytest
from cloudinary_provisioning import Provisioning
from cloudinary_provisioning_sandbox import Sandbox
from probe.__main__ import main
from probe.contract import Contract
from probe.lifecycle import life_cycle
from probe.reads import QUESTIONS, Probe
from probe.report import TABLE, read_questions
from spec import Spec

from tests.probe.bending import Bend, Edit, Interrupt

ROOT = Path(__file__).resolve().parents[2]
SPEC = Spec.read(ROOT / "openapi" / "provisioning.yaml")


def run(output: Path, *options: str, transport: httpx.BaseTransport | None = None) -> tuple[int, dict[str, Any]]:
    with httpx.Client(transport=transport or httpx.HTTPTransport()) as client:
        code = main(["--output", str(output), *options], http_client=client)
    report = output / "report.json"
    return code, json.loads(report.read_text()) if report.exists() else {}


def answers(report: dict[str, Any]) -> dict[str, str]:
    return {row["id"]: row["answer"] for row in report["questions"] if row["answered"]}


@pytest.mark.usefixtures("account")
def test_sandbox_answers_as_the_contract_says(tmp_path: Path) -> None:
    transport = Bend()
    code, report = run(tmp_path, transport=transport)
    assert (code, report["differences"]) == (0, [])
    assert {row["operation"] for row in report["operations"]} == {o.id for o in SPEC.operations if o.verb == "get"}
    assert {sent.split()[0] for sent in transport.sent} == {"GET"}
    assert {"cursor" in row["call"] for row in report["not asked"]} == {True}


@pytest.mark.usefixtures("account")
def test_life_cycle_is_as_the_contract_says(tmp_path: Path, account: Sandbox) -> None:
    code, report = run(tmp_path, "--write", "--yes")
    assert (code, report["differences"]) == (0, [])
    written = {request.operation for request in account.requests if request.method != "GET"}
    assert {"product_environments.delete", "access_keys.delete_by_name"} <= written
    assert not [row for row in report["questions"] if "WRITE=1" in row["answer"]]


ENVIRONMENT = "product_environments.get"


def first(body: Any, name: str, /, **fields: Any) -> Any:
    """Set fields of the first item in a list, or of the object that is there in its place; errors stay as they are."""
    if found := body.get(name):
        (found[0] if isinstance(found, list) else found).update(fields)
    return body


# What is bent, how, and where that is to be reported. A single thing, a success, has an id.
BENT: list[tuple[str, Edit, str, str]] = [
    ("/users", lambda body: first(body, "users", shoe_size="canary"), "users.list", "users[].shoe_size"),
    ("/users/[^/]+", lambda body: "id" in body and body | {"role": "canary::role"}, "users.get", "role"),
    ("/groups", lambda body: {"groups": [{"id": "canary"}]}, "users.get_groups", "groups[].name"),
    ("/sub_accounts/[1-9a-f].+", lambda body: "id" in body and body | {"enabled": "canary"}, ENVIRONMENT, "enabled"),
    ("/access_keys", lambda body: first(body, "access_keys", name=None), "access_keys.list", "access_keys[].name"),
    ("year=1990", lambda body: 418, "billing_usage.get", ""),
    ("extended_details=true", lambda body: body | {"created_at": "canary"}, "user_groups.get", "created_at"),
    ("/public/schema", lambda body: b"<html>canary</html>", "public.get_schema", ""),
    ("/roles/[^/?]+", lambda body: first(body, "data", created_at="canary"), "roles.get", "data.created_at"),
    ("/principals[?]verbose=true", lambda body: [body, "canary"], "roles.list_principals", ""),
    ("/sub_accounts/0{30}", lambda body: {"error": {"message": {"canary": 1}}}, ENVIRONMENT, "error.message"),
    ("/user_groups", lambda body: body | {"canary9": 1, "CANARY": "canary"}, "user_groups.list", "*"),
]


@pytest.mark.usefixtures("account")
def test_bent_answers_are_reported_without_values(tmp_path: Path) -> None:
    transport = Bend({pattern: edit for pattern, edit, _, _ in BENT})
    code, report = run(tmp_path, transport=transport)
    found = {(difference["operation"], difference["place"]) for difference in report["differences"]}
    assert code == 1
    assert {(operation, place) for _, _, operation, place in BENT} <= found
    # Whatever came, nothing of it is in the report unless our own documents have it.
    ours = "".join(path.read_text() for path in (ROOT / "openapi/provisioning.yaml", TABLE)) + str(QUESTIONS)
    written = "".join((tmp_path / name).read_text() for name in ("report.md", "report.json"))
    values = {text for text in transport.texts if len(text) > 3 and text not in ours}
    assert len(values) > 100
    assert not [text for text in values if text in written]
    assert "canary" not in written.lower()


@pytest.mark.usefixtures("account")
def test_answers_to_questions_follow_the_service(tmp_path: Path) -> None:
    _, report = run(tmp_path)
    assert answers(report)["S7"].startswith("heeded")
    assert "string (" in answers(report)["Q7"]

    def hide(body: Any) -> Any:
        for environment in body["sub_accounts"]:
            environment["api_access_keys"][0].pop("secret")
        return body

    _, report = run(tmp_path, transport=Bend({"/sub_accounts([?].*)?": hide}, drop="pending"))
    assert answers(report)["S7"].startswith("ignored")
    assert "string (" not in answers(report)["Q7"]
    assert "absent (" in answers(report)["Q7"]


def test_rate_limit_headers_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Sandbox(rate_limit="1000/hour") as sandbox:
        monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", sandbox.account_url)
        code, report = run(tmp_path)
    assert code == 0
    assert "x-featureratelimit-limit: 9" in answers(report)["Q20"]
    assert "no sub_account_id is known" in {row["why"] for row in report["not asked"]}


def test_every_question_has_an_id() -> None:
    questions = read_questions()
    table = TABLE.read_text().split("## Where nobody knows")[1].split("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("|")][2:]
    assert len(rows) == len([name for name in questions if name.startswith("S")])
    operations = {operation.id for operation in SPEC.operations}
    asked = {f"{name}?{query.lstrip('!')}" for name, queries in QUESTIONS["queries"].items() for query in queries}
    for entry in QUESTIONS["answers"]:
        assert set(entry["of"].split()) <= set(questions)
        for source in entry["from"]:
            name, _, query = source.partition("?")
            assert source in asked or query in ("", "unknown id") or entry.get("write"), source
            assert name.partition(":")[0].partition("#")[0] in {*operations, "*"}, source


def test_nothing_is_known(
    tmp_path: Path, account: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("cloudinary_provisioning_runtime.client.time.sleep", lambda seconds: None)
    account.fault(429, operation="users.get", times=None)
    assert run(tmp_path / "busy")[0] == 2
    account.clear_faults()
    account.fault(403, path="/v*/accounts/*", times=None)
    account.fault(403, path="/v*/provisioning/accounts/*", times=None)
    assert {d["problem"] for d in run(tmp_path / "forbidden")[1]["differences"]} == {"this status is not listed"}
    account.clear_faults()
    monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", account.account_url.replace("secret", "canary"))
    code, report = run(tmp_path / "refused", "--write", "--yes")
    assert (code, {answer["status"] for answer in report["answers"]}) == (2, {401})
    monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", "account://key:secret@id?upload_prefix=http://127.0.0.1:9")
    assert run(tmp_path / "unreachable")[0] == 2
    monkeypatch.delenv("CLOUDINARY_ACCOUNT_URL")
    capsys.readouterr()
    assert run(tmp_path / "unset")[0] == 2
    assert "CLOUDINARY_ACCOUNT_URL is not set" in capsys.readouterr().err


def test_writing_needs_consent(tmp_path: Path, account: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = len(account.requests)
    monkeypatch.setattr("builtins.input", lambda prompt: "")
    assert run(tmp_path, "--write") == (2, {})
    assert len(account.requests) == asked


@pytest.mark.slow
@pytest.mark.parametrize("again", [False, True], ids=["once", "again and again"])
def test_interrupted_life_cycle_cleans_up(account: Sandbox, again: bool) -> None:
    with Provisioning() as client:
        before = [environment.id for environment in client.product_environments.list().sub_accounts]
        for number in range(1, 100):
            with httpx.Client(transport=Interrupt(number, again=again)) as http_client:
                probe, interrupted = Probe(Provisioning(http_client=http_client), Contract(SPEC)), False
                try:
                    life_cycle(probe)
                except KeyboardInterrupt:
                    interrupted = True
            assert [environment.id for environment in client.product_environments.list().sub_accounts] == before
            if not interrupted:
                break
    assert number > 10


@pytest.mark.slow
def test_sigterm_and_errors_clean_up(tmp_path: Path, account: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _ = run(tmp_path)
    reads = len([request for request in account.requests if request.method == "GET"])
    code, _ = run(tmp_path, "--write", "--yes", transport=Interrupt(reads + 4, kind=signal.SIGTERM))
    assert code == 2
    monkeypatch.setattr("probe.lifecycle._use_keys", lambda *_: 1 / 0)
    assert run(tmp_path, "--write", "--yes")[0] == 2
    with Provisioning() as client:
        assert not [e for e in client.product_environments.list().sub_accounts if "throw-away" in e.name]


def test_provisioning_key_becomes_admin_where_it_must(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Sandbox(permissions=True, hide_secrets=True) as sandbox:
        monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", sandbox.account_url)
        code, report = run(tmp_path, "--write", "--yes")
        updates = [request.body for request in sandbox.requests if request.operation == "principals.update_roles"]
        with Provisioning() as client:
            assert not client.product_environments.list().sub_accounts
    assert (code, report["differences"]) == (0, [])
    assert [update["operation"] for update in updates if update] == ["add", "remove"]
    assert "access_keys.generate: 403" in answers(report)["S1"]
