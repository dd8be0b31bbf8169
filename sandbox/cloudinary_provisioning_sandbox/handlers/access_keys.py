"""The API keys of a product environment."""

import sqlite3

from ..errors import conflict, not_found
from ..lookup import find_access_key, find_environment
from ..permissions import assign, check_allowed, find_role
from ..store import Query, Store
from . import Json, given, require_name

_LARGEST_PAGE = 100
_SORT_COLUMNS = {"api_key": "api_key", "created_at": "created_at", "name": "name COLLATE NOCASE", "enabled": "enabled"}


def list_(
    store: Store,
    sub_account_id: str,
    *,
    page_size: int | None = None,
    page: int | None = None,
    sort_by: str = "created_at",
    sort_order: str = "desc",
) -> Json:
    find_environment(store, sub_account_id)
    query = Query("access_keys")
    query.where("environment_id = ?", sub_account_id)
    query.sort(_SORT_COLUMNS[sort_by], sort_order)
    if page is not None or page_size is not None:
        query.page(page, page_size, _LARGEST_PAGE)
    return {
        "access_keys": [_show(store, row) for row in query.rows(store)],
        "total": store.count("SELECT count(*) FROM access_keys WHERE environment_id = ?", sub_account_id),
    }


def generate(store: Store, sub_account_id: str, *, body: Json) -> Json:
    find_environment(store, sub_account_id)
    check_allowed(store, "create", "cld::policy::global::api_keys::manage", sub_account_id)
    name = body.get("name")
    row = _add(
        store,
        sub_account_id,
        name=_unused_name(store, sub_account_id) if name is None else name,
        enabled=body.get("enabled") is not False,
    )
    return _render(row, api_secret=row["api_secret"])


def update(store: Store, sub_account_id: str, key: str, *, body: Json) -> Json:
    find_access_key(store, sub_account_id, key)
    changes = given(body, "name", "enabled", "dedicated_for")
    if "name" in changes:
        _free_name(store, sub_account_id, changes["name"], owner=key)
    if "dedicated_for" in changes:
        store.run(
            "UPDATE access_keys SET dedicated_for = NULL WHERE environment_id = ? AND dedicated_for = ?",
            sub_account_id,
            changes["dedicated_for"],
        )
    store.update("access_keys", "api_key", key, updated_at=store.now(), **changes)
    return _show(store, find_access_key(store, sub_account_id, key))


def delete(store: Store, sub_account_id: str, key: str) -> Json:
    find_access_key(store, sub_account_id, key)
    store.run("DELETE FROM access_keys WHERE api_key = ?", key)
    return {"message": "ok"}


def delete_by_name(store: Store, sub_account_id: str, *, name: str) -> Json:
    find_environment(store, sub_account_id)
    if not store.run("DELETE FROM access_keys WHERE environment_id = ? AND name = ?", sub_account_id, name):
        raise not_found()
    return {"message": "ok"}


def add_root_key(store: Store, environment_id: str) -> None:
    """The key that a new environment comes with. It may do everything there; other keys begin without a role."""
    api_key = _add(store, environment_id, name="Root", enabled=True, root=True)["api_key"]
    if store.permissions:
        role = find_role(store, "cld::role::prodenv::master_admin")
        assign(store, "add", role, "apiKey", api_key, {"scope_id": environment_id})


def _add(store: Store, environment_id: str, *, name: str, enabled: bool, root: bool = False) -> sqlite3.Row:
    api_key = store.new_api_key()
    now = store.now()
    store.insert(
        "access_keys",
        environment_id=environment_id,
        api_key=api_key,
        api_secret=store.new_secret(),
        name=_free_name(store, environment_id, name),
        enabled=enabled,
        root=root,
        created_at=now,
        updated_at=now,
    )
    return find_access_key(store, environment_id, api_key)


def _show(store: Store, row: sqlite3.Row) -> Json:
    return _render(row) if store.hide_secrets else _render(row, api_secret=row["api_secret"])


def _render(row: sqlite3.Row, **secret: str) -> Json:
    dedicated = {} if row["dedicated_for"] is None else {"dedicated_for": [row["dedicated_for"]]}
    return {
        "name": row["name"],
        "api_key": row["api_key"],
        **secret,
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
        "enabled": bool(row["enabled"]),
        **dedicated,
        "root": bool(row["root"]),
    }


def _free_name(store: Store, environment_id: str, name: str, *, owner: str = "") -> str:
    taken = "SELECT 1 FROM access_keys WHERE environment_id = ? AND name = ? AND api_key <> ?"
    if store.one(taken, environment_id, require_name(name), owner):
        raise conflict(f"an access key named {name} exists already")
    return name


def _unused_name(store: Store, environment_id: str) -> str:
    names = {row["name"] for row in store.all("SELECT name FROM access_keys WHERE environment_id = ?", environment_id)}
    number = len(names) + 1
    while f"Key {number}" in names:
        number += 1
    return f"Key {number}"
