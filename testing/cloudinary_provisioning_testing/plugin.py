"""The pytest plugin: one sandbox for the session, empty for each test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from .sandbox import ProvisioningSandbox

if TYPE_CHECKING:
    from cloudinary_provisioning_sandbox import Sandbox


@pytest.fixture(scope="session")
def _provisioning_server() -> Iterator[Sandbox]:
    try:
        from cloudinary_provisioning_sandbox import Sandbox
    except ModuleNotFoundError as error:
        pytest.fail(
            f"provisioning_sandbox needs {error.name}: install cloudinary-provisioning with its extra `testing`",
            pytrace=False,
        )
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def provisioning_sandbox(
    _provisioning_server: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ProvisioningSandbox]:
    """A local Cloudinary provisioning account, empty for each test; CLOUDINARY_ACCOUNT_URL leads to it."""
    _provisioning_server.reset()
    sandbox = ProvisioningSandbox(_provisioning_server)
    monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", sandbox.account_url)
    yield sandbox
    sandbox.close()
