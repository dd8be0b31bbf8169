"""Build the wheel, install it with nothing but its runtime dependencies, and make a call with it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from cloudinary_provisioning_sandbox.server import Sandbox

ROOT = Path(__file__).resolve().parents[2]
CALL = """
import sys
from importlib.metadata import distributions
from cloudinary_provisioning import Provisioning

with Provisioning() as client:
    env = client.product_environments.create(name="From the wheel")
    assert client.product_environments.get(env.id) == env
installed = sorted(d.name for d in distributions() if d.name not in ("pip", "setuptools"))
print(f"The wheel made its calls on Python {sys.version.split()[0]} with only {', '.join(installed)} installed.")
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as directory, Sandbox() as sandbox:
        place = Path(directory)
        _run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(place), cwd=ROOT)
        (wheel,) = place.glob("*.whl")
        venv.create(place / "venv", with_pip=True)
        python = place / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
        _run(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel), cwd=place)
        # Isolated and elsewhere, so that nothing of the checkout is found.
        environment = {**os.environ, "CLOUDINARY_ACCOUNT_URL": sandbox.account_url}
        _run(str(python), "-I", "-W", "error", "-c", CALL, cwd=place, env=environment)


def _run(*command: str, cwd: Path, env: dict[str, str] | None = None) -> None:
    subprocess.run(command, cwd=cwd, env=env, check=True, timeout=300)


if __name__ == "__main__":
    main()
