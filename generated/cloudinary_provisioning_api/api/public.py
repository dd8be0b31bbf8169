# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""The catalogue, the Cedar schema and the policy check of the Permissions API; no credentials needed."""

from __future__ import annotations

from cloudinary_provisioning_runtime import encode
from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.resource import AsyncResource, CallResource, Resource

from ..models.cedar_schema_response import CedarSchemaResponse
from ..models.system_roles_and_policies_catalog_response import SystemRolesAndPoliciesCatalogResponse
from ..models.validate_cedar_policy_response import ValidateCedarPolicyResponse


class PublicCalls(CallResource):
    """The calls of `client.public`, as values."""

    def get_catalog(self) -> Call[SystemRolesAndPoliciesCatalogResponse]:
        """GET /v2/accounts/permissions/public/catalog"""
        return Call(
            "public.get_catalog",
            "GET",
            "/v2/accounts/permissions/public/catalog",
            SystemRolesAndPoliciesCatalogResponse.from_dict,
            credentials="optional",
        )

    def validate_policy(self, *, policy: str) -> Call[ValidateCedarPolicyResponse]:
        """POST /v2/accounts/permissions/public/validate"""
        return Call(
            "public.validate_policy",
            "POST",
            "/v2/accounts/permissions/public/validate",
            ValidateCedarPolicyResponse.from_dict,
            json=encode.body({"policy": policy}),
            credentials="optional",
        )

    def get_schema(self) -> Call[CedarSchemaResponse]:
        """GET /v2/accounts/permissions/public/schema"""
        return Call(
            "public.get_schema",
            "GET",
            "/v2/accounts/permissions/public/schema",
            CedarSchemaResponse.from_dict,
            credentials="optional",
        )


class Public(Resource[PublicCalls]):
    """The catalogue, the Cedar schema and the policy check of the Permissions API; no credentials needed."""

    def get_catalog(self) -> SystemRolesAndPoliciesCatalogResponse:
        """Get the catalogue of system roles and policies.

        Returns every system role and system policy that Cloudinary provides. Needs no credentials and no
        account.

        Returns:
            SystemRolesAndPoliciesCatalogResponse: The catalogue.

        Raises:
            BadRequest (400).

        Docs: https://cloudinary.com/documentation/permissions_system_roles_policies
        """
        return self._send(self._calls.get_catalog())

    def validate_policy(self, *, policy: str) -> ValidateCedarPolicyResponse:
        """Validate a Cedar policy.

        Checks a Cedar policy statement against Cloudinary's Cedar schema, without saving it. The answer is 200
        whether the policy is valid or not: look at `valid`. Needs no credentials and no account.

        Args:
            policy: The Cedar policy statement.

        Returns:
            ValidateCedarPolicyResponse: What the check found.

        Raises:
            BadRequest (400).

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return self._send(self._calls.validate_policy(policy=policy))

    def get_schema(self) -> CedarSchemaResponse:
        """Get the Cedar schema.

        Returns the Cedar schema: the principals, actions and resources that a policy statement may name. Needs
        no credentials and no account.

        Returns:
            CedarSchemaResponse: The schema.

        Raises:
            BadRequest (400).

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return self._send(self._calls.get_schema())


class AsyncPublic(AsyncResource[PublicCalls]):
    """The catalogue, the Cedar schema and the policy check of the Permissions API; no credentials needed."""

    async def get_catalog(self) -> SystemRolesAndPoliciesCatalogResponse:
        """Get the catalogue of system roles and policies.

        Returns every system role and system policy that Cloudinary provides. Needs no credentials and no
        account.

        Returns:
            SystemRolesAndPoliciesCatalogResponse: The catalogue.

        Raises:
            BadRequest (400).

        Docs: https://cloudinary.com/documentation/permissions_system_roles_policies
        """
        return await self._send(self._calls.get_catalog())

    async def validate_policy(self, *, policy: str) -> ValidateCedarPolicyResponse:
        """Validate a Cedar policy.

        Checks a Cedar policy statement against Cloudinary's Cedar schema, without saving it. The answer is 200
        whether the policy is valid or not: look at `valid`. Needs no credentials and no account.

        Args:
            policy: The Cedar policy statement.

        Returns:
            ValidateCedarPolicyResponse: What the check found.

        Raises:
            BadRequest (400).

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return await self._send(self._calls.validate_policy(policy=policy))

    async def get_schema(self) -> CedarSchemaResponse:
        """Get the Cedar schema.

        Returns the Cedar schema: the principals, actions and resources that a policy statement may name. Needs
        no credentials and no account.

        Returns:
            CedarSchemaResponse: The schema.

        Raises:
            BadRequest (400).

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return await self._send(self._calls.get_schema())
