"""The types that generated code states, and whether one takes in another."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

# What the fields of answers are read with, where a function's own return type does not say it.
READERS = {
    "ListOf": "list[{0}]",
    "Many": "list[{0}]",
    "One": "{0}",
    "OrNull": "{0} | None",
    "CommaJoined": "list[str]",
}


def field_type(declared: str | None, value: str | None, model: str, readers: Mapping[str, str]) -> str | None:
    """The type of a model's attribute, from its annotation or from `Field("key", reader)`; None if it is no field.

    `readers` are the return types of the functions that read.
    """
    call = ast.parse(value or "None", mode="eval").body
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id.endswith("Field"):
        read = _read(call.args[1], model, readers)
        return f"{read} | None" if call.func.id == "OptionalField" else read
    return declared


def parts(annotation: str) -> frozenset[str]:
    """The members of a union; those of a Literal count one by one, Unset is no value."""
    if not annotation:
        return frozenset()
    return frozenset(_parts(ast.parse(annotation, mode="eval").body)) - {"Unset"}


def takes_in(wide: str, narrow: str) -> bool:
    """Whether every value of the one type is one of the other's."""
    return all(any(_covers(member, other) for member in parts(wide)) for other in parts(narrow))


def _read(node: ast.expr, model: str, readers: Mapping[str, str]) -> str:
    if isinstance(node, ast.Name):
        return readers.get(node.id, node.id)
    if isinstance(node, ast.Attribute):  # User.from_dict
        return _read(node.value, model, readers)
    if isinstance(node, ast.Tuple):
        return " | ".join(_read(part, model, readers) for part in node.elts)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        inner = _read(node.args[0], model, readers) if node.args else model
        return READERS.get(node.func.id, "{0}").format(inner)
    return ast.unparse(node)


def _parts(node: ast.expr) -> list[str]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return [*_parts(node.left), *_parts(node.right)]
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
        values = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        return [f"Literal[{ast.unparse(value)}]" for value in values]
    return [ast.unparse(node)]


def _covers(wide: str, narrow: str) -> bool:
    if wide == narrow or wide == "Any" or (wide, narrow) == ("float", "int"):
        return True
    if literal := re.fullmatch(r"Literal\[(.*)\]", narrow):
        return wide == ("str" if literal[1][0] in "'\"" else "int")
    outer, inner = (re.fullmatch(r"(list|Sequence)\[(.*)\]", side) for side in (wide, narrow))
    return bool(outer and inner and outer[1] == inner[1] and takes_in(outer[2], inner[2]))
