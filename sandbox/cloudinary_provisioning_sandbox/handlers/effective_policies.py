"""What takes effect once roles and policies are taken together."""

import json
import sqlite3
from collections import defaultdict

from ..catalogue import fill_in, fill_in_principal
from ..cedar import PRINCIPAL_TYPES
from ..permissions import ALL_ENVIRONMENTS, filter_scope, find_principal_filter, find_role
from ..store import Query, Store
from . import Json

Principal = tuple[str, str]

_ENTITY_TYPES = {kind: name for name, kind in PRINCIPAL_TYPES.items()}


def list_(
    store: Store,
    *,
    scope_type: str | None = None,
    scope_id: str | None = None,
    principal_type: str | None = None,
    principal_id: str | None = None,
) -> Json:
    find_principal_filter(store, principal_type, principal_id)
    assignments = Query("role_assignments")
    filter_scope(store, assignments, scope_type, scope_id)
    assignments.order_by("seq")
    wanted = [
        (principal, roles)
        for principal, roles in _by_principal(store, assignments.rows(store)).items()
        if principal_type in (None, principal[0]) and principal_id in (None, principal[1])
    ]
    return {
        "data": {
            "principals": [
                {
                    "principal_type": kind,
                    "principal_id": name,
                    "roles": [_render(store, kind, name, *role) for role in roles],
                }
                for (kind, name), roles in wanted
            ],
            "custom_policies": _custom_policies(store, scope_type, scope_id, principal_type, principal_id),
        }
    }


def _by_principal(store: Store, rows: list[sqlite3.Row]) -> dict[Principal, list[tuple[str, str]]]:
    """The roles of each principal with what they are for, each once; a user has those of their groups too."""
    roles: dict[Principal, dict[tuple[str, str], None]] = defaultdict(dict)
    for row in rows:
        role = (row["role_id"], row["policy_parameters"])
        roles[row["principal_type"], row["principal_id"]][role] = None
        if row["principal_type"] == "group":
            for member in store.all(
                "SELECT user_id FROM group_members WHERE group_id = ? ORDER BY seq", row["principal_id"]
            ):
                roles["user", member["user_id"]][role] = None
    return {principal: list(found) for principal, found in roles.items()}


def _render(store: Store, kind: str, principal_id: str, role_id: str, policy_parameters: str) -> Json:
    parameters = json.loads(policy_parameters)
    entity_type = _ENTITY_TYPES.get(kind, "Cloudinary::ProvisioningKey")

    def said(statement: str) -> str:
        return fill_in_principal(fill_in(statement, parameters), entity_type, principal_id)

    policies = find_role(store, role_id).policies
    return {
        "id": role_id,
        "system_policies": [{"id": policy.id, "policy_statement": said(policy.statement)} for policy in policies],
    }


def _custom_policies(
    store: Store, scope_type: str | None, scope_id: str | None, principal_type: str | None, principal_id: str | None
) -> list[Json]:
    query = Query("custom_policies")
    query.where("enabled")
    if scope_type is not None:
        query.where("scope_type = ?", scope_type)
    if scope_type == "prodenv" and scope_id is not None:
        query.where_in("scope_id", [scope_id, ALL_ENVIRONMENTS])
    if principal_type is not None:
        # A policy that names nobody is about everybody, and one about a group is about its members.
        about = (
            "principal_type IS NULL OR principal_type = ? AND (principal_id IS NULL OR ? IS NULL OR principal_id = ?)"
        )
        values = [principal_type, principal_id, principal_id]
        if principal_type == "user":
            about += (
                " OR principal_type = 'group' AND principal_id IN"
                " (SELECT group_id FROM group_members WHERE ? IS NULL OR user_id = ?)"
            )
            values += [principal_id, principal_id]
        query.where(about, *values)
    query.order_by("seq")
    return [{"id": row["id"], "policy_statement": row["policy_statement"]} for row in query.rows(store)]
