"""The pytest plugin: the fixture `provisioning_sandbox`, and the marker of the same name for its options.

pytest imports this in every run of every project that has the package, so the server is imported when it is used.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .testing import ProvisioningSandbox

_MARKER = "provisioning_sandbox"
_USED: pytest.StashKey[ProvisioningSandbox] = pytest.StashKey()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{_MARKER}(**options): options of `Sandbox` for the fixture, such as users=50")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """A fault that no request met means that the test did not test what it says."""
    result = yield
    sandbox = item.stash.get(_USED, None)
    unmet = sandbox.unmet_faults if sandbox is not None else ()
    if unmet:
        faults = "\n".join(f"  {fault.describe()}" for fault in unmet)
        pytest.fail(f"no request met these faults:\n{faults}", pytrace=False)
    return result


@pytest.fixture(scope="session")
def _provisioning_server() -> Iterator[ProvisioningSandbox]:
    with _sandbox({}) as sandbox:
        yield sandbox


@pytest.fixture
def provisioning_sandbox(request: pytest.FixtureRequest) -> Iterator[ProvisioningSandbox]:
    """A local Cloudinary provisioning account, empty for each test; CLOUDINARY_ACCOUNT_URL leads to it."""
    marks = list(request.node.iter_markers(_MARKER))
    if any(mark.args for mark in marks):
        pytest.fail(f"the options of {_MARKER} are keywords, such as users=50", pytrace=False)
    # The mark next to the test wins.
    options = {name: value for mark in reversed(marks) for name, value in mark.kwargs.items()}
    if options:
        with _sandbox(options) as sandbox:
            yield from _lend(request, sandbox)
    else:
        yield from _lend(request, request.getfixturevalue("_provisioning_server"))


def _sandbox(options: dict[str, Any]) -> ProvisioningSandbox:
    try:
        from .testing import ProvisioningSandbox
    except ModuleNotFoundError as error:
        package = str(error.name).partition(".")[0]
        pytest.fail(
            f"provisioning_sandbox needs {package}: install cloudinary-provisioning with its extra `testing`",
            pytrace=False,
        )
    try:
        return ProvisioningSandbox(**options)
    except (TypeError, ValueError) as error:
        pytest.fail(f"provisioning_sandbox: {error}", pytrace=False)


def _lend(request: pytest.FixtureRequest, sandbox: ProvisioningSandbox) -> Iterator[ProvisioningSandbox]:
    sandbox.reset()
    request.node.stash[_USED] = sandbox
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("CLOUDINARY_ACCOUNT_URL", sandbox.account_url)
        yield sandbox
    del request.node.stash[_USED]
    sandbox.close_clients()
