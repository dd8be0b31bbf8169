"""What one of the tools found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from spec import Trail


class Level(IntEnum):
    """How a change affects callers that do not change their calls."""

    NONE = 0
    COMPATIBLE = 1
    RISKY = 2
    UNKNOWN = 3
    BREAKING = 4

    @property
    def label(self) -> str:
        return {Level.NONE: "no effect", Level.UNKNOWN: "unknown effect"}.get(self, self.name.lower())


@dataclass
class Finding:
    """One effect of a change, on one side."""

    side: str  # wire or python
    rule: str
    level: Level
    text: str
    why: str
    operation: str = ""
    direction: str = ""  # request or response
    facets: frozenset[str] = frozenset()  # of the changes that may cause it
    old_trail: Trail = ()  # the way to the place in the old spec, and in the new one
    new_trail: Trail = ()
    accepted: str = ""  # who accepted it, why, and until when

    @property
    def needs(self) -> Level:
        """The level that the version has to follow: an accepted break is a risk."""
        return min(self.level, Level.RISKY) if self.accepted else self.level
