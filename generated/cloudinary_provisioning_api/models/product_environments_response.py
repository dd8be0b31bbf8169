# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Iterator

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf

from .product_environment import ProductEnvironment


class ProductEnvironmentsResponse(Model):
    """A list of product environments.

    Attributes:
        sub_accounts: The product environments.
    """

    __slots__ = ()

    sub_accounts: list[ProductEnvironment] = field(ListOf(ProductEnvironment.from_dict))

    def __iter__(self) -> Iterator[ProductEnvironment]:
        return iter(self.sub_accounts or ())

    def __len__(self) -> int:
        return len(self.sub_accounts or ())
