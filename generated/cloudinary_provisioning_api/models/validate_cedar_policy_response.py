# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Many,
    Model,
    OptionalField,
    all_fit,
)
from cloudinary_provisioning_runtime.reading import (
    as_flag,
)

from .cedar_error import CedarError


class ValidateCedarPolicyResponse(Model):
    """What the check of a Cedar policy found.

    Attributes:
        valid (bool): Whether the policy is valid.
        errors (list[CedarError] | None): What is wrong with it; empty or absent when it is valid.
    """

    __slots__ = ()

    valid = Field("valid", as_flag)
    errors = OptionalField("errors", Many(CedarError))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and type(data["valid"]) is bool
            and ((value := get("errors")) is None or all_fit(value, CedarError._fits))
        )
