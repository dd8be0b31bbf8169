"""Make a release: `check` says whether it is ready, `build` builds it reproducibly, `notes` prints its changes."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from spec import Spec

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"
SPEC = "openapi/provisioning.yaml"
VERSION_FILE = "overlays/cloudinary_provisioning/_version.py"
NUMBERS = r"(\d+)\.(\d+)\.(\d+)"


def main(arguments: list[str]) -> int:
    command, tag = arguments[0], arguments[1] if len(arguments) > 1 else ""
    if command == "build":
        return build()
    if command == "notes":
        print(section((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version()))
        return 0
    problems = list(check(ROOT, tag))
    problems += reviewed()
    for problem in problems:
        print(f"- {problem}")
    if not problems:
        print(f"Ready: git tag v{version()} && git push origin v{version()}")
    return 1 if problems else 0


def check(root: Path, tag: str = "") -> Iterator[str]:
    """What is wrong with version, changelog and metadata, and what to do."""
    number = version(root)
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    if not re.fullmatch(NUMBERS, number):
        yield f"{VERSION_FILE}: {number} is not a version such as 1.2.3"
    if tag and tag != f"v{number}":
        yield f"the tag is {tag}, and {VERSION_FILE} says {number}: change one of them"
    if not section(changelog, number):
        yield f"CHANGELOG.md has no section `## {number} - YEAR-MONTH-DAY` with text: rename Unreleased"
    if section(changelog, "Unreleased"):
        yield "CHANGELOG.md: Unreleased is not empty: move what is in it to the release's section"
    urls = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"].get("urls", {})
    for name in ("Source", "Changelog"):
        if name not in urls:
            yield f"pyproject.toml: project.urls has no {name}: PyPI shows these links"


def reviewed() -> Iterator[str]:
    """What is wrong since the last release."""
    if git("status", "--porcelain"):
        yield "the working tree has changes: commit them"
    number = version()
    last = git("describe", "--tags", "--abbrev=0", "--match=v[0-9]*", f"--exclude=v{number}", "HEAD")
    if not last:
        print("There is no release yet, so there is nothing to compare with.")
        return
    if numbers(number) <= numbers(last):
        yield f"{VERSION_FILE}: {number} is not above {last}: raise it"
    old = git("show", f"{last}:{SPEC}")
    if old != (ROOT / SPEC).read_text(encoding="utf-8").strip():
        was, now = Spec(old, SPEC).version, Spec.read(ROOT / SPEC).version
        if was == now:
            yield f"{SPEC}: info.version is {now} as in {last}, and the contract has changed: raise it"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run([sys.executable, "-m", "review", "diff", "--base", last], cwd=ROOT, env=environment)
    if done.returncode:
        yield f"the review since {last} ends with {done.returncode}: see build/review/review.html"


def build() -> int:
    """Build HEAD twice, in two places; the files in dist/ are those of the first if both are the same."""
    shutil.rmtree(DIST, ignore_errors=True)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": git("log", "-1", "--format=%ct")}
    with tempfile.TemporaryDirectory() as directory:
        found = []
        for name in ("first", "second"):
            clone, output = Path(directory) / name / "clone", Path(directory) / name / "dist"
            run("git", "clone", "--quiet", str(ROOT), str(clone))
            run(sys.executable, "-m", "hatchling", "build", "--directory", str(output), cwd=clone, env=environment)
            found.append({file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in output.iterdir()})
        if found[0] != found[1]:
            print(f"two builds differ: {found}")
            return 1
        shutil.copytree(Path(directory) / "first" / "dist", DIST)
    for name, digest in found[0].items():
        print(digest, name)
    run(sys.executable, "-m", "twine", "check", "--strict", *map(str, DIST.iterdir()))
    return 0


def version(root: Path = ROOT) -> str:
    """The version of the package."""
    found = re.search(r'__version__ = "(.+)"', (root / VERSION_FILE).read_text(encoding="utf-8"))
    assert found is not None
    return found[1]


def section(changelog: str, name: str) -> str:
    """The text below a heading of the changelog; empty if there is none."""
    found = re.search(rf"^## {re.escape(name)}\b.*\n((?:(?!## ).*\n?)*)", changelog, re.MULTILINE)
    return found[1].strip() if found else ""


def numbers(text: str) -> tuple[int, ...]:
    """The numbers of a version or a tag."""
    found = re.search(NUMBERS, text)
    return tuple(map(int, found.groups())) if found else ()


def git(*arguments: str) -> str:
    """What git prints; nothing if it fails."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60)  # noqa: S607
    return done.stdout.strip() if done.returncode == 0 else ""


def run(*command: str, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    subprocess.run(command, cwd=cwd, env=env, check=True, timeout=300)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
