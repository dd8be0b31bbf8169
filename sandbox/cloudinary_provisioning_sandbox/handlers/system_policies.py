"""The policies that the service brings along."""

from ..catalogue import POLICIES, render_policy
from ..store import Store
from . import Json


def list_(store: Store, *, permission_type: str | None = None, scope_type: str = "account") -> Json:
    return {
        "data": [
            render_policy(policy)
            for policy in POLICIES.values()
            if policy.scope_type == scope_type and permission_type in (None, policy.permission_type)
        ]
    }
