# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Iterator

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf

from .sub_account_summary import SubAccountSummary


class UserSubAccountsResponse(Model):
    """The product environments of a user.

    Attributes:
        sub_accounts: The product environments.
    """

    __slots__ = ()

    sub_accounts: list[SubAccountSummary] | None = field(ListOf(SubAccountSummary.from_dict), optional=True)

    def __iter__(self) -> Iterator[SubAccountSummary]:
        return iter(self.sub_accounts or ())

    def __len__(self) -> int:
        return len(self.sub_accounts or ())
