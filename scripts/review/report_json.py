"""The report for programs."""

from __future__ import annotations

import json
from typing import Any

from spec import show_pointer

from . import words
from .changelog import changelog
from .findings import Level
from .merge import Entry
from .review import Review
from .verdict import places


def as_json(review: Review) -> str:
    """Everything that the other reports say."""
    document = {
        "spec": review.new.name,
        "base": review.base,
        "good": review.verdict.is_good,
        "problems": review.verdict.problems,
        "versions": [
            {
                "what": version.what,
                "before": str(version.old),
                "now": str(version.new),
                "should_be": str(version.wanted),
                "enough": version.is_enough,
            }
            for version in review.verdict.versions
        ],
        "changes": [_entry(entry, review) for entry in review.entries],
        "changelog": changelog(review),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _entry(entry: Entry, review: Review) -> dict[str, Any]:
    before, after = words.before_after(entry)
    old_line, new_line = words.lines(entry, review.old, review.new)
    return {
        "group": words.group(entry, review.new, review.old),
        "subject": words.subject(entry, review.new, review.old),
        "happened": words.happened(entry),
        "pointers": [show_pointer(change.pointer) for change in entry.changes],
        "wire": entry.wire.label,
        "python": entry.python.label,
        "documentation": entry.is_documentation,
        "directions": entry.directions,
        "operations": entry.operations,
        "before": before,
        "after": after,
        "lines": {"before": old_line, "now": new_line},
        "findings": [
            {
                "side": finding.side,
                "rule": finding.rule,
                "level": finding.level.label,
                "operation": finding.operation,
                "text": finding.text,
                "why": finding.why,
                "accept": {"rule": finding.rule, "operation": finding.operation or "*", "pointer": place}
                if finding.level is Level.BREAKING and (place := next(iter(places(entry, finding)), ""))
                else None,
            }
            for finding in entry.findings
        ],
    }
