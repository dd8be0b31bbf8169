"""What a change does on the wire where oasdiff says nothing or something else. What nothing explains is unknown."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from spec import Pointer, Spec

from . import values
from .changes import MISSING, SILENT, Change, base_path
from .findings import Finding, Level
from .wire import why

Found = Iterator[Finding]

SCALARS = ("integer", "number", "boolean")
# Only the generator or people read them.
EXTENSIONS = ("x-open-enum", "x-comma-joined", "x-paging", "x-idempotent", "x-sunset")
# Facets that are not sent.
NOT_SENT = {*SILENT, *EXTENSIONS, "call", "composition", "info", "tag", "schema", "body", "title", "version", "name"}
BY_VALUES = {"type", "enum", "nullable", "limits", "reference"}
VALUES = {
    "request": ("Some values are no longer accepted.", "More values are accepted."),
    "response": ("Responses have fewer possible values.", "Responses may have other values."),
}


def judge(change: Change, old: Spec, new: Spec, found: list[Finding]) -> list[Finding]:
    """The findings of a change on the wire; `found` are those of oasdiff."""
    for finding in found:
        finding.why = finding.why or why(change.facet, finding.direction, finding.level, change.kind)
    return list(Judge(change, old, new, found).run())


def _finding(rule: str, level: Level, text: str, why: str, direction: str = "") -> Finding:
    return Finding("wire", f"review-{rule}", level, text, why, direction=direction)


@dataclass
class Judge:
    """A change between two specs, and what oasdiff says of it."""

    change: Change
    old: Spec
    new: Spec
    found: list[Finding]

    @cached_property
    def directions(self) -> list[str]:
        places = ((self.old, self.change.old), (self.new, self.change.new))
        return sorted({d for spec, place in places if place for found in spec.users(place).values() for d in found})

    @cached_property
    def sides(self) -> tuple[Any, Any]:
        """What was said before and is said after; nothing is an empty object."""
        before, after = ({} if side is MISSING else side for side in (self.change.before, self.change.after))
        return before, after

    def run(self) -> Found:
        change, facet, pointer = self.change, self.change.facet, self.change.pointer
        is_presence = change.old is None or change.new is None
        if facet == "name" and self._old_node(change.old).get("in") == "path":
            yield _finding("path-parameter-renamed", Level.NONE, "The path parameter was renamed.",
                           "The names of path parameters are not sent.", "request")  # fmt: skip
        elif change.kind == "renamed" and facet in ("parameter", "property"):
            text = f"`{change.before}` is now spelled `{change.after}`."
            reasons = {"request": "The former name is ignored.", "response": "Clients that read it no longer find it."}
            for direction in self.directions:
                yield _finding(f"{facet}-renamed", Level.BREAKING, text, reasons[direction], direction)
        elif facet in NOT_SENT or pointer[:1] == ("info",):
            return
        elif facet == "security":
            yield from self._security()
        elif facet == "scheme":
            yield from self._scheme()
        elif pointer[:1] == ("servers",) or facet in ("servers", "server"):
            yield from self._servers()
        elif pointer[:1] == ("components",) and (not self.directions or (is_presence and len(pointer) == 3)):
            return  # nothing uses it, or what refers to it is told
        elif facet in ("readOnly", "writeOnly"):
            yield self._one_way()
        elif facet == "path":  # the names in it are not sent; that the new path is new counts for nothing
            yield from (finding for finding in self.found if finding.level is Level.BREAKING)
        elif facet == "parameter" and not self.found and self._is_elsewhere():
            return
        elif facet == "default":
            reason = why(facet, "request", Level.BREAKING)
            own = [_finding("default", Level.BREAKING, "The default changed.", reason, "request")]
            yield from map(self._default, self.found or (own if "request" in self.directions else []))
        elif "parameters" in pointer and facet in ("style", "reference", "content") and self._is_rewritten():
            yield _finding("parameter-style", Level.BREAKING, "The value is written in another way.",
                           "The service reads the former form as another value.", "request")  # fmt: skip
        elif "parameters" in pointer and facet == "style":
            return
        elif facet in BY_VALUES:
            yield from self._by_values()
        else:
            yield from self.found or self._unseen()

    def _old_node(self, pointer: Pointer | None) -> Any:
        return self.old.get(self.old.follow(pointer or ())[-1]) or {}

    def _is_elsewhere(self) -> bool:
        """Whether the operations of a parameter that came or went have it on the other side as well."""
        is_gone = self.change.new is None
        spec, other = (self.old, self.new) if is_gone else (self.new, self.old)
        node = self.change.before if is_gone else self.change.after
        operations = [other.operation_of(name) for name in spec.users(self.change.pointer)]
        return node.get("in") == "path" or all(  # what is in a path follows from the path
            o is not None
            and any(all(p.get(key) == node[key] for key in ("in", "name")) for _, p in other.parameters(o))
            for o in operations
        )

    def _is_rewritten(self) -> bool:
        """Whether the value of a parameter is sent in another form."""
        return self.change.facet == "content" or _form(self.old, self.change.old) != _form(self.new, self.change.new)

    # Values

    def _by_values(self) -> Found:
        """What the values allow decides; oasdiff's sentence stands where it comes to the same."""
        pairs = list(self._schema_pairs())
        if not pairs and self.change.facet != "reference":
            yield from self.found or [self._unknown()]
        has_enums = all(isinstance(side, dict) and side.get("enum") for side in self.sides)
        for direction in self.directions if pairs else ():
            own = self._of_values(pairs, direction)
            said = [finding for finding in self.found if finding.direction == direction]
            same = [finding for finding in said if finding.level is own.level]
            # That a value came to those of an answer is a risk: clients are told to expect more.
            risky = [finding for finding in said if finding.level is Level.RISKY and has_enums]
            if self.change.facet == "reference":
                # Values do not tell of an optional property that is gone with the former schema.
                same += [finding for finding in said if finding.level > own.level and "removed" in finding.facets]
            yield from same or (risky if own.level is Level.BREAKING else []) or [own]

    def _of_values(self, pairs: list[tuple[values.Node, values.Node]], direction: str) -> Finding:
        if all(a == b for a, b in pairs):
            text, reason = "The values stay the same.", "It is only said in another way."
            return _finding("values-same", Level.NONE, text, reason, direction)
        if direction == "request":
            good = all(values.takes_in(now, was) for was, now in pairs)
        else:
            good = all(values.takes_in(values.opened(was), values.opened(now)) for was, now in pairs)
        if not good and direction == "request" and self._was_said():
            text, reason = (
                "A limit that the description stated is now a rule.",
                "Calls beyond it were not supported before.",
            )
            return _finding("limits-stated", Level.COMPATIBLE, text, reason, direction)
        wider = good == (direction == "request")
        level = Level.COMPATIBLE if good else Level.BREAKING
        rule = f"{direction}-values-{'widened' if wider else 'narrowed'}"
        return _finding(rule, level, VALUES[direction][wider], why(self.change.facet, direction, level), direction)

    def _schema_pairs(self) -> Iterator[tuple[values.Node, values.Node]]:
        before, after = _schemas(self.old, self.change.old), _schemas(self.new, self.change.new)
        is_text = "parameters" in self.change.pointer and "content" not in self.change.pointer
        for part in before.keys() & after.keys():
            a, b = values.differing(before[part], after[part])
            was, now = values.plain(self.old, a), values.plain(self.new, b)
            if is_text and now.get("type") == "string" and was.get("type") in SCALARS:
                was = {"type": "string", "format": was["type"]}  # outside of JSON a number is a string as well
            yield was, now

    # What the prose or the type said before

    def _was_said(self) -> bool:
        """Whether the description stated the new limits, or no value beyond them was possible."""
        before, after = self.sides
        if self.change.facet not in ("limits", "enum") or not isinstance(after, dict) or not isinstance(before, dict):
            return False
        is_new = all(before.get(key) is None for key in after)  # another limit is none that was stated
        return is_new and all(self._is_implied(key, value) for key, value in after.items())

    def _is_implied(self, key: str, value: Any) -> bool:
        prose, place = _prose(self.old, self.change.old), self.change.old or ()
        if key == "enum":
            return all(_mentions(prose, item) for item in value)
        if key == "minLength" and value == 1 and self._old_node(place[:-1]).get("in") == "path":
            return True  # no part of a path is empty
        if key in ("minLength", "minItems", "minimum") and value in (0, 1):
            return (value == 0 and (key != "minimum" or _mentions(prose, 0))) or "not be empty" in prose
        if key == "maximum" and self._old_node(place).get("format") == "int32":
            return bool(value >= 2**31 - 1)
        return _mentions(prose, value)

    def _default(self, finding: Finding) -> Finding:
        """A default that was stated, or of what is always sent, changes nothing."""
        before, after = self.sides
        if finding.level is not Level.BREAKING:
            return finding
        *owner, section, name = self.change.pointer
        prose = _prose(self.old, self.change.old)
        is_required = name == "schema" and self.new.get((*owner, section, "required")) is True
        if is_required or (section == "properties" and name in (self.new.get((*owner, "required")) or ())):
            text = "The default of a required value is never used."
        elif not before and after.get("default", "") is None:
            text = "The default is null."
        elif not before and "default" in prose.lower() and "default" in after and _mentions(prose, after["default"]):
            text = "The description stated the default."
        else:
            return finding
        return _finding("default-stated", Level.NONE, text, "Callers are unaffected.", "request")

    # What oasdiff has no rule for

    def _unseen(self) -> Found:
        change, facet = self.change, self.change.facet
        if facet == "deprecated":
            yield _finding("deprecated", Level.COMPATIBLE, "Its deprecation changed.", "It works as before.")
        elif facet in ("operation", "parameter") and change.kind == "removed":  # oasdiff is silent after a sunset
            reason = why(facet, "request", Level.BREAKING)
            yield _finding(f"{facet}-removed", Level.BREAKING, f"The {facet} was removed.", reason, "request")
        elif facet == "response":
            name = change.pointer[-1]
            level = Level.BREAKING if change.kind == "removed" and name[0] == "2" else Level.COMPATIBLE
            reason = why(facet, facet, level)
            yield _finding(f"response-{change.kind}", level, f"The response {name} is {change.kind}.", reason, facet)
        elif facet in ("required", "property") and self.directions:
            for direction in self.directions:
                yield self._presence(direction)
        else:
            yield self._unknown()

    def _presence(self, direction: str) -> Finding:
        """A property or parameter that came, went, or is required in another way."""
        change, facet, is_request = self.change, self.change.facet, direction == "request"
        *owner, _, name = change.pointer
        if facet == "required":
            needed = change.after is True or change.after == {"required": True}
            if not isinstance(change.after, bool):  # of a parameter; a property is named in the list
                name = (self.new.get(self.new.follow(change.pointer)[-1]) or {}).get("name", name)
            is_bad, text = needed == is_request, f"`{name}` is {'required' if needed else 'optional'} now."
        else:
            needed = name in ((self.new if change.new else self.old).get((*owner, "required")) or ())
            is_new = change.kind == "added"
            is_bad, text = needed and is_request == is_new, f"`{name}` {'is new' if is_new else 'was removed'}."
        level = Level.BREAKING if is_bad else Level.RISKY if change.kind == "removed" else Level.COMPATIBLE
        reason = why(facet, direction, level, change.kind)
        return _finding(f"{direction}-{facet}", level, text, reason, direction)

    def _unknown(self) -> Finding:
        text = f"No rule says what a change of `{self.change.facet}` means for callers."
        return _finding("unknown-effect", Level.UNKNOWN, text, "A person has to judge it.")

    def _one_way(self) -> Finding:
        """A property that callers may not send any more is gone for them, and so is one that no longer comes."""
        *owner, _, name = self.change.pointer
        shut, rule = {"readOnly": ("request", "read-only"), "writeOnly": ("response", "write-only")}[self.change.facet]
        if not self.sides[1].get(self.change.facet) or shut not in self.directions:
            text = "It is no longer restricted to one direction."
            return _finding(rule, Level.COMPATIBLE, text, "Existing calls still work.")
        if shut == "request":
            reason = "The service may refuse or ignore it."
            return _finding(rule, Level.RISKY, "It can no longer be sent.", reason, shut)
        level = Level.BREAKING if name in (self.new.get((*owner, "required")) or ()) else Level.RISKY
        return _finding(rule, level, "It is no longer in responses.", "Clients that read it no longer find it.", shut)

    # Credentials and servers

    def _security(self) -> Found:
        before, after = _ways(self.old, self.change.old), _ways(self.new, self.change.new)
        told = f"Credentials: {_show(self.old, self.change.old)} before, {_show(self.new, self.change.new)} now."
        # Whoever signed in one way, or not at all, must still be let in that way: by it, or by less.
        if before == after:
            return
        if all(any(needed <= way for needed in after) for way in before):
            yield _finding("security", Level.COMPATIBLE, told, "Existing calls are still let in.", "request")
        else:
            yield _finding("security", Level.BREAKING, told, "Calls that were let in are refused.", "request")

    def _scheme(self) -> Found:
        """A scheme that is another thing under the same name. One that came or went is told where it is needed."""
        before, after = self.sides
        is_needed = any(
            self.change.pointer[2] in way for o in self.old.operations for way in _needs(self.old, o.pointer)
        )
        if self.change.kind != "changed" or not is_needed:
            return
        gone = sorted(_scopes(before) - _scopes(after))
        if _essence(before) != _essence(after) or gone:
            told = f"No longer a scope: {', '.join(gone)}." if gone else "Callers sign in another way."
            yield _finding("security-scheme", Level.BREAKING, told, "Calls that were let in are refused.", "request")

    def _servers(self) -> Found:
        before, after = _addresses(self.old, self.change.old), _addresses(self.new, self.change.new)
        gone = sorted(before.keys() - after.keys())
        left = sorted(url for url, is_default in before.items() if is_default and not after.get(url))
        if gone:
            text, reason = f"No longer a server: {', '.join(gone)}.", "Calls to it fail."
            yield _finding("server-removed", Level.BREAKING, text, reason, "request")
        elif left:
            text, reason = (
                f"No longer the default: {', '.join(left)}.",
                "Callers that rely on the default reach another host.",
            )
            yield _finding("server-default", Level.BREAKING, text, reason, "request")
        elif after.keys() - before.keys():
            text, reason = "Another server is listed.", "Callers of the others are unaffected."
            yield _finding("server-added", Level.COMPATIBLE, text, reason, "request")


def _schemas(spec: Spec, pointer: Pointer | None) -> dict[str, values.Node]:
    """The schemas of a node by the part of it that they are for; of a schema, itself."""
    place = spec.follow(pointer)[-1] if pointer is not None else ()
    node = spec.get(place)
    if not isinstance(node, dict) or pointer is None:
        return {}
    if pointer[:2] == ("components", "schemas") or "schema" in pointer:
        return {"": spec.get(pointer)}
    owners = {"": node, **(node.get("content") or {})}
    owners |= {
        f"header {name}": spec.get(spec.follow((*place, "headers", name))[-1]) for name in node.get("headers") or ()
    }
    return {part: owner["schema"] for part, owner in owners.items() if isinstance(owner, dict) and "schema" in owner}


def _prose(spec: Spec, pointer: Pointer | None) -> str:
    """The description of a schema, and of the parameter that has it."""
    places = [pointer or (), spec.follow(pointer or ())[-1]]
    while places[0] and places[0][-1] in ("schema", "items"):
        places.insert(0, places[0][:-1])
    nodes = [spec.get(place) for place in dict.fromkeys(places)]
    return " ".join(str(node["description"]) for node in nodes if isinstance(node, dict) and "description" in node)


def _mentions(prose: str, value: Any) -> bool:
    said = str(value).lower() if isinstance(value, bool) else str(value)
    return re.search(rf"(?<![\w.]){re.escape(said)}(?!\w|\.\d)", prose.replace(",", "")) is not None


def _form(spec: Spec, pointer: Pointer | None) -> tuple[str, bool, bool]:
    """How the value of a parameter is written, defaults included."""
    node = spec.get(spec.follow(pointer or ())[-1]) or {}
    style = node.get("style", "form" if node.get("in") in ("query", "cookie") else "simple")
    schema = values.plain(spec, node.get("schema") or {})
    is_scalar = schema.get("type") not in (None, "array", "object")
    return style, not is_scalar and node.get("explode", style == "form"), bool(node.get("allowReserved"))


def _needs(spec: Spec, pointer: Pointer | None) -> list[dict[str, list[str]]]:
    """The ways to sign in to an operation: the scopes that each scheme needs to have."""
    node = (spec.get(pointer) if pointer else spec.data) or {}
    listed = node.get("security", spec.data.get("security")) if isinstance(node, dict) else None
    return listed or [{}]


def _ways(spec: Spec, pointer: Pointer | None) -> list[set[tuple[str, str]]]:
    """What lets a request in, by what the schemes are, not by what they are called."""
    schemes = (spec.data.get("components") or {}).get("securitySchemes") or {}
    return [
        {
            (json.dumps(_essence(schemes.get(name)), sort_keys=True), scope)
            for name, scopes in way.items()
            for scope in ("", *scopes)
        }
        for way in _needs(spec, pointer)
    ]


def _essence(scheme: Any) -> Any:
    """A scheme without its description, and without the scopes that it has to offer."""
    if not isinstance(scheme, dict):
        return scheme
    return {key: _essence(value) for key, value in scheme.items() if key not in ("description", "scopes")}


def _scopes(scheme: dict[str, Any]) -> set[str]:
    return {scope for flow in (scheme.get("flows") or {}).values() for scope in flow.get("scopes") or ()}


def _show(spec: Spec, pointer: Pointer | None) -> str:
    ways = [[f"{name} ({', '.join(s)})" if s else name for name, s in way.items()] for way in _needs(spec, pointer)]
    return " or ".join(" and ".join(sorted(way)) or "none" for way in ways)


def _addresses(spec: Spec, pointer: Pointer | None) -> dict[str, bool]:
    """Where requests of a place may go, and whether the variables' defaults lead there."""
    at = pointer if pointer and pointer[:1] == ("paths",) else ()
    nodes = [spec.get(at), spec.get(at[:2]), spec.data]
    servers: list[Any] = next((node["servers"] for node in nodes if isinstance(node, dict) and node.get("servers")), [])
    found: dict[str, bool] = {}
    base = base_path(spec)  # compared with the paths of the operations
    for server in servers:
        variables = server.get("variables") or {}
        address = str(server["url"]).rstrip("/")
        address = address.removesuffix(base) if base and urlsplit(address).path == base else address
        for chosen in itertools.product(*(variable.get("enum") or ["*"] for variable in variables.values())):
            url, is_default = address, True
            for (name, variable), value in zip(variables.items(), chosen, strict=True):
                url = url.replace(f"{{{name}}}", str(value))
                is_default &= value in ("*", variable.get("default"))
            found[url] = found.get(url, False) or is_default
    return found
