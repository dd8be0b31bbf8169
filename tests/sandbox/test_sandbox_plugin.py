"""The pytest plugin, in runs of pytest of its own; the example of sandbox/README.md is one of them."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

import pytest
from tools.documents import ROOT, python_examples

pytest_plugins = ["pytester"]
pytestmark = pytest.mark.slow

PLUGIN = "cloudinary_provisioning_sandbox.pytest_plugin"
# An editable install from before there was an entry point does not know it.
OPTIONS = [] if any(entry.value == PLUGIN for entry in entry_points(group="pytest11")) else ["-p", PLUGIN]


def run(pytester: pytest.Pytester, **files: str) -> pytest.RunResult:
    pytester.makepyfile(**files)
    return pytester.runpytest_subprocess(*OPTIONS, "-q", "-W", "error", timeout=120)


def test_the_example_of_the_document(pytester: pytest.Pytester) -> None:
    files = {}
    for example in python_examples(ROOT / "sandbox" / "README.md"):
        first = example.code.partition("\n")[0]
        if first.endswith(".py"):
            files[first.removeprefix("# ").removesuffix(".py")] = example.code
    assert list(files) == ["onboard", "test_onboard"]
    run(pytester, **files).assert_outcomes(passed=5)


def test_each_test_has_an_empty_account(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    code = """
        import os
        import cloudinary_provisioning
        import pytest

        seen = set()

        @pytest.mark.parametrize("number", range(3))
        def test_it(provisioning_sandbox, number):
            client = provisioning_sandbox.client()
            assert client.user_groups.list().user_groups == []
            client.user_groups.create(name="Editors")
            assert os.environ["CLOUDINARY_ACCOUNT_URL"] == provisioning_sandbox.account_url
            assert provisioning_sandbox.account_id in provisioning_sandbox.account_url
            provisioning_sandbox.fault(404, times=None)
            with pytest.raises(cloudinary_provisioning.NotFound):
                client.users.list()
            seen.add(provisioning_sandbox.url)

        def test_afterwards():
            assert "CLOUDINARY_ACCOUNT_URL" not in os.environ
            assert len(seen) == 1

        def test_reset(provisioning_sandbox):
            client = provisioning_sandbox.client()
            client.user_groups.create(name="Editors")
            provisioning_sandbox.fault(400)
            provisioning_sandbox.reset()
            assert client.user_groups.list().user_groups == []
        """
    monkeypatch.delenv("CLOUDINARY_ACCOUNT_URL", raising=False)
    run(pytester, test_accounts=code).assert_outcomes(passed=5)


def test_both_clients(pytester: pytest.Pytester) -> None:
    code = """
        import asyncio
        import pytest
        from cloudinary_provisioning import NotFound, Retry

        def test_sync(provisioning_sandbox):
            client = provisioning_sandbox.client(retry=Retry(attempts=1))
            with pytest.raises(NotFound):
                client.users.get("nobody")

        def test_async(provisioning_sandbox):
            async def names():
                async with provisioning_sandbox.async_client() as client:
                    await client.user_groups.create(name="Editors")
                    return [group.name for group in (await client.user_groups.list()).user_groups]

            assert asyncio.run(names()) == ["Editors"]
        """
    run(pytester, test_clients=code).assert_outcomes(passed=2)


def test_options_for_one_test(pytester: pytest.Pytester) -> None:
    code = """
        import pytest

        pytestmark = pytest.mark.provisioning_sandbox(users=3, groups=1)

        @pytest.mark.provisioning_sandbox(users=50, now="2026-01-01")
        def test_the_mark_next_to_the_test_wins(provisioning_sandbox):
            client = provisioning_sandbox.client()
            assert len(client.users.list().users) == 50
            assert len(client.user_groups.list().user_groups) == 1
            assert provisioning_sandbox.now.year == 2026

        def test_of_the_module(provisioning_sandbox):
            assert len(provisioning_sandbox.client().users.list().users) == 3

        @pytest.mark.provisioning_sandbox(moons=1)
        def test_of_no_sandbox(provisioning_sandbox):
            pass

        @pytest.mark.provisioning_sandbox(50)
        def test_without_a_name(provisioning_sandbox):
            pass
        """
    result = run(pytester, test_options=code)
    result.assert_outcomes(passed=2, errors=2)
    result.stdout.fnmatch_lines(["*moons*", "*options of provisioning_sandbox are keywords*"])


def test_a_fault_that_met_nothing_fails_the_test(pytester: pytest.Pytester) -> None:
    code = """
        import pytest
        from cloudinary_provisioning import Retry, ServerError

        def test_unmet(provisioning_sandbox):
            provisioning_sandbox.fault(503, operation="users.list")

        def test_met(provisioning_sandbox):
            provisioning_sandbox.fault(503, times=5, operation="users.list")
            with pytest.raises(ServerError):
                provisioning_sandbox.client(retry=Retry(attempts=1)).users.list()

        def test_taken_back(provisioning_sandbox):
            provisioning_sandbox.fault(503)
            provisioning_sandbox.clear_faults()
            assert provisioning_sandbox.client().users.list().users == []

        def test_fails_as_it_does(provisioning_sandbox):
            provisioning_sandbox.fault(503)
            assert False, "for its own reason"

        @pytest.mark.provisioning_sandbox(users=1)
        def test_unmet_with_options(provisioning_sandbox):
            provisioning_sandbox.fault("reset", times=None)
        """
    result = run(pytester, test_faults=code)
    result.assert_outcomes(passed=2, failed=3)
    result.stdout.fnmatch_lines(["*no request met these faults*", "*users.list*503*", "*for its own reason*"])
    assert result.stdout.str().count("no request met") == 4  # each once as it fails, and once in the summary


def test_undoing_patches_leaves_the_address(pytester: pytest.Pytester) -> None:
    code = """
        import os

        def test_it(provisioning_sandbox, monkeypatch):
            monkeypatch.undo()
            assert os.environ["CLOUDINARY_ACCOUNT_URL"] == provisioning_sandbox.account_url
        """
    run(pytester, test_address=code).assert_outcomes(passed=1)


def test_pytest_says_what_the_fixture_is(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_subprocess(*OPTIONS, "--fixtures", timeout=60)
    result.stdout.fnmatch_lines(["provisioning_sandbox*", "*A local Cloudinary provisioning account*"])


def test_without_the_extra_the_plugin_says_what_is_missing(pytester: pytest.Pytester) -> None:
    pytester.makeconftest("import sys; sys.modules['starlette'] = None")
    result = run(
        pytester,
        test_missing="def test_it(provisioning_sandbox): pass\ndef test_other(): import cloudinary_provisioning",
    )
    result.assert_outcomes(errors=1, passed=1)
    result.stdout.fnmatch_lines(["*starlette*its extra `testing`*"])


def test_the_sandbox_without_its_extra() -> None:
    code = "import sys; sys.modules['starlette'] = None; import cloudinary_provisioning_sandbox.__main__"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert result.stderr.splitlines()[-1].endswith(
        "the sandbox needs starlette: install cloudinary-provisioning with its extra `sandbox`"
    )


def test_loading_the_plugin_loads_neither_client_nor_server() -> None:
    code = f"import sys, {PLUGIN}; print([name for name in ('httpx', 'starlette', 'sqlite3') if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert result.stdout.strip() == "[]"
