"""The reports of a review: one document with everything in it, printed by templates."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup, escape
from spec import show_pointer

from . import titles
from .findings import Level
from .merge import Entry
from .paste import to_paste
from .review import Review

SIDES = {"wire": "on the wire", "python": "in Python"}
LEVELS = {level.name.lower(): level.label for level in reversed(Level)} | {"documentation": "documentation only"}
MARKS = {"breaking": "🔴", "unknown": "🟣", "risky": "🟠", "compatible": "🟢", "none": "⚪"}
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
LONGEST = 60_000  # characters of a comment; GitHub takes no more than 65,536


def as_json(review: Review) -> str:
    return json.dumps(document(review), indent=2, ensure_ascii=False) + "\n"


def terminal(review: Review) -> str:
    """Everything that has an effect, the verdict, and what to paste."""
    found = document(review)
    return _print("text.md.jinja", found | {"shown": _with_effect(found)})


def html(review: Review) -> str:
    """One page that needs nothing else, with all changes, those without an effect included."""
    return _print("page.html.jinja", document(review))


def markdown(review: Review) -> str:
    """A comment of a pull request. What makes it too long is left out: the longest YAML, then the last changes."""
    found = document(review)
    shown = _with_effect(found)
    sizes = [(lines, len(shown)) for lines in (99, 20, 10, 5, 0)] + [(0, len(shown) * n // 9) for n in range(8, -1, -1)]
    for lines, count in sizes:
        folded = sum(len(change["diff"]) > lines for change in shown[:count])
        more = {"is_comment": True, "shown": shown[:count], "lines": lines, "folded": folded, "cut": len(shown) - count}
        if len(text := _print("text.md.jinja", found | more)) < LONGEST:
            return text
    return text[: LONGEST - 200] + "\n\n_The rest is left out here; review.html has it._\n"


def document(review: Review) -> dict[str, Any]:
    """Everything that the reports say. The changes of one group follow each other."""
    changes = [_change(entry, review) for entry in review.entries]
    quiet = [entry for entry in review.entries if entry.level is Level.NONE]
    texts = sum(entry.is_documentation for entry in quiet)
    groups = list(dict.fromkeys(change["group"] for change in changes))
    return {
        "spec": review.new.name,
        "base": review.base,
        "good": review.verdict.is_good,
        "verdict": [*review.verdict.problems, *review.verdict.hints, *review.notes,
                    *map(str, review.verdict.versions)],
        "without_effect": f"Without an effect: {len(quiet)}, of them {texts} in texts and examples." if quiet else "",
        "sides": {key: SIDES[key] for key in SIDES if key == "wire" or not review.notes},  # which say why
        "changes": sorted(changes, key=lambda change: groups.index(change["group"])),
        "paste": to_paste(review),
    }  # fmt: skip


def _with_effect(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [change for change in found["changes"] if change["level"] != "no effect"]


def _change(entry: Entry, review: Review) -> dict[str, Any]:
    inner, happened = titles.inner(entry, review), titles.happened(entry.change)
    return {
        "group": titles.group(entry, review),
        "title": ": ".join(part for part in (inner, happened) if part),
        "pointer": show_pointer(entry.change.pointer) if entry.change else None,
        "line": titles.line(entry.change, review),
        "key": "documentation" if entry.is_documentation else entry.level.name.lower(),
        "level": entry.level.label,
        "effects": {side: _effect(entry, side) for side in SIDES},
        "accepted": entry.accepted,
        "directions": entry.directions,
        "operations": entry.operations,
        "diff": titles.diff(entry.change, review),
    }


def _effect(entry: Entry, side: str) -> dict[str, Any]:
    level = entry.side(side)
    found = [{"rule": f.rule, "level": f.level.label, "text": f.text, "why": f.why} for f in entry.told(side)]
    return {"key": level.name.lower(), "level": level.label, "findings": found}


def _print(template: str, found: dict[str, Any]) -> str:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=select_autoescape(["html.jinja"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"code": _code, "safe_markdown": _safe_markdown, "fence": _fence, "touched": _touched}
    environment.globals |= {"LEVELS": LEVELS, "MARKS": MARKS}
    return environment.get_template(template).render(found).strip() + "\n"


def _touched(change: dict[str, Any]) -> str:
    names, directions = change["operations"], " and ".join(change["directions"])
    more = f" and {len(names) - 6} more" if len(names) > 6 else ""
    return f"{', '.join(names[:6])}{more}{f' ({directions})' if directions else ''}"


def _code(text: str) -> Markup:
    """A sentence with its `code` set as such."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped just here


def _safe_markdown(text: str) -> str:
    """A text with nothing in it that is HTML, but for what is `code`."""
    return re.sub(r"`[^`]*`|[&<>]", lambda found: ESCAPES.get(found[0], found[0]), text)


def _fence(text: str) -> str:
    """So many backticks that no run of them in the text ends the block."""
    return "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 0)
