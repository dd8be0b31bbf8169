"""What the Permissions API tells anybody."""

from ..catalogue import CEDAR_SCHEMA, POLICIES, SYSTEM_ROLES, render_policy, render_role
from ..cedar import find_errors
from ..store import Store
from . import Json

_SHOWN = ("id", "name", "description", "category", "sub_category", "permission_type", "scope_type")


def get_catalog(store: Store) -> Json:
    policies = [{**_only(render_policy(policy), *_SHOWN), "policy": policy.statement} for policy in POLICIES.values()]
    roles = [
        {**_only(render_role(role), *_SHOWN), "system_policy_ids": [policy.id for policy in role.policies]}
        for role in SYSTEM_ROLES.values()
    ]
    return {"catalog": {"system_policies": policies, "system_roles": roles}}


def _only(item: Json, *names: str) -> Json:
    return {name: item[name] for name in names if name in item}


def validate_policy(store: Store, *, body: Json) -> Json:
    errors = find_errors(body["policy"])
    return {"valid": not errors, "errors": errors}


def get_schema(store: Store) -> Json:
    return {"schema": CEDAR_SCHEMA}
