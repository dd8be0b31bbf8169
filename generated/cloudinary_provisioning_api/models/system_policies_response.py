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
    as_text,
)

from .system_policy_response_data import SystemPolicyResponseData


class SystemPoliciesResponse(Model):
    """The system policies.

    Attributes:
        data (list[SystemPolicyResponseData]): The policies.
        next_cursor (str | None): Opaque cursor; the operation takes none, so there is nowhere to pass it.
    """

    __slots__ = ()

    data = Field("data", Many(SystemPolicyResponseData))
    next_cursor = OptionalField("next_cursor", as_text)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and all_fit(data["data"], SystemPolicyResponseData._fits)
            and (type(value := get("next_cursor")) is str or value is None)
        )
