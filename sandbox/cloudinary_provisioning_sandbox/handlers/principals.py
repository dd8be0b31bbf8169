"""The roles of users, groups and keys."""

from typing import Any

from ..cursors import PAGE, next_cursor, read_cursor
from ..permissions import (
    assign,
    content_filter,
    filter_content,
    filter_scope,
    find_principal,
    find_principal_filter,
    find_role,
    render_assignment,
    require,
)
from ..store import Query, Store
from . import Json


def list_roles(
    store: Store,
    *,
    principal_type: str,
    principal_id: str,
    permission_type: str,
    management_type: str | None = None,
    scope_type: str | None = None,
    scope_id: str | None = None,
    folder_id: str | None = None,
    collection_id: str | None = None,
    param_key: list[str] | None = None,
    param_value: list[str] | None = None,
) -> Json:
    find_principal(store, principal_type, principal_id)
    roles = _roles(
        store,
        principal_type,
        principal_id,
        scope_type,
        scope_id,
        content_filter(folder_id, collection_id, param_key, param_value),
    )
    return {
        "data": [
            role
            for role in roles
            if role["permission_type"] == permission_type and management_type in (None, role["management_type"])
        ]
    }


def update_roles(store: Store, *, body: Json) -> None:
    operation, principal, roles = require(body, "operation", "principal", "roles")
    find_principal(store, principal["type"], principal["id"])
    for role in roles:
        assign(store, operation, find_role(store, role["id"]), principal["type"], principal["id"], role)


def inspect(
    store: Store,
    *,
    scope_type: str,
    scope_id: str | None = None,
    principal_type: str | None = None,
    principal_id: str | None = None,
    folder_id: str | None = None,
    collection_id: str | None = None,
    param_key: list[str] | None = None,
    param_value: list[str] | None = None,
    cursor: str | None = None,
) -> Json:
    find_principal_filter(store, principal_type, principal_id)
    content = content_filter(folder_id, collection_id, param_key, param_value)
    query = Query("role_assignments", "DISTINCT principal_type, principal_id")
    filter_scope(store, query, scope_type, scope_id)
    filter_content(query, content)
    if principal_type is not None:
        query.where("principal_type = ?", principal_type)
    if principal_id is not None:
        query.where("principal_id = ?", principal_id)
    if cursor:
        query.where("(principal_type, principal_id) > (?, ?)", *read_cursor("principals", cursor, str, str))
    query.order_by("principal_type, principal_id")
    query.page(1, PAGE + 1)
    found = [(row["principal_type"], row["principal_id"]) for row in query.rows(store)]
    return _page(
        [_inspected(store, *principal, scope_type, scope_id, content) for principal in found[:PAGE]],
        next_cursor("principals", *found[PAGE - 1]) if len(found) > PAGE else None,
    )


def inspect_multiple(store: Store, *, body: Json) -> Json:
    principals = body["principals"]
    for principal in principals:
        find_principal(store, principal["type"], principal["id"])
    [start] = read_cursor("named", body["cursor"], int) if body.get("cursor") else [0]
    end = start + PAGE
    content = body.get("policy_parameters") or {}
    return _page(
        [
            _inspected(store, principal["type"], principal["id"], body["scope_type"], body.get("scope_id"), content)
            for principal in principals[start:end]
        ],
        next_cursor("named", end) if len(principals) > end else None,
    )


def _page(principals: list[Json], cursor: str | None) -> Json:
    return {"data": {"principals": principals}, **({} if cursor is None else {"next_cursor": cursor})}


def _inspected(
    store: Store, kind: str, principal_id: str, scope_type: str, scope_id: str | None, content: Json
) -> Json:
    roles = _roles(store, kind, principal_id, scope_type, scope_id, content)
    return {"type": kind, "id": principal_id, "roles": roles}


def _roles(
    store: Store, kind: str, principal_id: str, scope_type: str | None, scope_id: str | None, content: Json
) -> list[dict[str, Any]]:
    query = Query("role_assignments")
    query.where("principal_type = ?", kind)
    query.where("principal_id = ?", principal_id)
    filter_scope(store, query, scope_type, scope_id)
    filter_content(query, content)
    query.order_by("seq")
    return [render_assignment(store, row) for row in query.rows(store)]
