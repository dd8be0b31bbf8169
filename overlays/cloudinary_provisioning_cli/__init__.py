"""The command line: every operation of the contract, for the shell.

A package of its own: importing the client takes most of the time, and help and completion do not need it.
"""

import sys


def main() -> None:
    """Run `cloudinary-provisioning`."""
    try:
        from .app import app
    except ModuleNotFoundError as error:
        if error.name not in ("click", "rich"):
            raise
        sys.exit("Error: the command line needs its extra: python -m pip install 'cloudinary-provisioning[cli]'")
    app(prog_name="cloudinary-provisioning")
