"""The report as one page that needs nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

from . import titles
from .findings import Level
from .merge import Entry
from .paste import to_paste
from .report_terminal import NOTHING, SIDES, verdict
from .review import Review


def html(review: Review) -> str:
    """All changes, those without an effect included, each beside the YAML that it is."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["code"] = _code
    groups: dict[str, list[dict[str, Any]]] = {}
    for entry in review.entries:
        groups.setdefault(titles.group(entry, review), []).append(_entry(entry, review))
    keys = [_key(entry) for entry in review.entries]
    return environment.get_template("report.html.jinja").render(
        spec=review.new.name,
        base=review.base,
        good=review.verdict.is_good,
        verdict=verdict(review),
        nothing=NOTHING,
        groups=groups,
        counts={key: keys.count(key) for key in keys},
        levels=[
            *((level.name.lower(), level.label) for level in reversed(Level)),
            ("documentation", "documentation only"),
        ],
        paste=to_paste(review),
    )


def _entry(entry: Entry, review: Review) -> dict[str, Any]:
    before, after = titles.before_after(entry)
    return {
        "key": _key(entry),
        "label": "documentation" if entry.is_documentation else entry.level.label,
        "title": ": ".join(part for part in (titles.inner(entry, review), titles.happened(entry)) if part),
        "sides": [
            (f"{shown[:1].upper()}{shown[1:]}", entry.side(side), entry.told(side)) for side, shown in SIDES.items()
        ],
        "accepted": entry.accepted,
        "operations": entry.operations,
        "directions": " and ".join(entry.directions),
        "before": before,
        "after": after,
        "hunk": [
            ({"+": "add", "-": "del", "@": "at"}.get(line[:1], "same"), line) for line in titles.hunk(entry, review)
        ],
    }


def _key(entry: Entry) -> str:
    return "documentation" if entry.is_documentation else entry.level.name.lower()


def _code(text: str) -> Markup:
    """A sentence with its `code` set as such."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped just here
