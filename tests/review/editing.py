"""Edits of a spec, at the lines of what they are about."""

from __future__ import annotations

import textwrap
from pathlib import Path

from spec import Pointer, Spec, parse_pointer

ROOT = Path(__file__).resolve().parents[2]
SMALL = Path(__file__).with_name("contract.yaml")
SMALL_TEXT = SMALL.read_text(encoding="utf-8")
SMALL_SPEC = Spec(SMALL_TEXT, "spec.yaml")
SPEC = ROOT / "openapi" / "provisioning.yaml"
TEXT = SPEC.read_text(encoding="utf-8")
CONTRACT = Spec(TEXT, "openapi/provisioning.yaml")


class Draft:
    """The lines of a spec, to be changed by the place of what stands there."""

    def __init__(self, text: str = SMALL_TEXT, spec: Spec = SMALL_SPEC) -> None:
        self._lines = text.splitlines()
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
        """A place: `books.list/responses/200`, of an operation; `books.list?prefix`, a parameter of it; `Book.title`, a
        property of a schema; `Book`, a schema; or `#/components/…`."""
        if place.startswith("#"):
            pointer = parse_pointer(place)
        elif place[0].isupper():
            name, _, rest = place.partition(".")
            schema, _, below = name.partition("/")
            pointer = ("components", "schemas", schema, *(below.split("/") if below else ()))
            pointer += ("properties", rest) if rest else ()
        else:
            name, mark, rest = place.partition("?" if "?" in place else "/")
            operation = self._spec.operation_of(name)
            assert operation is not None, name
            pointer = (*operation.pointer, *(parse_pointer(rest) if rest and mark == "/" else ()))
            if mark == "?":
                listed = self._spec.get((*pointer, "parameters"))
                (index,) = [index for index, node in enumerate(listed) if node.get("name") == rest]
                pointer = (*pointer, "parameters", str(index))
        assert pointer in self._spec, place
        return pointer

    def replace(self, place: str, old: str, new: str) -> Draft:
        """Put one text in the place of another, which must be there exactly once."""
        first, last = self._range(place)
        text = "\n".join(self._lines[first:last])
        assert text.count(old) == 1, f"{place}: {text.count(old)} times {old!r}"
        self._edits.append((first, last, text.replace(old, new).splitlines()))
        return self

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
        return self._insert(last, last, inside, text)

    def put(self, place: str, text: str) -> Draft:
        """Write something else in the place of a node, as deep as that."""
        first, last = self._range(place)
        return self._insert(first, last, self._lines[first], text)

    def _insert(self, first: int, last: int, sibling: str, text: str) -> Draft:
        indent = sibling[: len(sibling) - len(sibling.lstrip())]
        self._edits.append((first, last, textwrap.indent(textwrap.dedent(text).strip("\n"), indent).splitlines()))
        return self

    def _range(self, place: str) -> tuple[int, int]:
        found = self._spec.place(self.at(place))
        return found.first - 1, found.last


def _in_dialect() -> str:
    """The small spec without what the generator refuses."""
    draft = Draft().remove("shelves.add/servers").remove("books.get/security").remove("BookRequest.language")
    draft.remove("#/components/securitySchemes/oauth").remove("books.delete/x-sunset")
    draft.remove("#/paths/~1v1~1accounts~1{account_id}~1books~1{book_id}/delete/parameters/0/x-sunset")
    return draft.remove("CheckRequest/additionalProperties").remove("CheckResponse/additionalProperties").text


PLAIN_TEXT = _in_dialect()
PLAIN_SPEC = Spec(PLAIN_TEXT, "spec.yaml")


def plain() -> Draft:
    """An edit of the small spec in the generator's dialect."""
    return Draft(PLAIN_TEXT, PLAIN_SPEC)
