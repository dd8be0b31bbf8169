# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""What the account has used of its plan."""

from __future__ import annotations

from cloudinary_provisioning_runtime import encode
from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.read import ListOf
from cloudinary_provisioning_runtime.resource import AsyncResource, CallResource, Resource
from cloudinary_provisioning_runtime.unset import UNSET, Unset

from ..models.billing_plan_usage import BillingPlanUsage


class BillingUsageCalls(CallResource):
    """The calls of `client.billing_usage`, as values."""

    def get(
        self, *, year: int | Unset = UNSET, include_prodenv_breakdown: bool | Unset = UNSET
    ) -> Call[list[BillingPlanUsage]]:
        """GET /v1_1/provisioning/accounts/{account_id}/billing_usage"""
        return Call(
            "billing_usage.get",
            "GET",
            self._path("/v1_1/provisioning/accounts/{account_id}/billing_usage"),
            ListOf(BillingPlanUsage.from_dict),
            query=encode.query({"year": year, "include_prodenv_breakdown": include_prodenv_breakdown}),
        )


class BillingUsage(Resource[BillingUsageCalls]):
    """What the account has used of its plan."""

    def get(
        self, *, year: int | Unset = UNSET, include_prodenv_breakdown: bool | Unset = UNSET
    ) -> list[BillingPlanUsage]:
        """Get billing usage.

        Returns what the account used of each metric of its plans, by billing cycle. The figures are brought up
        to date once a day.

        With `year`: the cycles that began in that year, a single one for an annual subscription, one per month
        for a monthly subscription. Without it: those of the year in which the active subscription period began,
        or an empty list if no subscription is active.

        Args:
            year: Year in which the cycles began. Default is the year in which the active subscription period
                began.
            include_prodenv_breakdown: Whether to break the usage down by product environment too. Default
                `False`.

        Returns:
            list[BillingPlanUsage]: The usage under each plan; an empty list without an active subscription.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api
        """
        return self._send(self._calls.get(year=year, include_prodenv_breakdown=include_prodenv_breakdown))


class AsyncBillingUsage(AsyncResource[BillingUsageCalls]):
    """What the account has used of its plan."""

    async def get(
        self, *, year: int | Unset = UNSET, include_prodenv_breakdown: bool | Unset = UNSET
    ) -> list[BillingPlanUsage]:
        """Get billing usage.

        Returns what the account used of each metric of its plans, by billing cycle. The figures are brought up
        to date once a day.

        With `year`: the cycles that began in that year, a single one for an annual subscription, one per month
        for a monthly subscription. Without it: those of the year in which the active subscription period began,
        or an empty list if no subscription is active.

        Args:
            year: Year in which the cycles began. Default is the year in which the active subscription period
                began.
            include_prodenv_breakdown: Whether to break the usage down by product environment too. Default
                `False`.

        Returns:
            list[BillingPlanUsage]: The usage under each plan; an empty list without an active subscription.

        Raises:
            BadRequest (400), Forbidden (403), NotFound (404).

        Docs: https://cloudinary.com/documentation/provisioning_api
        """
        return await self._send(self._calls.get(year=year, include_prodenv_breakdown=include_prodenv_breakdown))
