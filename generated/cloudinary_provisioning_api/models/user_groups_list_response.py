# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Many,
    Model,
    OptionalField,
    all_fit,
)

from .user_group_summary import UserGroupSummary


class UserGroupsListResponse(Model):
    """The groups of a user.

    Attributes:
        groups (list[UserGroupSummary] | None): The groups.
    """

    __slots__ = ()

    groups = OptionalField("groups", Many(UserGroupSummary))

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and ((value := get("groups")) is None or all_fit(value, UserGroupSummary._fits))
