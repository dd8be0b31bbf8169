# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Iterator

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_str

from .system_policy_response_data import SystemPolicyResponseData


class SystemPoliciesResponse(Model):
    """The system policies.

    Attributes:
        data: The policies.
        next_cursor: Opaque cursor; the operation takes none, so there is nowhere to pass it.
    """

    __slots__ = ()

    data: list[SystemPolicyResponseData] = field(ListOf(SystemPolicyResponseData.from_dict))
    next_cursor: str | None = field(read_str, optional=True)

    def __iter__(self) -> Iterator[SystemPolicyResponseData]:
        return iter(self.data or ())

    def __len__(self) -> int:
        return len(self.data or ())
