# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Field,
    Model,
)
from cloudinary_provisioning_runtime.reading import (
    as_mapping,
)


class SystemRolesAndPoliciesCatalogResponse(Model):
    """The catalogue of system roles and policies.

    Attributes:
        catalog (dict[str, Any]): System roles and the policies they consist of. Free-form; the vendor does
            not document its inside.
    """

    __slots__ = ()

    catalog = Field("catalog", as_mapping)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return type(data) is dict and type(data["catalog"]) is dict
