"""What one of the tools found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from spec import Trail

# Words in the names of rules, and the facets of the changes that they are about.
FACETS = {
    **dict.fromkeys(("endpoint", "api"), "operation path"), "optional": "required", "status": "response",
    "media": "content", **dict.fromkeys(("min", "max", "length", "pattern", "multiple"), "limits"),
    **dict.fromkeys(("property", "field"), "property reference"), "body": "requestBody type reference",
    **dict.fromkeys(("type", "of"), "type reference"),
    "python-type": "type enum nullable reference required composition x-open-enum x-comma-joined content response",
    "method": "operation call x-paging response", "model": "schema title name operation response reference content",
    "argument": "parameter property name reference requestBody body path call", "default": "x-paging",
    "region": "servers", "secret": "type", "paging": "x-paging", "retry": "x-idempotent",
}  # fmt: skip


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
    old_trail: Trail = ()  # the way to the place in the old spec, and in the new one
    new_trail: Trail = ()
    accepted: str = ""  # who accepted it, why, and until when

    @property
    def facets(self) -> set[str]:
        """The kinds of changes that it may come from."""
        words = self.rule.split("-")
        more = [FACETS.get(f"{self.side}-{word}") or FACETS.get(word, "") for word in words]
        return {*words, *" ".join(more).split()}

    @property
    def needs(self) -> Level:
        """The level that the version has to follow: an accepted break is a risk."""
        return min(self.level, Level.RISKY) if self.accepted else self.level
