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
    as_text,
)

from .billing_metric_usage import BillingMetricUsage


class BillingPlanUsage(Model):
    """Usage under one plan.

    Attributes:
        plan_name (str | None): Name of the plan.
        metric_usage (list[BillingMetricUsage] | None): Usage of each metric of the plan.
    """

    __slots__ = ()

    plan_name = OptionalField("plan_name", as_text)
    metric_usage = OptionalField("metric_usage", Many(BillingMetricUsage))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and (type(value := get("plan_name")) is str or value is None)
            and ((value := get("metric_usage")) is None or all_fit(value, BillingMetricUsage._fits))
        )
