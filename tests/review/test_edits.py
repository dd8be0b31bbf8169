"""Every edit of the table means what the table says, and is told once."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pytest
from review.changes import Change, compare
from review.findings import Level
from review.merge import Entry
from review.review import Version, review
from review.surface import generate
from review.verdict import judge
from spec import Pointer, Spec

from tests.review.editing import CONTRACT, TEXT, Bare, Draft
from tests.review.edits import EDITS, Edit

# Edits that have nothing to do with each other are reviewed in one go: most of a review's time is the generator's.
TOGETHER = 24
STRUCTURE = {"operation", "path", "call", "reference", "content", "requestBody", "response"}
Key = tuple[str, str, Pointer]


@dataclass
class Batch:
    """Edits that are made to one copy of the spec."""

    base: str
    edits: list[Edit] = field(default_factory=list)
    keys: dict[Key, Edit] = field(default_factory=dict)
    own: set[Pointer] = field(default_factory=set)  # the operations and components that change
    reach: set[Pointer] = field(default_factory=set)  # those that have to do with them

    def takes(self, edit: Edit, keys: set[Key], own: set[Pointer], reach: set[Pointer]) -> bool:
        """Whether an edit can be told from the others; if so it is one of them now."""
        if len(self.edits) == TOGETHER or _meet(own, self.own | self.reach) or _meet(reach, self.own):
            return False
        self.edits.append(edit)
        self.keys |= dict.fromkeys(keys, edit)
        self.own |= own
        self.reach |= reach
        return True

    @property
    def text(self) -> str:
        """The spec with all of the edits, those that go through all of it first."""
        draft = Draft(self.base, _spec(self.base))
        for edit in sorted(self.edits, key=lambda edit: not _draft(edit)[1].is_wide):
            edit.make(draft)
        return draft.text


def test_the_table_is_long_and_says_different_things() -> None:
    assert len({edit.name for edit in EDITS}) == len(EDITS) >= 60
    assert {edit.wire for edit in EDITS} == {edit.python for edit in EDITS} | {Level.RISKY} == set(Level)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_edit(outcomes: dict[str, list[Entry]], edit: Edit) -> None:
    entries = outcomes[edit.name]
    wire, python = (max((getattr(entry, side) for entry in entries), default=Level.NONE) for side in ("wire", "python"))

    assert (wire.label, python.label) == (edit.wire.label, edit.python.label)
    assert len([entry for entry in entries if entry.level]) == edit.entries
    assert edit.rules <= {finding.rule for entry in entries for finding in entry.findings}
    (judged,) = judge(entries, ("0.1.0", "0.1.0"), None, [], "", datetime.date.today()).versions
    assert str(judged.wanted) == edit.version


@pytest.fixture(scope="session")
def outcomes(programs: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Entry]]:
    """The entries of each edit."""
    place = tmp_path_factory.mktemp("edits")
    bases: dict[str, Version] = {}
    batches = list(_batches())
    for index, text in enumerate(dict.fromkeys(batch.base for batch in batches)):
        bases[text] = _version(text, place / f"base-{index}")

    def version(numbered: tuple[int, Batch]) -> Version:
        index, batch = numbered
        return _version(batch.text, place / str(index))

    found: dict[str, list[Entry]] = {edit.name: [] for edit in EDITS}
    with ThreadPoolExecutor(1) as pool:
        # The generator, a program of its own, runs ahead; the comparing stays in one thread: on Python 3.11, parsing
        # Python in two threads at once can end in a SystemError (python/cpython#106905).
        for batch, made in zip(batches, pool.map(version, enumerate(batches)), strict=True):
            for entry in review(bases[batch.base], made, "the base").entries:
                assert entry.changes, f"unexplained: {entry.findings[0].text}; one of {[e.name for e in batch.edits]}"
                found[batch.keys[_key(entry.changes[0])].name].append(entry)
    return found


def _version(text: str, place: Path) -> Version:
    place.mkdir()
    file = place / "spec.yaml"
    file.write_text(text, encoding="utf-8")
    return Version(file, [generate(file, place / "code")])


def _batches() -> Iterator[Batch]:
    batches: list[Batch] = []
    bases: dict[str, Bare] = {}
    for edit in EDITS:
        base, draft = _draft(edit)
        if base not in bases:
            bases[base] = Bare(base)
        before, after = bases[base], Bare(draft.text)
        changes = compare(before, after)
        own = {_owner(change, place) for change in changes for place in (change.old, change.new) if place is not None}
        own |= {("line", str(line)) for line in draft.touched}
        facts = {_key(change) for change in changes}, own, _reach(changes, before, after) - own
        if not any(batch.base == base and batch.takes(edit, *facts) for batch in batches):
            batches.append(Batch(base))
            assert batches[-1].takes(edit, *facts)
    return iter(batches)


@lru_cache
def _spec(text: str) -> Spec:
    return CONTRACT if text == TEXT else Spec(text, "base")


def _draft(edit: Edit) -> tuple[str, Draft]:
    """The text that an edit starts from, and the edit made to it."""
    base, draft = TEXT, Draft()
    if edit.base:
        edit.base(draft)
        base = draft.text
        draft = Draft(base, _spec(base))
    edit.make(draft)
    return base, draft


def _key(change: Change) -> Key:
    # Where it was, if it was: another edit of the batch may have given the path another name.
    return change.kind, change.facet, change.pointer if change.old is None else change.old


def _owner(change: Change, place: Pointer) -> Pointer:
    """What must not be edited otherwise: a part of an operation or component; where parts come or go, all of them."""
    if not place:
        return ("the document", change.facet)
    return place[:5] if change.kind == "changed" else place[:-1] if len(place) > 3 else place


def _meet(some: set[Pointer], others: set[Pointer]) -> bool:
    return any(a == b[: len(a)] or b == a[: len(b)] for a in some for b in others)


def _reach(changes: list[Change], before: Spec, after: Spec) -> set[Pointer]:
    """What has to do with operations and components that came, went, or have another name or answer."""
    found = set()
    for change in changes:
        for spec, place in ((before, change.old), (after, change.new)):
            if not place or not (change.kind == "renamed" or change.facet in STRUCTURE):
                continue
            users = spec.users(place).keys()
            found |= {component for component, names in spec.reach.items() if names.keys() & users}
            found |= {operation.pointer for operation in spec.operations if operation.id in users}
    return found - {("components", "responses", name) for name in before.data["components"]["responses"]}
