"""What is new in the vendor's document, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .differences import Difference, differences
from .surface import Facts, Surface

BREAKING, NEW, OTHER = "Breaks callers", "New", "Other changes"  # worst first
SAME = "our contract agrees"
Line = tuple[str, str, str]  # how bad it is, what changed, and what our contract says of it


def report(old: Surface, new: Surface, ours: Surface) -> str:
    """The changes from one version to another as a list in Markdown; empty if there are none."""
    groups: dict[str, dict[str, dict[tuple[str, str], list[str]]]] = {BREAKING: {}, NEW: {}, OTHER: {}}
    for difference in differences(old, new):
        part, _, field = difference.place.partition(" ")
        place = f" `{field}`" if field != _last(field) else ""
        status = [part] if field and _in_answer(part) else []
        for severity, change, verdict in _lines(difference, ours):
            places = groups[severity].setdefault(f"- {change}: {verdict}", {})
            places.setdefault((difference.operation, place), []).extend(status)
    text = ""
    for severity, lines in groups.items():
        text += f"\n## {severity}\n\n" if lines else ""
        for line, places in lines.items():
            text += f"{line}\n"
            for (operation, place), statuses in places.items():
                text += f"  - `{operation}`{' ' * bool(statuses)}{', '.join(statuses)}{place}\n"
    return text


def _lines(difference: Difference, ours: Surface) -> Iterator[Line]:
    places = ours.operations.get(difference.operation)
    mine = places.get(difference.place) if places is not None and difference.place else places
    if not difference.fact:
        yield _of_place(difference.place, difference.old, difference.new, mine)
        return
    for severity, change, verdict in _of_fact(difference, (mine or {}).get(difference.fact)):
        yield severity, change, verdict if mine is not None else "our contract **lacks** the place"


def _of_place(place: str, old: Facts | None, new: Facts | None, mine: Facts | None) -> Line:
    what = _noun(place)
    if new is None:
        verdict = "our contract does not have it" if mine is None else "our contract **still has** it"
        return (OTHER if place.startswith(("4", "5")) else BREAKING), f"{what} is gone", verdict
    verdict = "our contract **lacks** it" if mine is None else "our contract has it"
    kind = f" ({new['type']})" if new.get("type") not in (None, "nothing") else ""
    if new.get("required") is True and not _in_answer(place):
        return BREAKING, f"{what} is new and required{kind}", verdict
    return NEW, f"{what} is new{kind}", verdict


def _of_fact(difference: Difference, mine: Any) -> Iterator[Line]:
    what, fact, old, new = _noun(difference.place), difference.fact, difference.old, difference.new
    in_answer = _in_answer(difference.place)
    said = {"None": "nothing of it", "True": "that it is"}.get(str(mine), _show(mine))
    verdict = SAME if mine == new else f"our contract says {said}"
    if fact in ("required", "nullable"):
        verb = {"required": ("is no longer", "is now"), "nullable": ("can no longer be", "can now be")}[fact]
        name = "null" if fact == "nullable" else fact
        # An answer must not promise less, and a request must not ask for more.
        harmless = (new is None) == ((fact == "nullable") == in_answer)
        yield (OTHER if harmless else BREAKING), f"{what} {verb[new is not None]} {name}", verdict
    elif fact == "enum" and old is not None and new is not None:
        known = set(mine or ())
        if gone := sorted(set(old) - set(new)):
            verdict = f"our contract **still has** {_show(kept)}" if (kept := sorted(known & set(gone))) else SAME
            yield (OTHER if in_answer else BREAKING), f"{what} no longer has the value {_show(gone)}", verdict
        if more := sorted(set(new) - set(old)):
            verdict = f"our contract **lacks** {_show(lacking)}" if (lacking := sorted(set(more) - known)) else SAME
            verdict = "our contract names no values" if mine is None else verdict
            yield NEW, f"{what} has the new value {_show(more)}", verdict
    else:
        harmless = _is_harmless(fact, old, new, in_answer=in_answer)
        about = "the credentials" if fact == "scheme" else f"{fact} of {what}"
        yield (OTHER if harmless else BREAKING), f"{about}: now {_show(new)}, was {_show(old)}", verdict


def _is_harmless(fact: str, old: Any, new: Any, *, in_answer: bool) -> bool:
    """Whether callers of the old version go on as before."""
    if fact == "scheme":
        return {"none"} <= (ways := set(new.split(" or "))) or set(old.split(" or ")) <= ways
    if fact == "type":
        return False
    if fact == "format" and in_answer:
        return old is None
    limits = isinstance(old, int | float) and isinstance(new, int | float)
    wider = new is None or (limits and (new > old if fact.startswith("max") else fact.startswith("min") and new < old))
    return in_answer or wider or fact in ("default", "deprecated")


def _in_answer(place: str) -> bool:
    return place[:1].isdigit() or place.startswith("default")


def _noun(place: str) -> str:
    """A place in words, where a field is its last name; the list of operations says the rest."""
    part, _, field = place.partition(" ")
    if not field:
        return {"": "the operation", "body": "the body"}.get(part, f"status {part}")
    if field.startswith("header "):
        return f"answer {field}"
    return f"{'answer' if _in_answer(part) else part} `{_last(field)}`"


def _last(field: str) -> str:
    return field.rsplit(".", 1)[-1]


def _show(value: Any) -> str:
    if value is None or value is True:
        return "yes" if value else "not stated"
    return ", ".join(f"`{each}`" for each in (value if isinstance(value, list) else [value]))
