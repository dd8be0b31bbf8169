"""The values that a schema allows, and whether all of them are allowed by another.

What cannot be proved to be harmless is taken for a break.
"""

from __future__ import annotations

from typing import Any

from spec import Spec, parse_pointer

Node = dict[str, Any]

# Keywords that refuse no value.
NOTES = {
    *("description", "title", "example", "examples", "externalDocs", "default", "deprecated", "readOnly", "writeOnly"),
    *("xml", "discriminator"),
}
# What holds where nothing is said.
DEFAULTS: Node = {
    **dict.fromkeys(("nullable", "uniqueItems", "exclusiveMinimum", "exclusiveMaximum"), False),
    "additionalProperties": True,
    **dict.fromkeys(("minLength", "minItems", "minProperties"), 0),
}
# What allows whatever the type allows.
FREE = {"format": ("password", "int64", "unixtime", "double"), "pattern": ("", ".*", "^.*$")}
LOWEST = ("minimum", "minLength", "minItems", "minProperties")
HIGHEST = ("maximum", "maxLength", "maxItems", "maxProperties")
SAME = ("pattern", "uniqueItems", "exclusiveMinimum", "exclusiveMaximum", "not", "allOf", "$ref")
WITHIN = {("number", "integer"), ("double", "float")}
NESTED = ("properties", "required", "items", "allOf", "oneOf", "anyOf", "additionalProperties", "not")


def plain(spec: Spec, node: Node, inside: tuple[str, ...] = ()) -> Node:
    """A schema without references, allOf and notes."""
    if "$ref" in node:
        reference = str(node["$ref"])
        if reference in inside:
            return {"$ref": reference}
        return plain(spec, spec.get(parse_pointer(reference)) or {}, (*inside, reference))
    found: Node = {}
    for key, value in node.items():
        if key in NOTES or key.startswith("x-") or (key in DEFAULTS and DEFAULTS[key] == value):
            continue
        if value in FREE.get(key, ()):
            continue
        if key in ("items", "not", "additionalProperties") and isinstance(value, dict):
            value = plain(spec, value, inside)
        elif key == "properties":
            value = {name: plain(spec, inner, inside) for name, inner in value.items()}
        elif key in ("allOf", "oneOf", "anyOf"):
            value = [plain(spec, part, inside) for part in value]
        elif key == "required" and isinstance(value, list):
            value = sorted(value)
        found[key] = value
    if found.get("additionalProperties") == {}:
        del found["additionalProperties"]
    if "properties" in found:
        found.setdefault("type", "object")
    if found.get("format") == "int32":
        found = _both(found, {"minimum": -(2**31), "maximum": 2**31 - 1})
    for part in found.pop("allOf", ()):
        found = _both(found, part)
    return found


def differing(old: Node, new: Node) -> tuple[Node, Node]:
    """Two schemas without the nested parts that are equal: if what these refer to changed, that is told there."""
    same = {key for key in NESTED if key in old and key in new and old[key] == new[key]}
    return ({k: v for k, v in old.items() if k not in same}, {k: v for k, v in new.items() if k not in same})


def takes_in(wide: Node, narrow: Node) -> bool:
    """Whether every value of the one schema is proved to be one of the other's. Both are plain."""
    if wide == narrow:
        return True
    for key in ("oneOf", "anyOf"):
        if key in narrow:
            return all(takes_in(wide, _both(_without(narrow, key), part)) for part in narrow[key])
    for key in ("oneOf", "anyOf"):
        if key in wide:
            return any(takes_in(_both(_without(wide, key), part), narrow) for part in wide[key])
    return (
        all(key not in wide or _within(wide[key], narrow.get(key)) for key in ("type", "format"))
        and (not narrow.get("nullable") or "type" not in wide or bool(wide.get("nullable")))
        and ("enum" not in wide or ("enum" in narrow and all(value in wide["enum"] for value in narrow["enum"])))
        and all(key not in wide or (key in narrow and narrow[key] >= wide[key]) for key in LOWEST)
        and all(key not in wide or (key in narrow and narrow[key] <= wide[key]) for key in HIGHEST)
        and all(key not in wide or narrow.get(key) == wide[key] for key in SAME)
        and ("multipleOf" not in wide or _is_multiple(narrow.get("multipleOf"), wide["multipleOf"]))
        and takes_in(wide.get("items", {}), narrow.get("items", {}))
        and _objects_take_in(wide, narrow)
    )


def opened(node: Node) -> Node:
    """A schema of answers: clients ignore fields that they do not know."""
    found = {key: opened(value) if isinstance(value, dict) else value for key, value in node.items()}
    if found.get("additionalProperties") is False:
        del found["additionalProperties"]
    return found


def _objects_take_in(wide: Node, narrow: Node) -> bool:
    if not {*wide.get("required", ())} <= {*narrow.get("required", ())}:
        return False
    known, named = wide.get("properties", {}), narrow.get("properties", {})
    rest, others = (side.get("additionalProperties", True) for side in (wide, narrow))
    for name in {*known, *named}:
        # That a name without a schema could have any value counts for nothing: nobody sends it.
        mine, theirs = known.get(name, rest), named.get(name, others)
        if theirs not in (True, False) and mine is not True and (mine is False or not takes_in(mine, theirs)):
            return False
    return rest is True or others is False or (rest is not False and others is not True and takes_in(rest, others))


def _within(wide: str, narrow: str | None) -> bool:
    return wide == narrow or (wide, narrow) in WITHIN


def _is_multiple(narrow: float | None, wide: float) -> bool:
    return bool(narrow) and bool(wide) and float(narrow or 0) / wide == int(float(narrow or 0) / wide)


def _both(one: Node, other: Node) -> Node:
    """What both schemas allow."""
    found = dict(one)
    for key, value in other.items():
        if key not in found or found[key] == value:
            found[key] = value
        elif key == "properties":
            shared = {name: _both(found[key][name], value[name]) for name in found[key].keys() & value.keys()}
            found[key] = {**found[key], **value, **shared}
        elif key == "required":
            found[key] = sorted({*found[key], *value})
        elif key == "enum":
            found[key] = [item for item in found[key] if item in value]
        elif key in LOWEST:
            found[key] = max(found[key], value)
        elif key in HIGHEST:
            found[key] = min(found[key], value)
        else:  # cannot be said in one
            found["allOf"] = [*found.get("allOf", ()), {key: value}]
    return found


def _without(node: Node, key: str) -> Node:
    return {other: value for other, value in node.items() if other != key}
