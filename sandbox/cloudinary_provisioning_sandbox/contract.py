"""Where the contract is, what it says, and what the server takes beyond it."""

from pathlib import Path
from typing import Any

import yaml

Contract = dict[str, Any]

REFUSAL = "x-refusal"
"""What to say of a value that does not match a pattern, since the pattern itself would not be understood."""


def contract_path() -> Path:
    """The copy inside an installed package, or the one file of a checkout."""
    package = Path(__file__).parent
    packaged = package / "provisioning.yaml"
    return packaged if packaged.exists() else package.parent.parent / "openapi" / "provisioning.yaml"


def read_contract(path: Path | None = None) -> Contract:
    """The contract as it is written."""
    # Parsed here, since connexion would run a file through Jinja first.
    with (path or contract_path()).open(encoding="utf-8") as file:
        contract: Contract = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    return contract


def load_contract(path: Path | None = None) -> Contract:
    """The contract for the server: what requests may be is widened where the handlers know better than a schema."""
    contract = read_contract(path)
    schemas = contract["components"]["schemas"]
    _open_roles(schemas)
    # The errors of these operations have words and codes of their own.
    schemas["AgentAccountRequest"].pop("required")
    for field in schemas["AgentAccountRequest"]["properties"].values():
        field.pop("minLength", None)
        field.pop("maxLength", None)
    schemas["CloudRequest"]["properties"]["delivery_ips"] = {}
    _describe_json_parameters(contract)
    return contract


def _open_roles(schemas: dict[str, Any]) -> None:
    """Let ids of system roles through, as `x-open-enum` says, and misspelt names not."""
    role = schemas["RoleEnum"]
    names = role.pop("enum")
    role["pattern"] = rf"^(?:{'|'.join(names)}|cld::role::\S+)\Z"
    role[REFUSAL] = f"must be one of {', '.join(names)}, or begin with cld::role::"


def _describe_json_parameters(contract: Contract) -> None:
    """A parameter with `content` is a text to connexion, which reads only those with a `schema`."""
    for item in contract["paths"].values():
        for operation in item.values():
            for parameter in operation.get("parameters", []) if isinstance(operation, dict) else []:
                if "content" in parameter:
                    del parameter["content"]
                    parameter["schema"] = {"type": "string"}
