"""Product environments, called sub-accounts on the wire."""

import json
import re
import sqlite3
from collections import defaultdict

from ..errors import bad_request, conflict
from ..lookup import find_environment
from ..store import Query, Store
from . import Json, given, require_name
from .access_keys import add_root_key

_CLOUD_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def list_(
    store: Store,
    *,
    enabled: bool | None = None,
    ids: list[str] | None = None,
    cloud_names: list[str] | None = None,
    prefix: str | None = None,
) -> Json:
    query = Query("environments")
    if enabled is not None:
        query.where("enabled = ?", enabled)
    if ids:
        query.where_in("id", ids)
    if cloud_names:
        query.where_in("cloud_name", cloud_names)
    if prefix:
        query.where("starts_with(name, ?)", prefix)
    query.order_by("seq")
    return {"sub_accounts": _render(store, query.rows(store), hide_secrets=store.hide_secrets)}


def create(store: Store, *, body: Json) -> Json:
    base = body.get("base_sub_account_id")
    # Limits and flags are what a base passes on; the sandbox has none, so all that is left is that it must exist.
    # The contract lists no 404 here, and the live message begins with a small letter here only.
    if base is not None and store.one("SELECT 1 FROM environments WHERE id = ?", base) is None:
        raise bad_request(f"cannot find sub account with id {base}")
    name = require_name(body["name"])
    cloud_name = body.get("cloud_name")
    environment_id = store.new_id()
    now = store.now()
    store.insert(
        "environments",
        id=environment_id,
        name=name,
        cloud_name=_derived_cloud_name(store, name) if cloud_name is None else _free_cloud_name(store, cloud_name),
        enabled=body.get("enabled") is not False,
        custom_attributes=json.dumps(body.get("custom_attributes") or {}),
        created_at=now,
        updated_at=now,
    )
    add_root_key(store, environment_id)
    return _render(store, [find_environment(store, environment_id)], hide_secrets=False)[0]


def get(store: Store, sub_account_id: str) -> Json:
    return _render(store, [find_environment(store, sub_account_id)], hide_secrets=store.hide_secrets)[0]


def update(store: Store, sub_account_id: str, *, body: Json) -> Json:
    find_environment(store, sub_account_id)
    changes = given(body, "name", "cloud_name", "custom_attributes", "enabled")
    if "name" in changes:
        changes["name"] = require_name(changes["name"])
    if "cloud_name" in changes:
        changes["cloud_name"] = _free_cloud_name(store, changes["cloud_name"], owner=sub_account_id)
    if "custom_attributes" in changes:
        changes["custom_attributes"] = json.dumps(changes["custom_attributes"])
    store.update("environments", "id", sub_account_id, updated_at=store.now(), **changes)
    return get(store, sub_account_id)


def delete(store: Store, sub_account_id: str) -> Json:
    find_environment(store, sub_account_id)
    store.run("DELETE FROM environments WHERE id = ?", sub_account_id)
    return {"message": "ok"}


def _render(store: Store, rows: list[sqlite3.Row], *, hide_secrets: bool) -> list[Json]:
    return [
        {
            "id": row["id"],
            "name": row["name"],
            "cloud_name": row["cloud_name"],
            "enabled": bool(row["enabled"]),
            "custom_attributes": json.loads(row["custom_attributes"]),
            "api_access_keys": keys,
            "created_at": row["created_at"],
            "updated_at": row["updated_at"],
        }
        for row, keys in zip(rows, _enabled_keys(store, rows, hide_secrets=hide_secrets), strict=True)
    ]


def _enabled_keys(store: Store, environments: list[sqlite3.Row], *, hide_secrets: bool) -> list[list[Json]]:
    keys: dict[str, list[Json]] = defaultdict(list)
    query = Query("access_keys")
    query.where("enabled")
    query.where_in("environment_id", [row["id"] for row in environments])
    query.order_by("seq")
    for row in query.rows(store):
        secret = "" if hide_secrets else row["api_secret"]
        keys[row["environment_id"]].append({"key": row["api_key"], "secret": secret, "enabled": True})
    return [keys[row["id"]] for row in environments]


def _free_cloud_name(store: Store, cloud_name: str, *, owner: str = "") -> str:
    if not _CLOUD_NAME.fullmatch(cloud_name):
        raise bad_request("cloud_name may hold letters, digits, hyphens and underscores only")
    if store.one("SELECT 1 FROM environments WHERE cloud_name = ? AND id <> ?", cloud_name, owner):
        raise conflict(f"Cloud name {cloud_name} is already taken")
    return cloud_name


def _derived_cloud_name(store: Store, name: str) -> str:
    base = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "cloud"
    taken = {
        row["cloud_name"].lower()
        for row in store.all("SELECT cloud_name FROM environments WHERE starts_with(cloud_name, ?)", base)
    }
    candidate, number = base, 1
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate
