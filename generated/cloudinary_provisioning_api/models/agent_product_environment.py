# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import read_str


class AgentProductEnvironment(Model):
    """A product environment with its credentials, disabled until the person verifies the e-mail address.

    Attributes:
        external_id: Id of the environment.
        cloud_name: Cloud name, as it stands in delivery URLs.
        api_key: The API key.
        api_secret: The secret of the key.
        api_environment_variable: Key, secret and cloud name as an environment variable,
            `CLOUDINARY_URL=cloudinary://...`.
    """

    __slots__ = ()

    external_id: str | None = field(read_str, optional=True)
    cloud_name: str | None = field(read_str, optional=True)
    api_key: str | None = field(read_str, optional=True)
    api_secret: str | None = field(read_str, optional=True, secret=True)
    api_environment_variable: str | None = field(read_str, optional=True, secret=True)
