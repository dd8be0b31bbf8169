"""The reports of a review: one document with everything in it, printed by templates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup, escape
from spec import show_pointer

from . import titles
from .findings import Finding, Level
from .merge import Entry
from .paste import changelog, to_paste
from .review import Review
from .verdict import pointers

SIDES = {"wire": "on the wire", "python": "in Python"}
LEVELS = {level.name.lower(): level.label for level in reversed(Level)} | {"documentation": "documentation only"}
MARKS = {"breaking": "🔴", "unknown": "🟣", "risky": "🟠", "compatible": "🟢", "none": "⚪"}
KINDS = {"breaking": "error", "unknown": "error", "risky": "warning", "compatible": "notice"}
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
LONGEST = 60_000  # characters of a comment; GitHub takes no more than 65,536


def as_json(review: Review) -> str:
    return json.dumps(document(review), indent=2, ensure_ascii=False) + "\n"


def terminal(review: Review) -> str:
    """Everything that has an effect, the verdict, and what to paste."""
    return _print("terminal.txt.jinja", document(review))


def github(review: Review) -> str:
    """Annotations of GitHub Actions: one for each change with an effect, at its line, and one for the verdict."""
    return _print("annotations.txt.jinja", document(review))


def html(review: Review) -> str:
    """One page that needs nothing else, with all changes, those without an effect included."""
    found = document(review)
    groups: dict[str, list[Any]] = {}
    for change in found["changes"]:
        groups.setdefault(change["group"], []).append(change)
    keys = [change["key"] for change in found["changes"]]
    return _print("page.html.jinja", found, groups=groups, counts={key: keys.count(key) for key in keys})


def markdown(review: Review) -> str:
    """A comment of a pull request. What makes it too long is left out: the longest YAML, then the last changes."""
    found = document(review)
    names = list(dict.fromkeys(change["group"] for change in found["changes"]))
    shown = [change for change in found["changes"] if change["key"] in KINDS]
    folded = cut = 0
    while True:
        shown.sort(key=lambda change: names.index(change["group"]))
        text = _print("comment.md.jinja", found, shown=shown, folded=folded, cut=cut)
        if len(text) < LONGEST:
            return text
        sizes = sorted(len("\n".join(change["diff"])) for change in shown if change["diff"])
        if sizes:
            for change in shown:
                if len("\n".join(change["diff"])) >= sizes[-1] / 2 and change["diff"]:
                    change["diff"], folded = [], folded + 1
        elif shown:
            count = max(1, len(shown) // 5)
            shown, cut = shown[:-count], cut + count
        else:
            return text[: LONGEST - 200] + "\n\n_The rest is left out here; review.html has it._\n"


def document(review: Review) -> dict[str, Any]:
    """Everything that the reports say."""
    return {
        "spec": review.new.name,
        "base": review.base,
        "good": review.verdict.is_good,
        "problems": review.verdict.problems,
        "hints": review.verdict.hints,
        "notes": review.notes,
        "versions": [
            {"what": v.what, "place": v.place, "since": v.since, "before": str(v.old), "now": str(v.new),
             "should_be": str(v.wanted), "enough": v.is_enough}
            for v in review.verdict.versions
        ],
        "verdict": list(_verdict(review)),
        "without_effect": list(_without_effect(review)),
        "changes": [_change(entry, review) for entry in review.entries],
        "changelog": changelog(review),
        "paste": to_paste(review),
    }  # fmt: skip


def _change(entry: Entry, review: Review) -> dict[str, Any]:
    sides = titles.excerpts(entry, review)
    inner, happened = titles.inner(entry, review), titles.happened(entry)
    return {
        "group": titles.group(entry, review),
        "subject": titles.subject(entry, review),
        "inner": inner,
        "happened": happened,
        "pointers": [show_pointer(change.pointer) for change in entry.changes],
        "key": "documentation" if entry.is_documentation else entry.level.name.lower(),
        "level": entry.level.label,
        "wire": entry.side("wire").label,
        "python": entry.side("python").label,
        "directions": entry.directions,
        "operations": entry.operations,
        "lines": {"before": sides[0].line, "now": sides[1].line},
        "before": sides[0].text,
        "after": sides[1].text,
        "diff": titles.diff(*sides),
        "accepted": entry.accepted,
        "findings": [_finding(finding, entry) for finding in entry.findings],
        "told": {side: [_finding(finding, entry) for finding in entry.told(side)] for side in SIDES},
    }


def _finding(finding: Finding, entry: Entry) -> dict[str, Any]:
    accept = {"rule": finding.rule, "operation": finding.operation or "*", "pointer": pointers(entry, finding)[0]}
    return {
        "side": finding.side, "rule": finding.rule, "level": finding.level.label, "operation": finding.operation,
        "text": finding.text, "why": finding.why, "accepted": finding.accepted or None,
        "accept": accept if finding.level >= Level.UNKNOWN else None,
    }  # fmt: skip


def _without_effect(review: Review) -> Iterator[str]:
    quiet = [entry for entry in review.entries if entry.level is Level.NONE]
    texts = sum(entry.is_documentation for entry in quiet)
    others = len(quiet) - texts
    if texts:
        yield f"{texts} change{'s' * (texts > 1)} of descriptions or examples only."
    if others:
        yield f"{others} change{'s' * (others > 1)} without an effect on the wire or in Python."


def _verdict(review: Review) -> Iterator[str]:
    yield from (*review.verdict.problems, *review.verdict.hints, *review.notes)
    for version in review.verdict.versions:
        if not version.is_enough:
            breaks = "something breaks" if version.level is Level.BREAKING else "something may break"
            end = f"It must be {max(version.wanted, version.old)}: {breaks}."
        elif version.level is Level.NONE:
            end = "No other is needed."
        elif version.new >= version.wanted:
            end = "That is enough."
        else:
            end = f"The next release must be {version.wanted} at least."
        yield f"{version.what}: {version.old} in {version.since}, {version.new} now. {end}"


def _print(template: str, found: dict[str, Any], **more: Any) -> str:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=select_autoescape(["html.jinja"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"code": _code, "safe_markdown": _safe_markdown, "fence": _fence, "message": _message}
    environment.globals |= {"SIDES": SIDES, "LEVELS": LEVELS, "MARKS": MARKS, "KINDS": KINDS}
    return environment.get_template(template).render(found | more).strip() + "\n"


def _code(text: str) -> Markup:
    """A sentence with its `code` set as such."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped just here


def _safe_markdown(text: str) -> str:
    """A text with nothing in it that is HTML, but for what is `code`."""
    return re.sub(r"`[^`]*`|[&<>]", lambda found: ESCAPES.get(found[0], found[0]), text)


def _fence(text: str) -> str:
    """So many backticks that no run of them in the text ends the block."""
    return "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 0)


def _message(text: str, is_property: bool = False) -> str:
    """A text as GitHub's workflow commands write it."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if is_property else text
