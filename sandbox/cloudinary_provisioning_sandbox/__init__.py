"""A local, stateful server of the Cloudinary Account Provisioning API."""

try:
    from . import _connexion as _connexion  # before anything else imports connexion
except ModuleNotFoundError as error:
    needs = f"the sandbox needs {error.name}: install cloudinary-provisioning with its extra `sandbox`"
    raise ModuleNotFoundError(needs, name=error.name) from None

from .account import Account
from .app import create_app
from .server import Sandbox

__all__ = ["Account", "Sandbox", "create_app"]
