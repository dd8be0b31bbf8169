# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""The catalogue, the Cedar schema and the policy check of the Permissions API; no credentials needed."""

from __future__ import annotations

from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.resource import AsyncResource, CallResource, Resource

from ...models.cedar_schema_response import CedarSchemaResponse
from ...models.system_roles_and_policies_catalog_response import SystemRolesAndPoliciesCatalogResponse
from ...models.validate_cedar_policy_response import ValidateCedarPolicyResponse
from .public_get_catalog import public_get_catalog
from .public_get_schema import public_get_schema
from .public_validate_policy import public_validate_policy


class Public(Resource):
    """The catalogue, the Cedar schema and the policy check of the Permissions API; no credentials needed."""

    def get_catalog(self) -> SystemRolesAndPoliciesCatalogResponse:
        """Get the catalogue of system roles and policies.

        Returns every system role and system policy that Cloudinary provides. Needs no credentials and no
        account.

        Returns:
            SystemRolesAndPoliciesCatalogResponse: The catalogue.

        Raises:
            ProvisioningError: BadRequest (400), RateLimited (420, 429), ServerError (5xx), or no readable
                answer came.

        Docs: https://cloudinary.com/documentation/permissions_system_roles_policies
        """
        return self._send(public_get_catalog())

    def validate_policy(self, *, policy: str) -> ValidateCedarPolicyResponse:
        """Validate a Cedar policy.

        Checks a Cedar policy statement against Cloudinary's Cedar schema, without saving it. The answer is 200
        whether the policy is valid or not: look at `valid`. Needs no credentials and no account.

        Args:
            policy: The Cedar policy statement.

        Returns:
            ValidateCedarPolicyResponse: What the check found.

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), RateLimited (420, 429), ServerError (5xx), or no readable
                answer came.

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return self._send(public_validate_policy(policy=policy))

    def get_schema(self) -> CedarSchemaResponse:
        """Get the Cedar schema.

        Returns the Cedar schema: the principals, actions and resources that a policy statement may name. Needs
        no credentials and no account.

        Returns:
            CedarSchemaResponse: The schema.

        Raises:
            ProvisioningError: BadRequest (400), RateLimited (420, 429), ServerError (5xx), or no readable
                answer came.

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return self._send(public_get_schema())


class AsyncPublic(AsyncResource):
    """The catalogue, the Cedar schema and the policy check of the Permissions API; no credentials needed."""

    async def get_catalog(self) -> SystemRolesAndPoliciesCatalogResponse:
        """Get the catalogue of system roles and policies.

        Returns every system role and system policy that Cloudinary provides. Needs no credentials and no
        account.

        Returns:
            SystemRolesAndPoliciesCatalogResponse: The catalogue.

        Raises:
            ProvisioningError: BadRequest (400), RateLimited (420, 429), ServerError (5xx), or no readable
                answer came.

        Docs: https://cloudinary.com/documentation/permissions_system_roles_policies
        """
        return await self._send(public_get_catalog())

    async def validate_policy(self, *, policy: str) -> ValidateCedarPolicyResponse:
        """Validate a Cedar policy.

        Checks a Cedar policy statement against Cloudinary's Cedar schema, without saving it. The answer is 200
        whether the policy is valid or not: look at `valid`. Needs no credentials and no account.

        Args:
            policy: The Cedar policy statement.

        Returns:
            ValidateCedarPolicyResponse: What the check found.

        Raises:
            ValueError: An argument cannot be sent; nothing was.
            ProvisioningError: BadRequest (400), RateLimited (420, 429), ServerError (5xx), or no readable
                answer came.

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return await self._send(public_validate_policy(policy=policy))

    async def get_schema(self) -> CedarSchemaResponse:
        """Get the Cedar schema.

        Returns the Cedar schema: the principals, actions and resources that a policy statement may name. Needs
        no credentials and no account.

        Returns:
            CedarSchemaResponse: The schema.

        Raises:
            ProvisioningError: BadRequest (400), RateLimited (420, 429), ServerError (5xx), or no readable
                answer came.

        Docs: https://cloudinary.com/documentation/permissions_custom_policies
        """
        return await self._send(public_get_schema())


class PublicCalls(CallResource):
    """The catalogue, the Cedar schema and the policy check of the Permissions API; no credentials needed."""

    def get_catalog(self) -> Call[SystemRolesAndPoliciesCatalogResponse]:
        """The call that `public.get_catalog` sends."""
        return public_get_catalog()

    def validate_policy(self, *, policy: str) -> Call[ValidateCedarPolicyResponse]:
        """The call that `public.validate_policy` sends."""
        return public_validate_policy(policy=policy)

    def get_schema(self) -> Call[CedarSchemaResponse]:
        """The call that `public.get_schema` sends."""
        return public_get_schema()
