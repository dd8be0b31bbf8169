# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    ListOf,
    as_date,
    as_mapping,
    as_number,
    optional,
)
from .cloud_asset_type_breakdown import CloudAssetTypeBreakdown
from .usage_breakdown import UsageBreakdown


@attrs.define(kw_only=True)
class BillingCycle(Model):
    """Usage of one metric in one cycle.

    Attributes:
        from_day: First day of the cycle.
        to_day: Last day of the cycle.
        usage: What was used, in the unit of the metric.
        breakdown: Usage by what caused it. Only the parts that belong to the metric are there.
        product_environment_breakdown: Usage by product environment and type. Only with
            `include_prodenv_breakdown`.
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "from_day": "from_day",
        "to_day": "to_day",
        "usage": "usage",
        "breakdown": "breakdown",
        "product_environment_breakdown": "product_environment_breakdown",
    }

    from_day: date | None = None
    to_day: date | None = None
    usage: float | None = None
    breakdown: UsageBreakdown | None = None
    product_environment_breakdown: list[CloudAssetTypeBreakdown] | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            from_day=optional(data, "from_day", as_date),
            to_day=optional(data, "to_day", as_date),
            usage=optional(data, "usage", as_number),
            breakdown=optional(data, "breakdown", UsageBreakdown.from_dict),
            product_environment_breakdown=optional(
                data, "product_environment_breakdown", _read_product_environment_breakdown
            ),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_product_environment_breakdown = ListOf(CloudAssetTypeBreakdown.from_dict)
