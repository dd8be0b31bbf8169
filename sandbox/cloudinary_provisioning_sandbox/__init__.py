"""A local, stateful server of the Cloudinary Account Provisioning API."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .account import Account
    from .server import Sandbox
    from .testing import ProvisioningSandbox

__all__ = ["Account", "ProvisioningSandbox", "Sandbox"]

_MODULES = {"Account": "account", "ProvisioningSandbox": "testing", "Sandbox": "server"}


def __getattr__(name: str) -> Any:
    # Imported when it is used, because pytest imports this package in every run.
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return getattr(importlib.import_module(f"{__name__}.{_MODULES[name]}"), name)
    except ModuleNotFoundError as error:
        package = str(error.name).partition(".")[0]
        needs = f"the sandbox needs {package}: install cloudinary-provisioning with its extra `sandbox`"
        raise ModuleNotFoundError(needs, name=package) from None
