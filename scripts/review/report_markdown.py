"""The report as a comment of a pull request."""

from __future__ import annotations

import re

from . import words
from .changelog import changelog
from .findings import Level
from .merge import Entry
from .report_terminal import silent, touched, verdict
from .review import Review

ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
MARKS = {Level.BREAKING: "🔴", Level.RISKY: "🟠", Level.COMPATIBLE: "🟢", Level.NONE: "⚪"}


def markdown(review: Review) -> str:
    """The verdict first, then the changes by component and operation, the worst first."""
    found = [f"## Contract review: `{review.new.name}` against `{review.base}`", ""]
    if review.is_empty:
        found += ["Nothing changed: neither what is sent, nor what callers write, nor what they read.", ""]
    else:
        found += ["| | on the wire | in Python |", "| --- | --- | --- |"]
        for level in reversed(Level):
            wire, python = (
                sum(getattr(entry, side) is level for entry in review.entries) for side in ("wire", "python")
            )
            found.append(f"| {MARKS[level]} {level.label} | {wire} | {python} |")
        found.append("")
    found += [f"- {'✅' if review.verdict.is_good else '❌'} {line}" for line in verdict(review)]
    for name, entries in grouped(review).items():
        found += ["", f"### {_safe(name)}", ""]
        for entry in entries:
            found += _entry(entry, review)
    if quiet := silent(review):
        found += ["", *quiet]
    if lines := changelog(review):
        found += ["", *_folded("Lines for the changelog", "markdown", lines)]
    return "\n".join(found) + "\n"


def grouped(review: Review) -> dict[str, list[Entry]]:
    """The entries that have an effect by component and operation; the one with the worst comes first."""
    found: dict[str, list[Entry]] = {}
    for entry in review.entries:
        if entry.level is not Level.NONE:
            found.setdefault(words.group(entry, review.new, review.old), []).append(entry)
    return found


def _entry(entry: Entry, review: Review) -> list[str]:
    title, happened = words.title(entry, review.new, review.old)
    head = ": ".join(_safe(part) for part in (f"**{title}**" if title else "", happened) if part)
    found = [f"{MARKS[entry.level]} {head}", ""]
    for side, level in (("wire", entry.wire), ("python", entry.python)):
        where = "On the wire" if side == "wire" else "In Python"
        told = " ".join(
            f"{_safe(finding.text)} {finding.why} <sub>`{finding.rule}`</sub>" for finding in entry.told(side)[:4]
        )
        found.append(f"- {where}: **{level.label}**. {told}".rstrip())
    if entry.operations:
        found.append(f"- Touches {touched(entry)}.")
    if lines := words.hunk(entry, review.old, review.new):
        found += ["", *_folded("YAML", "diff", "\n".join(lines))]
    return [*found, ""]


def _folded(title: str, language: str, text: str) -> list[str]:
    # No run of backticks in the text may end the block.
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 0)
    return [f"<details><summary>{title}</summary>", "", f"{fence}{language}", text, fence, "", "</details>"]


def _safe(text: str) -> str:
    """A text with nothing in it that is HTML, but for what is `code`."""
    return re.sub(r"`[^`]*`|[&<>]", lambda found: ESCAPES.get(found[0], found[0]), text)
