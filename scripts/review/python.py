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

B, R, C = Level.BREAKING, Level.RISKY, Level.COMPATIBLE
ARGUMENT = "parameter property name reference content requestBody path"
MODEL = "schema operation response reference content type property composition"
SHAPE = "type enum nullable reference required x-open-enum x-comma-joined composition"
# Each rule: how bad it is, what is said of it, why, and the facets of the changes that it may come from.
RULES = {
    "not-generated": (B, "{reason}.", "There is no new client.", ""),
    "deprecated": (R, "`{label}` is deprecated.", "Every call warns with DeprecationWarning.", "deprecated"),
    "retry": (R, "`{label}` is sent again in other cases.", "After a lost response the outcome may differ.",
              "x-idempotent"),
    "paging": (B, "`{label}` pages by another `{key}`: `{now}`, was `{was}`.", "Items may be skipped or repeated.",
               "x-paging"),
    "unpaged": (B, "`{label}` no longer comes in pages.", "`iter` stops after the first answer.", "x-paging"),
    "removed": (B, "`{label}` was removed.", "", ""),
    "added": (C, "`{label}` is new.", "Nobody uses it yet.", ""),
    "added-needed": (B, "`{label}` is new.", "Creating one without it raises TypeError.", ""),
    "method-added": (C, "`{label}` is new, on both clients.", "Nobody uses it yet.", ""),
    "renamed": (B, "`{was}` is now called `{label}`.", "The former name raises {error}.", ""),
    "base-removed": (B, "`{label}` no longer derives from `{base}`.", "Code that relies on that has to change.", ""),
    "model-read": (B, "`{label}` is now in responses too, and can no longer be created from its fields.",
                   "Creating one as before raises TypeError.", MODEL),
    "type": (B, "`{label}` {verb} `{now}`, was `{was}`.", "", ""),
    "type-fits": (C, "`{label}` {verb} `{now}`, was `{was}`.", "Code written for the former type still works.", ""),
    "default": (R, "`{label}` is `{now}` by default, was `{was}`.", "Calls that omit it behave differently.", ""),
    "field-required": (B, "`{label}` is now required.", "Creating one without it raises TypeError.", "required"),
    "field-secret": (R, "`{label}` is no longer hidden.", "Printing the model shows it, also in logs.", "type"),
    "argument-renamed": (B, "`{argument}` of `{label}` is now called `{now}`.", "The former name raises TypeError.",
                         ARGUMENT),
    "argument-removed": (B, "`{label}` no longer takes `{argument}`.", "Passing it raises TypeError.", ARGUMENT),
    "argument-moved": (B, "`{argument}` of `{label}` is at another position.",
                       "What callers pass arrives as something else.", ARGUMENT),
    "argument-kind": (B, "`{argument}` of `{label}` is passed in another way.", "Existing calls raise TypeError.",
                      ARGUMENT),
    "argument-default": (R, "`{label}` has another default for `{argument}`.", "Calls that omit it behave differently.",
                         "default x-paging"),
    "argument-required": (B, "`{label}` now needs `{argument}`.", "Calls without it raise TypeError.", "required type"),
    "argument-added-required": (B, "`{label}` now needs `{argument}`.", "Calls without it raise TypeError.",
                                f"{ARGUMENT} required"),
    "argument-added": (C, "`{label}` takes `{argument}`.", "Calls without it are unaffected.", ARGUMENT),
    "argument-optional": (C, "`{label}` no longer needs `{argument}`.", "Calls with it are unaffected.",
                          "required body type"),
    "argument-type": (B, "`{argument}` of `{label}` is `{now}`, was `{was}`.", "Type checkers refuse existing calls.",
                      SHAPE),
    "argument-type-widened": (C, "`{argument}` of `{label}` is `{now}`, was `{was}`.",
                              "Type checkers accept what they accepted.", SHAPE),
    "region-removed": (B, '`region="{region}"` is refused.', "Creating a client with it raises ConfigurationError.",
                       "servers"),
    "region-added": (C, '`region="{region}"` is new.', "Nobody uses it yet.", "servers"),
    "region-default": (B, "Clients without `region` go to `{now}`, not to `{was}`.",
                       "An account is in one region only.", "servers"),
}  # fmt: skip
BREAKAGES = {
    Kind.PARAMETER_REMOVED: "removed",
    Kind.PARAMETER_MOVED: "moved",
    Kind.PARAMETER_CHANGED_KIND: "kind",
    Kind.PARAMETER_CHANGED_DEFAULT: "default",
    Kind.PARAMETER_CHANGED_REQUIRED: "required",
    Kind.PARAMETER_ADDED_REQUIRED: "added-required",
}
# What it takes for an item to come or go, and what using it is then.
FACETS = {"method": "operation x-paging", "field": "property required", "model": MODEL}
READ, SENT = "Code written for the former type may fail.", "Type checkers refuse existing calls."
USING = {"method": "Calling it raises AttributeError.", "field": "Reading it raises AttributeError.",
         "member": "Using it raises AttributeError."}  # fmt: skip


def _finding(rule: str, trails: Trails = NOWHERE, name: str = "", facets: str = "", **words: object) -> Finding:
    """What a rule says; `name` is what the rule is called, if not by itself."""
    level, text, why, own = RULES[rule]
    operation, direction = str(words.get("operation", "")), str(words.get("direction", ""))
    text, why = text.format_map(words), str(words.get("why") or why).format_map(words)
    return Finding("python", f"python-{name or rule}", level, text, why, operation, direction,
                   frozenset((facets or own).split()), *trails)  # fmt: skip


def findings(old: Spec, new: Spec, old_code: list[Path], new_code: list[Path], changes: list[Change]) -> list[Finding]:
    """What differs for callers between two sets of packages."""
    comparison = Comparison(Surface(old, old_code), Surface(new, new_code))
    found: dict[tuple[str, str], Finding] = {}
    for finding in [*comparison.run(), *_behaviour(old, new, changes)]:
        found.setdefault((finding.rule, finding.text), finding)  # both clients and the calls as values say the same
    return list(found.values())


def refused(reason: str) -> Finding:
    """That there is no client any more."""
    return _finding("not-generated", reason=f"{reason[:1].upper()}{reason[1:]}")


def _behaviour(old: Spec, new: Spec, changes: list[Change]) -> Iterator[Finding]:
    """What calls do in another way under the same signature."""
    for change in changes:
        operation = next((o.id for o in new.operations if o.pointer == change.new), "")
        if change.old is None or change.new is None or change.kind != "changed" or not operation:
            continue
        trails: Trails = ((change.old,), (change.new,))
        words = {"label": f"client.{operation}", "operation": operation}
        if change.facet == "deprecated" and (new.get(change.new) or {}).get("deprecated"):
            yield _finding("deprecated", trails, **words)
        elif change.facet == "x-idempotent":
            yield _finding("retry", trails, **words)
        elif change.facet == "x-paging":
            before, after = (spec.get((*at, "x-paging")) or {} for spec, at in ((old, change.old), (new, change.new)))
            if before and not after:
                yield _finding("unpaged", trails, **words)
            for key in before.keys() & after.keys() - {"page_size"}:
                was, now = before[key], after[key]
                # Where the former name is gone as well, the walk follows the answer.
                if was != now and (key == "style" or _comes(new, change.new, was)):
                    yield _finding("paging", trails, **words, key=key, now=now, was=was)


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
                why = USING.get(item.kind, "Importing it raises ImportError.")
                yield self._presence("removed", "removed", item, (self.before.trail(item), ()), why=why)
        for item in now.values():
            owner = _model(item) or item.label.rpartition(".")[0]
            if item.label not in labels[0] | came and owner not in new and f"models.{owner}" not in new:
                needed = item.kind == "field" and not self.after.is_read(owner) and _is_required(item)
                rule = "method-added" if item.kind == "method" else "added-needed" if needed else "added"
                yield self._presence(rule, "added", item, ((), self.after.trail(item)))
        yield from self._regions()

    def _presence(self, rule: str, happened: str, item: Item, trails: Trails, **words: str) -> Finding:
        name = f"{'public' if item.kind == 'module' else item.kind}-{happened}"
        facets = FACETS.get(item.kind, "")
        return _finding(rule, trails, name, facets, label=item.label, operation=item.operation, **words)

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
        trails = self.before.trail(old), self.after.trail(new)
        if old.label != new.label and old.kind != "field":
            words = {"was": old.label, "label": new.label, "operation": new.operation}
            error, facets = ("AttributeError", "call") if new.operation else ("ImportError", "name title")
            yield _finding("renamed", trails, f"{old.kind}-renamed", facets, **words, error=error)
        if isinstance(old.node, griffe.Function) and isinstance(new.node, griffe.Function):
            yield from self._arguments(old, new)
            yield from self._type(old, new, "return-type", True)
        elif isinstance(old.node, griffe.Attribute) and isinstance(new.node, griffe.Attribute):
            owner = _model(new)
            is_read = not owner or self.after.is_read(owner)
            if is_read and owner and not self.before.is_read(_model(old)):
                yield _finding("model-read", ((), self._first_use(owner)), label=f"models.{owner}")
                return
            yield from self._type(old, new, f"{new.kind}-type", is_read)
            was, now = (str(getattr(item.node, "value", "")) for item in (old, new))
            if old.kind != "field":
                if was != now and _is_constant(was) and _is_constant(now):
                    yield _finding("default", label=new.label, now=now, was=was)
                return
            if not is_read and _is_required(new) and not _is_required(old):
                yield _finding("field-required", trails, label=new.label, direction="request")
            if _is_secret(was) and not _is_secret(now):
                yield _finding("field-secret", trails, label=new.label)
        elif isinstance(old.node, griffe.Class) and isinstance(new.node, griffe.Class) and old.kind == "public":
            public = {item.node.name for item in self.before.items.values() if item.kind == "public"}
            gone = {str(base) for base in old.node.bases} - {str(base) for base in new.node.bases}
            for base in sorted(public & gone):
                yield _finding("base-removed", label=old.label, base=base)

    def _type(self, old: Item, new: Item, name: str, is_read: bool) -> Iterator[Finding]:
        was, now = (self._as_now(s.type_of(i.node)) for s, i in ((self.before, old), (self.after, new)))
        narrower, wider = takes_in(was, now), takes_in(now, was)
        if (narrower and wider) or not was:
            return
        rule = "type-fits" if (narrower if is_read else wider) else "type"
        is_answer = name == "return-type"
        yield _finding(
            rule,
            (self.before.trail(old, is_answer=is_answer), self.after.trail(new, is_answer=is_answer)),
            name,
            "type reference response content schema" if is_answer else SHAPE,
            label=new.label,
            verb="returns" if is_answer else "is",
            now=_short(now) or "anything",
            was=_short(was),
            why="" if rule == "type-fits" else READ if is_read else SENT,
            operation=new.operation,
            direction="response" if is_read else "request",
        )

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

        def told(rule: str, name: str, now_called: str = "", **words: str) -> Finding:
            trails = self.before.trail(old, name), self.after.trail(new, now_called or name)
            known = {"label": new.label, "argument": name, "operation": new.operation, "direction": "request"}
            return _finding(f"argument-{rule}", trails, **known, **words)

        former = {parameter.name: parameter for parameter in old.node.parameters}
        renamed = _renamed(old.node, new.node)
        for name, now in renamed.items():
            yield told("renamed", name, now, now=now)
        for breakage in griffe.find_breaking_changes(_alone(old.node), _alone(new.node)):
            sides = (breakage.old_value, breakage.new_value)
            name = next((v.name for v in sides if isinstance(v, griffe.Parameter)), "")
            if breakage.kind in BREAKAGES and name not in {*renamed, *renamed.values()}:
                yield told(BREAKAGES[breakage.kind], name)
        for parameter in new.node.parameters:
            name = parameter.name
            if name in ("self", "cls") or name in renamed.values():
                continue
            if name not in former:
                if not parameter.required:
                    yield told("added", name)
                continue
            if former[name].required and not parameter.required:
                yield told("optional", name)
            was, now = self._as_now(former[name].annotation), self._as_now(parameter.annotation)
            wider = takes_in(now, was)
            if not (wider and takes_in(was, now)):
                yield told("type-widened" if wider else "type", name, now=_short(now), was=_short(was))

    def _regions(self) -> Iterator[Finding]:
        was, now = (surface.constant("REGIONS") or () for surface in (self.before, self.after))
        before, after = (surface.constant("DEFAULT_REGION") for surface in (self.before, self.after))
        document: Trails = (((),), ((),))
        for region in [*was, *now]:
            if region not in now:
                yield _finding("region-removed", document, region=region)
            if region not in was:
                yield _finding("region-added", document, region=region)
        if before != after:
            yield _finding("region-default", document, now=after, was=before)


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
