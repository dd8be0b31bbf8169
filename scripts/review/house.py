"""What a change does on the wire where oasdiff is wrong about it, or says nothing: the rules called house-…"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from typing import Any

from spec import Pointer, Spec

from . import values
from .changes import MISSING, Change
from .findings import Finding, Level

# A way to sign in: the scopes that each credential needs to have.
Way = dict[str, frozenset[str]]

# Formats of integers that say nothing of their range.
WHOLE = (None, "int64", "unixtime")
SCALARS = ("integer", "number", "boolean")
OTHER_FORM = "A service that expects the one form reads the other as something else."
SHUT_OUT = "Requests that were let in are refused."


def instead(change: Change, old: Spec, new: Spec) -> Finding | None:
    """What a change is in place of what oasdiff makes of it."""
    directions = _directions(change, old, new)
    if change.facet == "name" and (old.get(change.old or ()) or {}).get("in") == "path":
        # To oasdiff one parameter came and another went.
        why = "The URL is the same: the name of a path parameter is not sent."
        return _finding(
            "house-path-parameter-renamed", Level.NONE, "The path parameter has another name.", why, "request"
        )
    if change.facet == "enum" and MISSING in (change.before, change.after):
        # To oasdiff all values went, or came.
        if change.after is MISSING and directions == {"request"}:
            why = "The values that callers send are still among them."
            return _finding("house-enum-lifted", Level.COMPATIBLE, "Any value is accepted.", why, "request")
        if change.before is MISSING and directions == {"response"}:
            why = "What comes is still among what callers expect."
            return _finding("house-enum-stated", Level.COMPATIBLE, "Only certain values come.", why, "response")
    if change.facet == "type" and _sides(change) in (({"format": "password"}, {}), ({}, {"format": "password"})):
        # To oasdiff it is of another type.
        why = "What is sent stays as it is: the mark is for those who show it."
        return _finding("house-secret", Level.NONE, "Whether it is a secret is said otherwise.", why)
    if change.facet == "type" and all(
        side.keys() <= {"format"} and side.get("format") in WHOLE for side in _sides(change)
    ):
        # To oasdiff it is of another type.
        return _finding(
            "house-whole-number", Level.NONE, "What the number stands for is said otherwise.", "It stays a number."
        )
    if change.facet in ("readOnly", "writeOnly"):
        return _one_way(change, directions, new)
    return None


def unseen(change: Change, old: Spec, new: Spec) -> Iterator[Finding]:
    """The effect of a change that oasdiff has no rule for, or none that fits."""
    directions = _directions(change, old, new)
    if change.facet == "security":
        yield from _security(change, old, new)
    elif change.facet == "scheme":
        yield from _scheme(change, old, new)
    elif change.facet in ("servers", "server"):
        yield from _servers(change, old, new)
    elif change.facet in ("style", "reference") and _written(old, change.old) != _written(new, change.new):
        yield _finding("house-parameter-style", Level.BREAKING, "The value is written another way.", OTHER_FORM,
                       "request")  # fmt: skip
    elif change.facet == "limits":
        yield from _limits(change, directions, old)
    elif change.facet == "content" and "parameters" in change.pointer:
        yield _finding("house-parameter-style", Level.BREAKING, "The value is written another way.", OTHER_FORM,
                       "request")  # fmt: skip
    elif change.facet == "deprecated" and directions:
        why = "It works as before; the mark is for those who read."
        yield _finding("house-deprecated", Level.COMPATIBLE, "It is marked otherwise.", why)
    elif change.kind == "changed" and change.facet in ("type", "enum", "nullable", "reference"):
        yield from other_values(change, old, new)


def other_values(change: Change, old: Spec, new: Spec) -> Iterator[Finding]:
    """What a change of a schema comes to for the values that are sent, by comparing what it allows."""
    before, after = _schemas(old, change.old), _schemas(new, change.new)
    pairs = [(before[part], after[part]) for part in before.keys() & after.keys() if before[part] != after[part]]
    if "parameters" in change.pointer and "content" not in change.pointer:
        pairs = [(_written_out(was, now), now) for was, now in pairs]
    for direction in sorted(_directions(change, old, new) if pairs else ()):
        if direction == "request":
            good = all(values.takes_in(now, was) for was, now in pairs)
            rule, text = (
                ("widened", "More values are accepted.") if good else ("narrowed", "Other values are accepted.")
            )
            why = "Every value that was accepted still is." if good else "Callers who send another value are refused."
        else:
            good = all(values.takes_in(values.opened(was), values.opened(now)) for was, now in pairs)
            rule, text = ("narrowed", "Fewer values come.") if good else ("widened", "Other values come.")
            why = (
                "What comes is still among what callers expect." if good else "Callers may get what they do not expect."
            )
        level = Level.COMPATIBLE if good else Level.BREAKING
        yield _finding(f"house-{direction}-values-{rule}", level, text, why, direction)


def _finding(rule: str, level: Level, text: str, why: str, direction: str = "") -> Finding:
    return Finding("wire", rule, level, text, why, direction=direction)


def _sides(change: Change) -> tuple[Any, Any]:
    before, after = ({} if side is MISSING else side for side in (change.before, change.after))
    return before, after


def _directions(change: Change, old: Spec, new: Spec) -> set[str]:
    places = ((old, change.old), (new, change.new))
    return {d for spec, place in places if place for found in spec.users(place).values() for d in found}


def _schemas(spec: Spec, pointer: Pointer | None) -> dict[str, values.Node]:
    """The schemas of a node by the part of it that they are for; of a schema, itself."""
    if pointer is None:
        return {}
    node = spec.get(spec.follow(pointer)[-1])
    if not isinstance(node, dict):
        return {}
    if pointer[:2] == ("components", "schemas") or "schema" in pointer:
        return {"": values.plain(spec, node)}
    places = [("schema", node)]
    places += [(str(media), content) for media, content in (node.get("content") or {}).items()]
    for name in node.get("headers") or ():
        header = spec.get(spec.follow((*spec.follow(pointer)[-1], "headers", str(name)))[-1])
        places.append((f"header {name}", header))
    return {part: values.plain(spec, owner["schema"]) for part, owner in places if "schema" in owner}


# Properties that go one way only


def _one_way(change: Change, directions: set[str], new: Spec) -> Finding:
    """A property that callers may not send any more is gone for them, and so is one that no longer comes."""
    *owner, _, name = change.pointer
    required = name in (new.get((*owner, "required")) or ())
    _, after = _sides(change)
    shut = {"readOnly": "request", "writeOnly": "response"}[change.facet]
    rule = f"house-{'read' if shut == 'request' else 'write'}-only"
    if not after.get(change.facet) or shut not in directions:
        return _finding(
            rule, Level.COMPATIBLE, "It goes both ways, or the way it went.", "Calls that worked go on working."
        )
    if shut == "request":
        return _finding(
            rule, Level.RISKY, "It only comes, and is not sent.", "The service may refuse or ignore it.", shut
        )
    level, why = (
        (Level.BREAKING, "Callers that rely on it find nothing.")
        if required
        else (Level.RISKY, "It could be absent before; callers that look find nothing.")
    )
    return _finding(rule, level, "It is only sent, and does not come.", why, shut)


# Credentials


def _security(change: Change, old: Spec, new: Spec) -> Iterator[Finding]:
    before, after = (_ways(spec, place) for spec, place in ((old, change.old), (new, change.new)))
    if before == after:
        return
    told = f"Credentials: {_show(old, change.old)} before, {_show(new, change.new)} now."
    # Whoever signed in one way, or not at all, must still be let in that way: by it, or by less.
    if all(any(_is_enough(way, needed) for needed in after) for way in before):
        yield _finding("house-security", Level.COMPATIBLE, told, "Requests that were let in still are.", "request")
    else:
        yield _finding("house-security", Level.BREAKING, told, SHUT_OUT, "request")


def _is_enough(way: Way, needed: Way) -> bool:
    return all(scheme in way and scopes <= way[scheme] for scheme, scopes in needed.items())


def _ways(spec: Spec, pointer: Pointer | None) -> list[Way]:
    """What lets a request in, by what the schemes are, not by what they are called."""
    return [
        {
            json.dumps(_essence(_schemes(spec).get(name)), sort_keys=True): frozenset(scopes)
            for name, scopes in way.items()
        }
        for way in _needs(spec, pointer)
    ]


def _needs(spec: Spec, pointer: Pointer | None) -> list[dict[str, list[str]]]:
    node = (spec.get(pointer) if pointer else spec.data) or {}
    listed = node.get("security", spec.data.get("security")) if isinstance(node, dict) else None
    return listed or [{}]


def _schemes(spec: Spec) -> dict[str, Any]:
    return (spec.data.get("components") or {}).get("securitySchemes") or {}


def _essence(scheme: Any) -> Any:
    """A scheme without its description, and without the scopes that it has to offer."""
    if not isinstance(scheme, dict):
        return scheme
    return {key: _essence(value) for key, value in scheme.items() if key not in ("description", "scopes")}


def _show(spec: Spec, pointer: Pointer | None) -> str:
    def one(name: str, scopes: list[str]) -> str:
        return f"{name} ({', '.join(scopes)})" if scopes else name

    return " or ".join(
        " and ".join(sorted(one(*item) for item in way.items())) or "none" for way in _needs(spec, pointer)
    )


def _scheme(change: Change, old: Spec, new: Spec) -> Iterator[Finding]:
    """A scheme that is another thing under the same name. One that came or went is told where it is needed."""
    name = change.pointer[2]
    needed = any(name in way for o in old.operations for way in _needs(old, o.pointer))
    if change.old is None or change.new is None or not needed:
        return
    before, after = (_schemes(spec)[name] for spec in (old, new))
    if _essence(before) != _essence(after):
        yield _finding("house-security-scheme", Level.BREAKING, "Callers sign in another way.", SHUT_OUT, "request")
    elif gone := sorted(_scopes(before) - _scopes(after)):
        told = f"No longer a scope: {', '.join(gone)}."
        yield _finding("house-security-scheme", Level.BREAKING, told, SHUT_OUT, "request")


def _scopes(scheme: dict[str, Any]) -> set[str]:
    return {scope for flow in (scheme.get("flows") or {}).values() for scope in flow.get("scopes") or ()}


# Servers


def _servers(change: Change, old: Spec, new: Spec) -> Iterator[Finding]:
    before, after = (_addresses(spec, place) for spec, place in ((old, change.old), (new, change.new)))
    gone = sorted(before.keys() - after.keys())
    left = sorted(url for url, is_default in before.items() if is_default and not after.get(url))
    if gone:
        yield _finding("house-server-removed", Level.BREAKING, f"No longer a server: {', '.join(gone)}.",
                       "Callers who use it reach nobody.", "request")  # fmt: skip
    elif left:
        yield _finding("house-server-default", Level.BREAKING, f"No longer taken by default: {', '.join(left)}.",
                       "Callers who leave the choice to the default reach another host.", "request")  # fmt: skip
    elif after.keys() - before.keys():
        yield _finding("house-server-added", Level.COMPATIBLE, "Another server is listed.",
                       "Who uses one of the others goes on using it.", "request")  # fmt: skip


def _addresses(spec: Spec, pointer: Pointer | None) -> dict[str, bool]:
    """Where requests of a place may go, and whether the variables' defaults lead there."""
    places = [pointer or (), (pointer or ())[:2], ()]
    nodes = [spec.get(place) if place else spec.data for place in places]
    servers: list[Any] = next((node["servers"] for node in nodes if isinstance(node, dict) and node.get("servers")), [])
    found: dict[str, bool] = {}
    for server in servers:
        variables = server.get("variables") or {}
        choices = [variable.get("enum") or ["*"] for variable in variables.values()]
        for chosen in itertools.product(*choices):
            url = str(server["url"])
            for name, value in zip(variables, chosen, strict=True):
                url = url.replace(f"{{{name}}}", str(value))
            defaults = [variable.get("default") for variable in variables.values()]
            is_default = all(value in ("*", default) for value, default in zip(chosen, defaults, strict=True))
            found[url] = found.get(url, False) or is_default
    return found


# Parameters and limits


def _written(spec: Spec, pointer: Pointer | None) -> tuple[str, bool, bool]:
    """How the value of a parameter is written, what goes without saying included."""
    node = spec.get(spec.follow(pointer or ())[-1]) or {}
    style = node.get("style", "form" if node.get("in") in ("query", "cookie") else "simple")
    schema = values.plain(spec, node.get("schema") or {})
    is_scalar = schema.get("type") not in (None, "array", "object")
    return style, not is_scalar and node.get("explode", style == "form"), bool(node.get("allowReserved"))


def _written_out(was: values.Node, now: values.Node) -> values.Node:
    """Outside of JSON a number and a flag are texts as well."""
    return {"type": "string"} if now.get("type") == "string" and was.get("type") in SCALARS else was


def _limits(change: Change, directions: set[str], old: Spec) -> Iterator[Finding]:
    before, after = _sides(change)
    whole = old.get(change.old or ()) or {}
    tighter = looser = first = False
    for key in {*before, *after}:
        was, now = (side.get(key, values.UNSAID.get(key)) for side in (before, after))
        if was == now:
            continue
        if key in ("exclusiveMinimum", "exclusiveMaximum"):
            # Beside a limit that was there it is one value less; otherwise the limit itself says it.
            there = key.removeprefix("exclusive").lower() in whole
            tighter, looser = tighter or (bool(now) and there), looser or not now
        elif key in (*values.LOWEST, *values.HIGHEST) and was is not None and now is not None:
            grows = (now > was) == (key in values.LOWEST)
            tighter, looser = tighter or grows, looser or not grows
        elif was not in (None, False) and now not in (None, False):
            tighter = looser = True
        else:
            first, looser = first or now not in (None, False), looser or was not in (None, False)
    if "request" in directions and (tighter or first or looser):
        # As with oasdiff: a limit where there was none may have held all the time, unsaid.
        level = Level.BREAKING if tighter else Level.RISKY if first else Level.COMPATIBLE
        why = "Values beyond the limit are refused." if tighter or first else "Every value that was accepted still is."
        rule = f"house-limits-{'narrowed' if tighter else 'set' if first else 'widened'}"
        yield _finding(rule, level, "The limits are others.", why, "request")
    if "response" in directions and looser:
        yield _finding("house-limits-widened", Level.BREAKING, "The limits are others.",
                       "Callers may get values beyond the former limit.", "response")  # fmt: skip
