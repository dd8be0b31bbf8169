"""The findings as annotations of GitHub Actions."""

from __future__ import annotations

from . import titles
from .findings import Level
from .report_terminal import verdict
from .review import Review

KINDS = {Level.BREAKING: "error", Level.UNKNOWN: "error", Level.RISKY: "warning", Level.COMPATIBLE: "notice"}


def github(review: Review) -> str:
    """One annotation for each change with an effect, at its line, and one for the verdict."""
    found = []
    for entry in (entry for entry in review.entries if entry.level is not Level.NONE):
        worst = sorted([*entry.told("wire"), *entry.told("python")], key=lambda f: -f.level)[:3]
        text = " ".join([*(f"{finding.text} {finding.why}" for finding in worst), *entry.accepted])
        title = _value(f"{titles.subject(entry, review)} ({entry.level.label})")
        kind = "warning" if entry.accepted else KINDS[entry.level]
        line = titles.line(entry, review) or 1
        found.append(f"::{kind} file={_value(review.new.name)},line={line},title={title}::{_text(text)}")
    found += [f"::{'notice' if review.verdict.is_good else 'error'}::{_text(line)}" for line in verdict(review)]
    return "\n".join(found)


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
