"""Ask the account of CLOUDINARY_ACCOUNT_URL whether the contract is right.

python -m probe            reads only: every GET of the contract, each answer compared with it strictly
python -m probe --write    a life cycle in a throw-away product environment too, which is deleted at the end

Exit codes: 0 all is as the contract says; 1 there are differences; 2 nothing is known, or not enough.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cloudinary_provisioning import ConfigurationError, Provisioning
from spec import DocumentError, Spec

from .contract import Contract
from .lifecycle import PREFIX, life_cycle
from .reads import Probe
from .report import as_markdown, build, exit_code

if TYPE_CHECKING:
    import httpx

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str] | None = None, http_client: httpx.Client | None = None) -> int:
    parser = argparse.ArgumentParser("probe", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="create, use and delete an environment too")
    parser.add_argument("--yes", action="store_true", help="do not ask before writing")
    parser.add_argument("--sample", type=int, default=3, help="ids of each list to ask for, 3 by default")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "probe", help="directory of the report")
    try:
        return _run(parser.parse_args(arguments), http_client)
    except KeyboardInterrupt:
        print("error: interrupted; what was created is deleted", file=sys.stderr)
    except Exception as error:
        # 1 is for differences. The text of an answer may hold values.
        text = f": {error}" if isinstance(error, ConfigurationError | DocumentError | EOFError) else ""
        print(f"error: {type(error).__name__}{text}", file=sys.stderr)
    return 2


def _run(options: argparse.Namespace, http_client: httpx.Client | None) -> int:
    if options.write and not options.yes:
        print(f'This creates a product environment "{PREFIX} ...", uses its access keys, and deletes it.')
        if input("Go on? [y/N] ").strip().lower() not in ("y", "yes"):
            print("Nothing was done.")
            return 2
    spec = Spec.read(ROOT / "openapi" / "provisioning.yaml")
    with Provisioning(http_client=http_client) as client:
        probe = Probe(client, Contract(spec), sample=options.sample)
        probe.read_all()
        if options.write and probe.answers[0].status not in (None, 401):
            former = signal.signal(signal.SIGTERM, signal.default_int_handler)  # it cleans up, as Ctrl-C does
            try:
                life_cycle(probe)
            finally:
                signal.signal(signal.SIGTERM, former)
    report = build(probe, spec.version)
    options.output.mkdir(parents=True, exist_ok=True)
    (options.output / "report.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    (options.output / "report.md").write_text(as_markdown(report), encoding="utf-8")
    code = exit_code(report)
    found = ("none", str(len(report["differences"])), f"unknown; the first answer was {probe.answers[0].status}")[code]
    print(f"{len(probe.answers)} calls, differences from the contract: {found}. See {options.output / 'report.md'}.")
    return code


if __name__ == "__main__":
    sys.exit(main())
