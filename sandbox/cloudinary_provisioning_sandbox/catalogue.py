"""The system roles and policies, and the Cedar schema that their statements fit.

The vendor documents the form of all three and a few of the ids; the rest stands in for what the service really has.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

# The release that this catalogue came with, not of any account: 2025-01-01.
_RELEASED_AT = 1735689600

_PRINCIPALS = ["User", "Group", "APIKey", "ProvisioningKey"]
_ACTIONS = ["create", "read", "update", "delete", "download", "move", "share"]
_CONTENT_ATTRIBUTES = {
    "ancestor_ids": {"type": "Set", "element": {"type": "String"}},
    "collection_ids": {"type": "Set", "element": {"type": "String"}},
}
_RESOURCES: dict[str, Json] = {
    "Account": {},
    "ProductEnvironment": {},
    "Feature": {},
    "Folder": {"shape": {"type": "Record", "attributes": _CONTENT_ATTRIBUTES}},
    "Asset": {"shape": {"type": "Record", "attributes": _CONTENT_ATTRIBUTES}},
    "Collection": {"shape": {"type": "Record", "attributes": {"collection_id": {"type": "String"}}}},
    "MetadataField": {},
    "StreamingProfile": {},
    "Transformation": {},
    "UploadMapping": {},
    "UploadPreset": {},
    "VideoPlayer": {},
}

CEDAR_SCHEMA: Json = {
    "Cloudinary": {
        "entityTypes": {
            **{name: {"memberOfTypes": ["Group"]} if name == "User" else {} for name in _PRINCIPALS},
            **_RESOURCES,
        },
        "actions": {
            action: {
                # Users, groups and keys are managed too.
                "appliesTo": {"principalTypes": _PRINCIPALS, "resourceTypes": [*_RESOURCES, *_PRINCIPALS]}
            }
            for action in _ACTIONS
        },
    }
}


@dataclass(frozen=True)
class Policy:
    """A policy to build roles from."""

    id: str
    name: str
    description: str
    scope_type: str
    category: str
    sub_category: str
    statement: str
    parameters: tuple[str, ...] = ()

    @property
    def permission_type(self) -> str:
        return "content" if self.parameters else "global"


@dataclass(frozen=True)
class Role:
    """A role, system or custom."""

    id: str
    name: str
    description: str | None
    permission_type: str
    scope_type: str
    policies: tuple[Policy, ...]
    management_type: str = "system"
    created_at: int = _RELEASED_AT
    updated_at: int = _RELEASED_AT

    @property
    def parameters(self) -> list[str]:
        """Names of what has to be said when the role is assigned, each once."""
        return list(dict.fromkeys(name for policy in self.policies for name in policy.parameters))


def render_policy(policy: Policy, parameters: Json | None = None) -> Json:
    return {
        "id": policy.id,
        "name": policy.name,
        "description": policy.description,
        "scope_type": policy.scope_type,
        "permission_type": policy.permission_type,
        "policy_statement": fill_in(policy.statement, parameters or {}),
        "policy_parameters": list(policy.parameters),
        "category": policy.category,
        "sub_category": policy.sub_category,
        "created_at": _RELEASED_AT,
        "updated_at": _RELEASED_AT,
    }


def render_role(role: Role) -> Json:
    return {
        "id": role.id,
        "name": role.name,
        "description": role.description,
        "management_type": role.management_type,
        "permission_type": role.permission_type,
        "policy_parameters": role.parameters,
        "scope_type": role.scope_type,
        "created_at": role.created_at,
        "updated_at": role.updated_at,
    }


def fill_in(statement: str, parameters: Json) -> str:
    """Put the folder or collection in the place that a content policy keeps for it, inside a Cedar string."""
    for name, value in parameters.items():
        statement = statement.replace(f"<{name}>", str(value).replace("\\", "\\\\").replace('"', '\\"'))
    return statement


def _listed(actions: Iterable[str]) -> str:
    return ", ".join(f'Cloudinary::Action::"{action}"' for action in actions)


def _feature(
    scope_type: str, path: str, name: str, description: str, sub_category: str = "General operations"
) -> Policy:
    statement = f'permit(principal, action, resource == Cloudinary::Feature::"cld::global::{path}");'
    policy_id = f"cld::policy::global::{path}"
    return Policy(policy_id, name, description, scope_type, "Management", sub_category, statement)


def _library(path: str, name: str, description: str, action: str) -> Policy:
    return Policy(
        f"cld::policy::global::folder_and_asset_management::{path}",
        name,
        description,
        "prodenv",
        "Assets",
        "Folders and assets",
        f"permit(principal, action {action}, resource) "
        "when { resource is Cloudinary::Asset || resource is Cloudinary::Folder };",
    )


def _content(kind: str, path: str, name: str, description: str, actions: Iterable[str]) -> Policy:
    held = "ancestor_ids" if kind == "folder" else "collection_ids"
    return Policy(
        f"cld::policy::content::{kind}::{path}",
        name,
        description,
        "prodenv",
        "Content",
        f"{kind.capitalize()}s",
        f"permit(principal, action in [{_listed(actions)}], resource is Cloudinary::Asset) "
        f'when {{ resource.{held}.contains("<{kind}_id>") }};',
        (f"{kind}_id",),
    )


POLICIES: dict[str, Policy] = {
    policy.id: policy
    for policy in [
        _feature("account", "account_settings::manage", "Manage account settings", "Change the account's settings."),
        _feature(
            "account", "account_security::manage", "Manage account security", "Sign-in rules and allowed domains."
        ),
        _feature("account", "users_and_groups::view", "View users and groups", "See users, groups and their roles."),
        _feature("account", "users_and_groups::manage", "Manage users and groups", "Invite, change and remove them."),
        _feature("account", "roles::manage", "Manage roles and policies", "Define roles and say who has them."),
        _feature("account", "product_environments::manage", "Manage product environments", "Open and close them."),
        _feature(
            "account", "provisioning_keys::manage", "Manage provisioning keys", "The keys of the account.", "Keys"
        ),
        _feature("account", "billing::manage", "Manage billing", "Plan, invoices and means of payment.", "Billing"),
        _feature("account", "account_usage::view", "View account usage", "What the account has used.", "Reports"),
        _feature("prodenv", "upload_presets::manage", "Manage upload presets", "Create, change and delete them."),
        _feature("prodenv", "transformations::manage", "Manage transformations", "Named ones and their settings."),
        _feature("prodenv", "streaming_profiles::manage", "Manage streaming profiles", "Create and change them."),
        _feature("prodenv", "metadata::manage", "Manage structured metadata", "Fields and their rules."),
        _feature("prodenv", "webhooks::manage", "Manage webhooks", "Who is notified of what."),
        _feature("prodenv", "basic_portals::access", "Manage portals", "Open portals and look after them."),
        _feature("prodenv", "api_keys::view", "View API keys", "See the keys of the environment.", "Keys"),
        _feature("prodenv", "api_keys::manage", "Manage API keys", "Generate, change and delete keys.", "Keys"),
        _feature("prodenv", "reports::usage::view", "View usage reports", "What the environment has used.", "Reports"),
        _library("read_asset", "View all assets", "See and find everything.", '== Cloudinary::Action::"read"'),
        _library("create_asset", "Add assets", "Upload to any folder.", '== Cloudinary::Action::"create"'),
        _library(
            "manage",
            "Manage all folders and assets",
            "Everything that can be done with a folder or an asset.",
            f"in [{_listed(_ACTIONS)}]",
        ),
        _content("folder", "view", "View a folder", "See the folder and what is in it.", ["read"]),
        _content("folder", "view_download", "View and download", "See and download the assets.", ["read", "download"]),
        _content("folder", "add_assets", "Add assets to a folder", "Upload to the folder.", ["create"]),
        _content("folder", "edit_assets", "Edit the assets of a folder", "Change and move them.", ["update", "move"]),
        _content("folder", "delete_assets", "Delete the assets of a folder", "Delete what is in it.", ["delete"]),
        _content("folder", "share", "Share a folder", "Let others see the folder.", ["share"]),
        _content("collection", "view", "View a collection", "See the assets of it.", ["read", "download"]),
        _content("collection", "edit", "Edit a collection", "Say what belongs to it.", ["create", "update"]),
        _content("collection", "share", "Share a collection", "Let others see it.", ["share"]),
    ]
}


def _role(path: str, name: str, description: str, policies: Iterable[str]) -> Role:
    scope, _, _ = path.partition("::")
    content = scope == "content"
    prefix = "cld::policy::content::" if content else "cld::policy::global::"
    return Role(
        f"cld::role::{path}",
        name,
        description,
        "content" if content else "global",
        "prodenv" if content else scope,
        tuple(POLICIES[prefix + policy] for policy in policies),
    )


def _all(scope_type: str, *but: str) -> list[str]:
    prefix = "cld::policy::global::"
    return [
        policy.id.removeprefix(prefix)
        for policy in POLICIES.values()
        if (policy.scope_type, policy.permission_type) == (scope_type, "global")
        and policy.id.removeprefix(prefix) not in but
    ]


_READ, _CREATE, _MANAGE = (f"folder_and_asset_management::{name}" for name in ("read_asset", "create_asset", "manage"))

SYSTEM_ROLES: dict[str, Role] = {
    role.id: role
    for role in [
        _role("account::master_admin", "Master admin", "Everything in the account.", _all("account")),
        _role("account::admin", "Admin", "Everything but billing.", _all("account", "billing::manage")),
        _role(
            "account::technical_admin",
            "Technical admin",
            "The technical side of the account, without its users.",
            ["account_settings::manage", "product_environments::manage", "account_usage::view"],
        ),
        _role("account::billing", "Billing", "Plan, bills and usage.", ["billing::manage", "account_usage::view"]),
        _role("account::reports", "Reports", "Reports of the account.", ["account_usage::view"]),
        _role("prodenv::master_admin", "Master admin", "Everything in a product environment.", _all("prodenv")),
        _role(
            "prodenv::admin",
            "Admin",
            "Everything in a product environment but its keys.",
            _all("prodenv", "api_keys::manage"),
        ),
        _role(
            "prodenv::technical_admin",
            "Technical admin",
            "The technical side of a product environment.",
            _all("prodenv", _MANAGE, "basic_portals::access"),
        ),
        _role("prodenv::billing", "Billing", "Usage of a product environment.", ["reports::usage::view"]),
        _role("prodenv::reports", "Reports", "Reports of a product environment.", ["reports::usage::view", _READ]),
        _role(
            "prodenv::media_library_admin",
            "Media Library admin",
            "All assets, metadata and portals.",
            [_READ, _CREATE, _MANAGE, "metadata::manage", "basic_portals::access"],
        ),
        _role("prodenv::media_library_user", "Media Library user", "The Media Library, as far as it is shared.", []),
        _role(
            "content::folder::viewer",
            "Folder viewer",
            "Sees a folder and downloads from it.",
            ["folder::view", "folder::view_download"],
        ),
        _role(
            "content::folder::contributor",
            "Folder contributor",
            "Sees a folder and adds to it.",
            ["folder::view", "folder::add_assets"],
        ),
        _role(
            "content::folder::editor",
            "Folder editor",
            "Adds to a folder and changes what is in it.",
            ["folder::view", "folder::view_download", "folder::add_assets", "folder::edit_assets"],
        ),
        _role(
            "content::folder::manager",
            "Folder manager",
            "Everything in a folder, sharing it included.",
            [
                f"folder::{name}"
                for name in ("view", "view_download", "add_assets", "edit_assets", "delete_assets", "share")
            ],
        ),
        _role("content::collection::viewer", "Collection viewer", "Sees a collection.", ["collection::view"]),
        _role(
            "content::collection::editor",
            "Collection editor",
            "Says what belongs to a collection.",
            ["collection::view", "collection::edit"],
        ),
        _role(
            "content::collection::manager",
            "Collection manager",
            "Everything about a collection.",
            ["collection::view", "collection::edit", "collection::share"],
        ),
    ]
}
