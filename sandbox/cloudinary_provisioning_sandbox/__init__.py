"""A local, stateful server of the Cloudinary Account Provisioning API."""

try:
    from .server import Sandbox
except ModuleNotFoundError as error:
    package = str(error.name).partition(".")[0]
    needs = f"the sandbox needs {package}: install cloudinary-provisioning with its extra `sandbox`"
    raise ModuleNotFoundError(needs, name=package) from None

from .account import Account

__all__ = ["Account", "Sandbox"]
