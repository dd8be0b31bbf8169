# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Model,
    One,
)

from .custom_policy_response_data import CustomPolicyResponseData


class CustomPolicyResponse(Model):
    """One custom policy.

    Attributes:
        data (CustomPolicyResponseData): A custom policy as the service keeps it.
    """

    __slots__ = ()

    data = Field("data", One(CustomPolicyResponseData))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and CustomPolicyResponseData._fits(data["data"])
