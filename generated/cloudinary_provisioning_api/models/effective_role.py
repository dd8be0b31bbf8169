# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_str

from .effective_policy import EffectivePolicy


class EffectiveRole(Model):
    """A role of a principal with the system policies it brings.

    Attributes:
        id: Id of the role.
        system_policies: System policies the role consists of.
    """

    __slots__ = ()

    id: str | None = field(read_str, optional=True)
    system_policies: list[EffectivePolicy] | None = field(ListOf(EffectivePolicy.from_dict), optional=True)
