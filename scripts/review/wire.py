"""What a change does on the wire, as oasdiff sees it; rules.py corrects and completes that."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from spec import Pointer, Spec

from .changes import base_path
from .findings import Finding, Level
from .tools import oasdiff

Side = tuple[Spec, str, str]  # the name of its places, and the path before those of all operations
LEVELS = {1: Level.COMPATIBLE, 2: Level.RISKY, 3: Level.BREAKING}
# Where our grades differ from those of oasdiff.
SEVERITY_LEVELS = Path(__file__).with_name("severity-levels.txt")
# Its rules on security do not tell a further way to sign in from one that is now needed; the others are not sent.
UNUSED = re.compile("api-(global-)?security|api-tag|api-operation-id|api-schema-removed")

# Why a change of a facet has its level: in requests and in responses, where it is compatible and where it is not.
WHY: dict[tuple[str, str], tuple[str, str]] = {
    ("operation", ""): ("Nobody calls it yet.", "Calls to it fail."),
    ("path", ""): ("Calls to the former path still work.", "Calls to the former path fail."),
    ("deprecated", ""): ("It works as before.", "It works as before, for now."),
    ("parameter", "request"): ("Callers that omit it are unaffected.", "It is refused, or ignored."),
    ("property", "request"): ("Callers that omit it are unaffected.", "It is refused, or ignored."),
    ("readOnly", "request"): ("Existing calls still work.", "It is refused, or ignored."),
    ("required", "request"): ("Callers may still send it.", "Calls without it are refused."),
    ("content", "request"): ("The former formats are still accepted.", "Bodies in the former format are refused."),
    ("default", "request"): ("Callers that omit it are unaffected.", "Callers that omit it get different behaviour."),
    ("property", "response"): ("Clients ignore fields they do not know.", "Clients that read it no longer find it."),
    ("writeOnly", "response"): ("Clients are unaffected.", "Clients that read it no longer find it."),
    ("header", "response"): ("Clients ignore headers they do not know.", "Clients that read it no longer find it."),
    ("required", "response"): ("It is always there now.", "Clients that rely on it may find nothing."),
    ("content", "response"): ("Clients still get the former formats.", "Clients cannot read the answer."),
    ("response", "response"): ("Clients are unaffected.", "Clients expect a response that no longer comes."),
    ("", "request"): ("Every value that was accepted still is.", "Requests that were accepted are refused."),
    ("", "response"): ("Clients already handle these values.", "Clients may get values that they do not expect."),
    ("", ""): ("Existing calls still work.", "Existing calls may fail."),
}


def findings(old: Spec, new: Spec, old_file: Path, new_file: Path) -> list[Finding]:
    """oasdiff's findings, each with its place in both specs."""
    bases = base_path(old), base_path(new)
    bases = ("", "") if bases[0] == bases[1] else bases
    flags = ["--flatten-params", "--format=json", f"--severity-levels={SEVERITY_LEVELS}"]
    if any(bases):
        flags += [f"--prefix-base={bases[0]}", f"--prefix-revision={bases[1]}"]
    found = json.loads(oasdiff("changelog", *flags, str(old_file), str(new_file)) or "[]")
    sides = [(old, "baseSource", bases[0]), (new, "revisionSource", bases[1])]
    lines = [_first_on_lines(old), _first_on_lines(new)]
    return [_read(entry, sides, lines) for entry in found if not UNUSED.match(entry["id"])]


def why(facet: str, direction: str, level: Level, kind: str = "changed") -> str:
    """Why a change of a facet has its level."""
    if kind == "added" and direction == "request" and level > Level.COMPATIBLE:
        return "Existing calls do not send it, and are refused."
    known = [WHY[key] for key in ((facet, direction), (facet, ""), ("", direction)) if key in WHY]
    return known[0][level > Level.COMPATIBLE]


def _read(entry: dict[str, Any], sides: list[Side], lines: list[dict[int, Pointer]]) -> Finding:
    rule, path = str(entry["id"]), str(entry.get("path", ""))
    before, after = (
        spec.operation(str(entry.get("operation", "")), path.removeprefix(base)) for spec, _, base in sides
    )
    named = after or before
    words = rule.split("-")
    direction = "response" if "response" in words or "responses" in words else "request" if "request" in words else ""
    places = [known.get((entry.get(key) or {}).get("line", 0)) for known, (_, key, _) in zip(lines, sides, strict=True)]
    return Finding(
        side="wire",
        rule=rule,
        level=LEVELS[entry["level"]],
        text=_sentence(entry["text"]),
        why="",
        operation=named.id if named else "",
        direction=direction,
        old_trail=(places[0],) if places[0] else (),
        new_trail=(places[1],) if places[1] else (),
    )


def _first_on_lines(spec: Spec) -> dict[int, Pointer]:
    """What begins on each line; of nodes in each other, the outer one."""
    return {place.first: pointer for pointer, place in sorted(spec.places.items(), reverse=True)}


def _sentence(text: str) -> str:
    text = " ".join(text.split()).rstrip(".").replace("`/``", "`")  # a type without a format
    text = re.sub(r"allOf\[[^\]]*\]/", "", text)
    return f"{text[:1].upper()}{text[1:]}."
