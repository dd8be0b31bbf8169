"""Whether a spec is written in the dialect that the generator turns into Python without loss: dialect.yaml, and rules.

python -m generator.dialect   print the table of the dialect, for CONTRIBUTING.md
"""

from __future__ import annotations

from dataclasses import dataclass

from spec import Pointer, Spec

from . import names
from .rules import Reserved, Rules, references
from .shape import DEFINITIONS, faults


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
    return sorted({Problem(spec.name, spec.place(f.pointer).first, _owner(spec, f.pointer), *f[1:]) for f in found})


def _owner(spec: Spec, pointer: Pointer) -> str:
    """What a problem is in, from the operation or the component to the property."""
    owners = []
    if pointer[:1] == ("paths",) and len(pointer) > 1:
        owners = [next((operation.id for operation in spec.operations if operation.pointer == pointer[:3]), pointer[1])]
    elif pointer[:1] == ("components",) and len(pointer) > 2:
        users = sorted(spec.users(pointer))
        more = [f"{len(users) - 3} more"] if len(users) > 3 else []
        owners = [f"{pointer[1].rstrip('s')} {pointer[2]}" + (f" ({', '.join([*users[:3], *more])})" if users else "")]
    labels = {"parameters": "parameter", "responses": "response", "properties": "property"}
    steps = iter(pointer[2:])
    for step in steps:
        if step in labels and (name := next(steps, None)) is not None:
            node = spec.get(pointer[: pointer.index(step, 2) + 2]) if step == "parameters" else None
            name = node.get("name", node.get("$ref", name)) if isinstance(node, dict) else name
            owners.append(f"{labels[step]} {name}")
    return ": ".join(owners)


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
