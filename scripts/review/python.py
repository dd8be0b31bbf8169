"""What a change does to callers in Python: griffe reads the packages before and after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import griffe
from spec import Spec, Trail

from .changes import Change
from .findings import Finding, Level
from .surface import Item, Surface, takes_in

B, R, C = Level.BREAKING, Level.RISKY, Level.COMPATIBLE
# What happens to an item, or to one of a kind: how bad it is, what is said, and why.
RULES = {
    "not-generated": (B, "{item}.", "There is no new client."),
    "deprecated": (R, "{item} is deprecated.", "Every call warns with DeprecationWarning."),
    "retry": (R, "{item} is sent again in other cases.", "After a lost response the outcome may differ."),
    "paging": (B, "{item} pages by another `{key}`: `{now}`, was `{was}`.", "Items may be skipped or repeated."),
    "paging-removed": (B, "{item} no longer comes in pages.", "`iter` stops after the first answer."),
    "removed": (B, "{item} was removed.", "Importing it raises ImportError."),
    "member-removed": (B, "{item} was removed.", "Using it raises AttributeError."),
    "method-removed": (B, "{item} was removed.", "Calling it raises AttributeError."),
    "field-removed": (B, "{item} was removed.", "Reading it raises AttributeError."),
    "argument-removed": (B, "{item} was removed.", "Passing it raises TypeError."),
    "region-removed": (B, "{item} was removed.", "Creating a client with it raises ConfigurationError."),
    "added": (C, "{item} is new.", "Nobody uses it yet."),
    "method-added": (C, "{item} is new, on both clients.", "Nobody uses it yet."),
    "argument-added": (C, "{item} is new.", "Calls without it are unaffected."),
    "added-required": (B, "{item} is new and required.", "Calls without it raise TypeError."),
    "required": (B, "{item} is now required.", "Calls without it raise TypeError."),
    "optional": (C, "{item} is now optional.", "Calls with it are unaffected."),
    "moved": (B, "{item} is passed in another way.", "Existing calls fail, or pass it as something else."),
    "type": (B, "{item} {verb} `{now}`, was `{was}`.", "Code written for the former type may fail."),
    "argument-type": (B, "{item} is `{now}`, was `{was}`.", "Type checkers refuse existing calls."),
    "type-fits": (C, "{item} {verb} `{now}`, was `{was}`.", "Code written for the former type still works."),
    "default": (R, "{item} is `{now}` by default, was `{was}`.", "Calls that omit it behave differently."),
    "region-default": (B, "{item} is `{now}` by default, was `{was}`.", "An account is in one region only."),
    "base-removed": (B, "{item} no longer derives from `{was}`.", "Code that relies on that has to change."),
    "secret-shown": (R, "{item} is no longer hidden.", "Printing the model shows it, also in logs."),
}


def _finding(
    rule: str, item: Item | str, trails: tuple[Trail, Trail] = ((), ()), direction: str = "", **words: object
) -> Finding:
    """What a rule says of an item."""
    kind, operation = (
        (item.kind, item.operation) if isinstance(item, Item) else ("", item.partition("`client.")[2][:-1])
    )
    level, text, why = RULES.get(f"{kind}-{rule}") or RULES[rule]
    name = f"python-{kind}-{rule}" if kind else f"python-{rule}"
    text = text.format(item=item, **words)
    return Finding("python", name, level, text, why, operation, direction, *trails)


def findings(old: Spec, new: Spec, old_code: list[Path], new_code: list[Path], changes: list[Change]) -> list[Finding]:
    """What differs for callers between two sets of packages."""
    renamed = {str(change.before): str(change.after) for change in changes if change.kind == "renamed"}
    compared = _compare(Surface(old, old_code, renamed), Surface(new, new_code, {}))
    found: dict[tuple[str, str], Finding] = {}
    for finding in [*compared, *_behaviour(old, new, changes)]:
        found.setdefault((finding.rule, finding.text), finding)  # both clients and the calls as values say the same
    return list(found.values())


def refused(reason: str) -> Finding:
    """That there is no client any more."""
    return _finding("not-generated", f"{reason[:1].upper()}{reason[1:]}")


def _behaviour(old: Spec, new: Spec, changes: list[Change]) -> Iterator[Finding]:
    """What calls do in another way under the same signature."""
    for change in changes:
        operation = next((f"`client.{o.id}`" for o in new.operations if o.pointer == change.new), "")
        if change.old is None or change.new is None or change.kind != "changed" or not operation:
            continue
        trails = (change.old,), (change.new,)
        if change.facet == "deprecated" and (new.get(change.new) or {}).get("deprecated"):
            yield _finding("deprecated", operation, trails)
        elif change.facet == "x-idempotent":
            yield _finding("retry", operation, trails)
        elif change.facet == "x-paging":
            before, after = (spec.get((*at, "x-paging")) or {} for spec, at in ((old, change.old), (new, change.new)))
            if before and not after:
                yield _finding("paging-removed", operation, trails)
            for key in before.keys() & after.keys() - {"page_size"}:
                if before[key] != after[key]:
                    yield _finding("paging", operation, trails, key=key, now=after[key], was=before[key])


def _compare(before: Surface, after: Surface) -> Iterator[Finding]:
    """What came, went, or is another thing under the same name."""
    was, now = before.items, after.items
    for key, item in was.items():
        if key in now:
            yield from _both(before, after, item, now[key])
        elif (item.owner is None or item.owner in now) and (*key[:2], "**") not in now:
            yield _finding("removed", item, (before.places(item), ()))
    for key, item in now.items():
        if key not in was and (item.owner is None or item.owner in was) and item.argument[:1] != "*":
            needed = item.is_required and not after.is_read(item)
            yield _finding("added-required" if needed else "added", item, ((), after.places(item)))


def _both(before: Surface, after: Surface, old: Item, new: Item) -> Iterator[Finding]:
    is_read = after.is_read(new)
    trails = before.places(old), after.places(new)
    direction = "response" if is_read else "request"
    was, now = old.type, new.type
    narrower, wider = takes_in(was, now), takes_in(now, was)
    if was and not (narrower and wider):
        is_answer = isinstance(new.node, griffe.Function) and not new.argument
        places = (before.places(old, is_answer=True), after.places(new, is_answer=True)) if is_answer else trails
        rule = "type-fits" if (narrower if is_read else wider) else "type"
        verb = "returns" if is_answer else "is"
        yield _finding(rule, new, places, direction, verb=verb, now=now or "anything", was=was)
    if old.is_required != new.is_required and not is_read:
        yield _finding("required" if new.is_required else "optional", new, trails, direction)
    if old.default != new.default and not new.is_required and old.default and new.default:
        yield _finding("default", new, trails, now=new.default, was=old.default)
    if old.way and (new.way, new.index) != (old.way, old.index):
        yield _finding("moved", new, trails)
    if old.is_secret and not new.is_secret:
        yield _finding("secret-shown", new, trails)
    if old.kind == "public" and isinstance(old.node, griffe.Class) and isinstance(new.node, griffe.Class):
        public = {item.node.name for item in before.items.values() if item.kind == "public" and item.node}
        for base in sorted(public & {*map(str, old.node.bases)} - {*map(str, new.node.bases)}):
            yield _finding("base-removed", old, was=base)
