"""The findings as annotations of GitHub Actions."""

from __future__ import annotations

from . import words
from .findings import Level
from .report_terminal import verdict
from .review import Review

KINDS = {Level.BREAKING: "error", Level.RISKY: "warning", Level.COMPATIBLE: "notice"}


def github(review: Review) -> str:
    """One annotation for each change with an effect, at its line, and one for the verdict."""
    found = []
    for entry in review.entries:
        if entry.level is Level.NONE:
            continue
        line = words.line(entry, review.old, review.new) or 1
        worst = [*entry.told("wire"), *entry.told("python")]
        text = " ".join(f"{finding.text} {finding.why}" for finding in sorted(worst, key=lambda f: -f.level)[:3])
        title = f"{words.subject(entry, review.new, review.old)} ({entry.level.label})"
        found.append(
            f"::{KINDS[entry.level]} file={_value(review.new.name)},line={line},title={_value(title)}::{_text(text)}"
        )
    found += [f"::{'notice' if review.verdict.is_good else 'error'}::{_text(line)}" for line in verdict(review)]
    return "\n".join(found)


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
