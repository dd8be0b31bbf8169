"""The SDKs for Node arrive: every method once, without an error, and the account is as it should be at the end."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from cloudinary_provisioning_sandbox import Sandbox

from tests.interop.conftest import left_in

if TYPE_CHECKING:
    from tests.interop.conftest import Run

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("script", "group"), [("classic.mjs", "Chief & first editors = 1"), ("vendor.mjs", "Chief editors")]
)
def test_every_method_arrives(node: Run, sandbox: Sandbox, script: str, group: str) -> None:
    assert json.loads(node(script, sandbox)) == []
    assert left_in(sandbox) == {"sub_accounts": ["Client Portal"], "users": ["Ada King"], "user_groups": [group]}


def test_the_test_of_the_vendor(node: Run) -> None:
    """It wants an account that is in use, makes things, and takes them away again; a failure would be its exit code."""
    with Sandbox(users=3, environments=2, groups=1, validate_responses=True) as sandbox:
        told = node("sanity.mjs", sandbox)
    assert re.search(r"Results: [1-9]\d* passed, 0 failed, 0 skipped", told), told
    assert "Failed to delete" not in told
