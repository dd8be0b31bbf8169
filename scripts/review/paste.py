"""What to paste: changelog lines, versions, entries for accepted-breaks.yaml, and the places that a change touches."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from . import titles
from .findings import Level
from .merge import Entry
from .review import ACCEPTED, Review
from .tools import ToolError, run
from .verdict import pointers

SECTIONS = ("Added", "Changed", "Deprecated", "Removed")
MORE_WORK = re.compile("python-(method-(added|removed|renamed)|argument-(added-required|required|renamed|removed))")
CALLERS = ("README.md", "docs", "examples", "tests", "overlays", "sandbox")
DAYS = 90  # until a break that is accepted today has to be looked at again


def to_paste(review: Review) -> list[tuple[str, str, str]]:
    """What the review ends in: titles, languages and texts."""
    versions = (f"{v.place}: {v.wanted}, now {v.new}" for v in review.verdict.versions if v.new < v.wanted)
    accepted = [] if review.verdict.is_good else acceptances(review)
    parts = [
        ("Versions to edit", "text", "\n".join(versions)),
        ("For CHANGELOG.md, under Unreleased", "markdown", changelog(review)),
        ("Places that these changes touch", "text", "\n".join(dict.fromkeys(places(review)))),
        (f"To accept what fails instead, in {ACCEPTED}", "yaml", "\n".join(accepted)),
    ]
    return [part for part in parts if part[2]]


def changelog(review: Review) -> str:
    """What callers should know, one line for each change, in the sections of Keep a Changelog."""
    sections: dict[str, dict[str, None]] = {name: {} for name in SECTIONS}
    for entry in review.entries:
        if entry.level is not Level.NONE:
            section, line = _line(entry, review)
            sections[section][f"- {line}"] = None
    return "\n\n".join("\n".join([f"### {name}", "", *lines]) for name, lines in sections.items() if lines)


def _line(entry: Entry, review: Review) -> tuple[str, str]:
    change, python, is_break = entry.change, entry.told("python"), entry.level is Level.BREAKING
    happened = titles.happened(change)
    kind = change.kind if change else entry.findings[0].rule.rpartition("-")[2]
    # Of what breaks, that it came is not what callers should look at.
    section = "Removed" if kind == "removed" else "Added" if kind == "added" and not is_break else "Changed"
    if happened == "deprecated now":
        section = "Deprecated"
    if not python:
        owner = titles.group(entry, review).rpartition(" ")[2]
        text = f"`{owner}`: {': '.join(part for part in (titles.inner(entry, review), happened) if part)}."
    else:  # what callers write is what the changelog of a library is about
        text, others = python[0].text, len({f.operation for f in entry.findings if f.rule == python[0].rule}) - 1
        if others:
            text = f"{text.rstrip('.')}, and so with {others} other call{'s' if others > 1 else ''}."
        if change and change.facet in ("enum", "limits", "default", "call", "name"):
            text = f"{text.rstrip('.')} ({happened})."
    return section, f"**Breaking:** {text}" if is_break else text


def acceptances(review: Review) -> Iterator[str]:
    """Entries for accepted-breaks.yaml, those of one rule at one place once, but for who accepts them and why."""
    expires = datetime.date.today() + datetime.timedelta(days=DAYS)
    operations: dict[tuple[str, str], set[str]] = {}
    for entry in review.entries:
        for finding in entry.findings:
            if finding.needs >= Level.UNKNOWN:
                operations.setdefault((finding.rule, pointers(entry, finding)[0]), set()).add(finding.operation)
    for (rule, pointer), names in operations.items():
        operation = (names.pop() if len(names) == 1 else "") or "'*'"
        pointer = pointer.replace("'", "''")
        yield f"  - rule: {rule}\n    operation: {operation}\n    pointer: '{pointer}'"
        yield f"    reason: why it harms nobody\n    by: your name\n    expires: {expires}"


def places(review: Review) -> Iterator[str]:
    """Where the calls of operations that came, went or need other arguments are written down."""
    for finding in (f for e in review.entries for f in e.findings if MORE_WORK.fullmatch(f.rule) and f.operation):
        tag, _, method = finding.operation.partition(".")
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
