"""The command line. It is a package of its own so that help and completion need not import the client."""

import io
import sys


def main() -> None:
    """Run `cloudinary-provisioning`."""
    try:
        from .commands import app
    except ModuleNotFoundError as error:
        sys.exit(f"Error: {error}. The command line is an extra: python -m pip install 'cloudinary-provisioning[cli]'")
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")  # who reads a file or a pipe expects that everywhere
    app(prog_name="cloudinary-provisioning")
