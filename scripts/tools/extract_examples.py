"""Write the Python examples of our documents to a directory, one file each, for the type checkers."""

from __future__ import annotations

import sys
from pathlib import Path

from .documents import DOCUMENTS, python_examples


def main(directory: Path) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    for old in directory.glob("*.py"):
        old.unlink()
    for document in DOCUMENTS:
        for example in python_examples(document):
            name = f"{document.stem.lower()}_line_{example.line}.py"
            (directory / name).write_text(example.code, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
