"""The licences of the packages that the library and each of its extras bring, from what is installed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = "cloudinary-provisioning"


def extras() -> list[str]:
    """What can be installed; the empty name is the library alone."""
    return ["", *sorted(distribution(PROJECT).metadata.get_all("Provides-Extra") or ())]


def packages(extra: str) -> set[str]:
    """The packages that come with an extra, what those need included."""
    found: set[str] = set()
    pending = list(_needed(PROJECT, {extra}))
    while pending:
        requirement = pending.pop()
        name = canonicalize_name(requirement.name)
        if name != PROJECT and name not in found:
            found.add(name)
            pending += _needed(name, requirement.extras or {""})
        elif name == PROJECT:  # an extra that includes another
            pending += _needed(name, requirement.extras)
    return found


def licence(name: str) -> str:
    """As the package states it: an SPDX expression, a classifier, a word, or the title of its file."""
    package = distribution(name)
    if "License-Expression" in package.metadata:
        return package.metadata["License-Expression"]
    classifiers = package.metadata.get_all("Classifier") or ()
    named = [text.rpartition(" :: ")[2] for text in classifiers if text.startswith("License :: OSI Approved :: ")]
    files = [file.read_text() for file in package.files or () if file.name.startswith("LICENSE")]
    titles = [line.strip() for text in files for line in text.splitlines() if line.strip()][:1]
    return ", ".join(named or titles) or "unknown"


def page() -> str:
    """The list, as a page of the site."""
    lines = [
        "# Licences",
        "",
        "The library, its sandbox and its command line are under the MIT licence, and contain no code of others. pip",
        "installs these packages beside it, here on Linux; the licences are as each package states its own.",
        "",
        "| package | licence | needed by |",
        "| --- | --- | --- |",
    ]
    needed_by: dict[str, list[str]] = {}
    for extra in extras():
        for name in packages(extra):
            needed_by.setdefault(name, []).append(f"`{extra}`" if extra else "the library")
    for name, needs in sorted(needed_by.items()):
        lines.append(f"| {name} | {licence(name)} | {needs[0] if needs[0] == 'the library' else ', '.join(needs)} |")
    return "\n".join([*lines, ""])


def _needed(name: str, wanted: set[str]) -> Iterator[Requirement]:
    for text in distribution(name).requires or ():
        requirement = Requirement(text)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in wanted):
            yield requirement
