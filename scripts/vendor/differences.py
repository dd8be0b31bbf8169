"""Where two surfaces differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .surface import Places, Surface


@dataclass(frozen=True)
class Difference:
    """A fact of a place that two surfaces do not share; without a fact, the place as a whole."""

    operation: str
    place: str  # empty for the operation as a whole
    fact: str
    old: Any  # None where there is no such fact or place
    new: Any


def differences(old: Surface, new: Surface) -> Iterator[Difference]:
    """All differences. What is inside of a place that only one surface has does not count again."""
    for operation in dict.fromkeys([*old.operations, *new.operations]):
        before, after = old.operations.get(operation), new.operations.get(operation)
        if before is None or after is None:
            yield Difference(operation, "", "", before, after)
        else:
            yield from _in_operation(operation, before, after)


def _in_operation(operation: str, before: Places, after: Places) -> Iterator[Difference]:
    alone: list[str] = []
    for place in dict.fromkeys([*before, *after]):
        old, new = before.get(place), after.get(place)
        if old is None or new is None:
            if not any(place.startswith((f"{above} ", f"{above}.", f"{above}[")) for above in alone):
                alone.append(place)
                yield Difference(operation, place, "", old, new)
            continue
        for fact in dict.fromkeys([*old, *new]):
            if old.get(fact) != new.get(fact):
                yield Difference(operation, place, fact, old.get(fact), new.get(fact))
