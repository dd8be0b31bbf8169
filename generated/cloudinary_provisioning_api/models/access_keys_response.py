# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    ListOf,
    as_mapping,
    as_whole,
    required,
)
from .access_key import AccessKey


@attrs.define(kw_only=True)
class AccessKeysResponse(Model):
    """A page of access keys.

    Attributes:
        access_keys: The access keys of the page.
        total: Number of all access keys of the environment, on every page the same.
    """

    _attributes: ClassVar[Mapping[str, str]] = {"access_keys": "access_keys", "total": "total"}

    access_keys: list[AccessKey]
    total: int
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            access_keys=required(data, "access_keys", _read_access_keys),
            total=required(data, "total", as_whole),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_access_keys = ListOf(AccessKey.from_dict)
