"""What people import, and what the packages may import themselves."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any
from unittest import mock

import cloudinary_provisioning
import httpx
import pytest
from cloudinary_provisioning import (
    AsyncProvisioning,
    NotFound,
    Provisioning,
    ProvisioningError,
    Retry,
    Role,
    ServerError,
)

if TYPE_CHECKING:
    from tests.client.conftest import Provisioner

RUNTIME, GENERATED, OVERLAYS, CLI, SANDBOX = (
    "cloudinary_provisioning_runtime",
    "cloudinary_provisioning_api",
    "cloudinary_provisioning",
    "cloudinary_provisioning_cli",
    "cloudinary_provisioning_sandbox",
)
ON_DEMAND = {"Batch", "AsyncBatch"}  # imported when they are first asked for
ROOTS = {RUNTIME: "runtime", GENERATED: "generated", OVERLAYS: "overlays", CLI: "overlays", SANDBOX: "sandbox"}


def modules(root: Path, package: str) -> list[Path]:
    found = sorted((root / ROOTS[package] / package).rglob("*.py"))
    assert found
    return found


def imports(path: Path, package: str) -> Iterator[str]:
    """The top-level names that a module imports, in whatever corner of it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield package if node.level else str(node.module).split(".")[0]


if TYPE_CHECKING:
    # A name that is not there is an error to type checkers; if it were none, the comment would be one.
    from cloudinary_provisioning import Provisoning  # type: ignore[attr-defined] # noqa: F401


def test_the_names_of_the_package() -> None:
    """`import *` gives `__all__`, which is sorted, and nothing else in the package looks public."""
    space: dict[str, Any] = {}
    exec("from cloudinary_provisioning import *", space)  # there is no star import in a function

    names = set(cloudinary_provisioning.__all__)
    public = {name for name, value in vars(cloudinary_provisioning).items() if not isinstance(value, ModuleType)}
    assert space.keys() - {"__builtins__"} == names
    assert {name for name in public if not name.startswith("_")} == names - {"__version__"} - ON_DEMAND
    assert len(cloudinary_provisioning.__all__) == len(names)
    assert names <= set(dir(cloudinary_provisioning))
    with pytest.raises(AttributeError, match="no attribute 'Provisoning'"):
        getattr(cloudinary_provisioning, "Provisoning")  # noqa: B009 - it is what is tested


@pytest.mark.parametrize("name", ["Provisioning", "AsyncProvisioning", "Role", "Retry", "Configuration", "UNSET"])
def test_what_everybody_needs(name: str) -> None:
    """The clients and what is passed to them come from the package itself."""
    assert name in cloudinary_provisioning.__all__


def errors(error: type[ProvisioningError] = ProvisioningError) -> Iterator[type[ProvisioningError]]:
    yield error
    for narrower in error.__subclasses__():
        if narrower.__module__ == ProvisioningError.__module__:  # the classic interface adds its own
            yield from errors(narrower)


def test_every_error_can_be_caught() -> None:
    """All of the tree is in the package, under its own name."""
    found = list(errors())

    assert len(found) > 10
    assert all(getattr(cloudinary_provisioning, error.__name__) is error for error in found)
    assert {error.__name__ for error in found} <= set(cloudinary_provisioning.__all__)


def test_the_roles_are_those_of_the_spec(schemas: dict[str, Any]) -> None:
    """A role is its own text, and there is one for each value of the request's enum."""
    assert {str(role) for role in Role} == set(schemas["RoleEnum"]["enum"])
    assert all(role.name == role.value.upper() for role in Role)
    assert len(Role) == 7


def test_the_clients_are_built_alike() -> None:
    """Both take the same arguments with the same defaults; only the client of httpx is of another kind."""
    for name in ("__init__", "without_account", "with_options"):
        sync, asynchronous = (
            {
                parameter.name: (parameter.kind, parameter.default, str(parameter.annotation))
                for parameter in inspect.signature(getattr(client, name)).parameters.values()
            }
            for client in (Provisioning, AsyncProvisioning)
        )
        assert sync.keys() == asynchronous.keys()
        different = {name for name in sync if sync[name] != asynchronous[name]}
        assert different <= {"http_client"}


def test_a_resource_is_one_object(provisioning: Provisioner) -> None:
    """What a test replaces in it is what is called, on the client and on what it is made of."""
    account = provisioning(lambda _: httpx.Response(404))
    client = account.client

    assert client.users is client.users
    assert client.calls is client.calls
    assert client.calls.users is client.calls.users
    with mock.patch.object(client.users, "get", return_value="replaced"):
        assert account.call(lambda client: client.users.get("user-1")) == "replaced"
    other = client.calls.users.get("other")
    with mock.patch.object(client.calls.users, "get", return_value=other), pytest.raises(NotFound):
        account.call(lambda client: client.users.get("user-1"))
    assert account.request.url.path.endswith("/users/other")


def test_a_copy_has_resources_of_its_own(provisioning: Provisioner) -> None:
    """They send with the copy's options, and replacing a method of the one leaves that of the other alone."""
    account = provisioning(lambda _: httpx.Response(500))
    client = account.client
    with mock.patch.object(client.users, "get"), mock.patch.object(client.calls.users, "get"):
        copy = client.with_options(retry=Retry(attempts=3, backoff=0))
        assert copy.users is not client.users
        assert copy.calls is not client.calls
        with pytest.raises(ServerError):
            provisioning.run(copy.users.get("user-1"))
    assert len(account.requests) == 3
    with pytest.raises(ServerError):
        account.call(lambda client: client.users.get("user-1"))
    assert len(account.requests) == 4


@pytest.mark.parametrize(
    ("package", "not_imported"),
    [
        (RUNTIME, {GENERATED, OVERLAYS, CLI, SANDBOX}),
        (GENERATED, {OVERLAYS, CLI, SANDBOX}),
        (OVERLAYS, {CLI, SANDBOX}),
        (CLI, {SANDBOX}),
        (SANDBOX, {RUNTIME, GENERATED, OVERLAYS, CLI}),
    ],
)
def test_the_direction_of_imports(root: Path, package: str, not_imported: set[str]) -> None:
    """Overlays stand on what is generated, that on the runtime, never the reverse; the sandbox stands alone."""
    for path in modules(root, package):
        if (package, path.name) not in ((SANDBOX, "testing.py"), (OVERLAYS, "__main__.py")):  # a fixture, a command
            assert not not_imported & set(imports(path, package)), path


def test_what_the_client_depends_on(root: Path) -> None:
    """The runtime needs httpx, attrs, dateutil and nothing else; the command line adds click and rich."""
    ours = {RUNTIME, GENERATED, OVERLAYS, CLI, *sys.stdlib_module_names}
    allowed = {"httpx", "httpx2", "orjson", "attrs", "dateutil", *ours}

    found = {
        name: path
        for package in (RUNTIME, GENERATED, OVERLAYS)
        for path in modules(root, package)
        for name in imports(path, package)
    }

    assert {name: path for name, path in found.items() if name not in allowed} == {}
    assert {name for path in modules(root, CLI) for name in imports(path, CLI)} - ours == {"click", "rich"}
    assert {"httpx", "attrs", "dateutil"} <= found.keys()


@pytest.mark.parametrize("package", [RUNTIME, OVERLAYS, CLI])
def test_only_generated_code_knows_the_paths_of_the_api(root: Path, package: str) -> None:
    """Where an operation is to be found is said in the spec and rendered from it."""
    for path in modules(root, package):
        texts = [node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant)]
        assert not [text for text in texts if isinstance(text, str) and ("/v1_1" in text or "/v2" in text)], path


@pytest.mark.parametrize("package", [RUNTIME, GENERATED, OVERLAYS])
def test_the_packages_are_typed(root: Path, package: str) -> None:
    """Type checkers of users look at them."""
    assert (root / ROOTS[package] / package / "py.typed").is_file()


def test_generated_files_say_so(root: Path) -> None:
    """The first line of every file tells where it comes from."""
    paths = [path for path in (root / "generated").rglob("*") if path.is_file() and "__pycache__" not in path.parts]

    assert len(paths) > 50
    for path in paths:
        assert path.read_text().startswith("# Written by make generate"), path
