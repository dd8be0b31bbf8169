# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Where the service is, as the spec's servers say."""

from typing import Final

REGIONS: Final = ("api", "api-eu", "api-ap")
DEFAULT_REGION: Final = "api"


def region_url(region: str) -> str:
    """The base URL of a region."""
    return f"https://{region}.cloudinary.com"
