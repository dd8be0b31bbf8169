"""What editors that use jedi offer after a dot."""

from collections.abc import Iterator
from pathlib import Path

import jedi
import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = jedi.Project(ROOT, added_sys_path=[str(ROOT / name) for name in ("runtime", "generated", "overlays")])
pytestmark = pytest.mark.slow  # jedi reads all that the client imports

USER = {"id", "email", "created_at", "groups", "to_dict"}
STRING = {"upper", "split"}
SYNC = "from cloudinary_provisioning import Provisioning\nclient = Provisioning()\n"
ASYNC = """
from cloudinary_provisioning import AsyncProvisioning
async def main(client: AsyncProvisioning):
    """


@pytest.fixture(scope="module", autouse=True)
def _cache_of_this_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Two processes at once break the one that jedi has for all."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jedi.settings, "cache_directory", str(tmp_path_factory.mktemp("jedi")))
        yield


@pytest.mark.parametrize(
    ("code", "offered"),
    [
        (f"{SYNC}client.", {"users", "roles", "calls", "send_all"}),
        (f"{SYNC}client.users.", {"get", "list", "iter"}),
        (f"{SYNC}client.users.update('x', ", {"email=", "role=", "enabled="}),
        (f"{SYNC}client.users.get('x').", USER),
        (f"{SYNC}user = client.users.get('x')\nuser.email.", STRING),
        (f"{SYNC}client.users.list().users[0].", USER),
        (f"{SYNC}for user in client.users.list():\n    user.", USER),
        (f"{SYNC}for user in client.users.iter():\n    user.", USER),
        (f"{SYNC}client.calls.users.get('x').", {"operation", "path", "json"}),
        ("from cloudinary_provisioning import Provisioning\nwith Provisioning() as client:\n    client.", {"users"}),
        (f"{SYNC}client.with_options(timeout=1).users.", {"get"}),
        (f"{SYNC}with client as c:\n    c.users.get('x').", USER),
        (f"{ASYNC}async with client as c:\n        c.", {"users"}),
        (f"{ASYNC}client.users.", {"get", "list", "iter"}),
        (f"{ASYNC}(await client.users.get('x')).", USER),
        (f"{ASYNC}user = await client.users.get('x')\n    user.email.", STRING),
        (f"{ASYNC}async for user in client.users.iter():\n        user.", USER),
        ("from cloudinary_provisioning.models import User\nUser.from_dict({}).", USER),
    ],
)
def test_what_is_offered(code: str, offered: set[str]) -> None:
    script = jedi.Script(code, project=PROJECT, environment=jedi.InterpreterEnvironment())
    assert offered <= {completion.name for completion in script.complete()}
