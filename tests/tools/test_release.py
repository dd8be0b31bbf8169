"""The check before a release says what does not agree; the workflows ask for no more than they need."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from tools.documents import ROOT
from tools.release import check, numbers, section

CHANGELOG = """\
# Changelog

## Unreleased

## 1.2.3 - 2026-01-31

### Added

- A thing.

## 1.2.2 - 2026-01-01

- Old.
"""
PROJECT = '[project.urls]\nSource = "https://example.com"\nChangelog = "https://example.com/changes"\n'
WORKFLOWS = {
    file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in (ROOT / ".github/workflows").glob("*.yml")
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    place = tmp_path / "overlays" / "cloudinary_provisioning"
    place.mkdir(parents=True)
    (place / "_version.py").write_text('__version__ = "1.2.3"\n')
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    return tmp_path


def test_a_release_that_is_ready(repository: Path) -> None:
    assert list(check(repository, "v1.2.3")) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("overlays/cloudinary_provisioning/_version.py", "1.2.3", "1.2.4", "the tag is v1.2.3"),
        ("overlays/cloudinary_provisioning/_version.py", "1.2.3", "1.2.dev1", "is not a version"),
        ("CHANGELOG.md", "## 1.2.3", "## 1.2.1", "has no section `## 1.2.3"),
        ("CHANGELOG.md", "## Unreleased\n", "## Unreleased\n\n- New.\n", "Unreleased is not empty"),
        ("pyproject.toml", "Source", "Documentation", "has no Source"),
    ],
)
def test_what_does_not_agree_is_named(repository: Path, file: str, old: str, new: str, says: str) -> None:
    path = repository / file
    path.write_text(path.read_text().replace(old, new, 1))

    assert any(says in problem for problem in check(repository, "v1.2.3"))


def test_the_notes_are_the_section_of_the_version() -> None:
    assert section(CHANGELOG, "1.2.3") == "### Added\n\n- A thing."
    assert section(CHANGELOG, "Unreleased") == ""
    assert numbers("v1.10.0") > numbers("1.9.9")


def test_every_python_and_system_is_tried() -> None:
    """The versions are those of the classifiers."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    versions = set(re.findall(r'"Programming Language :: Python :: (3\.\d+)"', text))
    jobs = WORKFLOWS["ci"]["jobs"]
    matrix = jobs["test"]["strategy"]["matrix"]
    (setup,) = (step["with"] for step in jobs["check"]["steps"] if "setup-python" in step.get("uses", ""))
    assert {*matrix["python"], setup["python-version"]} == versions >= {"3.11", "3.12", "3.13", "3.14", "3.15"}
    assert f'requires-python = ">={setup["python-version"]}"' in text
    assert {entry["system"].partition("-")[0] for entry in matrix["include"]} == {"windows", "macos"}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned_by_commit(name: str) -> None:
    used = [step["uses"] for job in WORKFLOWS[name]["jobs"].values() for step in job["steps"] if "uses" in step]
    assert used
    assert all(len(action.partition("@")[2]) == 40 for action in used)


def test_only_the_job_that_publishes_may_publish() -> None:
    jobs = WORKFLOWS["release"]["jobs"]
    assert WORKFLOWS["release"]["permissions"] == {}
    assert {name for name, job in jobs.items() if "id-token" in job["permissions"]} == {"attest", "publish"}
    assert {name for name, job in jobs.items() if job["permissions"].get("contents") == "write"} == {"release"}
    assert jobs["publish"]["environment"] == "pypi"
    # What is uploaded was built once, after the checks.
    assert jobs["build"]["needs"] == "check"
    assert "attest" in jobs["publish"]["needs"]
    assert "publish" in jobs["release"]["needs"]
