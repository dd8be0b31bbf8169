"""Whether a spec is written in the dialect that the generator turns into Python without loss: dialect.yaml, and rules.

python -m generator.dialect   print the table of the dialect, for CONTRIBUTING.md
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from spec import VERBS, Pointer, Spec

from . import names
from .rules import Reserved, Rules, references
from .shape import DEFINITIONS, Fault, faults

__all__ = ["Problem", "Reserved", "problems", "table"]


@dataclass(frozen=True, order=True)
class Problem:
    """Something in a spec that is not in the dialect."""

    file: str
    line: int
    owner: str  # the operation or the schema that it is in
    text: str
    allowed: str  # what may stand there
    instead: str  # the nearest way to say it

    def __str__(self) -> str:
        allowed = f" Allowed: {self.allowed}." if self.allowed else ""
        instead = f" {self.instead}" if self.instead else ""
        owner = f"{self.owner}: " if self.owner else ""
        text = f"{self.file}:{self.line}: {owner}{self.text}.{allowed}{instead}"
        return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def problems(spec: Spec, reserved: Reserved | None = None) -> list[Problem]:
    """Everything in a spec that is not in the dialect; an error of a kind can hide those of the next."""
    found = [*faults(spec.data)] or [*references(spec)]
    found = found or [*Rules(spec, reserved or names.reserved()).faults()]
    return sorted({_problem(spec, fault) for fault in found})


def _problem(spec: Spec, fault: Fault) -> Problem:
    line = spec.place(fault.pointer).first
    owner = ": ".join(_owner(spec, fault.pointer))
    return Problem(spec.name, line, owner, fault.text, fault.allowed, fault.instead)


def _owner(spec: Spec, pointer: Pointer) -> Iterator[str]:
    """What a problem is in, from the operation or the component to the property."""
    start, rest = pointer[:2], pointer[2:]
    if start[:1] == ("paths",) and rest[:1] and rest[0] in VERBS:
        start, rest = pointer[:3], pointer[3:]
        yield next((operation.id for operation in spec.operations if operation.pointer == start), start[1])
    elif start[:1] == ("paths",) and len(start) > 1:
        yield start[1]
    elif start[:1] == ("components",) and rest:
        users = sorted(spec.users(pointer))
        more = [f"{len(users) - 3} more"] if len(users) > 3 else []
        yield f"{start[1].rstrip('s')} {rest[0]}" + (f" ({', '.join([*users[:3], *more])})" if users else "")
    if rest[:1] == ("parameters",) and len(rest) > 1:
        node = spec.get((*start, *rest[:2]))
        yield f"parameter {node.get('name', node.get('$ref')) if isinstance(node, dict) else rest[1]}"
    elif rest[:1] == ("responses",) and len(rest) > 1:
        yield f"response {rest[1]}"
    if fields := [name for key, name in itertools.pairwise(rest) if key == "properties"]:
        yield f"property {'.'.join(fields)}"


def table() -> str:
    """The constructs of the dialect, for CONTRIBUTING.md."""
    rows = ["| construct | written with | where | in Python |", "|---|---|---|---|"]
    for definition in DEFINITIONS.values():
        if "x-python" in definition:
            values = {key: definition["properties"][key].get("const") for key in definition.get("required", ())}
            marks = [f"`{key}: {value}`" if isinstance(value, str) else f"`{key}`" for key, value in values.items()]
            text = ": ".join(definition[key] for key in ("title", "description") if key in definition)
            cells = [text, ", ".join(marks), ", ".join(definition.get("x-places", ())), definition["x-python"]]
            rows.append(f"| {' | '.join(cells)} |".replace("A | B", r"A \| B"))
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    print(table(), end="")
