# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_float, read_str

from .billing_cycle import BillingCycle


class BillingMetricUsage(Model):
    """Usage of one metric.

    Attributes:
        metric: Name of the metric.
        limit: What the plan includes of the metric in one cycle, in the unit of the metric.
        cycles: Usage by billing cycle.
        monthly_cycles: Usage by month, where it is reported beside `cycles`.
    """

    __slots__ = ()

    metric: str | None = field(read_str, optional=True)
    limit: float | None = field(read_float, optional=True)
    cycles: list[BillingCycle] | None = field(ListOf(BillingCycle.from_dict), optional=True)
    monthly_cycles: list[BillingCycle] | None = field(ListOf(BillingCycle.from_dict), optional=True)
