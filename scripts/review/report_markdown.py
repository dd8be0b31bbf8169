"""The report as a comment of a pull request."""

from __future__ import annotations

import re

from . import titles
from .findings import Level
from .merge import Entry
from .paste import to_paste
from .report_terminal import NOTHING, SIDES, silent, touched, verdict
from .review import Review

ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
MARKS = {Level.BREAKING: "🔴", Level.UNKNOWN: "🟣", Level.RISKY: "🟠", Level.COMPATIBLE: "🟢", Level.NONE: "⚪"}
LONGEST = 60_000  # characters; GitHub takes no comment of more than 65,536


def markdown(review: Review) -> str:
    """The verdict first, then the changes by component and operation, the worst first."""
    head = [f"## Contract review: `{review.new.name}` against `{review.base}`", ""]
    if review.is_empty:
        head += [NOTHING, ""]
    else:
        head += ["| | on the wire | in Python |", "| --- | --- | --- |"]
        for level in reversed(Level):
            wire, python = (sum(entry.side(side) is level for entry in review.entries) for side in SIDES)
            head.append(f"| {MARKS[level]} {level.label} | {wire} | {python} |")
        head.append("")
    head += [f"- {'✅' if review.verdict.is_good else '❌'} {_safe(line)}" for line in verdict(review)]
    tail = ["", *silent(review), ""]
    for title, language, text in to_paste(review):
        tail += _folded(title, language, text)
    parts: list[tuple[str, list[str], list[str]]] = []  # the group, what is said, and the YAML
    for entry in (entry for entry in review.entries if entry.level is not Level.NONE):
        said, yaml = _entry(entry, review)
        parts.append((titles.group(entry, review), said, yaml))
    return _within(head, parts, tail)


def _within(head: list[str], parts: list[tuple[str, list[str], list[str]]], tail: list[str]) -> str:
    """The report, without what makes it too long: the longest YAML first, then the last changes, then the tail."""
    left_out = cut = 0
    while True:
        found = list(head)
        group = None
        for name, said, yaml in sorted(parts, key=lambda part: [p[0] for p in parts].index(part[0])):
            found += ["", f"### {_safe(name)}", ""] if name != group else []
            group = name
            found += [*said, *yaml, ""]
        if left_out:
            found += ["", f"_The YAML of {left_out} changes is left out here; review.html has it._"]
        if cut:
            found += ["", f"_{cut} changes are left out here; review.html has them._"]
        text = "\n".join([*found, *tail]) + "\n"
        if len(text) < LONGEST:
            return text
        longest = max(range(len(parts)), key=lambda i: sum(map(len, parts[i][2])), default=-1)
        if longest >= 0 and parts[longest][2]:
            # Many at a time, so that a long report is not put together a thousand times.
            limit = sum(map(len, parts[longest][2])) // 2
            gone = [i for i, part in enumerate(parts) if part[2] and sum(map(len, part[2])) >= limit]
            left_out += len(gone)
            parts = [(n, said, [] if i in gone else yaml) for i, (n, said, yaml) in enumerate(parts)]
        elif parts:
            count = max(1, len(parts) // 5)
            parts, cut = parts[:-count], cut + count
        else:
            return text[: LONGEST - 200] + "\n\n_The rest is left out here; review.html has it._\n"


def _entry(entry: Entry, review: Review) -> tuple[list[str], list[str]]:
    title = titles.inner(entry, review)
    head = ": ".join(_safe(part) for part in (f"**{title}**" if title else "", titles.happened(entry)) if part)
    found = [f"{MARKS[entry.level]} {head}", ""]
    for side, shown in SIDES.items():
        told = " ".join(f"{_safe(f.text)} {f.why} <sub>`{f.rule}`</sub>" for f in entry.told(side)[:4])
        found.append(f"- {shown[:1].upper()}{shown[1:]}: **{entry.side(side).label}**. {told}".rstrip())
    found += [f"- {_safe(line)}" for line in entry.accepted]
    if entry.operations:
        found.append(f"- Touches {touched(entry)}.")
    lines = titles.hunk(entry, review)
    return found, ["", *_folded("YAML", "diff", "\n".join(lines))] if lines else []


def _folded(title: str, language: str, text: str) -> list[str]:
    # No run of backticks in the text may end the block.
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 0)
    return [f"<details><summary>{title}</summary>", "", f"{fence}{language}", text, fence, "", "</details>"]


def _safe(text: str) -> str:
    """A text with nothing in it that is HTML, but for what is `code`."""
    return re.sub(r"`[^`]*`|[&<>]", lambda found: ESCAPES.get(found[0], found[0]), text)
