"""The examples in our documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The sandbox's README has a program and its tests, which are run as such.
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))


@dataclass(frozen=True)
class Example:
    """A fenced Python block."""

    document: str
    line: int
    code: str


def python_examples(document: Path) -> list[Example]:
    """The Python blocks of a Markdown document, in order."""
    text = document.read_text(encoding="utf-8")
    return [
        Example(document.name, text.count("\n", 0, found.start(1)) + 1, found[1])
        for found in re.finditer(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    ]
