"""The reference: one page from the spec, each operation with its call in Python."""

from __future__ import annotations

from pathlib import Path


def write(spec: Path, output: Path) -> None:
    """Write the page."""
