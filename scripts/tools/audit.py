"""Say which pinned packages have known weaknesses: 0 none, 1 some, 2 nothing is known, as without a network."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main(pip_audit: str) -> int:
    """Run pip-audit, which alone would end with 0 for packages that it could not ask about."""
    options = ["--require-hashes", "--disable-pip", "--format=json", "--progress-spinner=off"]
    command = [pip_audit, *options, "--requirement", str(ROOT / "requirements" / "dev.txt")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=900)
    text, code = verdict(done.stdout, done.stderr)
    print(text, file=sys.stderr if code else sys.stdout)
    return code


def verdict(output: str, errors: str) -> tuple[str, int]:
    """What pip-audit's report means, and the exit code."""
    try:
        packages = json.loads(output)["dependencies"]
    except ValueError:
        last = (errors.strip() or "no output").splitlines()[-1]
        return f"error: nothing is known: pip-audit failed: {last}", 2
    weak = [
        f"{package['name']} {package['version']}: {found['id']}, fixed in {', '.join(found['fix_versions']) or 'none'}"
        for package in packages
        for found in package.get("vulns", ())
    ]
    skipped = [package["skip_reason"] for package in packages if "skip_reason" in package]
    if skipped:
        weak.append(f"error: {len(skipped)} of {len(packages)} packages are not known to be sound: {skipped[0]}")
        return "\n".join(weak), 2
    return "\n".join(weak) or f"{len(packages)} packages, no known weakness", 1 if weak else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
