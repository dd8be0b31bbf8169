# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Model,
    OptionalField,
)
from cloudinary_provisioning_runtime.reading import (
    as_text,
)


class EffectivePolicy(Model):
    """A policy that takes effect.

    Attributes:
        id (str | None): Id of the policy.
        policy_statement (str | None): The Cedar statement.
    """

    __slots__ = ()

    id = OptionalField("id", as_text)
    policy_statement = OptionalField("policy_statement", as_text)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and (type(value := get("id")) is str or value is None)
            and (type(value := get("policy_statement")) is str or value is None)
        )
