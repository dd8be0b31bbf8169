"""The pytest plugin, in runs of pytest of its own; the example of sandbox/README.md is one of them."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

import pytest
from tools.documents import ROOT, python_examples

pytest_plugins = ["pytester"]

PLUGIN = "cloudinary_provisioning_testing.plugin"
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
    run(pytester, **files).assert_outcomes(passed=4)


def test_each_test_has_an_empty_account(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    code = """
        import os
        import httpx
        import pytest

        seen = set()

        @pytest.mark.parametrize("number", range(3))
        def test_it(provisioning_sandbox, number):
            client = provisioning_sandbox.client()
            assert client.user_groups.list().user_groups == []
            client.user_groups.create(name="Editors")
            assert os.environ["CLOUDINARY_ACCOUNT_URL"] == provisioning_sandbox.account_url
            assert provisioning_sandbox.account_id in provisioning_sandbox.account_url
            provisioning_sandbox.fault(503, times=None)
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
