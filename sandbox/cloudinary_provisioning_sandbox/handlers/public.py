"""What the Permissions API tells anybody."""

from ..catalogue import CEDAR_SCHEMA, POLICIES, SYSTEM_ROLES, Policy, Role
from ..cedar import find_errors
from ..store import Store
from . import Json


def get_catalog(store: Store) -> Json:
    return {
        "catalog": {
            "system_policies": [_policy(policy) for policy in POLICIES.values()],
            "system_roles": [_role(role) for role in SYSTEM_ROLES.values()],
        }
    }


def _policy(policy: Policy) -> Json:
    return {
        "id": policy.id,
        "name": policy.name,
        "description": policy.description,
        "category": policy.category,
        "sub_category": policy.sub_category,
        "permission_type": policy.permission_type,
        "scope_type": policy.scope_type,
        "policy": policy.statement,
    }


def _role(role: Role) -> Json:
    return {
        "id": role.id,
        "name": role.name,
        "description": role.description,
        "permission_type": role.permission_type,
        "scope_type": role.scope_type,
        "system_policy_ids": [policy.id for policy in role.policies],
    }


def validate_policy(store: Store, *, body: Json) -> Json:
    errors = find_errors(body["policy"])
    return {"valid": not errors, "errors": errors}


def get_schema(store: Store) -> Json:
    return {"schema": CEDAR_SCHEMA}
