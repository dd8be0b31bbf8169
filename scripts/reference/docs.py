"""The reference: one page from the spec, each operation with its call in Python."""

from __future__ import annotations

import copy
import json
import re
import tempfile
from pathlib import Path
from typing import Any

from review.tools import redocly
from spec import Operation, Spec

from .samples import samples

# The page asks nobody for anything: Redoc would fetch its logo. Its headings would break words beside their buttons.
HEAD = """<meta http-equiv="Content-Security-Policy" content="default-src 'unsafe-inline' data: blob:">
<style>
[data-component-name^="Typography/H"] { word-break: normal !important; overflow-wrap: break-word !important; }
@media (max-width: 48rem) { h1, h2 { font-size: 1.4rem !important; line-height: 1.3 !important; } }
</style>
"""
LOGO = (
    "data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 viewBox=%270 0 52 16%27%3E"
    "%3Ctext y=%2712%27 font-size=%2712%27 font-family=%27sans-serif%27 fill=%27gray%27%3ERedocly%3C/text%3E%3C/svg%3E"
)


def write(spec_file: Path, output: Path) -> None:
    """Write the page; it needs no network to be read."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as directory:
        described = Path(directory) / "reference.json"
        described.write_text(json.dumps(with_samples(Spec.read(spec_file))), encoding="utf-8")
        page = Path(directory) / "reference.html"
        redocly("build-docs", str(described), f"--output={page}", "--inlineBundle")
        text = page.read_text(encoding="utf-8")
    text = re.sub(r"https://cdn\.redoc\.ly/redoc/logo[\w-]*\.svg", LOGO, text)
    output.write_text(text.replace("<head>", f"<head>\n{HEAD}", 1), encoding="utf-8")


def python_name(operation: Operation) -> str:
    """The method of the synchronous client, as the site's reference names it."""
    tag, method = operation.id.split(".")
    return f"cloudinary_provisioning_api.api.{tag}.{''.join(map(str.capitalize, tag.split('_')))}.{method}"


def with_samples(spec: Spec) -> dict[str, Any]:
    """The document with the calls of both clients beside each operation, and links to the site's other pages."""
    document: dict[str, Any] = copy.deepcopy(spec.data)
    for tag in document["tags"]:
        tag["x-displayName"] = tag["name"].replace("_", " ").capitalize()
    document["info"]["description"] += "\n\n[The documents of the Python client](index.html)"
    calls = samples(spec)
    for operation in spec.operations:
        data = document["paths"][operation.path][operation.verb]
        data["description"] += (
            f"\n\nPython: [`client.{operation.id}`](reference/resources.html#{python_name(operation)})"
        )
        data["x-codeSamples"] = [
            {"lang": "Python", "label": label, "source": calls[operation.id, is_async]}
            for label, is_async in (("Python", False), ("Python, async", True))
        ]
    return document
