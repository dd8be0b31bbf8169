# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_bool

from .cedar_error import CedarError


class ValidateCedarPolicyResponse(Model):
    """What the check of a Cedar policy found.

    Attributes:
        valid: Whether the policy is valid.
        errors: What is wrong with it; empty or absent when it is valid.
    """

    __slots__ = ()

    valid: bool = field(read_bool)
    errors: list[CedarError] | None = field(ListOf(CedarError.from_dict), optional=True)
