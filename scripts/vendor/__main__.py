"""Keep up with the vendor's document of the API.

python -m vendor diff      what is new in it since openapi/vendor.yaml, and what our contract says of that
python -m vendor check     whether openapi/departures.yaml lists all that our contract says otherwise than vendor.yaml

Exit codes: 0 nothing is new, or wrong; 1 something is; 2 something cannot be read, so nothing is known.
"""

from __future__ import annotations

import argparse
import ast
import sys
from importlib import metadata
from pathlib import Path

import httpx
from cloudinary_provisioning import classic
from spec import Document, DocumentError, Spec

from .departures import check
from .report import report
from .surface import Surface, read_surface

OPENAPI = Path(__file__).resolve().parents[2] / "openapi"
ADDRESS = "https://raw.githubusercontent.com/cloudinary/api-schemas/main/provisioning/schema.yml"
HEADING = """\
# The surface of the vendor's document as we last read it: facts about the wire, none of its sentences.
# Written by `make vendor UPDATE=1`; departures.yaml lists where our contract says something else.
"""


def main() -> int:
    options = _parser().parse_args()
    try:
        return _diff(options) if options.command == "diff" else _check(options)
    except (DocumentError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
    except Exception as error:
        # 1 is for what was found, so that no mistake of ours may pass for it.
        print(f"error: this tool failed: {type(error).__name__}: {error}", file=sys.stderr)
    return 2


def _diff(options: argparse.Namespace) -> int:
    new = read_surface(_fetch(options.spec))
    if options.lock.exists():
        old = Surface.load(options.lock)
    elif options.update:
        old = Surface("none", {})
    else:
        raise DocumentError(f"there is no {_name(options.lock)} to compare with; UPDATE=1 writes it")
    changes = report(old, new, read_surface(Spec.read(options.contract)))
    names, lacking = _compare_names()
    print(f"The vendor's document is at version {new.version}; we last read version {old.version}.")
    print(changes or "Its surface is the same.")
    print(names)
    if options.update:
        new.dump(options.lock, HEADING)
        print(f"{_name(options.lock)} is written. `make departures` says what departures.yaml needs now.")
        return 0
    return 1 if changes or lacking else 0


def _check(options: argparse.Namespace) -> int:
    departures = Document.read(options.departures, _name(options.departures))
    contract = Spec.read(options.contract, _name(options.contract))
    problems = list(check(Surface.load(options.lock), contract, departures))
    print(*problems, f"{len(problems)} problem{'s' * (len(problems) != 1)} in {departures.name}", sep="\n")
    return 1 if problems else 0


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _fetch(source: str) -> Spec:
    """The vendor's document, from a file or an address."""
    if not source.startswith(("http://", "https://")):
        return Spec.read(Path(source))
    try:
        answer = httpx.get(source, timeout=30, follow_redirects=True).raise_for_status()
    except httpx.HTTPError as error:
        raise DocumentError(f"{source} cannot be downloaded: {error}") from None
    return Spec(answer.text, source)


def _compare_names() -> tuple[str, bool]:
    """What `classic` lacks of the public names of the installed `cloudinary.provisioning`, and whether it lacks any."""
    try:
        installed = metadata.distribution("cloudinary")
    except metadata.PackageNotFoundError:
        return "The package cloudinary is not installed, so `classic` is not compared with it.", False
    # Read, not imported: importing it reads the environment.
    source = Path(str(installed.locate_file("cloudinary/provisioning/__init__.py"))).read_text(encoding="utf-8")
    imports = [node for node in ast.parse(source).body if isinstance(node, ast.ImportFrom)]
    names = {alias.asname or alias.name for node in imports for alias in node.names}
    lacking = sorted(name for name in names if not name.startswith("_") and not hasattr(classic, name))
    return f"Names of cloudinary {installed.version} that `classic` lacks: {', '.join(lacking) or 'none'}.", bool(
        lacking
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "vendor", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=["diff", "check"])
    parser.add_argument("--spec", default=ADDRESS, help="for diff: their document, a file or an address")
    parser.add_argument("--update", action="store_true", help="for diff: write vendor.yaml anew, and exit with 0")
    for name, file in (("contract", "provisioning"), ("lock", "vendor"), ("departures", "departures")):
        parser.add_argument(f"--{name}", type=Path, default=OPENAPI / f"{file}.yaml", help=f"in place of {file}.yaml")
    return parser


if __name__ == "__main__":
    sys.exit(main())
