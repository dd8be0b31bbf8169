"""Run examples/provision_client.py against a sandbox that lives as long as the demo."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from cloudinary_provisioning_sandbox.server import Sandbox

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "provision_client.py"


def main() -> int:
    with Sandbox(seed=1, permissions=True) as sandbox:
        print(f"\nA local account listens on {sandbox.url}; {EXAMPLE.name} provisions it over HTTP:\n", flush=True)
        command = [sys.executable, str(EXAMPLE)]
        done = subprocess.run(command, env={**os.environ, "CLOUDINARY_ACCOUNT_URL": sandbox.account_url}, timeout=60)
    print(
        "\nDone; the account is gone. Its code: examples/provision_client.py" if done.returncode == 0 else "\nFailed."
    )
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
