# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import read_str


class SuccessResponse(Model):
    """Outcome of a deletion.

    Attributes:
        message: Outcome in a word, `ok`.
    """

    __slots__ = ()

    message: str | None = field(read_str, optional=True)
