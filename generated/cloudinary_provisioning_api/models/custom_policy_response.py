# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field

from .custom_policy_response_data import CustomPolicyResponseData


class CustomPolicyResponse(Model):
    """One custom policy.

    Attributes:
        data: A custom policy as the service keeps it.
    """

    __slots__ = ()

    data: CustomPolicyResponseData = field(CustomPolicyResponseData.from_dict)
