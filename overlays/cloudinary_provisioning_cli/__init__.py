"""The command line. It is a package of its own so that help and completion need not import the client."""

import sys


def main() -> None:
    """Run `cloudinary-provisioning`."""
    try:
        from .commands import app
    except ModuleNotFoundError as error:
        sys.exit(f"Error: {error}. The command line is an extra: python -m pip install 'cloudinary-provisioning[cli]'")
    if not sys.stdout.isatty():  # who reads a file or a pipe expects UTF-8 everywhere
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr] # nothing else was put in its place
    app(prog_name="cloudinary-provisioning")
