"""Every edit of the table means on the wire what the table says, and is told once."""

from __future__ import annotations

from pathlib import Path

import pytest
from review import wire
from review.changes import compare
from review.findings import Level
from review.merge import Entry, merge
from spec import Spec

from tests.review.editing import SMALL, SMALL_SPEC, Draft
from tests.review.edits import EDITS, Edit


def entries_of(text: str, place: Path) -> list[Entry]:
    """What a review of the small spec against a text finds on the wire."""
    file = place / "spec.yaml"
    file.write_text(text, encoding="utf-8")
    new = Spec(text, "spec.yaml")
    changes = compare(SMALL_SPEC, new)
    return merge(SMALL_SPEC, new, changes, wire.findings(SMALL_SPEC, new, SMALL, file) if changes else [])


def test_the_table_is_long_and_says_different_things() -> None:
    assert len({edit.name for edit in EDITS}) == len(EDITS) >= 130
    assert {edit.wire for edit in EDITS} == set(Level)


@pytest.mark.slow
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_edit(programs: None, edit: Edit, tmp_path: Path) -> None:
    draft = Draft()
    edit.make(draft)

    entries = entries_of(draft.text, tmp_path)

    found = [finding for entry in entries for finding in entry.findings]
    assert max((entry.side("wire") for entry in entries), default=Level.NONE).label == edit.wire.label, found
    assert len([entry for entry in entries if entry.level]) == edit.count, found
    assert edit.rules <= {finding.rule for finding in found}
    assert all(entry.change for entry in entries), "a finding without a change"
    assert all(finding.text.endswith(".") and finding.why for finding in found)
