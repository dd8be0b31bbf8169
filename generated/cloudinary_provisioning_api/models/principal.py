# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any, Literal

import attrs
from cloudinary_provisioning_runtime import encode


@attrs.frozen(kw_only=True)
class Principal:
    """A principal to look at or to change.

    Attributes:
        type: Kind of principal, i.e. of who is given permissions. `apiKey` is the key of a product
            environment, `provisioningKey` the key of the account. One of "user", "group", "apiKey",
            "provisioningKey".
        id: Id of the principal; of an `apiKey` or a `provisioningKey`, the key itself.
    """

    type: Literal["user", "group", "apiKey", "provisioningKey"]
    id: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that is sent."""
        return encode.body({"type": self.type, "id": self.id})
