# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""What the account has used of its plan."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.resource import AsyncResource, CallResource, Resource
from cloudinary_provisioning_runtime.types import UNSET, Unset

from ...models.billing_plan_usage import BillingPlanUsage
from .billing_usage_get import billing_usage_get


class BillingUsage(Resource):
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
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), Forbidden (403), NotFound (404),
                RateLimited (420, 429), ServerError (5xx), or no readable answer came.

        Docs: https://cloudinary.com/documentation/provisioning_api
        """
        return self._send(
            billing_usage_get(self._account_id, year=year, include_prodenv_breakdown=include_prodenv_breakdown)
        )


class AsyncBillingUsage(AsyncResource):
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
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), Unauthorized (401), Forbidden (403), NotFound (404),
                RateLimited (420, 429), ServerError (5xx), or no readable answer came.

        Docs: https://cloudinary.com/documentation/provisioning_api
        """
        return await self._send(
            billing_usage_get(self._account_id, year=year, include_prodenv_breakdown=include_prodenv_breakdown)
        )


class BillingUsageCalls(CallResource):
    """What the account has used of its plan."""

    def get(
        self, *, year: int | Unset = UNSET, include_prodenv_breakdown: bool | Unset = UNSET
    ) -> Call[list[BillingPlanUsage]]:
        """The call that `billing_usage.get` sends."""
        return billing_usage_get(self._account_id, year=year, include_prodenv_breakdown=include_prodenv_breakdown)
