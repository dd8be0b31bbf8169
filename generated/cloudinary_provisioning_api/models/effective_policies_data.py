# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Many,
    Model,
    OptionalField,
    all_fit,
)

from .effective_policy import EffectivePolicy
from .principal_role import PrincipalRole


class EffectivePoliciesData(Model):
    """The policies that take effect, those of roles and custom ones.

    Attributes:
        principals (list[PrincipalRole] | None): Principals with their roles and the system policies of
            these.
        custom_policies (list[EffectivePolicy] | None): Custom policies.
    """

    __slots__ = ()

    principals = OptionalField("principals", Many(PrincipalRole))
    custom_policies = OptionalField("custom_policies", Many(EffectivePolicy))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and ((value := get("principals")) is None or all_fit(value, PrincipalRole._fits))
            and ((value := get("custom_policies")) is None or all_fit(value, EffectivePolicy._fits))
        )
