"""The report as one page that needs nothing else."""

from __future__ import annotations

import re
from pathlib import Path

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
    groups: dict[str, list[Entry]] = {}
    for entry in review.entries:
        groups.setdefault(titles.group(entry, review), []).append(entry)
    keys = [_key(entry) for entry in review.entries]
    return environment.get_template("report.html.jinja").render(
        review=review,
        titles=titles,
        key=_key,
        signs={"+": "add", "-": "del", "@": "at"},
        verdict=verdict(review),
        nothing=NOTHING,
        sides=SIDES,
        groups=groups,
        counts={key: keys.count(key) for key in keys},
        levels={level.name.lower(): level.label for level in reversed(Level)} | {"documentation": "documentation only"},
        paste=to_paste(review),
    )


def _key(entry: Entry) -> str:
    return "documentation" if entry.is_documentation else entry.level.name.lower()


def _code(text: str) -> Markup:
    """A sentence with its `code` set as such."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped just here
