"""The examples of our documents run, against a sandbox of their own; `make types` checks their types."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cloudinary_provisioning import Provisioning
from cloudinary_provisioning.models import Principal, RoleToManage
from cloudinary_provisioning_sandbox.server import Sandbox
from tools.documents import DOCUMENTS, ROOT, Example, python_examples

# Those of migrating.md run in tests/classic, which resets the settings of the module.
EXAMPLES = [
    example for document in DOCUMENTS if document.name != "migrating.md" for example in python_examples(document)
]


@pytest.fixture(scope="module")
def sandboxes() -> Iterator[dict[bool, Sandbox]]:
    """Accounts without and with Roles and Permissions that were set up a hundred days ago."""
    then = datetime.now(UTC) - timedelta(days=100)
    with ExitStack() as stack:
        yield {
            permissions: stack.enter_context(
                Sandbox(users=5, environments=2, seed=1, now=then, permissions=permissions, hide_secrets=permissions)
            )
            for permissions in (False, True)
        }


Print = Callable[[Example, bool], str]


@pytest.fixture
def printed(
    sandboxes: dict[bool, Sandbox], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Print:
    """What an example prints, on such an account."""

    def run(example: Example, permissions: bool) -> str:
        sandbox = sandboxes[permissions]
        sandbox.reset()
        with Provisioning(sandbox.account_url) as client:
            user = Principal(type="user", id=client.users.list().users[0].id)
            key = Principal(type="provisioningKey", id=str(client.configuration.provisioning_api_key))
            roles = client.roles.list(permission_type="global", scope_type="prodenv").data
            [admin] = [role.id for role in roles if role.name == "Admin"]
            for env in client.product_environments.list().sub_accounts:
                for principal in (user, key):
                    client.principals.update_roles(
                        operation="add", principal=principal, roles=[RoleToManage(id=admin, scope_id=env.id)]
                    )
        monkeypatch.setenv("CLOUDINARY_ACCOUNT_URL", sandbox.account_url)
        exec(compile(example.code, f"{example.document}:{example.line}", "exec"), {"__name__": "__main__"})
        return capsys.readouterr().out

    return run


def test_the_documents_have_examples() -> None:
    documents = {example.document for example in EXAMPLES}
    assert {"README.md", "errors.md", "recipes.md", "permissions.md"} <= documents


@pytest.mark.parametrize("permissions", [False, True], ids=["", "permissions"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.document} line {example.line}")
def test_example_runs(
    example: Example, permissions: bool, printed: Print, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "people.csv").write_text("name,email\nAda,ada@example.com\nGrace,grace@example.com\n")
    monkeypatch.chdir(tmp_path)
    assert printed(example, permissions)


def test_the_403_is_as_documented(printed: Print) -> None:
    document = ROOT / "docs" / "permissions.md"
    example = python_examples(document)[0]
    refused, count = printed(example, True).splitlines()
    shown = document.read_text(encoding="utf-8").partition("```console\nForbidden: [prodenv:…] ")[2].partition("\n")[0]
    assert shown
    assert refused.endswith(shown)
    assert count == "2 keys"
    assert "refused" not in printed(example, False)
