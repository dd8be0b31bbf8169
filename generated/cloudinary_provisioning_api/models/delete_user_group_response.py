# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Model,
    OptionalField,
)
from cloudinary_provisioning_runtime.reading import (
    as_flag,
    as_text,
)


class DeleteUserGroupResponse(Model):
    """Outcome of deleting a user group.

    Attributes:
        ok (bool | None): Whether the group is deleted.
        message (str | None): Outcome in a word, such as `ok`.
    """

    __slots__ = ()

    ok = OptionalField("ok", as_flag)
    message = OptionalField("message", as_text)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and (type(value := get("ok")) is bool or value is None)
            and (type(value := get("message")) is str or value is None)
        )
