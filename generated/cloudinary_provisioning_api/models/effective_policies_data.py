# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf

from .effective_policy import EffectivePolicy
from .principal_role import PrincipalRole


class EffectivePoliciesData(Model):
    """The policies that take effect, those of roles and custom ones.

    Attributes:
        principals: Principals with their roles and the system policies of these.
        custom_policies: Custom policies.
    """

    __slots__ = ()

    principals: list[PrincipalRole] | None = field(ListOf(PrincipalRole.from_dict), optional=True)
    custom_policies: list[EffectivePolicy] | None = field(ListOf(EffectivePolicy.from_dict), optional=True)
