# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Get the Cedar schema."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call

from ...models.cedar_schema_response import CedarSchemaResponse


def public_get_schema() -> Call[CedarSchemaResponse]:
    """GET /v2/accounts/permissions/public/schema"""
    return Call(
        "public.get_schema",
        "GET",
        "/v2/accounts/permissions/public/schema",
        CedarSchemaResponse.from_dict,
        authenticated=False,
    )
