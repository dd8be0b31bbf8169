"""What the Permissions API speaks of: roles, principals, scopes, and which role a principal has where."""

import json
import re
import sqlite3
from typing import Any

from .catalogue import POLICIES, SYSTEM_ROLES, Role, render_role
from .errors import ApiError, invalid, missing, not_found
from .store import Query, Store

Json = dict[str, Any]

ALL_ENVIRONMENTS = "all"
CONTENT_PARAMETERS = ("folder_id", "collection_id")

_PRINCIPALS = {
    "user": "SELECT 1 FROM users WHERE id = ?",
    "group": "SELECT 1 FROM user_groups WHERE id = ?",
    "apiKey": "SELECT 1 FROM access_keys WHERE api_key = ?",
}


def require(body: Json, *names: str) -> list[Any]:
    """The values of fields that a call needs, though the contract requires none of them."""
    absent = [name for name in names if body.get(name) is None]
    if absent:
        raise missing(*absent)
    return [body[name] for name in names]


def require_text(field: str, text: str) -> str:
    if not text.strip():
        raise missing(field)
    return text


def find_role(store: Store, role_id: str) -> Role:
    role = SYSTEM_ROLES.get(role_id)
    if role is not None:
        return role
    row = store.one("SELECT * FROM custom_roles WHERE id = ?", role_id)
    if row is None:
        raise not_found(role_id=role_id)
    return read_role(row)


def read_role(row: sqlite3.Row) -> Role:
    return Role(
        row["id"],
        row["name"],
        row["description"],
        row["permission_type"],
        row["scope_type"],
        tuple(POLICIES[policy_id] for policy_id in json.loads(row["system_policy_ids"])),
        "custom",
        row["created_at"],
        row["updated_at"],
    )


def find_scope(store: Store, scope_id: str) -> str:
    """Answer 404 unless there is such an environment; all of them are a scope too."""
    if scope_id != ALL_ENVIRONMENTS and store.one("SELECT 1 FROM environments WHERE id = ?", scope_id) is None:
        raise not_found(scope_id=scope_id)
    return scope_id


def find_principal(store: Store, kind: str, principal_id: str) -> None:
    """Answer 404 unless there is such a user, group or key."""
    if kind == "provisioningKey":
        # There is one key to the account, and the caller has used it.
        found = principal_id == store.account.key
    else:
        found = store.one(_PRINCIPALS[kind], principal_id) is not None
    if not found:
        raise not_found(principal_id=principal_id)


def find_principal_filter(store: Store, kind: str | None, principal_id: str | None) -> None:
    """Check what a filter names: a kind, or one principal of a kind."""
    if principal_id is not None:
        if kind is None:
            raise missing("principal_type")
        find_principal(store, kind, principal_id)


def content_filter(
    folder_id: str | None, collection_id: str | None, param_key: list[str] | None, param_value: list[str] | None
) -> Json:
    """The content that a query names, in either of the two ways to name it."""
    names, values = param_key or [], param_value or []
    if len(names) != len(values):
        raise invalid("param_value", ",".join(values))
    given = [*zip(names, values, strict=True), ("folder_id", folder_id), ("collection_id", collection_id)]
    return {name: value for name, value in given if value is not None}


def filter_scope(store: Store, query: Query, scope_type: str | None, scope_id: str | None) -> None:
    if scope_type is not None:
        query.where("scope_type = ?", scope_type)
        # At account level a product environment means nothing.
        if scope_type == "prodenv" and scope_id is not None:
            query.where("scope_id IN (?, ?)", find_scope(store, scope_id), ALL_ENVIRONMENTS)


def filter_content(query: Query, parameters: Json) -> None:
    for name, value in parameters.items():
        # The text of the value, whatever its type: a query knows only text.
        query.where(
            "EXISTS (SELECT 1 FROM json_each(policy_parameters) WHERE key = ? AND CAST(atom AS TEXT) = ?)",
            name,
            str(value),
        )


def assign(store: Store, operation: str, role: Role, kind: str, principal_id: str, given: Json) -> None:
    """Give a role to a principal or take it; what is as wanted already stays as it is."""
    find_principal(store, kind, principal_id)
    key = (role.id, kind, principal_id, _scope_of(store, role, given), _parameters_of(role, given))
    if operation == "add":
        now = store.epoch()
        store.run(
            "INSERT OR IGNORE INTO role_assignments"
            " (role_id, principal_type, principal_id, scope_id, policy_parameters, scope_type, created_at, updated_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            *key,
            role.scope_type,
            now,
            now,
        )
    else:
        store.run(
            "DELETE FROM role_assignments WHERE role_id = ? AND principal_type = ? AND principal_id = ?"
            " AND scope_id = ? AND policy_parameters = ?",
            *key,
        )


def check_allowed(store: Store, action: str, policy_id: str, environment_id: str) -> None:
    """Answer 403 if permissions count and the provisioning key has no role with this policy in the environment."""
    if not store.permissions:
        return
    query = Query("role_assignments", "role_id")
    query.where("principal_type = 'provisioningKey'")
    filter_scope(store, query, "prodenv", environment_id)
    roles = (find_role(store, row["role_id"]) for row in query.rows(store))
    if not any(policy.id == policy_id for role in roles for policy in role.policies):
        missing_permission = f"Request forbidden due to missing permissions (actions={json.dumps([action])})"
        raise ApiError(403, f"[prodenv:{environment_id}] {missing_permission}")


def render_assignment(store: Store, row: sqlite3.Row) -> Json:
    """A role as a principal has it."""
    return {
        **render_role(find_role(store, row["role_id"])),
        "scope_id": row["scope_id"] or None,
        "policy_parameters": json.loads(row["policy_parameters"]) or None,
    }


def _scope_of(store: Store, role: Role, given: Json) -> str:
    scope_id = given.get("scope_id")
    if role.scope_type == "prodenv":
        if not scope_id:
            raise missing("scope_id")
        return find_scope(store, scope_id)
    if scope_id:
        raise invalid("scope_id", scope_id)
    return ""


def _parameters_of(role: Role, given: Json) -> str:
    parameters: Json = given.get("policy_parameters") or {}
    if role.permission_type == "global":
        if parameters:
            raise invalid("policy_parameters", json.dumps(parameters))
        return "{}"
    wanted = role.parameters
    given_one = len(parameters) == 1 and parameters.keys() <= {*CONTENT_PARAMETERS}
    if not (parameters.keys() == {*wanted} if wanted else given_one):
        required = wanted or list(CONTENT_PARAMETERS)
        raise ApiError(400, "missing policy parameters", details={"actual": parameters, "required": required})
    for value in parameters.values():
        if not isinstance(value, str) or not re.fullmatch(r"[\w.:-]+", value):
            raise invalid("policy_parameters", json.dumps(parameters))
    return json.dumps(parameters, sort_keys=True)
