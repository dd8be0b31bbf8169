"""A local, stateful server of the Cloudinary Account Provisioning API."""

from . import _connexion as _connexion  # before anything else imports connexion
from .account import Account
from .app import create_app
from .server import Sandbox

__all__ = ["Account", "Sandbox", "create_app"]
