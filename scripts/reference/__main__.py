"""Write the reference of the spec to build/docs/reference.html.

python -m reference --spec other.yaml --output page.html
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from review.tools import ROOT, SPEC, ToolError
from spec import DocumentError

from .docs import write


def main() -> int:
    parser = argparse.ArgumentParser(prog="reference", description=__doc__.partition("\n")[0])
    parser.add_argument("--spec", type=lambda path: Path(path).resolve(), default=ROOT / SPEC, help="another spec")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "docs" / "reference.html", help="the page")
    options = parser.parse_args()
    try:
        write(options.spec, options.output)
    except (ToolError, DocumentError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(f"{options.output} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
