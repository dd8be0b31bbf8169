# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Many,
    Model,
    OptionalField,
    all_fit,
)
from cloudinary_provisioning_runtime.reading import (
    as_text,
)

from .effective_policy import EffectivePolicy


class EffectiveRole(Model):
    """A role of a principal with the system policies it brings.

    Attributes:
        id (str | None): Id of the role.
        system_policies (list[EffectivePolicy] | None): System policies the role consists of.
    """

    __slots__ = ()

    id = OptionalField("id", as_text)
    system_policies = OptionalField("system_policies", Many(EffectivePolicy))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and (type(value := get("id")) is str or value is None)
            and ((value := get("system_policies")) is None or all_fit(value, EffectivePolicy._fits))
        )
