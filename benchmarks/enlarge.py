"""Write a spec that is so many times as large: every tag, operation and component again under another name."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

SPEC = Path(__file__).resolve().parent.parent / "openapi" / "provisioning.yaml"


def renamed(node: Any, number: int) -> Any:
    """A copy that refers to the copies of components, and whose operations have tags of their own."""
    if isinstance(node, list):
        return [renamed(item, number) for item in node]
    if not isinstance(node, dict):
        return node
    found = {key: renamed(value, number) for key, value in node.items()}
    if isinstance(found.get("$ref"), str):
        found["$ref"] += f"Copy{number}"
    if isinstance(found.get("title"), str):
        found["title"] += f"Copy{number}"
    if isinstance(found.get("operationId"), str):
        tag, method = found["operationId"].split(".")
        found |= {"operationId": f"{tag}_copy{number}.{method}", "tags": [f"{tag}_copy{number}"]}
    return found


def main(target: Path, times: int) -> None:
    yaml = YAML(typ="safe")
    document = yaml.load(SPEC)
    paths = dict(document["paths"])
    rooms = {room: dict(document["components"][room]) for room in ("schemas", "parameters", "responses")}
    for number in range(1, times):
        for path, item in paths.items():
            document["paths"][re.sub(r"^(/v[^/]+)", rf"\1/copy{number}", path)] = renamed(item, number)
        for room, nodes in rooms.items():
            for name, node in nodes.items():
                document["components"][room][f"{name}Copy{number}"] = renamed(node, number)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8") as file:
        yaml.dump(document, file)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
