"""The lines to paste under Unreleased."""

from __future__ import annotations

from . import words
from .findings import Level
from .merge import Entry
from .review import Review

SECTIONS = ("Added", "Changed", "Deprecated", "Removed", "Fixed")


def changelog(review: Review) -> str:
    """What callers should know, one line for each change, in the sections of Keep a Changelog."""
    sections: dict[str, list[str]] = {}
    for entry in review.entries:
        if entry.level is Level.NONE:
            continue
        section, line = _line(entry, review)
        if line not in sections.setdefault(section, []):
            sections[section].append(line)
    parts = [
        "\n".join([f"### {name}", "", *(f"- {line}" for line in sections[name])])
        for name in SECTIONS
        if name in sections
    ]
    return "\n\n".join(parts)


def _line(entry: Entry, review: Review) -> tuple[str, str]:
    mark = "**Breaking:** " if entry.level is Level.BREAKING else ""
    python = entry.told("python")
    change = entry.change
    happened = change.kind if change else entry.findings[0].rule.rpartition("-")[2]
    section = {"added": "Added", "removed": "Removed"}.get(happened, "Changed")
    if change and change.facet == "deprecated":
        section = "Deprecated"
    if entry.level is Level.BREAKING and section == "Added":
        section = "Changed"  # what came is not what callers should look at
    if python:
        # The words of the worst: what callers write is what a changelog of a library is about.
        text = python[0].text
        others = (
            len({f.operation for f in entry.findings if f.side == "python" and f.rule == python[0].rule} - {""}) - 1
        )
        if others > 0:
            text = f"{text.rstrip('.')}, and so with {others} other call{'s' if others > 1 else ''}."
        return section, mark + text
    owner, _, inner = words.subject(entry, review.new, review.old).partition(": ")
    told = " ".join(part for part in (inner, words.happened(entry)) if part)
    return section, f"{mark}`{owner.rpartition(' ')[2]}`: {told}."
