"""The report as one page that needs nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

from . import words
from .changelog import changelog
from .findings import Level
from .merge import Entry
from .report_terminal import verdict
from .review import Review


def html(review: Review) -> str:
    """All changes, those without an effect included, each beside the YAML that it is."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["code"] = _code
    groups: dict[str, list[dict[str, Any]]] = {}
    for entry in review.entries:
        groups.setdefault(words.group(entry, review.new, review.old), []).append(_entry(entry, review))
    return environment.get_template("report.html.jinja").render(
        spec=review.new.name,
        base=review.base,
        good=review.verdict.is_good,
        verdict=verdict(review),
        groups=groups,
        counts={_key(entry): sum(_key(other) == _key(entry) for other in review.entries) for entry in review.entries},
        levels=[
            *((level.name.lower(), level.label) for level in reversed(Level)),
            ("documentation", "documentation only"),
        ],
        changelog=changelog(review),
    )


def _entry(entry: Entry, review: Review) -> dict[str, Any]:
    before, after = words.before_after(entry)
    return {
        "key": _key(entry),
        "label": entry.level.label if not entry.is_documentation else "documentation",
        "title": ": ".join(part for part in words.title(entry, review.new, review.old) if part),
        "sides": [
            ("On the wire", entry.wire, entry.told("wire")),
            ("In Python", entry.python, entry.told("python")),
        ],
        "operations": entry.operations,
        "directions": " and ".join(entry.directions),
        "before": before,
        "after": after,
        "hunk": [(_sign(line), line) for line in words.hunk(entry, review.old, review.new)],
    }


def _key(entry: Entry) -> str:
    return "documentation" if entry.is_documentation else entry.level.name.lower()


def _sign(line: str) -> str:
    return {"+": "add", "-": "del", "@": "at"}.get(line[:1], "same")


def _code(text: str) -> Markup:
    """A sentence with its `code` set as such."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped just here
