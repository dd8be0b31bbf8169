"""The one reader of the spec: its operations, what they reach, and the line of each part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from yaml import CSafeLoader, MappingNode, MarkedYAMLError, Node, ScalarNode, SequenceNode, YAMLError

VERBS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
Pointer = tuple[str, ...]
Trail = tuple[Pointer, ...]


class DocumentError(Exception):
    """The file is not readable as a spec; says where."""


@dataclass(frozen=True)
class Place:
    """The lines of a node, counted from 1, its key included."""

    first: int
    last: int


class _Loader(CSafeLoader):
    """Reads the core schema of YAML 1.2, in which `no` is a string, and dates. Keys are strings, each only once."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 # those of the class above are of YAML 1.1, as are most of its types
    yaml_constructors = {  # noqa: RUF012
        tag: construct
        for tag, construct in CSafeLoader.yaml_constructors.items()
        if tag is None or tag.rpartition(":")[2] in ("map", "seq", "str", "float", "bool", "null", "timestamp")
    }

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._flattened: set[int] = set()

    def construct_yaml_int(self, node: ScalarNode) -> int:
        text = self.construct_scalar(node)
        if re.match("[-+]?0[0-9]", text):  # of which YAML 1.1 makes another number
            problem = f"{text} begins with a zero; leave that out, or quote it"
            raise MarkedYAMLError(problem=problem, problem_mark=node.start_mark)
        return int(text, 0 if text.startswith(("0o", "0x")) else 10)

    def construct_yaml_date(self, node: ScalarNode) -> Any:
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError as error:
            raise MarkedYAMLError(
                problem=f"{node.value} is not a date: {error}", problem_mark=node.start_mark
            ) from None

    def flatten_mapping(self, node: MappingNode) -> None:
        if id(node) in self._flattened:
            return
        self._flattened.add(id(node))
        seen = set()
        for index, (key, value) in enumerate(node.value):
            if key.tag.removeprefix("tag:yaml.org,2002:") in ("int", "float", "bool", "null", "timestamp"):
                text = ScalarNode("tag:yaml.org,2002:str", key.value, key.start_mark, key.end_mark)
                node.value[index] = (text, value)
            if str(key.value) in seen:
                raise MarkedYAMLError(problem=f"the key {key.value} comes twice", problem_mark=key.start_mark)
            seen.add(str(key.value))
        super().flatten_mapping(node)


_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.construct_yaml_int)
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.construct_yaml_date)
for _tag, _pattern, _first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("float", r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", "-+."),
    ("null", "|~|null|Null|NULL", ["", "~", "n", "N"]),
    ("merge", "<<", "<"),
    ("timestamp", r"\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d:\d\d(\.\d*)?(Z|[-+]\d\d(:\d\d)?)?)?", "0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))


class Document:
    """What a file holds, and on which lines."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.lines = text.splitlines()
        loader = _Loader(text)
        try:
            self._root: Node | None = loader.get_single_node()
            self.data: Any = loader.construct_document(self._root) if self._root else None
        except MarkedYAMLError as error:
            line = min(error.problem_mark.line + 1, len(self.lines)) if error.problem_mark else 1
            tab = "; there is a tab, indent by spaces" if "\t" in "".join(self.lines[line - 1 : line]) else ""
            raise DocumentError(f"{name}:{line}: not YAML: {error.problem}{tab}") from None
        except (YAMLError, ValueError, KeyError, AttributeError, RecursionError) as error:
            raise DocumentError(f"{name}: not YAML: {' '.join(str(error).split())}") from None
        if not isinstance(self.data, dict):
            raise DocumentError(f"{name}:1: not a document of keys and values")

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
        while pointer not in self.places:
            pointer = pointer[:-1]
        return self.places[pointer]

    @cached_property
    def places(self) -> dict[Pointer, Place]:
        """The lines of every node, outer nodes first."""
        places, seen = {}, set()
        waiting: list[tuple[Node | None, Pointer, int]] = [(self._root, (), 0)]
        while waiting:
            node, pointer, first = waiting.pop()
            if node is None or node in seen:  # it stands elsewhere as well, and may even hold itself
                continue
            if not isinstance(node, ScalarNode):
                seen.add(node)
            places[pointer] = Place(first + 1, self._last_line(node, first))
            if isinstance(node, MappingNode):
                waiting += [(v, (*pointer, str(key.value)), key.start_mark.line) for key, v in node.value]
            elif isinstance(node, SequenceNode):
                waiting += [(v, (*pointer, str(n)), v.start_mark.line) for n, v in enumerate(node.value)]
        return places

    def __contains__(self, pointer: Pointer) -> bool:
        return pointer in self.places

    def get(self, pointer: Pointer) -> Any:
        """What stands at a pointer, references not followed; None if nothing does."""
        node = self.data
        for step in pointer:
            if isinstance(node, list) and step.isdigit() and int(step) < len(node):
                node = node[int(step)]
            elif isinstance(node, dict):
                node = node.get(step)
            else:
                return None
        return node

    def _last_line(self, node: Node, first: int) -> int:
        # The end of a block is where the next thing begins: blank lines and comments before that are not its own.
        is_block = isinstance(node, MappingNode | SequenceNode) and not node.flow_style
        last: int = node.end_mark.line + (node.end_mark.column > 0 and not is_block)
        while last > first + 1 and (not (line := self.lines[last - 1].strip()) or line.startswith("#")):
            last -= 1
        return max(last, first + 1)


@dataclass(frozen=True)
class Operation:
    """One operation, and where it stands."""

    id: str
    verb: str
    path: str
    pointer: Pointer

    @property
    def key(self) -> tuple[str, str]:
        """What identifies it on the wire, where the names of path parameters do not appear."""
        return self.verb, anonymous(self.path)


class Spec(Document):
    """A document of OpenAPI."""

    @cached_property
    def operations(self) -> list[Operation]:
        return [
            Operation(str(data.get("operationId", f"{verb} {path}")), verb, path, ("paths", path, verb))
            for path, item in _mapping(self.data.get("paths"))
            for verb, data in _mapping(item)
            if verb in VERBS and isinstance(data, dict)
        ]

    @property
    def version(self) -> str:
        return str(self.data["info"]["version"])

    def operation(self, verb: str, path: str) -> Operation | None:
        """The operation of a verb and a path, whatever its path parameters are called."""
        wanted = verb.lower(), anonymous(path)
        return next((operation for operation in self.operations if operation.key == wanted), None)

    def operation_of(self, name: str) -> Operation | None:
        """The operation of an id."""
        return next((operation for operation in self.operations if operation.id == name), None)

    def follow(self, pointer: Pointer) -> Trail:
        """The pointer, and where its references lead in turn; the last one has the thing itself."""
        trail = [pointer]
        while isinstance(node := self.get(trail[-1]), dict) and "$ref" in node:
            target = parse_pointer(node["$ref"])
            if target in trail:
                break
            trail.append(target)
        return tuple(trail)

    def parameters(self, operation: Operation) -> Iterator[tuple[Trail, dict[str, Any]]]:
        """The parameters of an operation, those of its path included, with the way to each."""
        for owner in (operation.pointer[:-1], operation.pointer):
            for index in range(len(self.get((*owner, "parameters")) or ())):
                trail = self.follow((*owner, "parameters", str(index)))
                yield trail, self.get(trail[-1]) or {}

    def properties(self, pointer: Pointer) -> Iterator[tuple[str, Pointer]]:
        """The properties of an object schema, those of its allOf included."""
        pointer = self.follow(pointer)[-1]
        node = self.get(pointer) or {}
        for name in node.get("properties") or ():
            yield name, (*pointer, "properties", name)
        for index in range(len(node.get("allOf") or ())):
            yield from self.properties((*pointer, "allOf", str(index)))

    @cached_property
    def reach(self) -> dict[Pointer, dict[str, set[str]]]:
        """Each component with the operations that use it, and in which direction."""
        found: dict[Pointer, dict[str, set[str]]] = {}
        for operation in self.operations:
            for part, direction in (("parameters", "request"), ("requestBody", "request"), ("responses", "response")):
                for owner in (operation.pointer[:-1], operation.pointer):
                    for component in self._components(self.get((*owner, part)), set()):
                        found.setdefault(component, {}).setdefault(operation.id, set()).add(direction)
        return found

    def users(self, pointer: Pointer) -> dict[str, set[str]]:
        """The operations that a change at a pointer touches, and in which direction."""
        if pointer[:1] == ("components",):
            return self.reach.get(pointer[:3], {})
        if pointer[:1] == ("paths",) and len(pointer) > 2:
            direction = "response" if "responses" in pointer else "request"
            inside = [o for o in self.operations if o.pointer == pointer[:3]] or [
                o for o in self.operations if o.pointer[:2] == pointer[:2] and pointer[2] not in VERBS
            ]
            return {operation.id: {direction} if len(pointer) > 3 else set() for operation in inside}
        return {}

    def components_below(self, pointer: Pointer) -> set[Pointer]:
        """The components that a node refers to, directly or not."""
        return self._components(self.get(pointer), set())

    def _components(self, node: Any, seen: set[Pointer]) -> set[Pointer]:
        if isinstance(node, dict):
            if isinstance(reference := node.get("$ref"), str) and (target := parse_pointer(reference)) not in seen:
                seen.add(target)
                self._components(self.get(target), seen)
            for value in node.values():
                self._components(value, seen)
        elif isinstance(node, list):
            for value in node:
                self._components(value, seen)
        return seen


def _mapping(node: Any) -> Iterable[tuple[Any, Any]]:
    return node.items() if isinstance(node, dict) else ()


def anonymous(path: str) -> str:
    """A path without the names of its parameters."""
    return re.sub(r"{[^}]*}", "{}", path)


def parse_pointer(text: str) -> Pointer:
    """A JSON pointer, or the fragment of a reference, taken apart."""
    steps = text.removeprefix("#").removeprefix("/").split("/")
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in steps)


def show_pointer(pointer: Pointer) -> str:
    """A pointer as references write it."""
    return "#/" + "/".join(step.replace("~", "~0").replace("/", "~1") for step in pointer)
