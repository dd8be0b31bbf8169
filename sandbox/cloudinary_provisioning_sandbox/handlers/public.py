"""What the Permissions API tells anybody."""

from ..catalogue import CEDAR_SCHEMA, POLICIES, SYSTEM_ROLES, render_policy, render_role
from ..cedar import find_errors
from ..store import Store
from . import Json


def get_catalog(store: Store) -> Json:
    roles = [
        {**render_role(role), "policies": [policy.id for policy in role.policies]} for role in SYSTEM_ROLES.values()
    ]
    return {"catalog": {"roles": roles, "policies": [render_policy(policy) for policy in POLICIES.values()]}}


def validate_policy(store: Store, *, body: Json) -> Json:
    errors = find_errors(body["policy"])
    return {"valid": not errors, "errors": errors}


def get_schema(store: Store) -> Json:
    return {"schema": CEDAR_SCHEMA}
