"""A YAML document with the place of everything in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

Pointer = tuple[str, ...]


class DocumentError(Exception):
    """The file is not readable as a spec; says where."""


@dataclass(frozen=True)
class Place:
    """The lines of a node, counted from 1, its key included."""

    first: int
    last: int


class Document:
    """What a file holds, and on which lines."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.lines = text.splitlines()
        yaml = YAML(typ="safe", pure=True)
        try:
            node = yaml.compose(text)
            self.data: Any = yaml.constructor.construct_document(node) if node else None
        except MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise DocumentError(f"{name}:{line}: not YAML: {error.problem}") from None
        except YAMLError as error:
            raise DocumentError(f"{name}: not YAML: {' '.join(str(error).split())}") from None
        if not isinstance(self.data, dict):
            raise DocumentError(f"{name}:1: not a document of keys and values")
        self._places: dict[Pointer, Place] = dict(self._walk(node, ()))

    @classmethod
    def read(cls, path: Path, name: str | None = None) -> Self:
        """A file of this machine, under the name that reports call it by."""
        name = name or str(path)
        try:
            return cls(path.read_text(encoding="utf-8"), name)
        except OSError as error:
            raise DocumentError(f"{name} cannot be read: {error.strerror}") from None
        except UnicodeDecodeError:
            raise DocumentError(f"{name} cannot be read: it is not UTF-8") from None

    def place(self, pointer: Pointer) -> Place:
        """The lines of a node, or of the nearest one above it that exists."""
        while pointer not in self._places:
            pointer = pointer[:-1]
        return self._places[pointer]

    def __contains__(self, pointer: Pointer) -> bool:
        return pointer in self._places

    def get(self, pointer: Pointer) -> Any:
        """What stands at a pointer, references not followed; None if nothing does."""
        node = self.data
        for step in pointer:
            if isinstance(node, list) and step.isdigit() and int(step) < len(node):
                node = node[int(step)]
            elif isinstance(node, dict) and step in node:
                node = node[step]
            elif isinstance(node, dict):  # a status that is not quoted
                node = next((value for key, value in node.items() if str(key) == step), None)
            else:
                return None
        return node

    def _walk(self, node: Node, pointer: Pointer, first: int = 0) -> Iterator[tuple[Pointer, Place]]:
        yield pointer, Place(first + 1, self._last_line(node, first))
        if isinstance(node, MappingNode):
            for key, value in node.value:
                yield from self._walk(value, (*pointer, str(key.value)), key.start_mark.line)
        elif isinstance(node, SequenceNode):
            for index, value in enumerate(node.value):
                yield from self._walk(value, (*pointer, str(index)), value.start_mark.line)

    def _last_line(self, node: Node, first: int) -> int:
        # The end of a block is where the next thing begins: blank lines and comments before that are not its own.
        is_block = isinstance(node, MappingNode | SequenceNode) and not node.flow_style
        last: int = node.end_mark.line + (node.end_mark.column > 0 and not is_block)
        while last > first + 1 and (not (line := self.lines[last - 1].strip()) or line.startswith("#")):
            last -= 1
        return max(last, first + 1)


def parse_pointer(text: str) -> Pointer:
    """A JSON pointer, or the fragment of a reference, taken apart."""
    steps = text.removeprefix("#").removeprefix("/").split("/")
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in steps)


def show_pointer(pointer: Pointer) -> str:
    """A pointer as references write it."""
    return "#/" + "/".join(step.replace("~", "~0").replace("/", "~1") for step in pointer)
