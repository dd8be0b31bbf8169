"""What the Permissions API tells anybody."""

from ..catalogue import CEDAR_SCHEMA, POLICIES, SYSTEM_ROLES, render_policy, render_role
from ..cedar import find_errors
from ..store import Store
from . import Json


def get_catalog(store: Store) -> Json:
    roles = [
        {
            **_only(render_role(role), "id", "name", "description", "permission_type", "scope_type"),
            "system_policy_ids": [policy.id for policy in role.policies],
        }
        for role in SYSTEM_ROLES.values()
    ]
    fields = ("id", "name", "description", "category", "sub_category", "permission_type", "scope_type")
    policies = [{**_only(render_policy(policy), *fields), "policy": policy.statement} for policy in POLICIES.values()]
    return {"catalog": {"system_policies": policies, "system_roles": roles}}


def _only(item: Json, *names: str) -> Json:
    return {name: item[name] for name in names}


def validate_policy(store: Store, *, body: Json) -> Json:
    errors = find_errors(body["policy"])
    return {"valid": not errors, "errors": errors}


def get_schema(store: Store) -> Json:
    return {"schema": CEDAR_SCHEMA}
