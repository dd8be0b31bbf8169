# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    ListOf,
    as_mapping,
    as_number,
    as_text,
    optional,
)
from .billing_cycle import BillingCycle


@attrs.define(kw_only=True)
class BillingMetricUsage(Model):
    """Usage of one metric.

    Attributes:
        metric: Name of the metric.
        limit: What the plan includes of the metric in one cycle, in the unit of the metric.
        cycles: Usage by billing cycle.
        monthly_cycles: Usage by month, where it is reported beside `cycles`.
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "metric": "metric",
        "limit": "limit",
        "cycles": "cycles",
        "monthly_cycles": "monthly_cycles",
    }

    metric: str | None = None
    limit: float | None = None
    cycles: list[BillingCycle] | None = None
    monthly_cycles: list[BillingCycle] | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            metric=optional(data, "metric", as_text),
            limit=optional(data, "limit", as_number),
            cycles=optional(data, "cycles", _read_cycles),
            monthly_cycles=optional(data, "monthly_cycles", _read_monthly_cycles),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_cycles = ListOf(BillingCycle.from_dict)
_read_monthly_cycles = ListOf(BillingCycle.from_dict)
