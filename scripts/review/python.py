"""What a change does to callers in Python: griffe reads the packages before and after."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import griffe
from spec import Spec, Trail

from .changes import Change
from .findings import Finding, Level
from .surface import Item, Key, Surface, takes_in

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
    "renamed": (B, "{item} is now called `{now}`.", "The former name fails."),
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
    comparison = Comparison(Surface(old, old_code), Surface(new, new_code))
    found: dict[tuple[str, str], Finding] = {}
    for finding in [*comparison.run(), *_behaviour(old, new, changes)]:
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


class Comparison:
    """Two surfaces, and what has another name on the second."""

    def __init__(self, before: Surface, after: Surface) -> None:
        self.before, self.after = before, after
        self.renamed = dict(self._renamed_models()) | dict(self._renamed_methods())
        self.arguments = dict(self._renamed_arguments())

    def run(self) -> Iterator[Finding]:
        was, now = self.before.items, self.after.items
        pairs = {key: self._now(key) for key in was}
        came = now.keys() - set(pairs.values())
        gone = {key for key, other in pairs.items() if other not in now}
        for key, item in was.items():
            if key not in gone:
                yield from self._both(item, now[pairs[key]])
            elif item.owner not in gone and (*pairs[key][:2], "**") not in now:
                yield _finding("removed", item, (self.before.trail(item), ()))
        for key, item in now.items():
            if key in came and item.owner not in came and item.argument[:1] != "*":
                needed = item.is_required and not self.after.is_read(item)
                yield _finding("added-required" if needed else "added", item, ((), self.after.trail(item)))

    # Names

    def _now(self, key: Key) -> Key:
        variant, label, argument = key
        return variant, self.renamed.get(label, label), self.arguments.get(key, argument)

    def _renamed_methods(self) -> Iterator[tuple[str, str]]:
        for operation in self.before.spec.operations:
            now = self.after.spec.operation(operation.verb, operation.path)
            if now is not None and now.id != operation.id:
                yield f"client.{operation.id}", f"client.{now.id}"

    def _renamed_models(self) -> Iterator[tuple[str, str]]:
        """Models of the same fields, if the former name was removed, and these fields."""
        models: list[dict[str, set[str]]] = []
        for surface in (self.before, self.after):
            models.append(fields := defaultdict[str, set[str]](set))
            for item in surface.items.values():
                if item.model:
                    fields[item.model].update(item.label.split(".")[1:] if item.kind == "field" else ())
        for name in models[0].keys() - models[1].keys():
            others = [o for o in models[1].keys() - models[0].keys() if models[1][o] == models[0][name]]
            if len(others) == 1:
                yield f"models.{name}", f"models.{others[0]}"
                yield from ((f"{name}.{field}", f"{others[0]}.{field}") for field in models[0][name])

    def _renamed_arguments(self) -> Iterator[tuple[Key, str]]:
        """Arguments that have another name, and the same type, at the same place of the call."""
        for key, item in self.before.items.items():
            function = key[0], self.renamed.get(key[1], key[1])
            if item.argument and (*function, item.argument) not in self.after.items:
                for other, new in self.after.items.items():
                    is_like = (new.index, new.way, new.type) == (item.index, item.way, self._type(item))
                    if other[:2] == function and is_like and (*key[:2], new.argument) not in self.before.items:
                        yield key, new.argument

    def _type(self, item: Item) -> str:
        """A former type in the names of today."""
        return re.sub(r"\w+", lambda found: self.renamed.get(f"models.{found[0]}", found[0]).split(".")[-1], item.type)

    # What is on both sides

    def _both(self, old: Item, new: Item) -> Iterator[Finding]:
        is_read = self.after.is_read(new)
        trails = self.before.trail(old), self.after.trail(new)
        direction = "response" if is_read else "request"
        name = new.argument or new.label
        if (old.argument or old.label) != name and old.kind != "field":
            yield _finding("renamed", old, trails, now=name)
        was, now = self._type(old), new.type
        narrower, wider = takes_in(was, now), takes_in(now, was)
        if was and not (narrower and wider):
            is_answer = isinstance(new.node, griffe.Function) and not new.argument
            places = (self.before.trail(old, is_answer), self.after.trail(new, is_answer)) if is_answer else trails
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
            public = {item.node.name for item in self.before.items.values() if item.kind == "public" and item.node}
            for base in sorted(public & {*map(str, old.node.bases)} - {*map(str, new.node.bases)}):
                yield _finding("base-removed", old, was=base)
