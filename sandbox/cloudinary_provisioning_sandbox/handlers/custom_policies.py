"""Policies of the account's own."""

import sqlite3

from ..cedar import find_errors, normalise, principal_of
from ..cursors import PAGE, next_cursor, read_cursor
from ..errors import bad_cedar, conflict, invalid, missing, not_found
from ..permissions import ALL_ENVIRONMENTS, require_text
from ..store import Query, Store
from . import Json


def list_(
    store: Store,
    *,
    scope_type: str = "account",
    scope_id: str | None = None,
    enabled: bool | None = None,
    cursor: str | None = None,
) -> Json:
    query = Query("custom_policies")
    query.where("scope_type = ?", scope_type)
    if scope_type == "prodenv" and scope_id is not None:
        query.where_in("scope_id", [scope_id, ALL_ENVIRONMENTS])
    if enabled is not None:
        query.where("enabled = ?", enabled)
    if cursor:
        query.where("seq > ?", *read_cursor("policies", cursor, int))
    query.order_by("seq")
    query.page(1, PAGE + 1)
    rows = query.rows(store)
    answer: Json = {"data": [_render(row) for row in rows[:PAGE]]}
    if len(rows) > PAGE:
        answer["next_cursor"] = next_cursor("policies", rows[PAGE - 1]["seq"])
    return answer


def create(store: Store, *, body: Json) -> Json:
    policy_id = store.new_id()
    now = store.epoch()
    store.insert("custom_policies", id=policy_id, **_read(store, body), created_at=now, updated_at=now)
    return get(store, policy_id)


def get(store: Store, policy_id: str) -> Json:
    return {"data": _render(_find(store, policy_id))}


def update(store: Store, policy_id: str, *, body: Json) -> Json:
    _find(store, policy_id)
    store.update("custom_policies", "id", policy_id, **_read(store, body, owner=policy_id), updated_at=store.epoch())
    return get(store, policy_id)


def delete(store: Store, policy_id: str) -> None:
    _find(store, policy_id)
    store.run("DELETE FROM custom_policies WHERE id = ?", policy_id)


def _find(store: Store, policy_id: str) -> sqlite3.Row:
    row = store.one("SELECT * FROM custom_policies WHERE id = ?", policy_id)
    if row is None:
        raise not_found(policy_id=policy_id)
    return row


def _read(store: Store, body: Json, *, owner: str = "") -> Json:
    """The columns that a body stands for."""
    name = require_text("name", body["name"])
    scope_type, scope_id = body["scope_type"], _read_scope(store, body)
    errors = find_errors(body["policy_statement"])
    if errors:
        raise bad_cedar(body["policy_statement"], errors)
    statement = normalise(body["policy_statement"])
    if store.one(
        "SELECT 1 FROM custom_policies WHERE scope_type = ? AND scope_id = ? AND policy_statement = ? AND id <> ?",
        scope_type,
        scope_id,
        statement,
        owner,
    ):
        raise conflict("already exists for the scope", policy_statement=statement)
    principal_type, principal_id = principal_of(statement)
    return {
        "name": name,
        "description": body.get("description"),
        "policy_statement": statement,
        "scope_type": scope_type,
        "scope_id": scope_id,
        "enabled": body.get("enabled") is not False,
        "principal_type": principal_type,
        "principal_id": principal_id,
    }


def _read_scope(store: Store, body: Json) -> str:
    scope_id: str = body.get("scope_id") or ""
    if body["scope_type"] == "account":
        if scope_id:
            raise invalid("scope_id", scope_id)
        return ""
    if not scope_id:
        raise missing("scope_id")
    # The contract lists no 404 for creating a policy.
    if scope_id != ALL_ENVIRONMENTS and not store.one("SELECT 1 FROM environments WHERE id = ?", scope_id):
        raise invalid("scope_id", scope_id)
    return scope_id


def _render(row: sqlite3.Row) -> Json:
    fields = {name: row[name] for name in row.keys() if name not in ("seq", "principal_type", "principal_id")}  # noqa: SIM118
    return {**fields, "scope_id": row["scope_id"] or None, "enabled": bool(row["enabled"])}
