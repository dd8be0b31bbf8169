# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""The models, each imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .access_key import AccessKey as AccessKey
    from .access_keys_response import AccessKeysResponse as AccessKeysResponse
    from .add_user_to_group_response import AddUserToGroupResponse as AddUserToGroupResponse
    from .agent_account_response import AgentAccountResponse as AgentAccountResponse
    from .agent_product_environment import AgentProductEnvironment as AgentProductEnvironment
    from .api_access_key import ApiAccessKey as ApiAccessKey
    from .billing_cycle import BillingCycle as BillingCycle
    from .billing_metric_usage import BillingMetricUsage as BillingMetricUsage
    from .billing_plan_usage import BillingPlanUsage as BillingPlanUsage
    from .catalog_policy import CatalogPolicy as CatalogPolicy
    from .catalog_role import CatalogRole as CatalogRole
    from .cedar_error import CedarError as CedarError
    from .cedar_namespace import CedarNamespace as CedarNamespace
    from .cedar_schema import CedarSchema as CedarSchema
    from .cedar_schema_response import CedarSchemaResponse as CedarSchemaResponse
    from .cloud_asset_type_breakdown import CloudAssetTypeBreakdown as CloudAssetTypeBreakdown
    from .cloud_product_environment import CloudProductEnvironment as CloudProductEnvironment
    from .cloud_response import CloudResponse as CloudResponse
    from .custom_policies_response import CustomPoliciesResponse as CustomPoliciesResponse
    from .custom_policy_response import CustomPolicyResponse as CustomPolicyResponse
    from .custom_policy_response_data import CustomPolicyResponseData as CustomPolicyResponseData
    from .delete_user_group_response import DeleteUserGroupResponse as DeleteUserGroupResponse
    from .effective_policies_data import EffectivePoliciesData as EffectivePoliciesData
    from .effective_policies_response import EffectivePoliciesResponse as EffectivePoliciesResponse
    from .effective_policy import EffectivePolicy as EffectivePolicy
    from .effective_role import EffectiveRole as EffectiveRole
    from .principal import Principal as Principal
    from .principal_response_data import PrincipalResponseData as PrincipalResponseData
    from .principal_role import PrincipalRole as PrincipalRole
    from .principal_roles_data import PrincipalRolesData as PrincipalRolesData
    from .principal_roles_inspect_data import PrincipalRolesInspectData as PrincipalRolesInspectData
    from .principal_roles_inspect_response import PrincipalRolesInspectResponse as PrincipalRolesInspectResponse
    from .principal_roles_inspect_result import PrincipalRolesInspectResult as PrincipalRolesInspectResult
    from .principal_roles_response import PrincipalRolesResponse as PrincipalRolesResponse
    from .principals_response import PrincipalsResponse as PrincipalsResponse
    from .product_environment import ProductEnvironment as ProductEnvironment
    from .product_environments_response import ProductEnvironmentsResponse as ProductEnvironmentsResponse
    from .role_details import RoleDetails as RoleDetails
    from .role_response import RoleResponse as RoleResponse
    from .role_response_data import RoleResponseData as RoleResponseData
    from .role_to_manage import RoleToManage as RoleToManage
    from .roles_response import RolesResponse as RolesResponse
    from .sub_account_summary import SubAccountSummary as SubAccountSummary
    from .success_response import SuccessResponse as SuccessResponse
    from .system_policies_response import SystemPoliciesResponse as SystemPoliciesResponse
    from .system_policy_response_data import SystemPolicyResponseData as SystemPolicyResponseData
    from .system_roles_and_policies_catalog import SystemRolesAndPoliciesCatalog as SystemRolesAndPoliciesCatalog
    from .system_roles_and_policies_catalog_response import (
        SystemRolesAndPoliciesCatalogResponse as SystemRolesAndPoliciesCatalogResponse,
    )
    from .update_role_principal import UpdateRolePrincipal as UpdateRolePrincipal
    from .usage_breakdown import UsageBreakdown as UsageBreakdown
    from .user import User as User
    from .user_group import UserGroup as UserGroup
    from .user_group_summary import UserGroupSummary as UserGroupSummary
    from .user_group_user import UserGroupUser as UserGroupUser
    from .user_group_users_response import UserGroupUsersResponse as UserGroupUsersResponse
    from .user_groups_list_response import UserGroupsListResponse as UserGroupsListResponse
    from .user_groups_response import UserGroupsResponse as UserGroupsResponse
    from .user_sub_accounts_response import UserSubAccountsResponse as UserSubAccountsResponse
    from .users_response import UsersResponse as UsersResponse
    from .validate_cedar_policy_response import ValidateCedarPolicyResponse as ValidateCedarPolicyResponse

__all__ = [
    "AccessKey",
    "AccessKeysResponse",
    "AddUserToGroupResponse",
    "AgentAccountResponse",
    "AgentProductEnvironment",
    "ApiAccessKey",
    "BillingCycle",
    "BillingMetricUsage",
    "BillingPlanUsage",
    "CatalogPolicy",
    "CatalogRole",
    "CedarError",
    "CedarNamespace",
    "CedarSchema",
    "CedarSchemaResponse",
    "CloudAssetTypeBreakdown",
    "CloudProductEnvironment",
    "CloudResponse",
    "CustomPoliciesResponse",
    "CustomPolicyResponse",
    "CustomPolicyResponseData",
    "DeleteUserGroupResponse",
    "EffectivePoliciesData",
    "EffectivePoliciesResponse",
    "EffectivePolicy",
    "EffectiveRole",
    "Principal",
    "PrincipalResponseData",
    "PrincipalRole",
    "PrincipalRolesData",
    "PrincipalRolesInspectData",
    "PrincipalRolesInspectResponse",
    "PrincipalRolesInspectResult",
    "PrincipalRolesResponse",
    "PrincipalsResponse",
    "ProductEnvironment",
    "ProductEnvironmentsResponse",
    "RoleDetails",
    "RoleResponse",
    "RoleResponseData",
    "RoleToManage",
    "RolesResponse",
    "SubAccountSummary",
    "SuccessResponse",
    "SystemPoliciesResponse",
    "SystemPolicyResponseData",
    "SystemRolesAndPoliciesCatalog",
    "SystemRolesAndPoliciesCatalogResponse",
    "UpdateRolePrincipal",
    "UsageBreakdown",
    "User",
    "UserGroup",
    "UserGroupSummary",
    "UserGroupUser",
    "UserGroupUsersResponse",
    "UserGroupsListResponse",
    "UserGroupsResponse",
    "UserSubAccountsResponse",
    "UsersResponse",
    "ValidateCedarPolicyResponse",
]

_MODULES = {
    "AccessKey": "access_key",
    "AccessKeysResponse": "access_keys_response",
    "AddUserToGroupResponse": "add_user_to_group_response",
    "AgentAccountResponse": "agent_account_response",
    "AgentProductEnvironment": "agent_product_environment",
    "ApiAccessKey": "api_access_key",
    "BillingCycle": "billing_cycle",
    "BillingMetricUsage": "billing_metric_usage",
    "BillingPlanUsage": "billing_plan_usage",
    "CatalogPolicy": "catalog_policy",
    "CatalogRole": "catalog_role",
    "CedarError": "cedar_error",
    "CedarNamespace": "cedar_namespace",
    "CedarSchema": "cedar_schema",
    "CedarSchemaResponse": "cedar_schema_response",
    "CloudAssetTypeBreakdown": "cloud_asset_type_breakdown",
    "CloudProductEnvironment": "cloud_product_environment",
    "CloudResponse": "cloud_response",
    "CustomPoliciesResponse": "custom_policies_response",
    "CustomPolicyResponse": "custom_policy_response",
    "CustomPolicyResponseData": "custom_policy_response_data",
    "DeleteUserGroupResponse": "delete_user_group_response",
    "EffectivePoliciesData": "effective_policies_data",
    "EffectivePoliciesResponse": "effective_policies_response",
    "EffectivePolicy": "effective_policy",
    "EffectiveRole": "effective_role",
    "Principal": "principal",
    "PrincipalResponseData": "principal_response_data",
    "PrincipalRole": "principal_role",
    "PrincipalRolesData": "principal_roles_data",
    "PrincipalRolesInspectData": "principal_roles_inspect_data",
    "PrincipalRolesInspectResponse": "principal_roles_inspect_response",
    "PrincipalRolesInspectResult": "principal_roles_inspect_result",
    "PrincipalRolesResponse": "principal_roles_response",
    "PrincipalsResponse": "principals_response",
    "ProductEnvironment": "product_environment",
    "ProductEnvironmentsResponse": "product_environments_response",
    "RoleDetails": "role_details",
    "RoleResponse": "role_response",
    "RoleResponseData": "role_response_data",
    "RoleToManage": "role_to_manage",
    "RolesResponse": "roles_response",
    "SubAccountSummary": "sub_account_summary",
    "SuccessResponse": "success_response",
    "SystemPoliciesResponse": "system_policies_response",
    "SystemPolicyResponseData": "system_policy_response_data",
    "SystemRolesAndPoliciesCatalog": "system_roles_and_policies_catalog",
    "SystemRolesAndPoliciesCatalogResponse": "system_roles_and_policies_catalog_response",
    "UpdateRolePrincipal": "update_role_principal",
    "UsageBreakdown": "usage_breakdown",
    "User": "user",
    "UserGroup": "user_group",
    "UserGroupSummary": "user_group_summary",
    "UserGroupUser": "user_group_user",
    "UserGroupUsersResponse": "user_group_users_response",
    "UserGroupsListResponse": "user_groups_list_response",
    "UserGroupsResponse": "user_groups_response",
    "UserSubAccountsResponse": "user_sub_accounts_response",
    "UsersResponse": "users_response",
    "ValidateCedarPolicyResponse": "validate_cedar_policy_response",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    model = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = model
    return model


def __dir__() -> list[str]:
    return __all__
