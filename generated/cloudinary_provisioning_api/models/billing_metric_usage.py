# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Many,
    Model,
    OptionalField,
    all_fit,
)
from cloudinary_provisioning_runtime.reading import (
    as_number,
    as_text,
)

from .billing_cycle import BillingCycle


class BillingMetricUsage(Model):
    """Usage of one metric.

    Attributes:
        metric (str | None): Name of the metric.
        limit (float | None): What the plan includes of the metric in one cycle, in the unit of the metric.
        cycles (list[BillingCycle] | None): Usage by billing cycle.
        monthly_cycles (list[BillingCycle] | None): Usage by month, where it is reported beside `cycles`.
    """

    __slots__ = ()

    metric = OptionalField("metric", as_text)
    limit = OptionalField("limit", as_number)
    cycles = OptionalField("cycles", Many(BillingCycle))
    monthly_cycles = OptionalField("monthly_cycles", Many(BillingCycle))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and (type(value := get("metric")) is str or value is None)
            and (type(value := get("limit")) in (float, int) or value is None)
            and ((value := get("cycles")) is None or all_fit(value, BillingCycle._fits))
            and ((value := get("monthly_cycles")) is None or all_fit(value, BillingCycle._fits))
        )
