# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from datetime import date

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_date, read_float

from .cloud_asset_type_breakdown import CloudAssetTypeBreakdown
from .usage_breakdown import UsageBreakdown


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

    __slots__ = ()

    from_day: date | None = field(read_date, optional=True)
    to_day: date | None = field(read_date, optional=True)
    usage: float | None = field(read_float, optional=True)
    breakdown: UsageBreakdown | None = field(UsageBreakdown.from_dict, optional=True)
    product_environment_breakdown: list[CloudAssetTypeBreakdown] | None = field(
        ListOf(CloudAssetTypeBreakdown.from_dict), optional=True
    )
