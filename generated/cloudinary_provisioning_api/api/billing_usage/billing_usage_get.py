# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Get billing usage."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.encoding import path, query
from cloudinary_provisioning_runtime.reading import (
    ListOf,
)
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.billing_plan_usage import BillingPlanUsage


def billing_usage_get(
    account_id: str, *, year: int | Unset = UNSET, include_prodenv_breakdown: bool | Unset = UNSET
) -> Call[list[BillingPlanUsage]]:
    """GET /v1_1/provisioning/accounts/{account_id}/billing_usage"""
    return Call(
        "billing_usage.get",
        "GET",
        path("/v1_1/provisioning/accounts/{account_id}/billing_usage", account_id=account_id),
        ListOf(BillingPlanUsage.from_dict),
        query=query({"year": year, "include_prodenv_breakdown": include_prodenv_breakdown}),
    )
