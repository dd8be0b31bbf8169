"""One call for each row of a file: what is sent, what is written down, and how to go on."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import pytest
from cloudinary_provisioning import Call, NotSent, Outcome, Provisioning, RateLimited
from cloudinary_provisioning_cli import run as command
from cloudinary_provisioning_sandbox import Sandbox

from tests.cli.conftest import USER

if TYPE_CHECKING:
    from click.testing import Result

    from tests.cli.conftest import Run

OUTCOMES = "people.users.create.csv"


@pytest.fixture(autouse=True)
def _in_a_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def write_people(*rows: str, header: str = "name,email,enabled") -> None:
    Path("people.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8-sig")


def outcomes(name: str = OUTCOMES) -> list[dict[str, Any]]:
    with Path(name).open(newline="") as lines:
        return list(csv.DictReader(lines))


def create(run: Run, *options: str, code: int = 0) -> Result:
    return run("users", "create", "--from", "people.csv", *USER, *options, code=code)


def bodies(sandbox: Sandbox) -> list[Any]:
    return [request.body for request in sandbox.requests if request.method == "POST"]


def test_a_call_for_each_row(sandbox: Sandbox, run: Run) -> None:
    """Columns and options are arguments; an empty cell is not passed; cells win over options."""
    write_people("Ada,ada@example.com,true,", "Grace,grace@example.com,,reports", header="Name,E-Mail,enabled,role")
    result = create(run, code=2)
    assert "line 2: there is no argument 'E-Mail', only name, email" in result.stderr

    write_people("Ada,ada@example.com,true,", "Grace,grace@example.com,,reports", header="name,email,enabled,role")
    result = create(run, "--role", "admin")

    assert sorted(bodies(sandbox), key=str) == [
        {"name": "Ada", "email": "ada@example.com", "role": "admin", "enabled": True},
        {"name": "Grace", "email": "grace@example.com", "role": "reports"},
    ]
    assert result.stdout == ""
    assert result.stderr == f"2 done; {OUTCOMES} has the outcomes\n"
    assert [(row["line"], row["outcome"]) for row in outcomes()] == [("2", "done"), ("3", "done")]
    assert [json.loads(row["result"])["email"] for row in outcomes()] == ["ada@example.com", "grace@example.com"]


def test_lists_and_json_in_cells(sandbox: Sandbox, run: Run) -> None:
    """Items of lists have commas between them; what is deeper is JSON."""
    Path("envs.csv").write_text('name,custom-attributes\nOne,"{""tier"": [1, 2]}"\n')
    run("product-environments", "create", "--from", "envs.csv")
    write_people('Ada,ada@example.com,"a, b"', header="name,email,sub_account_ids")
    create(run, "--dry-run")
    result = create(run, "--dry-run")

    assert bodies(sandbox) == [{"name": "One", "custom_attributes": {"tier": [1, 2]}}]
    assert json.loads(result.stdout.split(" ", 2)[2])["sub_account_ids"] == ["a", "b"]
    assert not Path(OUTCOMES).exists()


def test_what_is_done_is_skipped(sandbox: Sandbox, run: Run) -> None:
    """After a failure the same command sends what is left: the row that failed, and those that are new."""
    write_people("Ada,ada@example.com,", "Grace,grace@example.com,")
    sandbox.fault(400, times=1, message="No.")
    result = create(run, code=1)
    assert result.stderr.startswith("1 done, 1 failed;")
    assert "run the same command again" in result.stderr
    assert "Error: users.create: 400 No. (request id " in result.stderr
    (failed,) = (row for row in outcomes() if row["outcome"] == "failed")
    assert failed["error"].startswith("users.create: 400 No. (request id ")

    write_people("Ken,ken@example.com,", "Ada,ada@example.com,", "Grace,grace@example.com,", "Ken,ken@example.com,")
    sent = len(sandbox.requests)
    for _ in range(2):
        assert create(run).stderr == f"3 done; {OUTCOMES} has the outcomes\n"
    assert len(sandbox.requests) == sent + 2


def test_outcomes_as_json_lines(sandbox: Sandbox, run: Run) -> None:
    """Secrets are hidden, and going on works the same."""
    environment = json.loads(run("product-environments", "create", "--name", "One").stdout)["id"]
    Path("keys.csv").write_text(f"sub_account_id,name\n{environment},first\n")
    for _ in range(2):
        run("access-keys", "generate", "--from", "keys.csv", "--output", "jsonl")

    (line,) = map(json.loads, Path("keys.access_keys.generate.jsonl").read_text().splitlines())
    assert (line["line"], line["outcome"], line["result"]["name"]) == (2, "done", "first")
    assert line["result"]["api_secret"] == "<hidden>"


def test_a_file_that_is_something_else(sandbox: Sandbox, run: Run) -> None:
    """It is left as it is, and nothing is sent."""
    write_people("Ada,ada@example.com,")
    for output, name in (("csv", OUTCOMES), ("jsonl", "people.users.create.jsonl")):
        Path(name).write_text("neither\nof both\n")
        assert "is not a file of outcomes" in create(run, "--output", output, code=2).stderr
        assert Path(name).read_text() == "neither\nof both\n"
    assert sandbox.requests == []


def test_a_creation_that_may_have_been_done(sandbox: Sandbox, run: Run) -> None:
    """It is not sent again by itself."""
    write_people("Ada,ada@example.com,")
    sandbox.fault("half", perform=True)
    for code in (3, 0):
        result = create(run, code=code)
        assert result.stderr.startswith("0 done, 1 unknown;")
        assert "What is unknown may be done: look" in result.stderr
        assert len(sandbox.requests) == 1


def test_outcomes_that_cannot_be_written(sandbox: Sandbox, run: Run) -> None:
    """Nothing is sent."""
    write_people("Ada,ada@example.com,")
    Path(OUTCOMES).mkdir()
    assert OUTCOMES in create(run, code=2).stderr
    assert sandbox.requests == []


def test_the_error_that_ended_a_batch(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is shown, not that others were not sent because of it."""

    class Ended(Iterator[Outcome[Any]]):
        waiting_until = None

        def __init__(self, calls: list[Call[Any]]) -> None:
            errors = (NotSent("not yet"), RateLimited("too many"), NotSent("not yet"))
            self.outcomes = [Outcome(index, calls[index], error=error) for index, error in enumerate(errors)]

        def __next__(self) -> Outcome[Any]:
            if not self.outcomes:
                raise StopIteration
            return self.outcomes.pop(0)

        def stop(self) -> None:
            pass

    def send_all(_: Provisioning, calls: list[Call[Any]]) -> Ended:
        return Ended(calls)

    monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", "account://key:secret@account")
    monkeypatch.setattr(Provisioning, "send_all", send_all)
    write_people(*(f"Ada,{number}@example.com," for number in range(3)))
    assert create(run, code=1).stderr.endswith("Error: too many\n")


def test_an_interruption_between_two_outcomes(sandbox: Sandbox, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was sent has its outcome in the file all the same."""
    write_people(*(f"P{number},p{number}@example.com," for number in range(40)))
    write = command._write_line

    def write_then_interrupt(file: TextIO, row: dict[str, Any], is_csv: bool) -> None:
        write(file, row, is_csv)
        if "p3@" in row["call"]:
            raise KeyboardInterrupt

    monkeypatch.setattr(command, "_write_line", write_then_interrupt)
    create(run, code=130)

    created = [request for request in sandbox.requests if request.status == 200]
    assert 4 < len(created) < 40
    assert len([row for row in outcomes() if row["outcome"] == "done"]) == len(created)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (["Ada,ada@example.com,perhaps"], "line 2: Invalid value for '--enabled"),
        (["Ada,ada@example.com,", "Grace,,"], "line 3: missing a required argument: 'email'"),
        (["Ada,ada@example.com,true,4"], "line 2: there is no argument '(no column)'"),
    ],
)
def test_nothing_is_sent_if_a_row_is_wrong(sandbox: Sandbox, run: Run, rows: list[str], problem: str) -> None:
    """The line is named."""
    write_people(*rows)
    assert problem in create(run, code=2).stderr
    assert sandbox.requests == []


def test_what_cannot_be_reached(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first calls that do not get through end the batch."""
    with Sandbox() as stopped:
        monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", stopped.account_url)
    write_people(*(f"Ada,{number}@example.com," for number in range(40)))
    result = create(run, code=3)

    assert 1 <= len(outcomes()) <= 16
    assert re.match(r"0 done, \d+ failed, \d+ left;", result.stderr)


def test_what_deletes_many(sandbox: Sandbox, run: Run) -> None:
    """It needs --yes."""
    ids = [json.loads(run("user-groups", "create", "--name", name).stdout)["id"] for name in "ab"]
    Path("groups.csv").write_text("\n".join(["group_id", *ids]))
    assert "--yes" in run("user-groups", "delete", "--from", "groups.csv", code=2).stderr
    run("user-groups", "delete", "--from", "groups.csv", "--yes")
    assert json.loads(run("user-groups", "list").stdout) == {"user_groups": []}


@pytest.mark.parametrize("rows", [12, pytest.param(500, marks=pytest.mark.slow)])
def test_under_a_rate_limit(run: Run, monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    """Five calls per second get through one after the other, each once."""
    write_people(*(f"Person {number},person{number}@example.com," for number in range(rows)))
    with Sandbox(rate_limit="5/second") as sandbox:
        monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", sandbox.account_url)
        result = create(run)
        created = [request for request in sandbox.requests if request.status == 200]

    assert result.stderr == f"{rows} done; {OUTCOMES} has the outcomes\n"
    assert [row["line"] for row in outcomes()] == [str(number + 2) for number in range(rows)]
    assert len(created) == rows
    assert len({request.body["email"] for request in created}) == rows


def test_a_spent_quota(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends the batch with what is left to do and when; later, the same command does the rest."""
    write_people(*(f"Person {number},person{number}@example.com," for number in range(30)))
    with Sandbox(rate_limit="10/day") as sandbox:
        monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", sandbox.account_url)
        result = create(run, code=1)
        port = int(sandbox.url.rpartition(":")[2])
    assert result.stderr.startswith("10 done, 20 left;")
    assert "run the same command again" in result.stderr
    assert re.search(r"Rate Limit Exceeded.* Try again on \d{4}-\d\d-\d\d 00:00:00 UTC", result.stderr)
    with Sandbox(port=port) as sandbox:
        result = create(run)
        assert len(sandbox.requests) == 20

    assert result.stderr.startswith("30 done;")
    assert len({row["call"] for row in outcomes()}) == 30
