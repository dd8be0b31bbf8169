"""What a change does on the wire where oasdiff says nothing or something else. What nothing explains is unknown."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from spec import Pointer, Spec

from . import values
from .changes import MISSING, SILENT, Change, base_path
from .findings import Finding, Level
from .wire import why

# A way to sign in: the scopes that each credential needs to have.
Way = dict[str, frozenset[str]]

SCALARS = ("integer", "number", "boolean")
EXTENSIONS = (
    "x-open-enum",
    "x-comma-joined",
    "x-paging",
    "x-idempotent",
    "x-sunset",
)  # only the generator or people read them
# Facets that are not sent.
NOT_SENT = {*SILENT, *EXTENSIONS, "call", "composition", "info", "tag", "schema", "body", "title", "version", "name"}
BY_VALUES = {"type", "enum", "nullable", "limits", "reference"}


def judge(change: Change, old: Spec, new: Spec, found: list[Finding]) -> list[Finding]:
    """The findings of a change on the wire; `found` are those of oasdiff."""
    directions = _directions(change, old, new)
    facet = change.facet
    for finding in found:
        finding.why = finding.why or why(facet, finding.direction, finding.level, change.kind)
    if facet == "name" and (old.get(change.old or ()) or {}).get("in") == "path":
        return [_finding("path-parameter-renamed", Level.NONE, "The path parameter was renamed.",
                         "The names of path parameters are not sent.", "request")]  # fmt: skip
    if change.kind == "renamed" and facet in ("parameter", "property"):
        text = f"`{change.before}` is now spelled `{change.after}`."
        reasons = {"request": "The former name is ignored.", "response": "Clients that read it no longer find it."}
        return [_finding(f"{facet}-renamed", Level.BREAKING, text, reasons[d], d) for d in sorted(directions)]
    if facet in NOT_SENT or (change.pointer[:1] == ("info",)):
        return []
    if facet in ("security", "scheme"):
        return list(_security(change, old, new) if facet == "security" else _scheme(change, old, new))
    if change.pointer[:1] == ("servers",) or facet in ("servers", "server"):
        return list(_servers(change, old, new))
    if change.pointer[:1] == ("components",) and (
        not directions or (None in (change.old, change.new) and len(change.pointer) == 3)
    ):
        return []  # nothing uses it, or what refers to it is told
    if not found and (facet == "path" or (facet == "parameter" and _is_elsewhere(change, old, new))):
        return []  # the names in a path are not sent, nor is whether it is the path or its operations that say it
    if facet in ("readOnly", "writeOnly"):
        return [_one_way(change, directions, new)]
    if facet == "path":
        found = [finding for finding in found if finding.level is Level.BREAKING]  # not that the new path is new
    if facet == "default":
        found = found or [_finding("default", Level.BREAKING, "The default changed.",
                                   why(facet, d, Level.BREAKING), d) for d in directions & {"request"}]  # fmt: skip
        return [_default(change, old, new, finding) for finding in found]
    if facet in ("style", "reference", "content") and "parameters" in change.pointer:
        if facet == "content" or _written(old, change.old) != _written(new, change.new):
            return [_finding("parameter-style", Level.BREAKING, "The value is written in another way.",
                             "The service reads the former form as another value.", "request")]  # fmt: skip
        if facet == "style":
            return []
    if facet in BY_VALUES:
        return _by_values(change, old, new, directions, found)
    return found or list(_unseen(change, old, new, directions))


def _finding(rule: str, level: Level, text: str, why: str, direction: str = "") -> Finding:
    return Finding("wire", f"review-{rule}", level, text, why, direction=direction)


def _sides(change: Change) -> tuple[Any, Any]:
    before, after = ({} if side is MISSING else side for side in (change.before, change.after))
    return before, after


def _directions(change: Change, old: Spec, new: Spec) -> set[str]:
    places = ((old, change.old), (new, change.new))
    return {d for spec, place in places if place for found in spec.users(place).values() for d in found}


def _is_elsewhere(change: Change, old: Spec, new: Spec) -> bool:
    """Whether the operations of a parameter that came or went have it on the other side as well."""
    (spec, place), other = ((old, change.old), new) if change.new is None else ((new, change.new), old)
    node = change.before if change.new is None else change.after
    if node.get("in") == "path":
        return True  # what is in a path follows from the path
    operations = [other.operation_of(name) for name in spec.users(place or ())]
    return all(
        o is not None
        and any((p.get("in"), p.get("name")) == (node["in"], node["name"]) for _, p in other.parameters(o))
        for o in operations
    )


# Values


def _by_values(change: Change, old: Spec, new: Spec, directions: set[str], found: list[Finding]) -> list[Finding]:
    """What the values allow decides; oasdiff's sentence stands where it comes to the same."""
    pairs = list(_schema_pairs(change, old, new))
    if not pairs and change.facet != "reference":
        return found or [_unknown(change)]
    kept = []
    for direction in sorted(directions) if pairs else ():
        own = _of_values(change, pairs, direction)
        if own.level is Level.BREAKING and direction == "request" and _was_said(change, old):
            own = _finding("limits-stated", Level.COMPATIBLE, "A limit that the description stated is now a rule.",
                           "Calls beyond it were not supported before.", direction)  # fmt: skip
        same = [f for f in found if f.direction == direction and f.level is own.level]
        # That a value came to those of an answer is a risk: clients are told to expect more.
        risky = [f for f in found if f.direction == direction and f.level is Level.RISKY and _more_values(change)]
        # Values do not tell of an optional property that is gone with the former schema.
        gone = [f for f in found if f.direction == direction and f.level > own.level and "removed" in f.facets]
        gone = gone if change.facet == "reference" else []
        kept += [*gone, *same] or (risky if own.level is Level.BREAKING else []) or [own]
    return kept


def _more_values(change: Change) -> bool:
    return all(isinstance(side, dict) and side.get("enum") for side in (change.before, change.after))


def _of_values(change: Change, pairs: list[tuple[values.Node, values.Node]], direction: str) -> Finding:
    if all(a == b for a, b in pairs):
        return _finding("values-same", Level.NONE, "The values stay the same.", "It is only said in another way.",
                        direction)  # fmt: skip
    if direction == "request":
        good = all(values.takes_in(now, was) for was, now in pairs)
    else:
        good = all(values.takes_in(values.opened(was), values.opened(now)) for was, now in pairs)
    wider = good == (direction == "request")
    texts = {"request": ("Some values are no longer accepted.", "More values are accepted."),
             "response": ("Responses have fewer possible values.", "Responses may have other values.")}  # fmt: skip
    text = texts[direction][wider]
    level = Level.COMPATIBLE if good else Level.BREAKING
    rule = f"{direction}-values-{'widened' if wider else 'narrowed'}"
    return _finding(rule, level, text, why(change.facet, direction, level), direction)


def _schema_pairs(change: Change, old: Spec, new: Spec) -> Iterator[tuple[values.Node, values.Node]]:
    before, after = _schemas(old, change.old), _schemas(new, change.new)
    is_text = "parameters" in change.pointer and "content" not in change.pointer
    for part in before.keys() & after.keys():
        a, b = values.differing(before[part], after[part])
        was, now = values.plain(old, a), values.plain(new, b)
        if is_text and now.get("type") == "string" and was.get("type") in SCALARS:
            was = {"type": "string", "format": was["type"]}  # outside of JSON a number is a string as well
        yield was, now


def _schemas(spec: Spec, pointer: Pointer | None) -> dict[str, values.Node]:
    """The schemas of a node by the part of it that they are for; of a schema, itself."""
    node = spec.get(spec.follow(pointer)[-1]) if pointer is not None else None
    if not isinstance(node, dict) or pointer is None:
        return {}
    if pointer[:2] == ("components", "schemas") or "schema" in pointer:
        return {"": spec.get(pointer) if isinstance(spec.get(pointer), dict) else node}
    places = [("schema", node)]
    places += [(str(media), content) for media, content in (node.get("content") or {}).items()]
    for name in node.get("headers") or ():
        header = spec.get(spec.follow((*spec.follow(pointer)[-1], "headers", str(name)))[-1])
        places.append((f"header {name}", header))
    return {part: owner["schema"] for part, owner in places if isinstance(owner, dict) and "schema" in owner}


# What the prose or the type said before


def _was_said(change: Change, old: Spec) -> bool:
    """Whether the description stated the new limits, or no value beyond them was possible."""
    before, after = _sides(change)
    if change.facet not in ("limits", "enum") or not isinstance(after, dict) or not isinstance(before, dict):
        return False
    prose, node = _prose(old, change.old), old.get(old.follow(change.old or ())[-1]) or {}
    for key, value in after.items():
        if key in before and before[key] is not None:
            return False  # another limit, not a new one
        if key == "enum":
            said = all(_mentions(prose, item) for item in value)
        elif key == "minLength" and value == 1 and (old.get((change.old or ())[:-1]) or {}).get("in") == "path":
            said = True  # no part of a path is empty
        elif key in ("minLength", "minItems", "minimum") and value in (0, 1):
            said = (value == 0 and (key != "minimum" or _mentions(prose, 0))) or "not be empty" in prose
        elif key == "maximum" and node.get("format") == "int32":
            said = value >= 2**31 - 1
        else:
            said = _mentions(prose, value)
        if not said:
            return False
    return True


def _default(change: Change, old: Spec, new: Spec, finding: Finding) -> Finding:
    """A default that was stated, or of what is always sent, changes nothing."""
    before, after = _sides(change)
    if finding.level is not Level.BREAKING:
        return finding
    *owner, section, name = change.pointer
    if section == "properties":
        required = name in (new.get((*owner, "required")) or ())
    else:
        required = name == "schema" and new.get((*owner, section, "required")) is True
    stated = not before and "default" in after and "default" in _prose(old, change.old).lower()
    if not before and after.get("default", "") is None:
        return _finding("default-null", Level.NONE, "The default is null.", "Callers are unaffected.", "request")
    if required or (stated and _mentions(_prose(old, change.old), after["default"])):
        text = "The default of a required value is never used." if required else "The description stated the default."
        return _finding("default-stated", Level.NONE, text, "Callers are unaffected.", "request")
    return finding


def _prose(spec: Spec, pointer: Pointer | None) -> str:
    """The description of a schema, and of the parameter that has it."""
    places = [pointer or (), spec.follow(pointer or ())[-1]]
    while places[0] and places[0][-1] in ("schema", "items"):
        places.insert(0, places[0][:-1])
    return " ".join(str(node["description"]) for place in dict.fromkeys(places)
                    if isinstance(node := spec.get(place), dict) and "description" in node)  # fmt: skip


def _mentions(prose: str, value: Any) -> bool:
    said = str(value).lower() if isinstance(value, bool) else str(value)
    return re.search(rf"(?<![\w.]){re.escape(said)}(?!\w|\.\d)", prose.replace(",", "")) is not None


# What oasdiff has no rule for


def _unseen(change: Change, old: Spec, new: Spec, directions: set[str]) -> Iterator[Finding]:
    if change.facet == "deprecated":
        yield _finding("deprecated", Level.COMPATIBLE, "Its deprecation changed.", "It works as before.")
        return
    if change.facet in ("operation", "parameter") and change.kind == "removed":  # oasdiff is silent after a sunset
        yield _finding(f"{change.facet}-removed", Level.BREAKING, f"The {change.facet} was removed.",
                       why(change.facet, "request", Level.BREAKING), "request")  # fmt: skip
        return
    if change.facet == "response":
        level = Level.BREAKING if change.kind == "removed" and change.pointer[-1][0] == "2" else Level.COMPATIBLE
        yield _finding(f"response-{change.kind}", level, f"The response {change.pointer[-1]} is {change.kind}.",
                       why("response", "response", level), "response")  # fmt: skip
        return
    if change.facet not in ("required", "property") or not directions:
        yield _unknown(change)
        return
    *owner, _, name = change.pointer
    needed = name in ((new if change.new else old).get((*owner, "required")) or ())
    if change.facet == "required":
        needed = change.after is True or change.after == {"required": True}
        name = (new.get(new.follow(change.pointer)[-1]) or {}).get("name", name) if change.after is not needed else name
    for direction in sorted(directions):
        if change.facet == "required":
            level = Level.BREAKING if needed == (direction == "request") else Level.COMPATIBLE
            text = f"`{name}` is {'required' if needed else 'optional'} now."
        elif change.kind == "added":
            level = Level.BREAKING if needed and direction == "request" else Level.COMPATIBLE
            text = f"`{name}` is new."
        else:
            level = Level.BREAKING if needed and direction == "response" else Level.RISKY
            text = f"`{name}` was removed."
        reason = why(change.facet, direction, level, change.kind)
        yield _finding(f"{direction}-{change.facet}", level, text, reason, direction)


def _unknown(change: Change) -> Finding:
    text = f"No rule says what a change of `{change.facet}` means for callers."
    return _finding("unknown-effect", Level.UNKNOWN, text, "A person has to judge it.")


# Properties that go one way only


def _one_way(change: Change, directions: set[str], new: Spec) -> Finding:
    """A property that callers may not send any more is gone for them, and so is one that no longer comes."""
    *owner, _, name = change.pointer
    required = name in (new.get((*owner, "required")) or ())
    shut = {"readOnly": "request", "writeOnly": "response"}[change.facet]
    rule = f"{'read' if shut == 'request' else 'write'}-only"
    if not _sides(change)[1].get(change.facet) or shut not in directions:
        return _finding(
            rule, Level.COMPATIBLE, "It is no longer restricted to one direction.", "Existing calls still work."
        )
    if shut == "request":
        return _finding(rule, Level.RISKY, "It can no longer be sent.", "The service may refuse or ignore it.", shut)
    level = Level.BREAKING if required else Level.RISKY
    return _finding(rule, level, "It is no longer in responses.", "Clients that read it no longer find it.", shut)


# Credentials


def _security(change: Change, old: Spec, new: Spec) -> Iterator[Finding]:
    before, after = (_ways(spec, place) for spec, place in ((old, change.old), (new, change.new)))
    if before == after:
        return
    told = f"Credentials: {_show(old, change.old)} before, {_show(new, change.new)} now."
    # Whoever signed in one way, or not at all, must still be let in that way: by it, or by less.
    if all(any(_is_enough(way, needed) for needed in after) for way in before):
        yield _finding("security", Level.COMPATIBLE, told, "Existing calls are still let in.", "request")
    else:
        yield _finding("security", Level.BREAKING, told, "Calls that were let in are refused.", "request")


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
    gone = sorted(_scopes(before) - _scopes(after))
    if _essence(before) != _essence(after) or gone:
        told = f"No longer a scope: {', '.join(gone)}." if gone else "Callers sign in another way."
        yield _finding("security-scheme", Level.BREAKING, told, "Calls that were let in are refused.", "request")


def _scopes(scheme: dict[str, Any]) -> set[str]:
    return {scope for flow in (scheme.get("flows") or {}).values() for scope in flow.get("scopes") or ()}


# Servers


def _servers(change: Change, old: Spec, new: Spec) -> Iterator[Finding]:
    before, after = (_addresses(spec, place) for spec, place in ((old, change.old), (new, change.new)))
    gone = sorted(before.keys() - after.keys())
    left = sorted(url for url, is_default in before.items() if is_default and not after.get(url))
    if gone:
        yield _finding("server-removed", Level.BREAKING, f"No longer a server: {', '.join(gone)}.",
                       "Calls to it fail.", "request")  # fmt: skip
    elif left:
        yield _finding("server-default", Level.BREAKING, f"No longer the default: {', '.join(left)}.",
                       "Callers that rely on the default reach another host.", "request")  # fmt: skip
    elif after.keys() - before.keys():
        yield _finding("server-added", Level.COMPATIBLE, "Another server is listed.",
                       "Callers of the others are unaffected.", "request")  # fmt: skip


def _addresses(spec: Spec, pointer: Pointer | None) -> dict[str, bool]:
    """Where requests of a place may go, and whether the variables' defaults lead there."""
    at = pointer if pointer and pointer[:1] == ("paths",) else ()
    nodes = [spec.get(at) if at else None, spec.get(at[:2]) if at else None, spec.data]
    servers: list[Any] = next((node["servers"] for node in nodes if isinstance(node, dict) and node.get("servers")), [])
    found: dict[str, bool] = {}
    base = base_path(spec)  # compared with the paths of the operations
    for server in servers:
        variables = server.get("variables") or {}
        choices = [variable.get("enum") or ["*"] for variable in variables.values()]
        for chosen in itertools.product(*choices):
            url = str(server["url"]).rstrip("/")
            url = url.removesuffix(base) if base and urlsplit(url).path == base else url
            for name, value in zip(variables, chosen, strict=True):
                url = url.replace(f"{{{name}}}", str(value))
            defaults = [variable.get("default") for variable in variables.values()]
            is_default = all(value in ("*", default) for value, default in zip(chosen, defaults, strict=True))
            found[url] = found.get(url, False) or is_default
    return found


# Parameters


def _written(spec: Spec, pointer: Pointer | None) -> tuple[str, bool, bool]:
    """How the value of a parameter is written, defaults included."""
    node = spec.get(spec.follow(pointer or ())[-1]) or {}
    style = node.get("style", "form" if node.get("in") in ("query", "cookie") else "simple")
    schema = values.plain(spec, node.get("schema") or {})
    is_scalar = schema.get("type") not in (None, "array", "object")
    return style, not is_scalar and node.get("explode", style == "form"), bool(node.get("allowReserved"))
