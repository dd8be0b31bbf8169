# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Get the catalogue of system roles and policies."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call

from ...models.system_roles_and_policies_catalog_response import SystemRolesAndPoliciesCatalogResponse


def public_get_catalog() -> Call[SystemRolesAndPoliciesCatalogResponse]:
    """GET /v2/accounts/permissions/public/catalog"""
    return Call(
        "public.get_catalog",
        "GET",
        "/v2/accounts/permissions/public/catalog",
        SystemRolesAndPoliciesCatalogResponse.from_dict,
        authenticated=False,
    )
