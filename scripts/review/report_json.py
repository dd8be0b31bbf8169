"""The report for programs."""

from __future__ import annotations

import json
from typing import Any

from spec import show_pointer

from . import titles
from .findings import Level
from .merge import Entry
from .paste import changelog
from .review import Review
from .verdict import pointers


def as_json(review: Review) -> str:
    """Everything that the other reports say."""
    document = {
        "spec": review.new.name,
        "base": review.base,
        "good": review.verdict.is_good,
        "problems": review.verdict.problems,
        "hints": review.verdict.hints,
        "notes": review.notes,
        "versions": [
            {"what": v.what, "place": v.place, "since": v.since, "before": str(v.old), "now": str(v.new),
             "should_be": str(v.wanted), "enough": v.is_enough}
            for v in review.verdict.versions
        ],
        "changes": [_entry(entry, review) for entry in review.entries],
        "changelog": changelog(review),
    }  # fmt: skip
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _entry(entry: Entry, review: Review) -> dict[str, Any]:
    before, after = titles.before_after(entry)
    old_line, new_line = titles.lines(entry, review)
    return {
        "group": titles.group(entry, review),
        "subject": titles.subject(entry, review),
        "happened": titles.happened(entry),
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
                "side": f.side, "rule": f.rule, "level": f.level.label, "operation": f.operation, "text": f.text,
                "why": f.why, "accepted": f.accepted or None,
                "accept": {"rule": f.rule, "operation": f.operation or "*", "pointer": pointers(entry, f)[0]}
                if f.level >= Level.UNKNOWN else None,
            }
            for f in entry.findings
        ],
    }  # fmt: skip
