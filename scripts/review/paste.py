"""What to paste: changelog lines, versions, entries for accepted-breaks.yaml, and the places that a change touches."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from . import titles
from .findings import Finding, Level
from .merge import Entry
from .review import ACCEPTED, Review
from .tools import ToolError, run
from .verdict import pointers

SECTIONS = ("Added", "Changed", "Deprecated", "Removed", "Fixed")
MORE_WORK = {
    f"python-{rule}"
    for rule in ("method-added", "method-removed", "method-renamed", "argument-added-required", "argument-required",
                 "argument-renamed", "argument-removed")
}  # fmt: skip
CALLERS = ("README.md", "docs", "examples", "tests", "overlays", "sandbox")
DAYS = 90  # until a break that is accepted today has to be looked at again


def to_paste(review: Review) -> list[tuple[str, str, str]]:
    """What the review ends in: titles, languages and texts."""
    versions = "\n".join(
        f"{v.place}: {v.wanted}, now {v.new}" for v in review.verdict.versions if not v.is_enough or v.new < v.wanted
    )
    parts = [
        ("Versions to edit", "text", versions),
        ("For CHANGELOG.md, under Unreleased", "markdown", changelog(review)),
        ("Places that these changes touch", "text", "\n".join(places(review))),
        (f"To accept what fails instead, in {ACCEPTED}", "yaml", "\n".join(acceptances(review))),
    ]
    return [part for part in parts if part[2]]


def changelog(review: Review) -> str:
    """What callers should know, one line for each change, in the sections of Keep a Changelog."""
    sections: dict[str, list[str]] = {}
    for entry in review.entries:
        if entry.level is not Level.NONE:
            section, line = _line(entry, review)
            if line not in sections.setdefault(section, []):
                sections[section].append(line)
    return "\n\n".join(
        "\n".join([f"### {name}", "", *(f"- {line}" for line in sections[name])])
        for name in SECTIONS
        if name in sections
    )


def _line(entry: Entry, review: Review) -> tuple[str, str]:
    mark = "**Breaking:** " if entry.level is Level.BREAKING else ""
    change, python = entry.change, entry.told("python")
    kind = change.kind if change else entry.findings[0].rule.rpartition("-")[2]
    section = {"added": "Added", "removed": "Removed"}.get(kind, "Changed")
    if change and change.facet == "deprecated":
        section = "Deprecated" if titles.happened(entry) == "deprecated now" else "Changed"
    if entry.level is Level.BREAKING and section == "Added":
        section = "Changed"  # what came is not what callers should look at
    owner = titles.group(entry, review).rpartition(" ")[2]
    told = ": ".join(part for part in (titles.inner(entry, review), titles.happened(entry)) if part)
    if not python:
        return section, f"{mark}`{owner}`: {told}."
    # What callers write is what the changelog of a library is about.
    text = python[0].text
    others = len({f.operation for f in entry.findings if f.rule == python[0].rule} - {""}) - 1
    if others > 0:
        text = f"{text.rstrip('.')}, and so with {others} other call{'s' if others > 1 else ''}."
    if change and change.facet in ("enum", "limits", "default") and change.kind == "changed":
        text = f"{text.rstrip('.')} ({titles.happened(entry)})."
    return section, mark + text


def failing(review: Review) -> Iterator[tuple[Entry, Finding]]:
    """The findings that somebody would have to accept, those of one rule at one place once."""
    seen = set()
    for entry in review.entries:
        for finding in entry.findings:
            key = (finding.rule, pointers(entry, finding)[0])
            if finding.needs >= Level.UNKNOWN and key not in seen:
                seen.add(key)
                yield entry, finding


def acceptances(review: Review) -> Iterator[str]:
    """Entries for accepted-breaks.yaml, but for who accepts them and why."""
    if review.verdict.is_good:
        return
    expires = datetime.date.today() + datetime.timedelta(days=DAYS)
    for entry, finding in failing(review):
        pointer = pointers(entry, finding)[0].replace("'", "''")
        alike = {f.operation for f in entry.findings if f.rule == finding.rule}
        operation = finding.operation if len(alike) == 1 and finding.operation else "'*'"
        yield f"  - rule: {finding.rule}\n    operation: {operation}\n    pointer: '{pointer}'"
        yield f"    reason: why it harms nobody\n    by: your name\n    expires: {expires}"


def places(review: Review) -> Iterator[str]:
    """Where the calls of operations that came, went or need other arguments are written down."""
    for finding in (f for e in review.entries for f in e.findings if f.rule in MORE_WORK and f.operation):
        called = re.search(r"`client\.([\w.]+)`", finding.text)
        tag, _, method = (called[1] if called else finding.operation).partition(".")
        if finding.rule == "python-method-added":
            yield f"{tag}.{method} is new: sandbox/cloudinary_provisioning_sandbox/handlers/{tag}.py, docs/migrating.md"
            continue
        try:
            found = run("git", "grep", "-n", "-E", rf"\b{tag}\.{method}\b", "--", *CALLERS, may_fail=True).splitlines()
        except ToolError:
            return
        lines = list(dict.fromkeys(":".join(line.split(":")[:2]) for line in found))
        more = f" and {len(lines) - 8} more" if len(lines) > 8 else ""
        if lines:
            yield f"{tag}.{method}: {', '.join(lines[:8])}{more}"
