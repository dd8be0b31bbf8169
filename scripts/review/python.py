"""What a change does to callers in Python: griffe reads the packages before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import griffe
from spec import Pointer, Spec, Trail

from .changes import Change
from .findings import Finding, Level
from .surface import Item, Surface, takes_in

Kind = griffe.BreakageKind
Trails = tuple[Trail, Trail]
NOWHERE: Trails = ((), ())

# A breakage of griffe as a rule, what it says of an argument, the facets of the changes it may come from, and why.
ARGUMENT = "parameter property name reference content requestBody path"
MISSING = "Calls without it raise TypeError."
BREAKAGES = {
    Kind.PARAMETER_REMOVED: ("removed", "no longer takes", ARGUMENT, "Passing it raises TypeError."),
    Kind.PARAMETER_MOVED: ("moved", "at another position", ARGUMENT, "What callers pass arrives as something else."),
    Kind.PARAMETER_CHANGED_KIND: ("kind", "passed in another way", ARGUMENT, "Existing calls raise TypeError."),
    Kind.PARAMETER_CHANGED_DEFAULT: ("default", "has another default for", "default x-paging",
                                     "Calls that omit it behave differently."),
    Kind.PARAMETER_CHANGED_REQUIRED: ("required", "now needs", "required type", MISSING),
    Kind.PARAMETER_ADDED_REQUIRED: ("added-required", "now needs", f"{ARGUMENT} required", MISSING),
}  # fmt: skip
SHAPE = "type enum nullable reference required x-open-enum x-comma-joined composition"
# What it takes for an item to come or go, and what using it is then.
FACETS = {"method": "operation x-paging", "field": "property required",
          "model": "schema operation response reference content type property composition"}  # fmt: skip
USING = {"method": "Calling it raises AttributeError.", "field": "Reading it raises AttributeError.",
         "member": "Using it raises AttributeError."}  # fmt: skip


def findings(old: Spec, new: Spec, old_code: list[Path], new_code: list[Path], changes: list[Change]) -> list[Finding]:
    """What differs for callers between two sets of packages."""
    comparison = Comparison(Surface(old, old_code), Surface(new, new_code))
    found: dict[tuple[str, str], Finding] = {}
    for finding in [*comparison.run(), *_behaviour(old, new, changes)]:
        found.setdefault((finding.rule, finding.text), finding)  # both clients and the calls as values say the same
    return list(found.values())


def refused(reason: str) -> Finding:
    """That there is no client any more."""
    return _finding("not-generated", Level.BREAKING, f"{reason[:1].upper()}{reason[1:]}.", "There is no new client.")


def _behaviour(old: Spec, new: Spec, changes: list[Change]) -> Iterator[Finding]:
    """What calls do in another way under the same signature."""
    for change in changes:
        operation = next((o.id for o in new.operations if o.pointer == change.new), "")
        if change.old is None or change.new is None or change.kind != "changed" or not operation:
            continue
        trails: Trails = ((change.old,), (change.new,))
        if change.facet == "deprecated" and (new.get(change.new) or {}).get("deprecated"):
            text, why = f"`client.{operation}` is deprecated.", "Every call warns with DeprecationWarning."
            yield _finding("deprecated", Level.RISKY, text, why, "deprecated", trails, operation)
        if change.facet == "x-idempotent":
            text, why = (
                f"`client.{operation}` is sent again in other cases.",
                "After a lost response the outcome may differ.",
            )
            yield _finding("retry", Level.RISKY, text, why, "x-idempotent", trails, operation)
        if change.facet != "x-paging":
            continue
        before, after = (spec.get((*at, "x-paging")) or {} for spec, at in ((old, change.old), (new, change.new)))
        for key in before.keys() & after.keys() - {"page_size"}:
            was, now = before[key], after[key]
            # Where the former name is gone as well, the walk follows the answer.
            if was != now and (key == "style" or _comes(new, change.new, was)):
                text = f"`client.{operation}` pages by another `{key}`: `{now}`, was `{was}`."
                why = "Items may be skipped or repeated."
                yield _finding("paging", Level.BREAKING, text, why, "x-paging", trails, operation)


def _comes(spec: Spec, operation: Pointer, name: object) -> bool:
    """Whether a property of this name is anywhere in the answer of an operation."""
    below = spec.components_below((*operation, "responses"))
    return str(name).rpartition(".")[2] in {key for place in below for key, _ in spec.properties(place)}


class Comparison:
    """Two surfaces, and what has another name on the second."""

    def __init__(self, before: Surface, after: Surface) -> None:
        self.before = before
        self.after = after
        self.models = dict(self._renamed_models())

    def run(self) -> Iterator[Finding]:
        was, now = self.before.items, self.after.items
        labels = [{label for _, label in side} for side in (was, now)]
        lost, new = labels[0] - labels[1], labels[1] - labels[0]
        came = set()
        for key, item in was.items():
            if other := now.get(key) or self._successor(item):
                came.add(other.label)
                yield from self._both(item, other)
            elif item.label.rpartition(".")[0] not in lost and not self._is_class_gone(item):
                text = f"`{item.label}` was removed."
                yield self._presence("removed", Level.BREAKING, item, text, (self.before.trail(item), ()))
        for item in now.values():
            owner = _model(item) or item.label.rpartition(".")[0]
            is_new = owner in new or f"models.{owner}" in new
            if item.label not in labels[0] | came and not is_new:
                needed = item.kind == "field" and not self.after.is_read(owner) and _is_required(item)
                both = ", on both clients" if item.kind == "method" else ""
                level = Level.BREAKING if needed else Level.COMPATIBLE
                text = f"`{item.label}` is new{both}."
                yield self._presence("added", level, item, text, ((), self.after.trail(item)))
        yield from self._regions()

    def _presence(self, rule: str, level: Level, item: Item, text: str, trails: Trails) -> Finding:
        why = "Importing it raises ImportError." if rule == "removed" else "Nobody uses it yet."
        why = USING.get(item.kind, why) if rule == "removed" else why
        why = "Creating one without it raises TypeError." if rule == "added" and level is Level.BREAKING else why
        kind = item.kind if item.kind != "module" else "public"
        facets = FACETS.get(item.kind, "")
        return _finding(f"{kind}-{rule}", level, text, why, facets, trails, item.operation)

    def _is_class_gone(self, item: Item) -> bool:
        model = _model(item)
        return bool(model) and ("", f"models.{self.models.get(model, model)}") not in self.after.items

    # Names

    def _renamed_models(self) -> Iterator[tuple[str, str]]:
        """Models of the same fields, if the former name was removed."""
        sides = [
            {item.node.name for item in s.items.values() if item.kind == "model"} for s in (self.before, self.after)
        ]
        came = {name: self.after.fields(name) for name in sides[1] - sides[0]}
        for name in sides[0] - sides[1]:
            others = [other for other, fields in came.items() if fields == self.before.fields(name)]
            if len(others) == 1:
                yield name, others[0]

    def _successor(self, item: Item) -> Item | None:
        """What an item is called now."""
        label = ""
        if item.kind == "method" and (operation := self.before.spec.operation_of(item.operation)):
            now = self.after.spec.operation(operation.verb, operation.path)
            label = f"client.{now.id}" if now else ""
        elif item.kind == "model" and item.node.name in self.models:
            label = f"models.{self.models[item.node.name]}"
        elif _model(item) in self.models:
            label = f"{self.models[_model(item)]}.{item.node.name}"
        return next((other for (_, name), other in self.after.items.items() if name == label != item.label), None)

    def _as_now(self, annotation: object) -> str:
        """A former annotation in the names of today."""
        plain = str(annotation or "").replace("builtins.", "").replace("AsyncIterator", "Iterator")
        plain = re.sub(r"\bCall\[(\w+)\]", r"\1", plain)
        return re.sub(r"\w+", lambda found: self.models.get(found[0], found[0]), plain)

    # What is on both sides

    def _both(self, old: Item, new: Item) -> Iterator[Finding]:
        if old.label != new.label and old.kind != "field":
            trails = self.before.trail(old), self.after.trail(new)
            text, operation = f"`{old.label}` is now called `{new.label}`.", new.operation
            why = "The former name raises AttributeError." if operation else "The former name raises ImportError."
            facets = "call" if operation else "name title"
            yield _finding(f"{old.kind}-renamed", Level.BREAKING, text, why, facets, trails, operation)
        if isinstance(old.node, griffe.Function) and isinstance(new.node, griffe.Function):
            yield from self._arguments(old, new)
            yield from self._type(old, new, "return-type", True)
        elif isinstance(old.node, griffe.Attribute) and isinstance(new.node, griffe.Attribute):
            owner = _model(new)
            is_read = not owner or self.after.is_read(owner)
            if is_read and owner and not self.before.is_read(_model(old)):
                text = f"`models.{owner}` is now in responses too, and can no longer be created from its fields."
                why, at = "Creating one as before raises TypeError.", self._first_use(owner)
                yield _finding("model-read", Level.BREAKING, text, why, FACETS["model"], ((), at))
                return
            yield from self._type(old, new, f"{new.kind}-type", is_read)
            yield from self._value(old, new, is_read)
        elif isinstance(old.node, griffe.Class) and isinstance(new.node, griffe.Class) and old.kind == "public":
            public = {item.node.name for item in self.before.items.values() if item.kind == "public"}
            gone = {str(base) for base in old.node.bases} - {str(base) for base in new.node.bases}
            for base in sorted(public & gone):
                text, why = f"`{old.label}` no longer derives from `{base}`.", "Code that relies on that has to change."
                yield _finding("base-removed", Level.BREAKING, text, why)

    def _type(self, old: Item, new: Item, rule: str, is_read: bool) -> Iterator[Finding]:
        was, now = (self._as_now(s.type_of(i.node)) for s, i in ((self.before, old), (self.after, new)))
        narrower, wider = takes_in(was, now), takes_in(now, was)
        if (narrower and wider) or not was:
            return
        fits = narrower if is_read else wider
        said = "returns" if rule == "return-type" else "is"
        why = "Code written for the former type may fail." if is_read else "Type checkers refuse existing calls."
        answer = rule == "return-type"
        trails = self.before.trail(old, is_answer=answer), self.after.trail(new, is_answer=answer)
        yield _finding(
            rule, Level.COMPATIBLE if fits else Level.BREAKING,
            f"`{new.label}` {said} `{_short(now) or 'anything'}`, was `{_short(was)}`.",
            "Code written for the former type still works." if fits else why,
            "type reference response content schema" if answer else SHAPE, trails, new.operation,
            "response" if is_read else "request",
        )  # fmt: skip

    def _value(self, old: Item, new: Item, is_read: bool) -> Iterator[Finding]:
        was, now = (str(getattr(item.node, "value", "")) for item in (old, new))
        if old.kind != "field":
            if was != now and _is_constant(was) and _is_constant(now):
                text = f"`{new.label}` is `{now}` by default, was `{was}`."
                yield _finding("default", Level.RISKY, text, "Calls that omit it behave differently.")
            return
        if not is_read and _is_required(new) and not _is_required(old):
            trails = self.before.trail(old), self.after.trail(new)
            text, why = f"`{new.label}` is now required.", "Creating one without it raises TypeError."
            yield _finding("field-required", Level.BREAKING, text, why, "required", trails, "", "request")
        if _is_secret(was) and not _is_secret(now):
            trails = self.before.trail(old), self.after.trail(new)
            text, why = f"`{new.label}` is no longer hidden.", "Printing the model shows it, also in logs."
            yield _finding("field-secret", Level.RISKY, text, why, "type", trails)

    def _first_use(self, model: str) -> Trail:
        """The way to the first field, new or of another type, that a model stands in."""
        for key, item in self.after.items.items():
            if item.kind == "field" and re.search(rf"\b{model}\b", str(self.after.type_of(item.node))):
                former = self.before.items.get(key)
                if former is None or str(self.before.type_of(former.node)) != str(self.after.type_of(item.node)):
                    return self.after.trail(item)
        return ()

    # Arguments

    def _arguments(self, old: Item, new: Item) -> Iterator[Finding]:
        assert isinstance(old.node, griffe.Function)
        assert isinstance(new.node, griffe.Function)
        known = {parameter.name: parameter for parameter in old.node.parameters}
        renamed = _renamed(old.node, new.node)
        for name, now in renamed.items():
            text, why = f"`{name}` of `{new.label}` is now called `{now}`.", "The former name raises TypeError."
            trails = self.before.trail(old, name), self.after.trail(new, now)
            yield _finding("argument-renamed", Level.BREAKING, text, why, ARGUMENT, trails, new.operation, "request")
        for breakage in griffe.find_breaking_changes(_alone(old.node), _alone(new.node)):
            sides = (breakage.old_value, breakage.new_value)
            argument = next((v.name for v in sides if isinstance(v, griffe.Parameter)), "")
            if breakage.kind not in BREAKAGES or argument in {*renamed, *renamed.values()}:
                continue
            rule, said, facets, why = BREAKAGES[breakage.kind]
            is_place = breakage.kind in (Kind.PARAMETER_MOVED, Kind.PARAMETER_CHANGED_KIND)
            text = f"`{argument}` of `{new.label}` is {said}." if is_place else f"`{new.label}` {said} `{argument}`."
            level = Level.RISKY if breakage.kind is Kind.PARAMETER_CHANGED_DEFAULT else Level.BREAKING
            yield self._argument(rule, level, text, why, facets, old, new, argument)
        for parameter in [parameter for parameter in new.node.parameters if parameter.name not in ("self", "cls")]:
            name, former = parameter.name, known.get(parameter.name)
            if former is None:
                if not parameter.required and name not in renamed.values():
                    text, why = f"`{new.label}` takes `{name}`.", "Calls without it are unaffected."
                    yield self._argument("added", Level.COMPATIBLE, text, why, ARGUMENT, old, new, name)
                continue
            if former.required and not parameter.required:
                text, why = f"`{new.label}` no longer needs `{name}`.", "Calls with it are unaffected."
                yield self._argument("optional", Level.COMPATIBLE, text, why, "required body type", old, new, name)
            was, now = self._as_now(former.annotation), self._as_now(parameter.annotation)
            wider = takes_in(now, was)
            if not (wider and takes_in(was, now)):
                text = f"`{name}` of `{new.label}` is `{_short(now)}`, was `{_short(was)}`."
                why = "Type checkers accept what they accepted." if wider else "Type checkers refuse existing calls."
                rule, level = ("type-widened", Level.COMPATIBLE) if wider else ("type", Level.BREAKING)
                yield self._argument(rule, level, text, why, SHAPE, old, new, name)

    def _argument(
        self, rule: str, level: Level, text: str, why: str, facets: str, old: Item, new: Item, name: str
    ) -> Finding:
        trails = self.before.trail(old, name), self.after.trail(new, name)
        return _finding(f"argument-{rule}", level, text, why, facets, trails, new.operation, "request")

    def _regions(self) -> Iterator[Finding]:
        was, now = (surface.constant("REGIONS") or () for surface in (self.before, self.after))
        trails: Trails = (((),), ((),))
        for region in [region for region in was if region not in now]:
            text, why = f'`region="{region}"` is refused.', "Creating a client with it raises ConfigurationError."
            yield _finding("region-removed", Level.BREAKING, text, why, "servers", trails)
        for region in [region for region in now if region not in was]:
            text, why = f'`region="{region}"` is new.', "Nobody uses it yet."
            yield _finding("region-added", Level.COMPATIBLE, text, why, "servers", trails)
        before, after = (surface.constant("DEFAULT_REGION") for surface in (self.before, self.after))
        if before != after:
            text = f"Clients without `region` go to `{after}`, not to `{before}`."
            why = "An account is in one region only."
            yield _finding("region-default", Level.BREAKING, text, why, "servers", trails)


def _finding(
    rule: str,
    level: Level,
    text: str,
    why: str,
    facets: str = "",
    trails: Trails = NOWHERE,
    operation: str = "",
    direction: str = "",
) -> Finding:
    names = frozenset(facets.split())
    return Finding("python", f"python-{rule}", level, text, why, operation, direction, names, *trails)


def _alone(function: griffe.Function) -> griffe.Module:
    """A module with nothing but a function, for griffe to compare."""
    module = griffe.Module("module")
    module.members["function"] = function
    return module


def _renamed(old: griffe.Function, new: griffe.Function) -> dict[str, str]:
    """Arguments that have another name at the same place of the call, by their former one."""
    sides = [list(function.parameters) for function in (old, new)]
    gone, came = (
        [(index, p) for index, p in enumerate(side) if p.name not in {other.name for other in others}]
        for side, others in (sides, sides[::-1])
    )
    return {
        a.name: b.name
        for (i, a), (j, b) in zip(gone, came, strict=False)
        if i == j and (str(a.annotation), a.kind) == (str(b.annotation), b.kind)
    }


def _model(item: Item) -> str:
    """The model that a field is of."""
    return item.node.parent.name if item.kind == "field" and item.node.parent else ""


def _is_required(item: Item) -> bool:
    """Whether a field must be given to make a model."""
    value = str(getattr(item.node, "value", ""))
    return value != "UNSET" and "default=" not in value


def _is_secret(value: str) -> bool:
    return re.search(r"\b(secret|repr)=", value) is not None


def _is_constant(value: str) -> bool:
    return re.fullmatch(r"[\d._]+|'[^']*'|\"[^\"]*\"|True|False|None|UNSET", value) is not None


def _short(annotation: str) -> str:
    return annotation.replace(" | Unset", "")
