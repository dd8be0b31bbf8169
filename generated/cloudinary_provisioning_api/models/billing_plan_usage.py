# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_str

from .billing_metric_usage import BillingMetricUsage


class BillingPlanUsage(Model):
    """Usage under one plan.

    Attributes:
        plan_name: Name of the plan.
        metric_usage: Usage of each metric of the plan.
    """

    __slots__ = ()

    plan_name: str | None = field(read_str, optional=True)
    metric_usage: list[BillingMetricUsage] | None = field(ListOf(BillingMetricUsage.from_dict), optional=True)
