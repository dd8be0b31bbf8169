"""Roles, those of the catalogue and the account's own, and who has them."""

import json
import re
import sqlite3

from ..catalogue import POLICIES, SYSTEM_ROLES, Role, render_policy, render_role
from ..errors import ApiError, conflict, invalid, not_allowed
from ..permissions import (
    assign,
    content_filter,
    filter_content,
    filter_scope,
    find_role,
    read_role,
    require,
    require_text,
)
from ..store import Query, Store
from . import Json

_ID = re.compile(r"[A-Za-z0-9_.:-]{1,255}")
_SYSTEM_PREFIX = "cld::"


def list_(
    store: Store,
    *,
    permission_type: str,
    scope_type: str | None = None,
    management_type: str | None = None,
    policy_parameters: str | None = None,
) -> Json:
    wanted = _read_names(policy_parameters)
    custom = (read_role(row) for row in store.all("SELECT * FROM custom_roles ORDER BY seq"))
    return {
        "data": [
            render_role(role)
            for role in (*SYSTEM_ROLES.values(), *custom)
            if role.permission_type == permission_type
            and scope_type in (None, role.scope_type)
            and management_type in (None, role.management_type)
            and wanted <= set(role.parameters)
        ]
    }


def create(store: Store, *, body: Json) -> Json:
    role_id = _new_id(store, body.get("id"))
    permission_type, scope_type = body["permission_type"], body["scope_type"]
    now = store.epoch()
    store.insert(
        "custom_roles",
        id=role_id,
        permission_type=permission_type,
        scope_type=scope_type,
        **_read(store, body, permission_type, scope_type),
        created_at=now,
        updated_at=now,
    )
    return get(store, role_id)


def get(
    store: Store,
    role_id: str,
    *,
    folder_id: str | None = None,
    collection_id: str | None = None,
    param_key: list[str] | None = None,
    param_value: list[str] | None = None,
) -> Json:
    role = find_role(store, role_id)
    parameters = content_filter(folder_id, collection_id, param_key, param_value)
    return {"data": {**render_role(role), "policies": [render_policy(policy, parameters) for policy in role.policies]}}


def update(store: Store, role_id: str, *, body: Json) -> Json:
    role = _find_custom(store, role_id)
    columns = _read(store, body, role.permission_type, role.scope_type, owner=role_id)
    store.update("custom_roles", "id", role_id, **columns, updated_at=store.epoch())
    return get(store, role_id)


def delete(store: Store, role_id: str, *, force: bool = False) -> None:
    _find_custom(store, role_id)
    if not force and store.one("SELECT 1 FROM role_assignments WHERE role_id = ?", role_id):
        # Of the statuses that are listed here, none is for conflicts.
        raise ApiError(403, "the role has principals; force deletes it all the same")
    store.run("DELETE FROM custom_roles WHERE id = ?", role_id)


def list_principals(
    store: Store,
    role_id: str,
    *,
    scope_type: str | None = None,
    scope_id: str | None = None,
    verbose: bool = False,
    folder_id: str | None = None,
    collection_id: str | None = None,
    param_key: list[str] | None = None,
    param_value: list[str] | None = None,
) -> Json:
    find_role(store, role_id)
    query = Query("role_assignments")
    query.where("role_id = ?", role_id)
    filter_scope(store, query, scope_type, scope_id)
    filter_content(query, content_filter(folder_id, collection_id, param_key, param_value))
    query.order_by("seq")
    rows = query.rows(store)
    if verbose:
        return {"data": [_render_principal(row) for row in rows]}
    # Without where and what for, several assignments of one principal are the same.
    named = dict.fromkeys((row["principal_type"], row["principal_id"]) for row in rows)
    return {"data": [{"id": principal_id, "type": kind} for kind, principal_id in named]}


def update_principals(store: Store, role_id: str, *, body: Json) -> None:
    role = find_role(store, role_id)
    operation, principals = require(body, "operation", "principals")
    for principal in principals:
        assign(store, operation, role, principal["principal_type"], principal["principal_id"], principal)


def _find_custom(store: Store, role_id: str) -> Role:
    role = find_role(store, role_id)
    if role.management_type == "system":
        raise not_allowed()
    return role


def _read(store: Store, body: Json, permission_type: str, scope_type: str, *, owner: str = "") -> Json:
    """The columns that a body stands for, of a new role and of one that is replaced."""
    policy_ids = list(dict.fromkeys(body.get("system_policy_ids") or []))
    for policy_id in policy_ids:
        policy = POLICIES.get(policy_id)
        if policy is None or (policy.permission_type, policy.scope_type) != (permission_type, scope_type):
            raise invalid("system_policy_ids", policy_id)
    return {
        "name": _free_name(store, require_text("name", body["name"]), scope_type, owner),
        "description": body.get("description"),
        "system_policy_ids": json.dumps(policy_ids),
    }


def _free_name(store: Store, name: str, scope_type: str, owner: str) -> str:
    if any((role.name, role.scope_type) == (name, scope_type) for role in SYSTEM_ROLES.values()) or store.one(
        "SELECT 1 FROM custom_roles WHERE name = ? AND scope_type = ? AND id <> ?", name, scope_type, owner
    ):
        raise conflict("already exists", name=name)
    return name


def _new_id(store: Store, wanted: str | None) -> str:
    if not wanted:
        return store.new_id()
    if not _ID.fullmatch(wanted) or wanted.startswith(_SYSTEM_PREFIX):
        raise invalid("id", wanted)
    if store.one("SELECT 1 FROM custom_roles WHERE id = ?", wanted):
        raise conflict("already exists", id=wanted)
    return wanted


def _read_names(text: str | None) -> set[str]:
    """The names in a JSON array; one of the vendor's SDKs sends an empty text for none."""
    if not text:
        return set()
    try:
        names = json.loads(text)
    except (ValueError, RecursionError):
        names = None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise invalid("policy_parameters", text)
    return set(names)


def _render_principal(row: sqlite3.Row) -> Json:
    return {
        "id": row["principal_id"],
        "type": row["principal_type"],
        "role_id": row["role_id"],
        "policy_parameters": json.loads(row["policy_parameters"]),
        "scope_type": row["scope_type"],
        "scope_id": row["scope_id"] or None,
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }
