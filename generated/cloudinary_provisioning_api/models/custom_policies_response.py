# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Iterator

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_str

from .custom_policy_response_data import CustomPolicyResponseData


class CustomPoliciesResponse(Model):
    """A page of custom policies.

    Attributes:
        data: The policies.
        next_cursor: Opaque `cursor` of the next page; absent on the last one.
    """

    __slots__ = ()

    data: list[CustomPolicyResponseData] = field(ListOf(CustomPolicyResponseData.from_dict))
    next_cursor: str | None = field(read_str, optional=True)

    def __iter__(self) -> Iterator[CustomPolicyResponseData]:
        return iter(self.data or ())

    def __len__(self) -> int:
        return len(self.data or ())
