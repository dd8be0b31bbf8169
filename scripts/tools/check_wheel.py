"""Build the source distribution, and the wheel from it. Install the wheel alone, then the source with every extra."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
import tomllib
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
        source, wheel = build(place)
        venv.create(place / "venv", with_pip=True)
        python = str(place / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python")
        pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check")
        _run(*pip, "install", str(wheel), cwd=place)
        # Isolated and elsewhere, so that nothing of the checkout is found.
        environment = {**os.environ, "CLOUDINARY_ACCOUNT_URL": sandbox.account_url}
        _run(python, "-I", "-W", "error", "-c", CALL, cwd=place, env=environment)

        _run(*pip, "uninstall", "--yes", "cloudinary-provisioning", cwd=place)
        extras = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))["project"][
            "optional-dependencies"
        ]
        _run(*pip, "install", f".[{','.join(extras)}]", cwd=source)
        _run(*pip, "check", cwd=place)
        command = (python, "-I", "-m", "cloudinary_provisioning", "--sandbox", "users", "list", "--output", "jsonl")
        users = subprocess.run(command, cwd=place, capture_output=True, text=True, check=True, timeout=300).stdout
        print(f"The source, with the extras {', '.join(extras)}: {len(users.splitlines())} users of the sandbox.")


def build(place: Path) -> tuple[Path, Path]:
    """Build the source distribution, unpack it, and build the wheel from that; where both are."""
    hatchling = (sys.executable, "-m", "hatchling", "build", "--directory", str(place), "--target")
    _run(*hatchling, "sdist", cwd=ROOT)
    (archive,) = place.glob("*.tar.gz")
    with tarfile.open(archive) as file:
        file.extractall(place / "source", filter="data")
    (source,) = (place / "source").iterdir()
    _run(*hatchling, "wheel", cwd=source)
    (wheel,) = place.glob("*.whl")
    return source, wheel


def _run(*command: str, cwd: Path, env: dict[str, str] | None = None) -> None:
    subprocess.run(command, cwd=cwd, env=env, check=True, timeout=300)


if __name__ == "__main__":
    main()
