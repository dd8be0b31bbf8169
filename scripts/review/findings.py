"""What one of the tools found, in the words that both share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from spec import Trail


class Level(IntEnum):
    """How a change affects those who call as they did before."""

    NONE = 0
    COMPATIBLE = 1
    RISKY = 2
    BREAKING = 3

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {Level.NONE: "no effect", Level.COMPATIBLE: "compatible", Level.RISKY: "risky", Level.BREAKING: "breaking"}


@dataclass(frozen=True)
class Finding:
    """One effect of a change, on one side."""

    side: str  # wire or python
    rule: str
    level: Level
    text: str
    why: str
    operation: str = ""
    direction: str = ""  # request or response
    facets: frozenset[str] = frozenset()  # of the changes that it may come from
    old_trail: Trail = ()  # the way to the place in the old spec, and in the new one
    new_trail: Trail = ()
