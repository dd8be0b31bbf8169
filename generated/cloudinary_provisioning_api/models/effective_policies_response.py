# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field

from .effective_policies_data import EffectivePoliciesData


class EffectivePoliciesResponse(Model):
    """The policies that take effect.

    Attributes:
        data: The policies that take effect, those of roles and custom ones.
    """

    __slots__ = ()

    data: EffectivePoliciesData = field(EffectivePoliciesData.from_dict)
