"""What a change does on the wire, as oasdiff sees it; house.py has what oasdiff is wrong about, or does not see."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from spec import Operation, Spec, Trail

from .findings import Finding, Level
from .tools import ToolError, oasdiff

LEVELS = {1: Level.COMPATIBLE, 2: Level.RISKY, 3: Level.BREAKING}

# oasdiff's rules about names that only generators read.
NAMES = re.compile(r"api-(schema-removed|operation-id|tag-)")
# Its rules on security do not tell a further way to sign in from one that is now needed; ours does.
LEFT_OUT = re.compile(r"api-(global-)?security-.*")
# Where it is milder than those who meet the change.
STRICTER = [
    (
        re.compile(r"api-.*removed-with-deprecation"),
        Level.BREAKING,
    ),  # whoever calls it was told, and fails all the same
    (re.compile(r"request-parameter-removed-with-deprecation"), Level.RISKY),
    (re.compile(r"request-.*default-value-.*|request-body-enum-value-removed"), Level.BREAKING),  # as for parameters
    (re.compile(r".*-pattern-changed|response-.*-pattern-removed"), Level.BREAKING),  # as for other limits
]

# Part of a rule's id, the facets of the changes that it may come from, and why it is what it is.
REASONS: list[tuple[str, str, str]] = [
    (r"removed-without-deprecation|removed-before-sunset|api-.*removed-with", "operation path", "Calls of it fail."),
    (r"endpoint-added", "operation path", "Nobody calls it yet."),
    (r"operation-id|api-tag", "call", "Neither is sent: the request and the answer stay as they are."),
    (r"schema-removed", "schema name", "The name of a schema is not sent."),
    (r"deprecated|reactivated|sunset", "deprecated", "It works as before; the mark is for those who read."),
    (r"new-request-path-parameter", "parameter name", "The URL has a part that callers do not send."),
    (r"new-(optional|required).*(default).*parameter", "parameter", "Without it the default is taken."),
    (r"new-optional.*(parameter|property)", "parameter property", "Who does not send it gets what they got before."),
    (r"new-required", "parameter property required", "Callers do not send it, and are refused without it."),
    (
        r"request-parameter-removed|request-property-removed",
        "parameter property",
        "The service may refuse or ignore it.",
    ),
    (r"request-(parameter|property|body).*became-required", "required body", "Callers who leave it out are refused."),
    (r"request-(parameter|property|body).*became-optional", "required body", "Who sends it may go on sending it."),
    (r"request-.*became-enum|request-.*enum-value-removed", "enum type", "Callers who send another value are refused."),
    (r"request-.*enum", "enum type", "The values that callers send are still among them."),
    (r"response-.*enum-value-added", "enum type", "Callers that know only the former values meet one they do not."),
    (r"response-.*enum", "enum type", "The values that remain are among those that callers know."),
    (r"request-.*became-not-nullable", "nullable type", "Callers who send null are refused."),
    (r"request-.*became-nullable", "nullable type", "Null is accepted as well."),
    (r"response-.*became-nullable", "nullable type", "Callers may get null where there always was a value."),
    (r"response-.*became-not-nullable", "nullable type", "What comes is still among what callers expect."),
    (r"(request|response)-.*(one|any|all)-of-", "type", "Values of other kinds come or go."),
    (r"request-.*(type-generalized|types-widened)", "type", "What callers send is still accepted."),
    (r"request-.*(type-changed|types-narrowed|specialized)", "type style", "What callers send is no longer accepted."),
    (r"response-.*(type-changed|types-widened|generalized)", "type", "Callers get what they cannot read as before."),
    (r"response-.*(types-narrowed|specialized)", "type", "What comes is still among what callers expect."),
    (r"request-.*default-value", "default", "Callers who leave it out get something else than before."),
    (r"response-.*default-value", "default", "An answer says what it says; a default there is for those who read."),
    (r"request-.*pattern-changed", "limits", "Values that fit the former pattern may be refused."),
    (r"request-.*-(set|added)$", "limits", "Values beyond the new limit are refused."),
    (r"request-.*(min|pattern).*increased|request-.*max.*decreased", "limits", "Values beyond the limit are refused."),
    (r"request-.*(min|max|pattern|length|items)", "limits", "Every value that was accepted still is."),
    (r"response-.*(min|max|pattern|length|items).*", "limits", "Callers may get values beyond the former limit."),
    (r"response-required-property-removed", "property required", "Callers that rely on it find nothing."),
    (r"response-optional-property-removed", "property", "It could be absent before; callers that look find nothing."),
    (r"response-.*property-added", "property required", "Callers pass over fields that they do not know."),
    (r"response-property-became-optional", "required", "Callers that rely on it may find nothing."),
    (r"response-property-became-required", "required", "It always comes, which callers need not know."),
    (r"response-success-status-added", "response", "Callers may meet a success that they do not know."),
    (r"response-success-status-removed", "response", "Callers wait for a success that no longer comes."),
    (r"response-non-success-status-added", "response", "Callers already expect errors of a status not listed."),
    (r"response-non-success-status-removed", "response", "An error that no longer comes hurts nobody."),
    (r"request-body-added-required", "requestBody body", "Callers send no body, and are refused without one."),
    (r"request-body-added-optional", "requestBody body", "Who sends no body gets what they got before."),
    (r"request-body-removed", "requestBody body", "The service may refuse a body or ignore it."),
    (r"media-type", "content type", "Bodies come or go in another format."),
    (r"header", "header required", "Callers that read the header may miss it."),
]

TEXT_OF_LEVEL = {
    Level.BREAKING: "Calls that worked may not work any more.",
    Level.RISKY: "Some callers may notice.",
    Level.COMPATIBLE: "Calls that worked go on working.",
    Level.NONE: "Nothing that is sent changes.",
}


def findings(old: Spec, new: Spec, old_file: Path, new_file: Path) -> list[Finding]:
    """oasdiff's findings, each with the way to its place in both specs."""
    said = oasdiff("changelog", "--flatten-allof", "--flatten-params", "--format=json", str(old_file), str(new_file))
    try:
        found = json.loads(said)
    except ValueError:
        raise ToolError(f"oasdiff did not answer in JSON: {said[:300]}") from None
    entries = found if isinstance(found, list) else (found or {}).get("changes") or []
    return [_read(entry, old, new) for entry in entries if not LEFT_OUT.fullmatch(entry["id"])]


def reason(rule: str, level: Level) -> tuple[frozenset[str], str]:
    """The facets that a rule is about, and why it has its level."""
    for pattern, facets, why in REASONS:
        if re.search(pattern, rule):
            return frozenset(facets.split()), why
    return frozenset(), TEXT_OF_LEVEL[level]


def _read(entry: dict[str, Any], old: Spec, new: Spec) -> Finding:
    rule, text = str(entry["id"]), _sentence(entry["text"])
    stricter = next((level for pattern, level in STRICTER if pattern.fullmatch(rule)), LEVELS[entry["level"]])
    level = Level.NONE if NAMES.match(rule) else stricter
    facets, why = reason(rule, level)
    if rule == "api-schema-removed":
        schema = (("components", "schemas", _quoted(text)),)
        return Finding("wire", rule, level, text, why, facets=facets, old_trail=schema)
    verb, path = str(entry.get("operation", "")), str(entry.get("path", ""))
    direction = "request" if "request" in rule else "response" if "response" in rule else ""
    before, after = old.operation(verb, path), new.operation(verb, path)
    name = before or after
    return Finding(
        side="wire",
        rule=rule,
        level=level,
        text=text,
        why=why,
        operation=name.id if name else "",
        direction=direction,
        facets=facets,
        old_trail=_trail(old, before, rule, text) if before else (),
        new_trail=_trail(new, after, rule, text) if after else (),
    )


def _trail(spec: Spec, operation: Operation, rule: str, text: str) -> Trail:
    if (found := re.search(r"`(path|query|header|cookie)` request (?:parameter|property) `([^`]+)`", text)) or (
        found := re.search(r"(path|query|header|cookie) request parameter `([^`]+)`", text)
    ):
        return spec.parameter_trail(operation, found[2], found[1])
    steps = _steps(text)
    if "response" in rule:
        status = re.search(r"`([1-5]\d\d|default)`", text)
        return spec.response_trail(operation, status[1] if status else "200", steps)
    if "request" in rule:
        return spec.body_trail(operation, steps)
    return (operation.pointer,)


def _steps(text: str) -> list[str]:
    found = re.search(r"propert(?:y|ies) `(?!(?:all|any|one)Of`)([^`]+)`", text) or re.search(
        r"`([^`]+)` (?:request|response)(?:'s)? property", text
    )
    return [step for step in found[1].split("/") if step] if found else []


def _quoted(text: str) -> str:
    found = re.search(r"`([^`]*)`", text)
    return found[1] if found else ""


def _sentence(text: str) -> str:
    text = " ".join(text.split()).rstrip(".").replace("`/``", "`")  # a type without a format
    return f"{text[:1].upper()}{text[1:]}."
