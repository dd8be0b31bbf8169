"""The system roles and policies, and the Cedar schema that their statements fit.

The ids in `KNOWN` are those that public sources show, and a few names and contents with them. All other ids, names,
descriptions and statements are made up, in the form that the vendor documents.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

_GLOBAL, _CONTENT = "cld::policy::global::", "cld::policy::content::"

KNOWN = frozenset(
    {
        *(f"cld::role::account::{name}" for name in ("master_admin", "admin", "reports")),
        *(f"cld::role::prodenv::{name}" for name in ("master_admin", "reports", "ml_user", "billing")),
        *(f"cld::role::folder::{name}" for name in ("viewer", "contributor", "manager")),
        *(
            f"{_GLOBAL}{name}::manage"
            for name in ("api_keys", "upload_presets", "users_and_groups", "account_security")
        ),
        *(f"{_GLOBAL}folder_and_asset_management::{name}" for name in ("view", "create_asset")),
        *(f"{_GLOBAL}reports::{name}::view" for name in ("delivery", "errors", "usage")),
        *(f"{_GLOBAL}{name}" for name in ("ml::access", "assets::moderate", "basic_portals::access")),
        *(f"{_CONTENT}folder::{name}" for name in ("view_download", "download_public_assets", "add_assets")),
    }
)

# The release that this catalogue came with, not of any account: 2025-01-01.
_RELEASED_AT = 1735689600

_PRINCIPALS = ["APIKey", "Group", "User"]
_ACTIONS = ["create", "read", "update", "delete", "download", "move", "share", "moderate", "update_settings"]
_STRING = {"type": "String", "required": True}
_ANCESTORS = {"type": "Set", "element": {"type": "String"}, "required": True}


def _record(**attributes: Json) -> Json:
    return {"type": "Record", "attributes": attributes}


_ENTITIES: dict[str, Json] = {
    "APIKey": {},
    "Group": {},
    "User": {"memberOfTypes": ["Group"], "shape": _record(root={"type": "Boolean", "required": True})},
    "Account": {},
    "Asset": {"memberOfTypes": ["Collection"], "shape": _record(ancestor_ids=_ANCESTORS, resource_type=_STRING)},
    "Collection": {},
    "Feature": {},
    "Folder": {"shape": _record(ancestor_ids=_ANCESTORS, name=_STRING)},
    "ProductEnvironment": {},
    "Report": {},
    "UploadPreset": {},
}
_FLOWS = ["EasyFlow", "LogEntry", "PowerFlow"]


def _action(principals: list[str], resources: list[str], context: Json | None = None) -> Json:
    applies = {"principalTypes": principals, "resourceTypes": resources}
    return {"appliesTo": applies if context is None else {**applies, "context": context}}


_DIRECTION = _record(direction={"type": "String", "required": False})
CEDAR_SCHEMA: Json = {
    "Cloudinary": {
        "entityTypes": _ENTITIES,
        "actions": {
            name: _action(_PRINCIPALS, list(_ENTITIES), _DIRECTION if name == "move" else None) for name in _ACTIONS
        },
    },
    "MediaFlows": {
        "entityTypes": {name: {} for name in _FLOWS},
        "actions": {
            name: _action([f"Cloudinary::{principal}" for principal in _PRINCIPALS], _FLOWS)
            for name in ("create", "read", "update", "delete")
        },
    },
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
        **{name: value for name, value in vars(policy).items() if name not in ("statement", "parameters")},
        "permission_type": policy.permission_type,
        "policy_statement": fill_in(policy.statement, parameters or {}),
        "policy_parameters": list(policy.parameters),
        "created_at": _RELEASED_AT,
        "updated_at": _RELEASED_AT,
    }


def render_role(role: Role) -> Json:
    fields = {name: value for name, value in vars(role).items() if name != "policies"}
    return {**fields, "policy_parameters": role.parameters}


def fill_in(statement: str, parameters: Json) -> str:
    """Put the folder or collection in the place that a content policy keeps for it, inside a Cedar string."""
    for name, value in parameters.items():
        statement = statement.replace(f"<{name}>", _escape(str(value)))
    return statement


def fill_in_principal(statement: str, entity_type: str, principal_id: str) -> str:
    """Say whom the permits of a system policy are about."""
    return statement.replace("permit(principal,", f'permit(principal == {entity_type}::"{_escape(principal_id)}",')


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _permits(actions: Iterable[str], *resources: str, when: str = "") -> str:
    """A permit for each kind of resource."""
    listed = ", ".join(f'Cloudinary::Action::"{action}"' for action in actions)
    action = f"action in [{listed}]" if listed else "action"
    return "\n".join(f"permit(principal, {action}, resource {resource}){when};" for resource in resources)


def _policy(scope_type: str, path: str, name: str, place: tuple[str, str], statement: str = "") -> Policy:
    statement = statement or _permits([], f'== Cloudinary::Feature::"cld::global::{path}"')
    return Policy(f"{_GLOBAL}{path}", name, f"{name}.", scope_type, *place, statement)


def _content(kind: str, path: str, name: str, place: tuple[str, str], *actions: str) -> Policy:
    if kind == "folder":
        statement = _permits(actions, _MEDIA[0], when=' when { resource.ancestor_ids.contains("<folder_id>") }')
    else:
        statement = _permits(actions, 'in Cloudinary::Collection::"<collection_id>"')
    return Policy(f"{_CONTENT}{kind}::{path}", name, f"{name}.", "prodenv", *place, statement, (f"{kind}_id",))


_GENERAL, _LIBRARY = ("Management", "General operations"), ("Management", "Folder and asset management")
_UPLOAD, _PEOPLE = ("Settings", "Upload Settings"), ("Settings", "User Management")
_SECURITY, _COLLECTION = ("Settings", "Account Security"), ("Collection", "Collections")
_VIEW, _CONTRIBUTE = ("Folder", "View and download"), ("Folder", "Contribute")
_MEDIA = ("is Cloudinary::Asset", "is Cloudinary::Folder")
_ALL = ("create", "read", "update", "delete")
_USERS = _permits(_ALL, "is Cloudinary::User", "is Cloudinary::Group")
_ENVIRONMENTS = _permits(_ALL, "is Cloudinary::ProductEnvironment")
_ASSETS = "folder_and_asset_management"
_EVERYTHING = _permits([*_ALL, "download", "move", "share"], *_MEDIA)
_KEYS = _permits(_ALL, "is Cloudinary::APIKey")
_SETTINGS = _permits(["update_settings"], "is Cloudinary::Account")

POLICIES: dict[str, Policy] = {
    policy.id: policy
    for policy in [
        _policy("account", "users_and_groups::manage", "Manage users and groups", _PEOPLE, _USERS),
        _policy("account", "account_security::manage", "Manage account security", _SECURITY),
        _policy("account", "account_settings::manage", "Manage account settings", _GENERAL, _SETTINGS),
        _policy("account", "roles::manage", "Manage roles and policies", _PEOPLE),
        _policy("account", "product_environments::manage", "Manage product environments", _GENERAL, _ENVIRONMENTS),
        _policy("account", "billing::manage", "Manage billing", _GENERAL),
        _policy("account", "account_usage::view", "View account usage", _GENERAL),
        _policy("prodenv", "ml::access", "Access the Media Library", _GENERAL),
        _policy("prodenv", f"{_ASSETS}::view", "View all assets", _LIBRARY, _permits(["read"], *_MEDIA)),
        _policy("prodenv", f"{_ASSETS}::create_asset", "Add assets", _LIBRARY, _permits(["create"], _MEDIA[0])),
        _policy("prodenv", f"{_ASSETS}::manage", "Manage all folders and assets", _LIBRARY, _EVERYTHING),
        _policy("prodenv", "assets::moderate", "Moderate assets", _LIBRARY, _permits(["moderate"], _MEDIA[0])),
        _policy("prodenv", "api_keys::manage", "Manage API keys", _GENERAL, _KEYS),
        _policy("prodenv", "upload_presets::manage", "Manage upload presets", _UPLOAD),
        _policy("prodenv", "upload_settings::manage", "Manage upload settings", _UPLOAD),
        _policy("prodenv", "basic_portals::access", "Access portals", _GENERAL),
        *(
            _policy(
                "prodenv", f"reports::{kind}::view", f"View reports of {kind}", _GENERAL, _permits(["read"], report)
            )
            for kind, report in ((kind, f'== Cloudinary::Report::"{kind}"') for kind in ("delivery", "errors", "usage"))
        ),
        _content("folder", "view", "View a folder", _VIEW, "read"),
        _content("folder", "view_download", "View and download", _VIEW, "read", "download"),
        _content("folder", "download_public_assets", "Download public assets", _VIEW, "download"),
        _content("folder", "add_assets", "Add assets to a folder", _CONTRIBUTE, "create"),
        _content("folder", "edit_assets", "Edit the assets of a folder", _CONTRIBUTE, "update", "move"),
        _content("folder", "manage", "Manage a folder", _CONTRIBUTE, "delete", "share"),
        _content("collection", "view", "View a collection", _COLLECTION, "read"),
        _content("collection", "edit", "Edit a collection", _COLLECTION, "update"),
        _content("collection", "share", "Share a collection", _COLLECTION, "share"),
    ]
}


def _role(path: str, name: str, policies: Iterable[str]) -> Role:
    scope, _, _ = path.partition("::")
    content = scope in ("folder", "collection")
    prefix = f"{_CONTENT}{scope}::" if content else _GLOBAL
    return Role(
        f"cld::role::{path}",
        name,
        f"{name}.",
        "content" if content else "global",
        "prodenv" if content else scope,
        tuple(POLICIES[prefix + policy] for policy in policies),
    )


def _all(scope_type: str, *but: str) -> list[str]:
    found = (policy.id.removeprefix(_GLOBAL) for policy in POLICIES.values() if policy.scope_type == scope_type)
    return [path for path in found if not path.startswith("cld::") and path not in but]


_READ, _CREATE, _MANAGE = (f"{_ASSETS}::{name}" for name in ("view", "create_asset", "manage"))
_REPORTS = [f"reports::{kind}::view" for kind in ("delivery", "errors", "usage")]
_FOLDER = ["view", "view_download", "add_assets", "edit_assets", "manage"]
_COLLECTIONS = ["view", "edit", "share"]
_ADMIN = ["account_settings::manage", "roles::manage", "users_and_groups::manage"]

SYSTEM_ROLES: dict[str, Role] = {
    role.id: role
    for role in [
        _role("account::master_admin", "Master admin", _all("account")),
        _role("account::admin", "Admin", _ADMIN),
        _role("account::billing", "Billing", ["billing::manage", "account_usage::view"]),
        _role("account::reports", "Reports", ["account_usage::view"]),
        _role("prodenv::master_admin", "Master admin", _all("prodenv")),
        _role("prodenv::admin", "Admin", _all("prodenv", "assets::moderate")),
        _role("prodenv::contributor", "Contributor", ["ml::access", _READ, _CREATE]),
        _role("prodenv::editor", "Editor", ["ml::access", _READ, _CREATE, _MANAGE]),
        _role("prodenv::billing", "Billing", ["reports::usage::view"]),
        _role("prodenv::reports", "Reports", _REPORTS),
        _role("prodenv::ml_user", "Media Library User", ["ml::access"]),
        _role("folder::viewer", "Folder viewer", _FOLDER[:2]),
        _role("folder::contributor", "Folder contributor", _FOLDER[:3]),
        _role("folder::editor", "Folder editor", _FOLDER[:4]),
        _role("folder::manager", "Folder manager", _FOLDER),
        _role("collection::viewer", "Collection viewer", _COLLECTIONS[:1]),
        _role("collection::editor", "Collection editor", _COLLECTIONS[:2]),
        _role("collection::manager", "Collection manager", _COLLECTIONS),
    ]
}
