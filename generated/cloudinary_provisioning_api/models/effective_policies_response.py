# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Model,
    One,
)

from .effective_policies_data import EffectivePoliciesData


class EffectivePoliciesResponse(Model):
    """The policies that take effect.

    Attributes:
        data (EffectivePoliciesData): The policies that take effect, those of roles and custom ones.
    """

    __slots__ = ()

    data = Field("data", One(EffectivePoliciesData))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and EffectivePoliciesData._fits(data["data"])
