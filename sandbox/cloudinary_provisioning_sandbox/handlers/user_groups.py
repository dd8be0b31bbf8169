"""User groups and their members."""

import sqlite3

from ..errors import conflict
from ..lookup import find_group, find_user
from ..store import Store
from . import Json, given, require_name


def list_(store: Store, *, extended_details: bool = False) -> Json:
    groups = store.all("SELECT * FROM user_groups ORDER BY seq")
    return {"user_groups": [_render(store, group, extended_details) for group in groups]}


def create(store: Store, *, body: Json) -> Json:
    group_id = store.new_id()
    now = store.now()
    name = _free_name(store, body.get("name"))
    store.insert("user_groups", id=group_id, name=name, created_at=now, updated_at=now)
    return get(store, group_id, extended_details=bool(body.get("extended_details")))


def get(store: Store, group_id: str, *, extended_details: bool = False) -> Json:
    return _render(store, find_group(store, group_id), extended_details)


def update(store: Store, group_id: str, *, body: Json) -> Json:
    find_group(store, group_id)
    changes = given(body, "name")
    if "name" in changes:
        _free_name(store, changes["name"], owner=group_id)
    store.update("user_groups", "id", group_id, updated_at=store.now(), **changes)
    return get(store, group_id, extended_details=bool(body.get("extended_details")))


def delete(store: Store, group_id: str) -> Json:
    find_group(store, group_id)
    store.run("DELETE FROM user_groups WHERE id = ?", group_id)
    return {"ok": True}


def list_users(store: Store, group_id: str) -> Json:
    find_group(store, group_id)
    return {"users": _members(store, group_id)}


def add_user(store: Store, group_id: str, user_id: str) -> Json:
    find_group(store, group_id)
    find_user(store, user_id)
    store.run("INSERT OR IGNORE INTO group_members (group_id, user_id) VALUES (?, ?)", group_id, user_id)
    return {"users": _members(store, group_id)}


def remove_user(store: Store, group_id: str, user_id: str) -> Json:
    find_group(store, group_id)
    find_user(store, user_id)
    store.run("DELETE FROM group_members WHERE group_id = ? AND user_id = ?", group_id, user_id)
    return {"users": _members(store, group_id)}


def _render(store: Store, row: sqlite3.Row, extended_details: bool) -> Json:
    group = {"id": row["id"], "name": row["name"]}
    if not extended_details:
        return group
    members = _members(store, row["id"])
    return {**group, "users": members, "created_at": row["created_at"], "updated_at": row["updated_at"]}


def _members(store: Store, group_id: str) -> list[Json]:
    rows = store.all(
        "SELECT users.id, users.name, users.email FROM group_members JOIN users ON users.id = user_id"
        " WHERE group_id = ? ORDER BY group_members.seq",
        group_id,
    )
    return [dict(row) for row in rows]


def _free_name(store: Store, wanted: str | None, *, owner: str = "") -> str:
    name = require_name(wanted)
    if store.one("SELECT 1 FROM user_groups WHERE name = ? AND id <> ?", name, owner):
        raise conflict(f"a user group named {name} exists already")
    return name
