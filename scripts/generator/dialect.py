"""Whether a spec is written in the dialect that the generator turns into Python without loss: dialect.yaml, and rules.

python -m generator.dialect SPEC   print the problems of a spec
python -m generator.dialect        print the table of the dialect, for CONTRIBUTING.md
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spec import VERBS, DocumentError, Pointer, Spec

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
        return f"{self.file}:{self.line}: {owner}{self.text}.{allowed}{instead}"


def problems(spec: Spec, reserved: Reserved | None = None) -> list[Problem]:
    """Everything in a spec that is not in the dialect; an error of a kind can hide those of the next."""
    found = [*faults(spec.data)] or [*references(spec)]
    found = found or [*Rules(spec, reserved or names.reserved()).faults()]
    return sorted({problem(spec, fault) for fault in found})


def problem(spec: Spec, fault: Fault) -> Problem:
    line = spec.place(fault.pointer).first
    return Problem(spec.name, line, _owner(spec, fault.pointer), fault.text, fault.allowed, fault.instead)


def _owner(spec: Spec, pointer: Pointer) -> str:
    """What a problem is in, and for a component the operations that use it."""
    name, rest = "", pointer
    if pointer[:1] == ("paths",) and len(pointer) > 2 and pointer[2] in VERBS:
        known = (operation.id for operation in spec.operations if operation.pointer == pointer[:3])
        name, rest = next(known, f"{pointer[2].upper()} {pointer[1]}"), pointer[3:]
    elif pointer[:1] == ("paths",) and len(pointer) > 1:
        name, rest = pointer[1], pointer[2:]
    elif pointer[:1] == ("components",) and len(pointer) > 2:
        name, rest = f"{pointer[1].rstrip('s')} {pointer[2]}", pointer[3:]
        users = sorted(spec.users(pointer))
        more = [f"{len(users) - 3} more"] if len(users) > 3 else []
        name += f" ({', '.join([*users[:3], *more])})" if users else ""
    return ": ".join([*([name] if name else []), *_parts(spec, pointer[: len(pointer) - len(rest)], rest)])


def _parts(spec: Spec, start: Pointer, rest: Pointer) -> Iterator[str]:
    fields = [name for key, name in itertools.pairwise(rest) if key == "properties"]
    if rest[:1] == ("parameters",) and len(rest) > 1:
        node = spec.get((*start, *rest[:2]))
        yield f"parameter {node.get('name', node.get('$ref')) if isinstance(node, dict) else rest[1]}"
    elif rest[:1] == ("responses",) and len(rest) > 1:
        yield f"response {rest[1]}"
    if fields:
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
            cells = [cell.replace("|", r"\|") for cell in cells]
            rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def main() -> int:
    if not sys.argv[1:]:
        print(table(), end="")
        return 0
    try:
        found: list[Problem] | list[str] = problems(Spec.read(Path(sys.argv[1])))
    except DocumentError as error:
        found = [str(error)]
    for problem in found:
        print(f"error: {problem}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
