"""Judge the spec, or a change of it.

python -m review lint                what is wrong with the spec
python -m review diff --base main    what its changes mean; writes build/review/

Exit codes: 0 all is well; 1 there is something to put right; 2 a tool is missing or failed, so nothing is known. diff
also writes its exit code to build/review/exit-code, since make turns every failure into 2.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from pathlib import Path

from spec import DocumentError, Spec

from .lint import lint
from .report import as_json, github, html, markdown, terminal
from .review import ACCEPTED, merge_base, of_files, of_git, review
from .tools import ROOT, SPEC, ToolError

REPORTS = {"md": markdown, "html": html, "json": as_json}


def main() -> int:
    options = _parser().parse_args()
    output: Path | None = getattr(options, "output", None) if options.run is _diff else None
    if output:
        output.mkdir(parents=True, exist_ok=True)
        for name in (*(f"review.{kind}" for kind in REPORTS), "exit-code"):
            (output / name).unlink(missing_ok=True)  # no report outlives its review
    code = _run(options)
    if output:
        (output / "exit-code").write_text(f"{code}\n", encoding="utf-8")
    return code


def _run(options: argparse.Namespace) -> int:
    try:
        found: int = options.run(options)
    except (ToolError, DocumentError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except Exception as error:
        # 1 is for what was found: no mistake of ours may look like that.
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(last.filename).name}:{last.lineno}"
        print(f"error: the review failed at {place}: {type(error).__name__}: {error}", file=sys.stderr)
        return 2
    return found


def _lint(options: argparse.Namespace) -> int:
    problems = lint(options.spec, Spec.read(options.spec, _name(options.spec)))
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problem{'' if len(problems) == 1 else 's'} in {_name(options.spec)}")
    return 1 if problems else 0


def _diff(options: argparse.Namespace) -> int:
    if options.base_spec:
        with of_files(options.base_spec, options.spec, _name(options.spec)) as (old, new):
            found = review(old, new, options.accepted)
    else:
        with of_git(options.base or merge_base()) as (old, new, release, tag):
            found = review(old, new, options.accepted, release, tag)
    for kind, report in REPORTS.items():
        (options.output / f"review.{kind}").write_text(report(found), encoding="utf-8")
    print(github(found) if options.format == "githubactions" else terminal(found), end="")
    return 0 if found.verdict.is_good else 1


def _name(path: Path) -> str:
    path = path.resolve()
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


def _absolute(path: str) -> Path:
    return Path(path).resolve()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="review", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True)
    spec = argparse.ArgumentParser(add_help=False)
    spec.add_argument("--spec", type=_absolute, default=ROOT / SPEC, help=f"another spec than {SPEC}")

    command = commands.add_parser("lint", parents=[spec], help="what is wrong with the spec")
    command.set_defaults(run=_lint)

    command = commands.add_parser("diff", parents=[spec], help="what its changes mean")
    side = command.add_mutually_exclusive_group()
    side.add_argument("--base", help="a git ref to compare the working tree with; else the merge base with main")
    side.add_argument("--base-spec", type=_absolute, help="a file to compare with, in place of a git ref")
    command.add_argument("--accepted", type=Path, default=ROOT / ACCEPTED, help=f"another file than {ACCEPTED}")
    command.add_argument("--output", type=Path, default=ROOT / "build" / "review", help="where review.* go")
    command.add_argument("--format", choices=["terminal", "githubactions"], default="terminal", help="what is printed")
    command.set_defaults(run=_diff)
    return parser


if __name__ == "__main__":
    sys.exit(main())
