# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Many,
    Model,
    One,
    OptionalField,
    all_fit,
    is_date,
)
from cloudinary_provisioning_runtime.reading import (
    as_date,
    as_number,
)

from .cloud_asset_type_breakdown import CloudAssetTypeBreakdown
from .usage_breakdown import UsageBreakdown


class BillingCycle(Model):
    """Usage of one metric in one cycle.

    Attributes:
        from_day (date | None): First day of the cycle.
        to_day (date | None): Last day of the cycle.
        usage (float | None): What was used, in the unit of the metric.
        breakdown (UsageBreakdown | None): Usage by what caused it. Only the parts that belong to the metric
            are there.
        product_environment_breakdown (list[CloudAssetTypeBreakdown] | None): Usage by product environment
            and type. Only with `include_prodenv_breakdown`.
    """

    __slots__ = ()

    from_day = OptionalField("from_day", as_date)
    to_day = OptionalField("to_day", as_date)
    usage = OptionalField("usage", as_number)
    breakdown = OptionalField("breakdown", One(UsageBreakdown))
    product_environment_breakdown = OptionalField("product_environment_breakdown", Many(CloudAssetTypeBreakdown))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and ((value := get("from_day")) is None or is_date(value))
            and ((value := get("to_day")) is None or is_date(value))
            and (type(value := get("usage")) in (float, int) or value is None)
            and ((value := get("breakdown")) is None or UsageBreakdown._fits(value))
            and (
                (value := get("product_environment_breakdown")) is None or all_fit(value, CloudAssetTypeBreakdown._fits)
            )
        )
