"""An audit that learned nothing does not pass."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tools.audit import verdict

SOUND: dict[str, Any] = {"name": "attrs", "version": "26.1.0", "vulns": []}
WEAK: dict[str, Any] = {"name": "idna", "version": "3.1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3.7"]}]}
SKIPPED = {"name": "rich", "skip_reason": "Dependency not found on PyPI and could not be audited: rich (15.0.0)"}


@pytest.mark.parametrize(
    ("packages", "says", "code"),
    [
        ([SOUND, SOUND], "2 packages, no known weakness", 0),
        ([SOUND, WEAK], "idna 3.1: PYSEC-1, fixed in 3.7", 1),
        ([SOUND, SKIPPED], "error: 1 of 2 packages are not known to be sound: Dependency not found", 2),
        ([WEAK, SKIPPED], "idna 3.1: PYSEC-1, fixed in 3.7\nerror: 1 of 2", 2),
    ],
)
def test_the_report_of_pip_audit(packages: list[dict[str, Any]], says: str, code: int) -> None:
    text, found = verdict(json.dumps({"dependencies": packages, "fixes": []}), "")

    assert text.startswith(says)
    assert found == code


def test_without_a_network_nothing_is_known() -> None:
    text, code = verdict("", "Traceback (most recent call last):\n  …\nConnectionError: failed to resolve 'pypi.org'\n")

    assert text == "error: nothing is known: pip-audit failed: ConnectionError: failed to resolve 'pypi.org'"
    assert code == 2
