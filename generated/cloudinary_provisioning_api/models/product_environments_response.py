# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    ListOf,
    as_mapping,
    required,
)
from .product_environment import ProductEnvironment


@attrs.define(kw_only=True)
class ProductEnvironmentsResponse(Model):
    """A list of product environments.

    Attributes:
        sub_accounts: The product environments.
    """

    _attributes: ClassVar[Mapping[str, str]] = {"sub_accounts": "sub_accounts"}

    sub_accounts: list[ProductEnvironment]
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            sub_accounts=required(data, "sub_accounts", _read_sub_accounts),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_sub_accounts = ListOf(ProductEnvironment.from_dict)
