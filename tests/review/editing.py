"""Edits of the real spec, at the lines of what they are about."""

from __future__ import annotations

import textwrap
from pathlib import Path

import yaml
from spec import Pointer, Spec, parse_pointer

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "openapi" / "provisioning.yaml"
V1 = "/v1_1/provisioning/accounts/{account_id}"
V2 = "/v2/accounts/{account_id}/permissions"
TEXT = SPEC.read_text(encoding="utf-8")
CONTRACT = Spec(TEXT, "openapi/provisioning.yaml")


class Bare(Spec):
    """A spec without the places of its nodes, which take a second to find."""

    def __init__(self, text: str) -> None:
        self.name = "openapi/provisioning.yaml"
        self.data = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe

    def __contains__(self, pointer: object) -> bool:
        assert isinstance(pointer, tuple)
        return self.get(pointer) is not None


class Draft:
    """The lines of a spec, to be changed by the place of what stands there."""

    def __init__(self, text: str = TEXT, spec: Spec = CONTRACT) -> None:
        self._original = text.splitlines()
        self._lines = self._original
        self._spec = spec
        self._edits: list[tuple[int, int, list[str]]] = []

    @property
    def text(self) -> str:
        """The spec with all edits made."""
        lines = list(self._lines)
        for first, last, new in sorted(self._edits, reverse=True):
            lines[first:last] = new
        return "\n".join(lines) + "\n"

    def at(self, place: str) -> Pointer:
        """A place as `users.list/responses/200`, from an operation on, or `#/components/…`."""
        if place.startswith("#"):
            pointer = parse_pointer(place)
        else:
            name, _, rest = place.partition("/")
            operation = self._spec.operation_of(name)
            assert operation is not None, name
            pointer = (*operation.pointer, *(parse_pointer(rest) if rest else ()))
        assert pointer in self._spec, place
        return pointer

    def parameter(self, name: str, parameter: str) -> str:
        """Where an operation lists a parameter of its own."""
        operation = self._spec.operation_of(name)
        assert operation is not None, name
        for index, node in enumerate(self._spec.get((*operation.pointer, "parameters"))):
            if node.get("name") == parameter:
                return f"{name}/parameters/{index}"
        raise AssertionError(f"{name} has no parameter {parameter} of its own")

    def replace(self, place: str, old: str, new: str) -> Draft:
        """Put one text in the place of another, which must be there exactly once."""
        first, last = self._range(place)
        text = "\n".join(self._lines[first:last])
        assert text.count(old) == 1, f"{place}: {text.count(old)} times {old!r}"
        self._edits.append((first, last, text.replace(old, new).splitlines()))
        return self

    @property
    def touched(self) -> set[int]:
        """The lines that the edits take the place of, or stand after."""
        return {line for first, last, _ in self._edits for line in range(first, last + 1)}

    @property
    def is_wide(self) -> bool:
        """Whether something changed throughout the file."""
        return self._lines != self._original

    def everywhere(self, old: str, new: str) -> Draft:
        """Put one text in the place of another throughout, in the lines of earlier edits as well."""
        assert any(old in line for line in self._lines), old
        self._lines = [line.replace(old, new) for line in self._lines]
        self._edits = [(first, last, [line.replace(old, new) for line in lines]) for first, last, lines in self._edits]
        return self

    def remove(self, place: str) -> Draft:
        self._edits.append((*self._range(place), []))
        return self

    def add(self, place: str, text: str) -> Draft:
        """Add lines at the end of what stands at a place, one level deeper than that."""
        first, last = self._range(place)
        inside = next(line for line in self._lines[first + 1 : last] if line.strip())
        indent = inside[: len(inside) - len(inside.lstrip())]
        self._edits.append((last, last, textwrap.indent(textwrap.dedent(text).strip("\n"), indent).splitlines()))
        return self

    def put(self, place: str, text: str) -> Draft:
        """Write something else in the place of a node, as deep as that."""
        first, last = self._range(place)
        line = self._lines[first]
        indent = line[: len(line) - len(line.lstrip())]
        self._edits.append((first, last, textwrap.indent(textwrap.dedent(text).strip("\n"), indent).splitlines()))
        return self

    def _range(self, place: str) -> tuple[int, int]:
        found = self._spec.place(self.at(place))
        return found.first - 1, found.last
