# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Many,
    Model,
    OptionalField,
    all_fit,
)

from .sub_account_summary import SubAccountSummary


class UserSubAccountsResponse(Model):
    """The product environments of a user.

    Attributes:
        sub_accounts (list[SubAccountSummary] | None): The product environments.
    """

    __slots__ = ()

    sub_accounts = OptionalField("sub_accounts", Many(SubAccountSummary))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and (
            (value := get("sub_accounts")) is None or all_fit(value, SubAccountSummary._fits)
        )
