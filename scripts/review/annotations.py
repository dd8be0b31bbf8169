"""The types that generated code states, and whether one takes in another."""

from __future__ import annotations

import ast
import re


def parts(annotation: str) -> frozenset[str]:
    """The members of a union; those of a Literal count one by one, Unset is no value."""
    if not annotation:
        return frozenset()
    return frozenset(_parts(ast.parse(annotation, mode="eval").body)) - {"Unset"}


def takes_in(wide: str, narrow: str) -> bool:
    """Whether every value of the one type is one of the other's."""
    return all(any(_covers(member, other) for member in parts(wide)) for other in parts(narrow))


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
    outer, inner = (
        re.fullmatch(r"(list\[|Sequence\[|dict\[str, |Mapping\[str, )(.*)\]", side) for side in (wide, narrow)
    )
    return bool(outer and inner and outer[1] == inner[1] and takes_in(outer[2], inner[2]))
