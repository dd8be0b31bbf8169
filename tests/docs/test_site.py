"""What the site is made of; `make docs` builds it, and fails on a warning."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from spec import Spec
from tools import licences
from tools.documents import ROOT
from tools.site import index_statuses, operations, remote_resources, site_links

SPEC = Spec.read(ROOT / "openapi" / "provisioning.yaml")


@pytest.mark.parametrize("has_http_reference", [True, False])
def test_every_operation_is_in_the_table(has_http_reference: bool) -> None:
    page = operations(SPEC, has_http_reference)

    for operation in SPEC.operations:
        tag = operation.id.partition(".")[0]
        [row] = [line for line in page.splitlines() if f"`client.{operation.id} <" in line]
        assert f"`{operation.verb.upper()} {operation.path}`" in row
        assert (f"http-reference.html#/{tag}/{operation.id}" in row) == has_http_reference
    assert ("without the HTTP reference, which needs Node" in page) != has_http_reference


@pytest.mark.parametrize(
    "document",
    [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "sandbox/README.md")]
    + sorted((ROOT / "docs").rglob("*.md")),
    ids=lambda document: document.relative_to(ROOT).as_posix(),
)
def test_links_lead_somewhere_in_the_repository_too(document: Path) -> None:
    text = re.sub(r"^```.*?^```", "", document.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    missing = [link for link in links if link and not (document.parent / link).exists()]
    # These pages are written when the site is built.
    assert {Path(link).name for link in missing} <= {"operations.md", "resources.md", "models.md", "licences.md"}


@pytest.mark.parametrize(
    "page",
    [
        '<script src="https://example.com/a.js"></script>',
        "<img alt='' src=//example.com/a.png>",
        '<link rel="stylesheet" href="http://example.com/a.css">',
        "<style>@import url(https://example.com/a.css);</style>",
    ],
)
def test_what_comes_from_another_host_is_found(page: str) -> None:
    assert remote_resources(page)


@pytest.mark.parametrize(
    ("link", "on_the_site"),
    [
        ("[x](../sandbox/README.md#state)", "[x](sandbox.md#state)"),
        ("[x](../../sandbox/README.md)", "[x](../sandbox.md)"),
        ("[x](CONTRIBUTING.md)", "[x](contributing.md)"),
        ("[x](../docs/permissions.md)", "[x](permissions.md)"),
        ("[x](../examples/onboard.py)", "x"),
        ("[x](../errors.md)", "[x](../errors.md)"),
    ],
)
def test_links_of_the_repository_on_the_site(link: str, on_the_site: str) -> None:
    assert site_links(link) == on_the_site


def test_statuses_can_be_searched_for() -> None:
    page = index_statuses("# Errors\n\n| 404, 403 |\n\n4040 users, 403 again\n")

    assert page.startswith("# Errors\n\n```{index} 403\n```\n```{index} 404\n```\n")
    assert page.count("{index}") == 2


def test_links_load_nothing() -> None:
    assert not remote_resources('<a href="https://example.com">x</a><img src="a.png"><link href="a.css">')


def test_every_package_states_its_licence() -> None:
    rows = [line.split(" | ") for line in licences.page().splitlines() if line.startswith("| ")][2:]
    found = {package.removeprefix("| "): (licence, needed_by) for package, licence, needed_by in rows}

    assert "unknown" not in {licence for licence, _ in found.values()}
    assert not [licence for licence, _ in found.values() if "GPL" in licence]
    assert found["httpx"][1] == "the library |"
    assert found["markdown-it-py"][1] == "`cli`, `progress` |"  # rich needs it
    assert found["uvicorn"][1] == "`sandbox`, `testing` |"
