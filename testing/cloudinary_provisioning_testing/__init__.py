"""A local provisioning account for your own tests: the pytest fixture `provisioning_sandbox`."""

from .sandbox import ProvisioningSandbox

__all__ = ["ProvisioningSandbox"]
