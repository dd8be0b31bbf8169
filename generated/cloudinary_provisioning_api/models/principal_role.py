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

from .effective_role import EffectiveRole


class PrincipalRole(Model):
    """A principal and the roles that take effect for it.

    Attributes:
        principal_type (str | None): Kind of principal, `user`, `group`, `apiKey` or `provisioningKey`.
        principal_id (str | None): Id of the principal; of an `apiKey` or a `provisioningKey`, the key
            itself.
        roles (list[EffectiveRole] | None): Its roles.
    """

    __slots__ = ()

    principal_type = OptionalField("principal_type", as_text)
    principal_id = OptionalField("principal_id", as_text)
    roles = OptionalField("roles", Many(EffectiveRole))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and (type(value := get("principal_type")) is str or value is None)
            and (type(value := get("principal_id")) is str or value is None)
            and ((value := get("roles")) is None or all_fit(value, EffectiveRole._fits))
        )
