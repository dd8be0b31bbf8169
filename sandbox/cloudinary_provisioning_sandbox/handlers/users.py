"""The users of the account."""

import sqlite3
from collections import defaultdict
from datetime import datetime, timedelta

from ..clock import iso, read_timestamp
from ..errors import bad_request, conflict
from ..lookup import find_environment, find_user
from ..store import Query, Store
from . import Json, given, is_email, require_name

_DEFAULT_PAGE = 100
# The role is optional in the contract and no default is documented: the one that may do least.
_DEFAULT_ROLE = "media_library_user"
_SORT_COLUMNS = {
    "name": "name COLLATE NOCASE",
    "role": "role",
    "status": "NOT pending",
    "activity": "last_login",
    "created_at": "created_at",
}


def list_(
    store: Store,
    *,
    pending: bool | None = None,
    status: str | None = None,
    ids: list[str] | None = None,
    emails: list[str] | None = None,
    prefix: str | None = None,
    sub_account_id: str | None = None,
    last_login: bool | None = None,
    from_: str | None = None,
    to: str | None = None,
    union_type: str = "include",
    sort_by: str = "created_at",
    sort_order: str = "desc",
    page: int | None = None,
    page_size: int | None = None,
) -> Json:
    query = Query("users")
    if pending is not None:
        query.where("pending = ?", pending)
    if status:
        query.where("pending = ?", status == "pending")
    if ids:
        query.where_in("id", ids)
    if emails:
        query.where_in("email", emails)
    if prefix:
        query.where("starts_with(name, ?) OR starts_with(email, ?)", prefix, prefix)
    if sub_account_id:
        find_environment(store, sub_account_id)
        query.where(
            "NOT limited OR role = 'master_admin'"
            " OR id IN (SELECT user_id FROM user_environments WHERE environment_id = ?)",
            sub_account_id,
        )
    if last_login is not None:
        _filter_by_login(query, wanted=last_login is (union_type == "include"), first=from_, last=to)
    query.sort(_SORT_COLUMNS[sort_by], sort_order)
    if page is not None or page_size is not None:
        query.page(page, page_size, _DEFAULT_PAGE)
    return {"users": _render(store, query.rows(store))}


def create(store: Store, *, body: Json) -> Json:
    user_id = store.new_id()
    now = store.now()
    role = body.get("role") or _DEFAULT_ROLE
    store.insert(
        "users",
        id=user_id,
        name=require_name(body["name"]),
        email=_free_email(store, body["email"]),
        role=role,
        enabled=body.get("enabled") is not False,
        # Nobody can set a password in the sandbox, so a user never leaves this state.
        pending=True,
        limited=False,
        created_at=now,
        updated_at=now,
    )
    _limit(store, user_id, role, body.get("sub_account_ids"))
    return get(store, user_id)


def get(store: Store, user_id: str) -> Json:
    return _render(store, [find_user(store, user_id)])[0]


def update(store: Store, user_id: str, *, body: Json) -> Json:
    user = find_user(store, user_id)
    changes = given(body, "name", "email", "role", "enabled")
    if "name" in changes:
        require_name(changes["name"])
    if "email" in changes:
        _free_email(store, changes["email"], owner=user_id)
    store.update("users", "id", user_id, updated_at=store.now(), **changes)
    _limit(store, user_id, changes.get("role", user["role"]), body.get("sub_account_ids"))
    return get(store, user_id)


def delete(store: Store, user_id: str) -> Json:
    find_user(store, user_id)
    store.run("DELETE FROM users WHERE id = ?", user_id)
    return {"message": "ok"}


def get_groups(store: Store, user_id: str) -> Json:
    find_user(store, user_id)
    return {"groups": _groups(store, [user_id])[user_id]}


def list_sub_accounts(store: Store, user_id: str) -> Json:
    user = find_user(store, user_id)
    query = Query("environments")
    if _is_limited(user):
        query.where("id IN (SELECT environment_id FROM user_environments WHERE user_id = ?)", user_id)
    query.order_by("seq")
    return {
        "sub_accounts": [
            {
                "id": row["id"],
                "name": row["name"],
                "description": "",
                "cloud_name": row["cloud_name"],
                "enabled": bool(row["enabled"]),
            }
            for row in query.rows(store)
        ]
    }


def _render(store: Store, rows: list[sqlite3.Row]) -> list[Json]:
    """The fields of both generations of the API, telling the same."""
    user_ids = [row["id"] for row in rows]
    groups = _groups(store, user_ids)
    environments = _environment_ids(store, [row["id"] for row in rows if row["limited"]])
    environment_count = store.count("SELECT count(*) FROM environments")
    users = []
    for row in rows:
        limited = _is_limited(row)
        first_name, _, last_name = row["name"].partition(" ")
        user: Json = {
            "id": row["id"],
            "name": row["name"],
            "first_name": first_name,
            "last_name": last_name,
            "role": row["role"],
            "email": row["email"],
            "pending": bool(row["pending"]),
            "enabled": bool(row["enabled"]),
            "status": "pending" if row["pending"] else "active",
            "created_at": row["created_at"],
            "updated_at": row["updated_at"],
            "all_sub_accounts": not limited,
            "groups": groups[row["id"]],
            "providers": [],
            "email_preferences": {},
            "account_id": store.account.account_id,
            "two_factor": False,
            "root": False,
            "group_count": len(groups[row["id"]]),
            "sub_account_count": len(environments[row["id"]]) if limited else environment_count,
        }
        if row["last_login"] is not None:
            user["last_login"] = row["last_login"]
        if limited:
            user["sub_account_ids"] = ",".join(environments[row["id"]])
        users.append(user)
    return users


def _groups(store: Store, user_ids: list[str]) -> dict[str, list[Json]]:
    groups: dict[str, list[Json]] = defaultdict(list)
    query = Query("group_members JOIN user_groups ON user_groups.id = group_id", "user_id, user_groups.id, name")
    query.where_in("user_id", user_ids)
    query.order_by("user_groups.seq")
    for row in query.rows(store):
        groups[row["user_id"]].append({"id": row["id"], "name": row["name"]})
    return groups


def _environment_ids(store: Store, user_ids: list[str]) -> dict[str, list[str]]:
    environments: dict[str, list[str]] = defaultdict(list)
    query = Query("user_environments JOIN environments ON id = environment_id", "user_id, environment_id")
    query.where_in("user_id", user_ids)
    query.order_by("seq")
    for row in query.rows(store):
        environments[row["user_id"]].append(row["environment_id"])
    return environments


def _is_limited(user: sqlite3.Row) -> bool:
    return bool(user["limited"]) and user["role"] != "master_admin"


def _limit(store: Store, user_id: str, role: str, environment_ids: list[str] | None) -> None:
    # A master admin always sees every environment: the service ignores the list.
    if environment_ids is None or role == "master_admin":
        return
    for environment_id in environment_ids:
        find_environment(store, environment_id)
    # `limited` is a state of its own: a user whose last environment is deleted must not suddenly see all.
    store.update("users", "id", user_id, limited=bool(environment_ids))
    store.run("DELETE FROM user_environments WHERE user_id = ?", user_id)
    for environment_id in environment_ids:
        store.run("INSERT OR IGNORE INTO user_environments VALUES (?, ?)", user_id, environment_id)


def _filter_by_login(query: Query, *, wanted: bool, first: str | None, last: str | None) -> None:
    found, moments = "last_login IS NOT NULL", []
    if first:
        found += " AND last_login >= ?"
        moments.append(_moment(first))
    if last:
        found += " AND last_login <= ?"
        moments.append(_moment(last, end_of_day=True))
    query.where(found if wanted else f"NOT ({found})", *moments)


def _moment(text: str, *, end_of_day: bool = False) -> str:
    """Read a day or a moment and write it as the store does, so that text compares as time."""
    try:
        # One of the vendor's SDKs writes days as 31-01-2026.
        moment = read_timestamp(datetime.strptime(text, "%d-%m-%Y") if text[2:3] == "-" else text)
        if end_of_day and len(text) <= len("2026-01-31"):
            moment += timedelta(days=1, seconds=-1)
    except (ValueError, OverflowError):
        raise bad_request(f"{text[:40]} is not a date such as 2026-01-31") from None
    return iso(moment)


def _free_email(store: Store, email: str, *, owner: str = "") -> str:
    if not is_email(email):
        raise bad_request("email is invalid")
    if store.one("SELECT 1 FROM users WHERE email = ? AND id <> ?", email, owner):
        raise conflict(f"a user with the email {email} exists already")
    return email
