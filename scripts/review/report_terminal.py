"""The summary in a terminal."""

from __future__ import annotations

from . import words
from .changelog import changelog
from .findings import Level
from .merge import Entry
from .review import Review


def terminal(review: Review) -> str:
    """Everything that has an effect, what to do about the version, and the lines for the changelog."""
    found = [f"{review.new.name} compared with {review.base}", ""]
    if review.is_empty:
        found.append("Nothing changed: neither what is sent, nor what callers write, nor what they read.")
    for entry in review.entries:
        if entry.level is not Level.NONE:
            found += [*_entry(entry, review), ""]
    found += [*silent(review), *verdict(review)]
    if lines := changelog(review):
        found += ["", "For CHANGELOG.md, under Unreleased:", "", lines]
    return "\n".join(found)


def _entry(entry: Entry, review: Review) -> list[str]:
    line = words.line(entry, review.old, review.new)
    where = f"  {review.new.name}:{line}" if line else ""
    head = ": ".join(part for part in (words.subject(entry, review.new, review.old), words.happened(entry)) if part)
    found = [f"{entry.level.label.upper()}  {head}{where}"]
    for side, level in (("wire", entry.wire), ("python", entry.python)):
        told = entry.told(side)
        found.append(f"  on the wire: {level.label}" if side == "wire" else f"  in Python: {level.label}")
        found += [f"    {finding.text} {finding.why} [{finding.rule}]" for finding in told[:4]]
        if len(told) > 4:
            found.append(f"    and {len(told) - 4} more")
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
    """What the review comes to, in sentences."""
    found = list(review.verdict.problems)
    for version in review.verdict.versions:
        said = f"{version.what}: {version.old} before, {version.new} now"
        if not version.is_enough:
            found.append(f"{said}. It must be {version.wanted}: something breaks.")
        elif version.level is Level.NONE:
            found.append(f"{said}. Nothing asks for another.")
        elif version.new.suffices(version.wanted):
            found.append(f"{said}. That is enough.")
        else:
            found.append(f"{said}. The next release must be {version.wanted} at least.")
    return found
