# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    ListOf,
    as_mapping,
    as_text,
    optional,
)
from .billing_metric_usage import BillingMetricUsage


@attrs.define(kw_only=True)
class BillingPlanUsage(Model):
    """Usage under one plan.

    Attributes:
        plan_name: Name of the plan.
        metric_usage: Usage of each metric of the plan.
    """

    _attributes: ClassVar[Mapping[str, str]] = {"plan_name": "plan_name", "metric_usage": "metric_usage"}

    plan_name: str | None = None
    metric_usage: list[BillingMetricUsage] | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            plan_name=optional(data, "plan_name", as_text),
            metric_usage=optional(data, "metric_usage", _read_metric_usage),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found


_read_metric_usage = ListOf(BillingMetricUsage.from_dict)
