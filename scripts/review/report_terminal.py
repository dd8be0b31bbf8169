"""The summary in a terminal, and the sentences that all reports share."""

from __future__ import annotations

from . import titles
from .findings import Level
from .merge import Entry
from .paste import to_paste
from .review import Review

NOTHING = "Nothing changed: neither what is sent, nor what callers write, nor what they read."
SIDES = {"wire": "on the wire", "python": "in Python"}


def terminal(review: Review) -> str:
    """Everything that has an effect, the verdict, and what to paste."""
    found = [f"{review.new.name} compared with {review.base}", ""]
    if review.is_empty:
        found.append(NOTHING)
    for entry in review.entries:
        if entry.level is not Level.NONE:
            found += [*_entry(entry, review), ""]
    found += [*silent(review), *verdict(review)]
    for title, _, text in to_paste(review):
        found += ["", f"{title}:", "", text]
    return "\n".join(found)


def _entry(entry: Entry, review: Review) -> list[str]:
    line = titles.line(entry, review)
    where = f"  {review.new.name}:{line}" if line else ""
    head = ": ".join(part for part in (titles.subject(entry, review), titles.happened(entry)) if part)
    found = [f"{entry.level.label.upper()}  {head}{where}"]
    for side, shown in SIDES.items():
        told = entry.told(side)
        found.append(f"  {shown}: {entry.side(side).label}")
        found += [f"    {finding.text} {finding.why} [{finding.rule}]" for finding in told[:4]]
        if len(told) > 4:
            found.append(f"    and {len(told) - 4} more")
    found += [f"  {line}" for line in entry.accepted]
    if entry.operations:
        found.append(f"  touches {touched(entry)}")
    return found


def touched(entry: Entry) -> str:
    """The operations of an entry, with their direction, and no more of them than can be read."""
    names = entry.operations
    listed = ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")
    return f"{listed} ({' and '.join(entry.directions)})" if entry.directions else listed


def silent(review: Review) -> list[str]:
    """How much changed that has no effect."""
    quiet = [entry for entry in review.entries if entry.level is Level.NONE]
    texts = sum(entry.is_documentation for entry in quiet)
    found = []
    if texts:
        found.append(f"{texts} change{'s' * (texts > 1)} of descriptions or examples only.")
    if others := len(quiet) - texts:
        found.append(f"{others} change{'s' * (others > 1)} without an effect on the wire or in Python.")
    return found


def verdict(review: Review) -> list[str]:
    """What the review decides, in sentences."""
    found = [*review.verdict.problems, *review.verdict.hints, *review.notes]
    for version in review.verdict.versions:
        said = f"{version.what}: {version.old} in {version.since}, {version.new} now"
        if not version.is_enough:
            breaks = "something breaks" if version.level is Level.BREAKING else "something may break"
            found.append(f"{said}. It must be {max(version.wanted, version.old)}: {breaks}.")
        elif version.level is Level.NONE:
            found.append(f"{said}. No other is needed.")
        elif version.new >= version.wanted:
            found.append(f"{said}. That is enough.")
        else:
            found.append(f"{said}. The next release must be {version.wanted} at least.")
    return found
