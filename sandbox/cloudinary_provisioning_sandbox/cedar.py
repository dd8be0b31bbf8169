"""Cedar statements: checked by Cedar's own parser against the schema of the catalogue."""

import json
import re
from typing import Any

import cedarpy

from .catalogue import CEDAR_SCHEMA

Json = dict[str, Any]

_SCHEMA = json.dumps(CEDAR_SCHEMA)
# The parser calls itself for every level, about 15 kB of stack each, and an overflow ends the process; the thread that
# runs a sandbox may have no more than 512 kB.
_DEEPEST = 20
# A chain such as `a && b && c` or `a.b.c` is as deep as it is long, but takes less of the stack.
_MOST_LINKS = 100
_LINKS = {"&&", "||", "+", "-", "*", ".", "["}
_LONGEST = 10_000
# A string that does not end takes the rest, or each quote in it would be the beginning of another one to try.
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\Z|\\\Z)|//[^\n\r]*|\s+|\bif\b|&&|\|\||.', re.DOTALL)
_MESSAGE_PREFIX = re.compile(r"^for policy `\w+`, ")
_CODES = {
    "Policy parse error": "parse_error",
    "unrecognized entity type": "unrecognized_entity_type",
    "unrecognized action": "unrecognized_action",
    "unable to find an applicable action": "no_applicable_action",
    "unexpected type": "unexpected_type",
    "the types": "incompatible_types",
    "attribute": "unknown_attribute",
}
PRINCIPAL_TYPES = {
    "Cloudinary::User": "user",
    "Cloudinary::Group": "group",
    "Cloudinary::APIKey": "apiKey",
}


def find_errors(statement: str) -> list[Json]:
    """What is wrong with a statement, as the API words it; nothing if it may be used."""
    if len(statement) > _LONGEST:
        return [_error(f"the policy is longer than {_LONGEST} characters", "too_long")]
    parts = _TOKENS.findall(statement)
    if _depth(parts) > _DEEPEST:
        return [_error(f"the policy is nested more than {_DEEPEST} levels deep", "too_deep")]
    if sum(part in _LINKS for part in parts) > _MOST_LINKS:
        return [_error(f"the policy has more than {_MOST_LINKS} operators and accesses", "too_deep")]
    found = [_explain(problem.error) for problem in cedarpy.validate_policies(statement, _SCHEMA).errors]
    if found:
        return found
    policies = json.loads(cedarpy.policies_to_json_str(statement))
    if policies["templates"]:
        return [_error("a policy cannot have slots such as ?principal", "template")]
    if not policies["staticPolicies"]:
        return [_error("a policy is expected", "no_policy")]
    return []


def normalise(statement: str) -> str:
    """One space for any white space outside of strings; comments go, since they would swallow what follows them."""
    parts = (" " if part.isspace() or part.startswith("//") else part for part in _TOKENS.findall(statement))
    joined: list[str] = []
    for part in parts:
        if part != " " or (joined and joined[-1] != " "):
            joined.append(part)
    return "".join(joined).strip(" ")


def principal_of(statement: str) -> tuple[str | None, str | None]:
    """Kind and id of the principal in the head of a valid statement, as far as it names them.

    A statement of several policies names nobody unless all of them name the same.
    """
    policies = json.loads(cedarpy.policies_to_json_str(statement))["staticPolicies"].values()
    named = {_principal_in(policy["principal"]) for policy in policies}
    return named.pop() if len(named) == 1 else (None, None)


def _principal_in(head: Json) -> tuple[str | None, str | None]:
    entity = head.get("entity") or head.get("in", {}).get("entity")
    if entity is None:
        return PRINCIPAL_TYPES.get(head.get("entity_type", "")), None
    return PRINCIPAL_TYPES.get(entity["type"]), entity["id"]


def _depth(parts: list[str]) -> int:
    depth = deepest = branches = 0
    for part in parts:
        if part in "([{":
            depth += 1
            deepest = max(deepest, depth)
        elif part in ")]}":
            depth = max(depth - 1, 0)
        elif part == "if":
            branches += 1
    return deepest + branches


def _explain(text: str) -> Json:
    message = _MESSAGE_PREFIX.sub("", text)
    code = next((code for start, code in _CODES.items() if message.startswith(start)), "invalid_policy")
    return _error(message, code)


def _error(message: str, code: str) -> Json:
    return {"cedar_message": message, "cedar_code": code}
