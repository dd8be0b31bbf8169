# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import read_str


class CedarError(Model):
    """One thing that is wrong with a Cedar policy.

    Attributes:
        cedar_message: What is wrong, for people.
        cedar_code: What is wrong, for programs.
    """

    __slots__ = ()

    cedar_message: str = field(read_str)
    cedar_code: str = field(read_str)
