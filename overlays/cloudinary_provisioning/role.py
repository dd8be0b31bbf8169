"""The roles of users."""

from enum import StrEnum


class Role(StrEnum):
    """What a user may do in the account; wherever a role is asked for, its plain string does as well.

    On an account with Roles and Permissions, `client.principals.list_roles` says what a user may do.
    """

    MASTER_ADMIN = "master_admin"
    """Everything, billing and users included; sees every product environment."""
    ADMIN = "admin"
    """Everything but billing, upgrades and the administration of users."""
    TECHNICAL_ADMIN = "technical_admin"
    """As `ADMIN`, without sight of the list of users."""
    BILLING = "billing"
    """Billing, usage and plan only."""
    REPORTS = "reports"
    """Reports and dashboards only."""
    MEDIA_LIBRARY_ADMIN = "media_library_admin"
    """Reading and changing everything in the areas that manage assets."""
    MEDIA_LIBRARY_USER = "media_library_user"
    """The Media Library only, as far as groups and folders are shared with the user."""
