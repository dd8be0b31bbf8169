"""Build the site in build/docs: Sphinx's pages, the HTTP reference beside them, and the pages as Markdown.

What depends on the contract (the table of operations, the lists of resources and models) or on what is installed (the
licences) is written at build.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import cloudinary_provisioning_api.models as models
from reference.docs import python_name
from reference.docs import write as write_http_reference
from review.tools import ToolError
from spec import Spec

from . import licences
from .documents import ROOT

SOURCE = ROOT / "build" / "docs-source"
OUTPUT = ROOT / "build" / "docs"
SPEC = ROOT / "openapi" / "provisioning.yaml"
HTTP_REFERENCE = "http-reference.html"
NO_INIT = ":exclude-members: __init__, __new__"  # nobody calls these
# Pages that live elsewhere in the repository.
ELSEWHERE = {"sandbox.md": "sandbox/README.md", "contributing.md": "CONTRIBUTING.md", "changelog.md": "CHANGELOG.md"}


def main() -> int:
    for place in (SOURCE, OUTPUT, ROOT / "build" / "docs-doctrees", ROOT / "build" / "docs-text"):
        shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(ROOT / "docs", SOURCE)
    for name, original in ELSEWHERE.items():
        shutil.copy(ROOT / original, SOURCE / name)
    for page in SOURCE.rglob("*.md"):
        text = site_links(page.read_text(encoding="utf-8"))
        if page.parent == SOURCE:
            text = index_statuses(text)
        page.write_text(text, encoding="utf-8")
    extra = SOURCE / "_extra"
    extra.mkdir()
    try:
        write_http_reference(SPEC, extra / HTTP_REFERENCE)
        has_http_reference = True
    except ToolError as error:
        print(f"Without the HTTP reference, which needs Node: {error}", file=sys.stderr)
        has_http_reference = False
    spec = Spec.read(SPEC)
    reference = SOURCE / "reference"
    (reference / "operations.md").write_text(operations(spec, has_http_reference), encoding="utf-8")
    (reference / "resources.md").write_text(_resources(spec), encoding="utf-8")
    (reference / "models.md").write_text(_models(), encoding="utf-8")
    (SOURCE / "licences.md").write_text(licences.page(), encoding="utf-8")
    code = _sphinx("html", OUTPUT)
    remote = [
        f"{page}: {found}" for page in OUTPUT.rglob("*.html") for found in remote_resources(page.read_text("utf-8"))
    ]
    for found in remote:
        print(f"error: a page loads something from another host: {found}", file=sys.stderr)
    code = code or bool(remote)
    if code == 0:
        texts = ROOT / "build" / "docs-text"
        _sphinx("text", texts)
        _write_markdown(texts)
        print(f"{OUTPUT / 'index.html'} written")
    return code


def site_links(text: str) -> str:
    """Links that lead somewhere in the repository lead to the same page of the site, or are text if it has none."""
    for name, original in ELSEWHERE.items():
        text = re.sub(rf"\]\((?:\.\./)?((?:\.\./)*){re.escape(original)}", rf"](\1{name}", text)
    text = re.sub(r"\]\((?:\.\./)?docs/", "](", text)
    return re.sub(r"\[([^\]]+)\]\((?:\.\./)+(?:examples|scripts|openapi)/[^)]+\)", r"\1", text)


def index_statuses(text: str) -> str:
    """Make HTTP statuses index entries: Sphinx's search finds no other numbers."""
    statuses = sorted(set(re.findall(r"\b(?:40[013489]|42[09]|50[0234])\b", text)))
    index = "".join(f"```{{index}} {status}\n```\n" for status in statuses)
    return re.sub(r"^(# .+\n)", rf"\1\n{index}", text, count=1, flags=re.MULTILINE)


def remote_resources(page: str) -> list[str]:
    """What a browser would load from another host when the page is opened; links do not count."""
    return re.findall(
        r"""<(?:script|img|iframe|source|object)\b[^>]*\b(?:src|data)=["']?(?:https?:)?//[^>]*>"""
        r"""|<link\b[^>]*\bhref=["']?(?:https?:)?//[^>]*>|@import [^;]*//[^;]*;""",
        page,
    )


def _sphinx(builder: str, output: Path) -> int:
    doctrees = ROOT / "build" / "docs-doctrees"
    options = ["--fail-on-warning", "--keep-going", "--quiet", "--doctree-dir", str(doctrees), "--builder", builder]
    return subprocess.run([sys.executable, "-m", "sphinx", *options, str(SOURCE), str(output)], timeout=300).returncode


def operations(spec: Spec, has_http_reference: bool) -> str:
    """Each operation with its call, verb and path, and its documents."""
    lines = [
        "# Operations",
        "",
        f"Calls are methods of both clients. The {_link('HTTP reference')} has the requests and answers."
        if has_http_reference
        else "Calls are methods of both clients. This build is without the HTTP reference, which needs Node.",
        "",
        "| call | verb and path | what it does, and its documents |",
        "| --- | --- | --- |",
    ]
    for operation in spec.operations:
        data = spec.get(operation.pointer)
        tag = operation.id.partition(".")[0]
        documents = [f"[vendor]({data['externalDocs']['url']})"] if "externalDocs" in data else []
        if has_http_reference:
            documents.insert(0, _link("HTTP", f"#/{tag}/{operation.id}"))
        call = f"{{py:meth}}`client.{operation.id} <{python_name(operation)}>`"
        path = f"`{operation.verb.upper()} {operation.path}`"
        lines.append(f"| {call} | {path} | {data['summary']} ({', '.join(documents)}) |")
    return "\n".join([*lines, ""])


def _link(text: str, anchor: str = "") -> str:
    # Markdown's own links are checked, and Sphinx does not know this page.
    return f'<a href="../{HTTP_REFERENCE}{anchor}">{text}</a>'


def _resources(spec: Spec) -> str:
    """The methods of the clients, by tag."""
    lines = [
        "# Resources",
        "",
        "The calls of `Provisioning`. `AsyncProvisioning` has the same as coroutines, and asynchronous iterators where",
        "these are iterators. `client.calls` has them as values, see [Many at once](../batches.md).",
    ]
    for tag in spec.data["tags"]:
        name = "".join(part.capitalize() for part in tag["name"].split("_"))
        target = f"cloudinary_provisioning_api.api.{tag['name']}.{name}"
        lines += ["", f"## client.{tag['name']}", "", *_directive(f"autoclass:: {target}", ":members:")]
    return "\n".join([*lines, ""])


def _models() -> str:
    """The classes of answers and requests."""
    lines = [
        "# Models",
        "",
        "Import them from `cloudinary_provisioning.models`. They are made by the client, or with `from_dict`.",
        "",
        "## Model",
        "",
        *_directive("autoclass:: cloudinary_provisioning_runtime.model.Model", ":members:", NO_INIT),
    ]
    for name in models.__all__:
        module = getattr(models, name).__module__
        lines += ["", f"## {name}", "", *_directive(f"autoclass:: {module}.{name}", NO_INIT)]
    return "\n".join([*lines, ""])


def _directive(first: str, *options: str) -> list[str]:
    return ["```{eval-rst}", f".. {first}", *(f"   {option}" for option in options), "```"]


def _write_markdown(texts: Path) -> None:
    """The pages as Markdown beside the HTML, and llms.txt, which lists them."""
    index = (SOURCE / "index.md").read_text(encoding="utf-8")
    lines = ["# cloudinary-provisioning", "", "> A typed Python client for Cloudinary's Account Provisioning API."]
    for caption, pages in re.findall(r"^:caption: (.+)\n\n((?:[a-z/]+\n)+)", index, re.MULTILINE):
        lines += ["", f"## {caption}", ""]
        for name in pages.split():
            title = re.search(r"^# (.+)$", (SOURCE / f"{name}.md").read_text(encoding="utf-8"), re.MULTILINE)
            lines.append(f"- [{title[1] if title else name}]({name}.md)")
    (OUTPUT / "llms.txt").write_text("\n".join([*lines, ""]), encoding="utf-8")
    for page in SOURCE.rglob("*.md"):
        relative = page.relative_to(SOURCE)
        text = page.read_text(encoding="utf-8")
        if "```{eval-rst}" in text:  # what it shows comes from docstrings
            text = (texts / relative.with_suffix(".txt")).read_text(encoding="utf-8")
        text = re.sub(r"```\{(?:toctree|index)\}.*?```\n+", "", text, flags=re.DOTALL)
        text = re.sub(r"\{py:meth\}`([^ `]+) <[^`]*>`", r"`\1`", text)
        (OUTPUT / relative).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
