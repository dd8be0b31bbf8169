# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import read_str


class EffectivePolicy(Model):
    """A policy that takes effect.

    Attributes:
        id: Id of the policy.
        policy_statement: The Cedar statement.
    """

    __slots__ = ()

    id: str | None = field(read_str, optional=True)
    policy_statement: str | None = field(read_str, optional=True)
