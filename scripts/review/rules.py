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
# Facets that are not sent: only people or the generator read them, or what refers to them is told.
NOT_SENT = {*SILENT, "x-open-enum", "x-comma-joined", "x-paging", "x-idempotent", "x-sunset", "call", "composition",
            "info", "tag", "schema", "body", "title", "version", "name"}  # fmt: skip
BY_VALUES = {"type", "enum", "nullable", "limits", "reference"}
B, C, N = Level.BREAKING, Level.COMPATIBLE, Level.NONE
# What is said where oasdiff says nothing that is right: the level, the sentence, and why.
RULES = {
    "path-parameter-renamed": (N, "The path parameter was renamed.", "The names of path parameters are not sent."),
    "renamed": (B, "`{change.before}` is now spelled `{change.after}`.", "The former name is unknown or ignored."),
    "removed": (B, "The {change.facet} was removed.", "Calls with it fail."),
    "default": (B, "The default changed.", "Callers that omit it get different behaviour."),
    "default-stated": (N, "It was the default before, or is never used.", "Callers are unaffected."),
    "parameter-style": (B, "The value is written in another way.",
                        "The service reads the former form as another value."),
    "values-same": (N, "The values stay the same.", "It is only said in another way."),
    "limits-stated": (C, "A limit that the description stated is now a rule.",
                      "Calls beyond it were not supported before."),
    "request-values-widened": (C, "More values are accepted.", ""),
    "request-values-narrowed": (B, "Some values may no longer be accepted.", ""),
    "response-values-widened": (B, "Responses may have other values.", ""),
    "response-values-narrowed": (C, "Responses have fewer possible values.", ""),
    "presence-breaking": (B, "`{name}` {what}.", ""),
    "presence-risky": (Level.RISKY, "`{name}` {what}.", ""),
    "presence-compatible": (C, "`{name}` {what}.", ""),
    "response-removed": (B, "The response was removed.", "Clients expect a response that no longer comes."),
    "response-changed": (C, "The responses are others.", "Clients know those that remain."),
    "deprecated": (C, "Its deprecation changed.", "It works as before."),
    "security-widened": (C, "Credentials: {before} before, {after} now.", "Existing calls are still let in."),
    "security": (B, "Credentials: {before} before, {after} now.", "Calls that were let in are refused."),
    "server-removed": (B, "No longer a server: {urls}.", "Calls to it fail."),
    "server-default": (B, "No longer the default: {urls}.", "Callers that rely on the default reach another host."),
    "server-added": (C, "Another server is listed: {urls}.", "Callers of the others are unaffected."),
    "unknown-effect": (Level.UNKNOWN, "No rule says what a change of `{change.facet}` means for callers.",
                       "A person has to judge it."),
}  # fmt: skip


def judge(change: Change, old: Spec, new: Spec, found: list[Finding]) -> list[Finding]:
    """The findings of a change on the wire; `found` are those of oasdiff."""
    findings = list(Judge(change, old, new, found).run())
    for finding in findings:
        finding.why = finding.why or why(change.facet, finding.direction, finding.level, change.kind)
    return findings


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

    def say(self, rule: str, direction: str = "request", **words: object) -> Finding:
        level, text, reason = RULES[rule]
        return Finding("wire", f"review-{rule}", level, text.format(change=self.change, **words), reason,
                       direction=direction)  # fmt: skip

    def run(self) -> Found:
        change, facet, pointer = self.change, self.change.facet, self.change.pointer
        if facet == "name" and self.old.get((*(change.old or ()), "in")) == "path":
            yield self.say("path-parameter-renamed")
        elif change.kind == "renamed" and facet != "name":
            yield from (self.say("renamed", direction) for direction in self.directions)
        elif facet in NOT_SENT or pointer[:1] == ("info",):
            return
        elif facet in ("security", "scheme"):
            yield from self._security()
        elif facet == "servers":
            yield from self._servers()
        elif pointer[:1] == ("components",) and (
            not self.directions or (change.kind != "changed" and len(pointer) == 3)
        ):
            return  # nothing uses it, or what refers to it is told
        elif facet == "parameter" and "path" in [side.get("in") for side in self.sides]:
            return  # what is in a path follows from the path
        elif facet == "path":  # the names in it are not sent; that the new path is new counts for nothing
            yield from (finding for finding in self.found if finding.level is B)
        elif facet == "default":
            yield from self._default()
        elif "parameters" in pointer and facet in ("style", "reference", "content") and self._is_rewritten():
            yield self.say("parameter-style")
        elif "parameters" in pointer and facet == "style":
            return
        elif facet in BY_VALUES:
            yield from self._by_values()
        elif self.found:
            yield from self.found
        elif facet == "deprecated":
            yield self.say("deprecated")
        elif facet in ("operation", "parameter") and change.kind == "removed":  # oasdiff is silent after a sunset
            yield self.say("removed")
        elif facet == "response":
            is_success = change.kind == "removed" and pointer[-1][0] == "2"
            yield self.say("response-removed" if is_success else "response-changed", "response")
        elif facet in ("property", "required") and self.directions:
            yield from map(self._presence, self.directions)
        else:
            yield self.say("unknown-effect", "")

    def _is_rewritten(self) -> bool:
        """Whether the value of a parameter is sent in another form."""
        return self.change.facet == "content" or _form(self.old, self.change.old) != _form(self.new, self.change.new)

    # Values

    def _by_values(self) -> Found:
        """What the values allow decides; oasdiff's sentence stands where it comes to the same."""
        pairs = list(self._schema_pairs())
        if not pairs:
            yield from self.found or ([] if self.change.facet == "reference" else [self.say("unknown-effect", "")])
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
            yield from same or (risky if own.level is B else []) or [own]

    def _of_values(self, pairs: list[tuple[values.Node, values.Node]], direction: str) -> Finding:
        if all(a == b for a, b in pairs):
            return self.say("values-same", direction)
        if direction == "request":
            good = all(values.takes_in(now, was) for was, now in pairs)
            if not good and self.change.facet in ("limits", "enum") and self._was_stated():
                return self.say("limits-stated")
            return self.say(f"request-values-{'widened' if good else 'narrowed'}")
        good = all(values.takes_in(values.opened(was), values.opened(now)) for was, now in pairs)
        return self.say(f"response-values-{'narrowed' if good else 'widened'}", direction)

    def _schema_pairs(self) -> Iterator[tuple[values.Node, values.Node]]:
        place = self.change.old or ()
        before, after = _schemas(self.old, place), _schemas(self.new, self.change.new)
        is_in_path = place[-1:] == ("schema",) and self.old.get((*place[:-1], "in")) == "path"
        is_text = "parameters" in self.change.pointer and "content" not in self.change.pointer
        for part in before.keys() & after.keys():
            a, b = values.differing(before[part], after[part])
            was, now = values.plain(self.old, a), values.plain(self.new, b)
            if is_text and now.get("type") == "string" and was.get("type") in SCALARS:
                was = {"type": "string", "format": was["type"]}  # outside of JSON a number is a string as well
            if is_in_path and was.get("type") == "string":
                was.setdefault("minLength", 1)  # no part of a path is empty
            yield was, now

    def _presence(self, direction: str) -> Finding:
        """A property that came, went, or is required in another way."""
        *owner, _, name = self.change.pointer
        was, now = (name in (spec.get((*owner, "required")) or ()) for spec in (self.old, self.new))
        is_bad = now > was if direction == "request" else was > now
        what = {"added": "is new", "removed": "was removed"}.get(self.change.kind, "is required in another way")
        level = "breaking" if is_bad else "risky" if self.change.kind == "removed" else "compatible"
        return self.say(f"presence-{level}", direction, name=name, what=what)

    # What the description stated before

    def _was_stated(self) -> bool:
        """Whether the description stated the new limits; other limits are none that were stated."""
        before, after = self.sides
        stated = [value for side in after.values() for value in (side if isinstance(side, list) else [side])]
        return bool(stated) and not before.keys() & after.keys() and all(self._states(value) for value in stated)

    def _states(self, value: Any) -> bool:
        said = str(value).lower() if isinstance(value, bool) else str(value)
        prose = _prose(self.old, self.change.old).replace(",", "")
        return re.search(rf"(?<![\w.]){re.escape(said)}(?!\w|\.\d)", prose) is not None

    def _default(self) -> Found:
        """A default that was stated, or of what is always sent, changes nothing."""
        before, after = self.sides
        *owner, section, name = self.change.pointer
        required = self.new.get((*owner, section, "required") if name == "schema" else (*owner, "required"))
        is_required = required is True if name == "schema" else name in (required or ())
        value, prose = after.get("default"), _prose(self.old, self.change.old).lower()
        is_stated = not before and (value is None or ("default" in prose and self._states(value)))
        own = [self.say("default")] if "request" in self.directions else []
        for finding in self.found or own:
            is_harmless = finding.level is B and (is_required or is_stated)
            yield self.say("default-stated") if is_harmless else finding

    # Credentials and servers

    def _security(self) -> Found:
        """Whoever signed in one way, or not at all, must still be let in that way: by it, or by less."""
        here = self.change.pointer if self.change.pointer[:1] == ("paths",) else ()
        changed = []
        for o in self.old.operations:
            now = self.new.operation(o.verb, o.path) or self.new.operation_of(o.id)
            if now is not None and now.pointer[: len(here)] == here:
                before, after = _ways(self.old, o.pointer), _ways(self.new, now.pointer)
                is_let_in = all(any(needed <= way for needed in after.values()) for way in before.values())
                if [*before.values()] != [*after.values()]:
                    changed.append((is_let_in, " or ".join(before), " or ".join(after)))
        for is_let_in, was, is_now in sorted(changed)[:1]:
            yield self.say("security-widened" if is_let_in else "security", before=was, after=is_now)

    def _servers(self) -> Found:
        before, after = _addresses(self.old, self.change.old), _addresses(self.new, self.change.new)
        left = {url for url, is_default in before.items() if is_default and not after.get(url)}
        cases = (("removed", before.keys() - after.keys()), ("default", left), ("added", after.keys() - before.keys()))
        for what, urls in [(what, urls) for what, urls in cases if urls][:1]:
            yield self.say(f"server-{what}", urls=", ".join(sorted(urls)))


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


def _form(spec: Spec, pointer: Pointer | None) -> tuple[str, bool, bool]:
    """How the value of a parameter is written, defaults included."""
    node = spec.get(spec.follow(pointer or ())[-1]) or {}
    style = node.get("style", "form" if node.get("in") in ("query", "cookie") else "simple")
    schema = values.plain(spec, node.get("schema") or {})
    is_scalar = schema.get("type") not in (None, "array", "object")
    return style, not is_scalar and node.get("explode", style == "form"), bool(node.get("allowReserved"))


def _ways(spec: Spec, pointer: Pointer) -> dict[str, set[tuple[str, str]]]:
    """What lets a request in: how it is shown, and what the schemes are, whatever they are called."""
    schemes = (spec.data.get("components") or {}).get("securitySchemes") or {}
    found = {}
    for way in (spec.get(pointer) or {}).get("security", spec.data.get("security")) or [{}]:
        names = sorted(f"{name} ({', '.join(scopes)})" if scopes else name for name, scopes in way.items())
        found[" and ".join(names) or "none"] = {
            (json.dumps(_essence(schemes.get(name)), sort_keys=True), scope)
            for name, scopes in way.items()
            for scope in ("", *scopes)
        }
    return found


def _essence(scheme: Any) -> Any:
    """A scheme without its description, and without the scopes that it has to offer."""
    if not isinstance(scheme, dict):
        return scheme
    return {key: _essence(value) for key, value in scheme.items() if key not in ("description", "scopes")}


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
