"""Where the contract is and what it says."""

from pathlib import Path
from typing import Any

import yaml

Contract = dict[str, Any]


def contract_path() -> Path:
    """The copy inside an installed package, or the one file of a checkout."""
    package = Path(__file__).parent
    packaged = package / "provisioning.yaml"
    return packaged if packaged.exists() else package.parent.parent / "openapi" / "provisioning.yaml"


def load_contract(path: Path | None = None) -> Contract:
    """Parse the contract here, since connexion would run a file through Jinja first."""
    with (path or contract_path()).open(encoding="utf-8") as file:
        contract: Contract = yaml.safe_load(file)
    return contract
