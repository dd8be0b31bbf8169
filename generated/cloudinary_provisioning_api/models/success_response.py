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


class SuccessResponse(Model):
    """Outcome of a deletion.

    Attributes:
        message (str | None): Outcome in a word, `ok`.
    """

    __slots__ = ()

    message = OptionalField("message", as_text)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and (type(value := get("message")) is str or value is None)
