"""The page in a browser, where there is one (on CI there has to be): what is not ticked is not shown."""

from __future__ import annotations

import datetime
import html as markup
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from review.changes import compare
from review.findings import Finding, Level
from review.merge import merge
from review.report import html, markdown
from review.review import Review
from review.verdict import judge
from spec import Spec

from tests.review.editing import SMALL_SPEC, Draft

ODD = "<b>`</b> & ```"
RISKY = Finding("python", "python-argument-default", Level.RISKY, "`a` has another default.", "Calls differ.")
CLICKS = """
<script>
const shown = () => [...document.querySelectorAll("article, section")].filter((part) => part.offsetParent !== null);
const levels = () => shown().map((part) => part.dataset.level).filter((level) => level).sort();
const found = { all: levels(), empty: 0 };
for (const box of document.querySelectorAll(".filter input")) {
  box.click();
  found[box.value] = levels();
  found.empty += shown().filter((part) => part.matches("section") && !part.innerText.includes("On the wire")).length;
  box.click();
}
found.again = levels();
document.body.innerText = `found: ${JSON.stringify(found)}:end`;
</script>
"""


@pytest.fixture(scope="module")
def review() -> Review:
    """Changes of all levels, by our own rules."""
    draft = Draft()
    draft.replace("#/servers/0", "default: api\n", "default: api-eu\n")
    draft.add("Book.mood", "deprecated: true")
    draft.replace("books.get/summary", "Get a book", "Get one book")
    draft.replace("books.update/operationId", "books.update", "books.change")
    draft.add("books.list", f"x-internal: '{ODD}'")
    new = Spec(draft.text, "spec.yaml")
    entries = merge(SMALL_SPEC, new, compare(SMALL_SPEC, new), [RISKY])
    verdict = judge(entries, [("info.version", "spec.yaml:5", "0.1.0", "0.1.0")], "", [], datetime.date.today())
    return Review(SMALL_SPEC, new, "base", entries, verdict, [])


@pytest.fixture(scope="module")
def browser() -> str:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        missing = "no browser is installed (Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return found


@pytest.mark.slow
def test_the_page_shows_the_levels_that_are_ticked(review: Review, browser: str, tmp_path: Path) -> None:
    page = tmp_path / "review.html"
    page.write_text(html(review).replace("</body>", f"{CLICKS}</body>"), encoding="utf-8")
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    command = [browser, *options, "--dump-dom", page.as_uri()]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=True)
    text = re.search(r"found: (.*):end", done.stdout)
    assert text, done.stdout[-2000:] + done.stderr[-2000:]
    found = json.loads(markup.unescape(text[1]))

    levels = ["breaking", "compatible", "documentation", "none", "risky", "unknown"]
    assert found.pop("all") == found.pop("again") == levels
    assert found.pop("empty") == 0
    assert found == {level: [other for other in levels if other != level] for level in levels}


def test_what_the_spec_says_is_no_markup_of_the_reports(review: Review) -> None:
    page, comment = html(review), markdown(review)

    assert ODD not in page
    assert markup.escape(ODD, quote=False) in page
    assert "<b>`</b>" not in re.sub(r"(`{3,}).*?\n\1", "", comment, flags=re.DOTALL)
