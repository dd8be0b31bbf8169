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

from .report import as_json, html, markdown, terminal
from .review import ACCEPTED, merge_base, of_files, of_git, review
from .tools import ROOT, SPEC, ToolError

REPORTS = {"review.md": markdown, "review.html": html, "review.json": as_json}


def main() -> int:
    options = _parser().parse_args()
    if options.run is _lint:
        return _run(options)
    options.output.mkdir(parents=True, exist_ok=True)
    for name in (*REPORTS, "exit-code"):
        (options.output / name).unlink(missing_ok=True)  # no report outlives its review
    code = _run(options)
    (options.output / "exit-code").write_text(f"{code}\n", encoding="utf-8")
    return code


def _run(options: argparse.Namespace) -> int:
    spec = options.spec.resolve()
    name = str(spec.relative_to(ROOT)) if spec.is_relative_to(ROOT) else spec.name
    try:
        is_good: bool = options.run(options, spec, name)
    except (ToolError, DocumentError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except Exception as error:
        # 1 is for what was found: no mistake of ours may look like that.
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(last.filename).name}:{last.lineno}"
        print(f"error: the review failed at {place}: {type(error).__name__}: {error}", file=sys.stderr)
        return 2
    return 0 if is_good else 1


def _lint(_: argparse.Namespace, path: Path, name: str) -> bool:
    from .lint import lint  # it imports the packages, which a review only reads

    problems = lint(path, Spec.read(path, name))
    for problem in problems:
        print(f"{name}:{problem.line}: {problem.text} [{problem.rule}]")
    print(f"{len(problems)} problem{'' if len(problems) == 1 else 's'} in {name}")
    return not problems


def _diff(options: argparse.Namespace, path: Path, name: str) -> bool:
    if options.base_spec:
        sides = of_files(options.base_spec.resolve(), path, name)
    else:
        sides = of_git(options.base or merge_base())
    with sides as (old, new, release):
        found = review(old, new, options.accepted, release)
    for file, report in REPORTS.items():
        (options.output / file).write_text(report(found), encoding="utf-8")
    print(terminal(found), end="")
    return found.verdict.is_good


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="review", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True)
    for run, what in ((_lint, "what is wrong with the spec"), (_diff, "what its changes mean")):
        command = commands.add_parser(run.__name__[1:], help=what)
        command.set_defaults(run=run)
        command.add_argument("--spec", type=Path, default=ROOT / SPEC, help=f"another spec than {SPEC}")
    side = command.add_mutually_exclusive_group()
    side.add_argument("--base", help="a git ref to compare the working tree with; else the merge base with main")
    side.add_argument("--base-spec", type=Path, help="a file to compare with, in place of a git ref")
    command.add_argument("--accepted", type=Path, default=ROOT / ACCEPTED, help=f"another file than {ACCEPTED}")
    command.add_argument("--output", type=Path, default=ROOT / "build" / "review", help="where review.* go")
    return parser


if __name__ == "__main__":
    sys.exit(main())
