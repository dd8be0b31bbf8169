"""The commands: what they print, what they write, and how they end."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

import pytest
from vendor.__main__ import main

from tests.vendor.test_surface import WIDGETS

# Ours has the prefix in its paths.
CONTRACT = WIDGETS.replace("example.com/v1", "example.com").replace("  /accounts", "  /v1/accounts")
WRITTEN = "openapi/vendor.yaml is written. `make departures` says what departures.yaml needs now.\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(tmp_path, monkeypatch, capsys)


class Run:
    """Runs a command on files of its own."""

    def __init__(self, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.place = place / "openapi"
        self.place.mkdir()
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        self.write("provisioning.yaml", CONTRACT)
        self.write("theirs.yml", WIDGETS)
        self.write("departures.yaml", "departures: []\n")

    def write(self, name: str, text: str) -> None:
        (self.place / name).write_text(text, encoding="utf-8")

    def __call__(self, command: str, *options: str) -> tuple[int, str]:
        files = {"contract": "provisioning.yaml", "lock": "vendor.yaml", "departures": "departures.yaml"}
        places = [f"--{name}={self.place / file}" for name, file in files.items()]
        self._monkeypatch.setattr(sys, "argv", ["vendor", command, *places, *options])
        code = main()
        printed = self._capsys.readouterr()
        return code, printed.out + printed.err

    def diff(self, *options: str) -> tuple[int, str]:
        return self("diff", f"--spec={self.place / 'theirs.yml'}", *options)

    def check(self, departures: str = "departures: []\n") -> tuple[int, str]:
        self.write("departures.yaml", departures)
        self.diff("--update")
        return self("check")


def test_nothing_new(run: Run) -> None:
    assert run.diff("--update")[0] == 0
    run.write("theirs.yml", WIDGETS.replace("1.0.0", "1.0.1"))

    code, said = run.diff()

    assert code == 0
    assert "is at version 1.0.1; we last read version 1.0.0." in said
    assert "Its surface is the same." in said


def test_something_new_until_it_is_read(run: Run) -> None:
    run.diff("--update")
    run.write("theirs.yml", WIDGETS.replace("maximum: 100", "maximum: 50"))

    code, said = run.diff()
    assert code == 1
    assert "- maximum of query `size`: now `50`, was `100`: our contract says `100`" in said
    assert run.diff()[0] == 1
    assert run.diff("--update") == (0, said + WRITTEN)
    assert run.diff()[0] == 0


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"theirs.yml": "a: ["}, "theirs.yml:1: not YAML"),
        ({"theirs.yml": "<html></html>"}, "theirs.yml:1: not a document of keys and values"),
        ({"vendor.yaml": "a: b\n"}, "vendor.yaml is not a surface, as `make vendor UPDATE=1` writes it"),
        (
            {"vendor.yaml": "operations: {'GET /v1/accounts/{}/widgets': {auth: 1}}\n"},
            "this tool failed: TypeError",
        ),
        ({"provisioning.yaml": "a: b\n"}, "provisioning.yaml:1: not an OpenAPI 3 document"),
        ({}, "there is no openapi/vendor.yaml to compare with; UPDATE=1 writes it"),
    ],
)
def test_nothing_is_known(run: Run, files: dict[str, str], problem: str) -> None:
    if files:
        run.diff("--update")
    for name, text in files.items():
        run.write(name, text)

    code, said = run.diff()

    assert code == 2
    assert said.startswith("error: ")
    assert problem in said


def test_no_network(run: Run) -> None:
    code, said = run("diff", "--spec=http://127.0.0.1:1/schema.yml")

    assert code == 2
    assert said.startswith("error: http://127.0.0.1:1/schema.yml cannot be downloaded: ")


def test_the_document_at_an_address(run: Run, served: str) -> None:
    run.diff("--update")

    assert run("diff", f"--spec={served}/theirs.yml")[0] == 0
    code, said = run("diff", f"--spec={served}/nothing.yml")
    assert code == 2
    assert "404" in said


def test_what_cannot_be_read_is_not_written(run: Run) -> None:
    run.diff("--update")
    before = (run.place / "vendor.yaml").read_bytes()
    run.write("theirs.yml", "a: [")

    assert run.diff("--update")[0] == 2
    assert (run.place / "vendor.yaml").read_bytes() == before


def test_names_that_classic_lacks(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    run.diff("--update")
    package = tmp_path / "site" / "cloudinary" / "provisioning"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("from .account import _hidden, cloud_of as cloud, users\n")
    (tmp_path / "site" / "cloudinary-9.1.dist-info").mkdir()
    (tmp_path / "site" / "cloudinary-9.1.dist-info" / "METADATA").write_text("Name: cloudinary\nVersion: 9.1\n")
    monkeypatch.syspath_prepend(tmp_path / "site")

    code, said = run.diff()

    assert code == 1
    assert "Names of cloudinary 9.1 that `classic` lacks: cloud." in said


def test_without_the_package_no_names_are_compared(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> metadata.Distribution:
        raise metadata.PackageNotFoundError(name)

    run.diff("--update")
    monkeypatch.setattr(metadata, "distribution", absent)

    code, said = run.diff()

    assert code == 0
    assert "cloudinary is not installed" in said


# departures.yaml


LOWERED = CONTRACT.replace("maximum: 100", "maximum: 50")
ENTRY = """\
departures:
  - fact: maximum
    they: 100
    we: 50
    where:
      widgets.list: query size
    why: The service refuses more.
    evidence: A test.
"""


def test_no_departures(run: Run) -> None:
    assert run.check() == (0, "0 problems in openapi/departures.yaml\n")


def test_a_difference_without_an_entry(run: Run) -> None:
    run.write("provisioning.yaml", LOWERED)

    assert run.check() == (
        1,
        "openapi/provisioning.yaml:16: widgets.list query size maximum: they say 100, we say 50;"
        " openapi/departures.yaml has no entry\n"
        "1 problem in openapi/departures.yaml\n",
    )


def test_a_difference_with_its_entry(run: Run) -> None:
    run.write("provisioning.yaml", LOWERED)

    assert run.check(ENTRY)[0] == 0


@pytest.mark.parametrize(
    ("entry", "problems"),
    [
        (ENTRY.replace("size", "{size,ids}"), ["departures.yaml:6: widgets.list query ids maximum is not different"]),
        (
            ENTRY.replace("widgets.list", "widgets.{list,create}"),
            ["widgets.create query size maximum is not different"],
        ),
        (
            ENTRY.replace("widgets.list", "widgets.*"),
            [
                "departures.yaml:6: widgets.create query size maximum is not different",
                "departures.yaml:6: widgets.delete query size maximum is not different",
            ],
        ),
        (ENTRY.replace("we: 50", "we: 40"), ["6: widgets.list query size maximum: they say 100, we say 50"]),
        (ENTRY.replace("they: 100", "they: absent"), ["6: widgets.list query size maximum: they say 100, we say 50"]),
        (ENTRY.replace("query size", "[query size, query size]"), ["query size maximum is also at openapi/departures"]),
        (
            ENTRY.replace("fact: maximum", "fact: minimum"),
            [
                "widgets.list query size minimum is not different",
                "provisioning.yaml:16: widgets.list query size maximum",
            ],
        ),
    ],
)
def test_an_entry_without_its_difference(run: Run, entry: str, problems: list[str]) -> None:
    run.write("provisioning.yaml", LOWERED)

    code, said = run.check(entry)

    assert code == 1
    *lines, count = said.splitlines()
    assert len(lines) == len(problems), said
    assert all(problem in line for problem, line in zip(problems, lines, strict=True)), said
    assert count.startswith(f"{len(problems)} problem")


def test_whole_places_and_operations(run: Run) -> None:
    run.write("theirs.yml", WIDGETS.replace("    delete:", "    put:"))
    text = CONTRACT.replace("        made: {type: string, format: date-time}\n", "")
    run.write("provisioning.yaml", text.replace("{name: size,", "{name: count,"))
    entries = {
        "absent, we: present": "{widgets.list: query count, widgets.delete: operation}",
        "present, we: absent": "{widgets.list: ['query size', '200 widgets[].made'], widgets.create: 200 made,"
        " 'PUT /v1/accounts/{}/widgets/{}': operation}",
    }
    lines = [f"  - {{they: {sides}, where: {where}, why: a, evidence: b}}\n" for sides, where in entries.items()]

    assert run.check(f"departures:\n{''.join(lines)}") == (0, "0 problems in openapi/departures.yaml\n")


@pytest.mark.parametrize("wrong", ["    evidence: A test.\n", "    we: 50\n"])
def test_an_entry_says_all_of_it(run: Run, wrong: str) -> None:
    code, said = run.check(ENTRY.replace(wrong, ""))

    assert code == 2
    assert said.startswith("error: openapi/departures.yaml:2: not an entry of evidence, they, we, where, why")


def test_our_own_departures_are_complete(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["vendor", "check"])

    assert main() == 0, capsys.readouterr().out
