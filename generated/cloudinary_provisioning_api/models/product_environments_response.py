# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Many,
    Model,
    all_fit,
)

from .product_environment import ProductEnvironment


class ProductEnvironmentsResponse(Model):
    """A list of product environments.

    Attributes:
        sub_accounts (list[ProductEnvironment]): The product environments.
    """

    __slots__ = ()

    sub_accounts = Field("sub_accounts", Many(ProductEnvironment))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and all_fit(data["sub_accounts"], ProductEnvironment._fits)
