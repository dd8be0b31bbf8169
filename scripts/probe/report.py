"""The report, and what the answers say of each question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from attrs import asdict

from .reads import QUESTIONS, Answer, Probe

TABLE = Path(__file__).resolve().parents[2] / "sandbox" / "README.md"


def _splits(everything: int, *parts: int) -> str | None:
    """Whether two opposite filters share everything between them."""
    found = {everything: "heeded", everything * len(parts): "ignored"}.get(sum(parts), "something else")
    return found if everything else None


def _narrows(everything: int, part: int) -> str | None:
    return None if not everything else "ignored" if part == everything else "heeded"


# From the numbers of items to an answer; None if they do not tell.
VERDICTS: dict[str, Callable[..., str | None]] = {
    "splits": _splits,
    "narrows": _narrows,
    "finds": lambda found: "found" if found else "not found",
    "finds_both": lambda found: "both found" if found == 2 else "not both found",
}


def build(probe: Probe, version: str) -> dict[str, Any]:
    """The report as JSON has it."""
    found = sorted(Counter(probe.differences).items())
    return {
        "contract": version,
        "differences": [difference._asdict() | {"times": times} for difference, times in found],
        "operations": [_operation(probe.answers, name) for name in sorted({a.operation for a in probe.answers})],
        "not asked": [{"call": call, "why": why} for call, why in probe.not_asked.items()],
        "questions": _answer_all(probe.answers),
        "answers": [asdict(answer) for answer in probe.answers],
    }


def exit_code(report: dict[str, Any]) -> int:
    """0 as the contract says, 1 there are differences, 2 too little is known."""
    if report["differences"]:
        return 1
    # With these a call has told nothing.
    untold = [a for a in report["answers"] if a["status"] in (None, 401, 420, 429) or a["status"] >= 500]
    own = {a["status"] for a in report["answers"] if not a["operation"].startswith("public.")}
    return 2 if untold or not own & {200, 201, 204} else 0


def as_markdown(report: dict[str, Any]) -> str:
    parts = [f"# Probe of an account, contract {report['contract']}\n"]
    for title in ("differences", "operations", "not asked", "questions"):
        rows = report[title]
        parts.append(f"## {title.capitalize()}\n")
        for row in [list(rows[0]), ["---"] * len(rows[0]), *(row.values() for row in rows)] if rows else ():
            parts.append("| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |")
        parts.append("" if rows else "None.\n")
    return "\n".join(parts)


def read_questions() -> dict[str, str]:
    """Id and text of every question: the rows of the sandbox's table, and our own."""
    rows = re.findall(r"^\| (S\d+) \| (.+?) \| ", TABLE.read_text(encoding="utf-8"), re.M)
    return {**dict(rows), **QUESTIONS["questions"]}


def _answer_all(answers: list[Answer]) -> list[dict[str, Any]]:
    told: dict[str, list[str]] = {}
    lacking: dict[str, str] = {}
    for entry in QUESTIONS["answers"]:
        texts = [f"`{source}`: {text}" for source in entry["from"] if (text := _look_up(answers, source))]
        if verdict := entry.get("verdict"):
            counts = [answer.items for source in entry["from"] for answer in _select(answers, source)[:1]]
            known = [count for count in counts if count is not None]
            found = VERDICTS[verdict](*known) if len(known) == len(entry["from"]) else None
            texts = [f"{found} ({', '.join(texts)})"] if found else []
        for name in entry["of"].split():
            told.setdefault(name, []).extend(texts)
            lacking[name] = "only WRITE=1 asks for it" if entry.get("write") else "this account does not tell"
    rows = [
        {"id": name, "question": text, "answered": bool(told.get(name))}
        | {"answer": "; ".join(told.get(name, [])) or lacking.get(name, "no call of this tool can tell")}
        for name, text in read_questions().items()
    ]
    return sorted(rows, key=lambda row: not row["answered"])


def _select(answers: list[Answer], source: str) -> list[Answer]:
    operation, _, query = source.partition("?")
    return [answer for answer in answers if (answer.operation, answer.query) == (operation, query)]


def _look_up(answers: list[Answer], source: str) -> str | None:
    """What the answers say of `operation?query`, `operation:place` or `operation#fact`; None if nothing."""
    operation, kind, rest = re.fullmatch(r"([\w.*]+)([?:#]?)(.*)", source).groups()  # type: ignore[union-attr]
    found = [answer for answer in answers if operation in ("*", answer.operation)]
    counts: Counter[str] = Counter()
    if kind == "#":
        counts.update(answer.facts[rest] for answer in found if rest in answer.facts)
    elif kind == ":":
        # An error does not have the fields of a success.
        for answer in found:
            parents = answer.shape.get(rest.rpartition(".")[0], {})
            if parents and ("error" in answer.shape) == rest.startswith("error"):
                counts.update(answer.shape.get(rest, {}))
                counts["absent"] += sum(parents.values()) - sum(answer.shape.get(rest, {}).values())
    else:
        for answer in _select(answers, source):
            items = "" if answer.items is None else f", {answer.items} items"
            counts[f"{answer.status or 'no answer'}{items}"] += 1
    return ", ".join(f"{text} ({times})" for text, times in counts.items() if times) or None


def _operation(answers: list[Answer], name: str) -> dict[str, Any]:
    found = [answer for answer in answers if answer.operation == name]
    seconds = [answer.seconds for answer in found]
    return {
        "operation": name,
        "calls": len(found),
        "statuses": ", ".join(sorted({str(answer.status or "no answer") for answer in found})),
        "items": ", ".join(sorted({str(answer.items) for answer in found if answer.items is not None})),
        "rate limit headers": _look_up(answers, f"{name}#rate limit headers"),
        "median seconds": round(median(seconds), 3),
        "longest": max(seconds),
    }
