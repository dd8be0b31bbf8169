"""Find a thing by its id, or answer 404 in the words of the live service where they are known."""

import sqlite3

from .errors import not_found
from .store import Store


def find_environment(store: Store, environment_id: str) -> sqlite3.Row:
    row = store.one("SELECT * FROM environments WHERE id = ?", environment_id)
    if row is None:
        raise not_found(f"Cannot find sub account with id {environment_id}")
    return row


def find_access_key(store: Store, environment_id: str, api_key: str) -> sqlite3.Row:
    find_environment(store, environment_id)
    row = store.one("SELECT * FROM access_keys WHERE environment_id = ? AND api_key = ?", environment_id, api_key)
    if row is None:
        raise not_found()
    return row


def find_user(store: Store, user_id: str) -> sqlite3.Row:
    return _find(store, "users", user_id)


def find_group(store: Store, group_id: str) -> sqlite3.Row:
    return _find(store, "user_groups", group_id)


def _find(store: Store, table: str, thing_id: str) -> sqlite3.Row:
    row = store.one(f"SELECT * FROM {table} WHERE id = ?", thing_id)
    if row is None:
        raise not_found()
    return row
