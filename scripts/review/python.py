"""What a change does to callers in Python: griffe compares the packages before with the packages after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import griffe
from spec import Pointer, Spec, Trail

from .changes import Change
from .findings import Finding, Level
from .surface import PUBLIC, Reached, Surface, takes_in

Kind = griffe.BreakageKind
Trails = tuple[Trail, Trail]

# A breakage of griffe as a rule, what it says of an argument, the facets of the changes it may come from, and why.
ARGUMENT = "parameter property name reference content requestBody path"
MISSING = "Calls without it are a TypeError."
BREAKAGES = {
    Kind.PARAMETER_REMOVED: ("removed", "no longer takes", ARGUMENT, "Passing it is a TypeError."),
    Kind.PARAMETER_MOVED: ("moved", "at another place", ARGUMENT, "What callers pass arrives as something else."),
    Kind.PARAMETER_CHANGED_KIND: ("kind", "passed in another way", ARGUMENT, "Existing calls are a TypeError."),
    Kind.PARAMETER_CHANGED_DEFAULT: ("default", "has another default for", "default x-paging",
                                     "Leaving it out means something else."),
    Kind.PARAMETER_CHANGED_REQUIRED: ("required", "now needs", "required type", MISSING),
    Kind.PARAMETER_ADDED_REQUIRED: ("added-required", "now needs", f"{ARGUMENT} required", MISSING),
}  # fmt: skip
MODEL = "schema operation response reference content type property composition"
SHAPE = "type enum nullable reference required x-open-enum x-comma-joined composition"
NOWHERE: Trails = ((), ())


def findings(old: Spec, new: Spec, old_code: list[Path], new_code: list[Path], changes: list[Change]) -> list[Finding]:
    """What differs for callers between two sets of packages."""
    comparison = Comparison(Surface(old, old_code), Surface(new, new_code))
    found: dict[tuple[str, str], Finding] = {}
    for finding in [*comparison.run(), *_behaviour(old, new, changes)]:
        found.setdefault((finding.rule, finding.text), finding)  # both clients and the calls as values say the same
    return list(found.values())


def refused(reason: str) -> Finding:
    """That there is no client any more."""
    return _finding("not-generated", Level.BREAKING, f"{_sentence(reason)}.", "There is no client for this spec.")


def _behaviour(old: Spec, new: Spec, changes: list[Change]) -> Iterator[Finding]:
    """What calls do in another way under the same signature."""
    for change in changes:
        if change.old is None or change.new is None or change.kind != "changed":
            continue
        operation = next((o.id for o in new.operations if o.pointer == change.new), "")
        trails: Trails = ((change.old,), (change.new,))
        if change.facet == "deprecated" and operation and (new.get(change.new) or {}).get("deprecated"):
            text, why = f"`client.{operation}` is deprecated.", "Every call warns with DeprecationWarning."
            yield _finding("method-deprecated", Level.RISKY, text, why, "deprecated", trails, operation)
        if change.facet == "x-idempotent" and operation:
            text, why = f"`client.{operation}` is sent again in other cases.", "A lost answer may have another outcome."
            yield _finding("retry", Level.RISKY, text, why, "x-idempotent", trails, operation)
        if change.facet != "x-paging":
            continue
        before, after = (spec.get((*at, "x-paging")) or {} for spec, at in ((old, change.old), (new, change.new)))
        for key in before.keys() & after.keys() - {"page_size"}:
            was, now = before[key], after[key]
            # Where the former name is gone as well, the walk follows the answer.
            if was != now and (key == "style" or _comes(new, change.new, was)):
                text = f"`client.{operation}` is walked by another `{key}`: `{now}`, was `{was}`."
                why = "Items may be left out, or come twice."
                yield _finding("paging", Level.BREAKING, text, why, "x-paging", trails, operation)


def _comes(spec: Spec, operation: Pointer, name: object) -> bool:
    """Whether a property of this name is anywhere in the answer of an operation."""
    below = spec.components_below((*operation, "responses"))
    names = {key for place in below for key, _ in spec.properties(place)}
    return str(name).rpartition(".")[2] in names


class Comparison:
    """Two surfaces, and the models that have another name on the second."""

    def __init__(self, before: Surface, after: Surface) -> None:
        self.before = before
        self.after = after
        self.successors = {name: self._successor(name) for name in before.models}

    def run(self) -> Iterator[Finding]:
        yield from self._names()
        yield from self._methods()
        yield from self._models()
        yield from self._regions()
        for name, reached in self.before.classes.items():
            now = self.after.classes.get(self.successors.get(name, name))
            if now is not None:
                yield from self._class(reached, now)
        for name, module in self.before.modules.items():
            if name in self.after.modules:
                yield from self._functions(name, module, self.after.modules[name])

    def _successor(self, name: str) -> str:
        """What a model is called now: the new one of the same attributes, if its own name is gone."""
        if name in self.after.models:
            return name
        own = self.before.fields(name).keys()
        others = [
            other
            for other in self.after.models
            if other not in self.before.models and self.after.fields(other).keys() == own
        ]
        return others[0] if len(others) == 1 else name

    def _as_now(self, annotation: object) -> str:
        """A former annotation in the names of today."""
        plain = str(annotation or "").replace("builtins.", "").replace("AsyncIterator", "Iterator")
        return re.sub(r"\w+", lambda found: self.successors.get(found[0], found[0]), plain)

    # What can be imported

    def _names(self) -> Iterator[Finding]:
        before, after = self.before.names, self.after.names
        models = f"{PUBLIC}.models."
        for name in before.keys() - after.keys():
            # With a module all of its names are gone; models are told with what they stand for.
            if name.rpartition(".")[0] in (before.keys() - after.keys()) or name.startswith(models):
                continue
            text, why = f"`{name}` is gone.", "Importing it is an ImportError."
            yield _finding("public-removed", Level.BREAKING, text, why)
        for name in after.keys() - before.keys():
            if name.rpartition(".")[0] not in (after.keys() - before.keys()) and not name.startswith(models):
                yield _finding("public-added", Level.COMPATIBLE, f"`{name}` is new.", "Nobody uses it yet.")

    def _functions(self, name: str, old: griffe.Module, new: griffe.Module) -> Iterator[Finding]:
        for breakage in griffe.find_breaking_changes(old, new):
            is_own = breakage.obj.path == f"{PUBLIC}.{name}.{breakage.obj.name}"
            if is_own and breakage.kind in BREAKAGES:
                yield self._argument(breakage, f"{name}.{breakage.obj.name}", "", {})

    # Classes and their members

    def _class(self, old: Reached, new: Reached) -> Iterator[Finding]:
        is_resource = old.kind == "resource"
        label = old.name
        if is_resource:
            label = re.sub(r"^(Async)?Provisioning\.(calls\.)?", "client.", old.name)
        if old.kind != "model" and not is_resource:
            yield from self._members(old, new, label)
        for breakage in griffe.find_breaking_changes(old.node, new.node):
            name = breakage.obj.name
            if is_resource and name == "__init__":
                continue
            operation = f"{label.removeprefix('client.')}.{name}" if is_resource else ""
            shown = label if name in ("__init__", old.node.name) else f"{label}.{name}"
            if breakage.kind in BREAKAGES and not (old.kind == "model" and name == "__init__"):
                renamed = _renamed(old.members.get(name), new.members.get(name))
                yield self._argument(breakage, shown, operation if operation in self.before.methods else "", renamed)
            elif breakage.kind is Kind.CLASS_REMOVED_BASE and old.kind == "public":
                text = f"`{label}` no longer derives from `{breakage.old_value}`."
                yield _finding("base-removed", Level.BREAKING, text, "Code that relies on that has to change.")
        for name in (old.members.keys() & new.members.keys()) - ({"__init__"} if is_resource else set()):
            a, b = old.members[name], new.members[name]
            if isinstance(a, griffe.Function) and isinstance(b, griffe.Function):
                operation = f"{label.removeprefix('client.')}.{name}" if is_resource else ""
                yield from self._signature(f"{label}.{name}", operation, a, b, old.name.startswith("Provisioning."))

    def _members(self, old: Reached, new: Reached, label: str) -> Iterator[Finding]:
        """The members of a class that is written by hand."""
        is_client = label in ("Provisioning", "AsyncProvisioning")
        for name, member in old.members.items():
            now = new.members.get(name)
            shown = f"`client.{name}`" if is_client else f"`{label}.{name}`"
            if now is None:
                if not (is_client and any(method.startswith(f"{name}.") for method in self.before.methods)):
                    yield _finding(
                        "member-removed", Level.BREAKING, f"{shown} is gone.", "Using it is an AttributeError."
                    )
            elif isinstance(member, griffe.Attribute) and isinstance(now, griffe.Attribute):
                a, b = self._as_now(member.annotation), self._as_now(now.annotation)
                if a and not takes_in(a, b):
                    text = f"{shown} is `{b or 'anything'}`, was `{a}`."
                    yield _finding("member-type", Level.BREAKING, text, "Code for the former type gets another.")
                if str(member.value) != str(now.value) and "property" not in now.labels and old.kind == "public":
                    text = f"{shown} is `{now.value}` by default, was `{member.value}`."
                    if _is_constant(member.value) or _is_constant(now.value):
                        yield _finding("member-default", Level.RISKY, text, "Leaving it out means something else.")
        for name in new.members.keys() - old.members.keys():
            shown = f"`client.{name}`" if is_client else f"`{label}.{name}`"
            if not (is_client and any(method.startswith(f"{name}.") for method in self.after.methods)):
                yield _finding("member-added", Level.COMPATIBLE, f"{shown} is new.", "Nobody uses it yet.")

    def _argument(self, breakage: griffe.Breakage, shown: str, operation: str, renamed: dict[str, str]) -> Finding:
        rule, said, facets, why = BREAKAGES[breakage.kind]
        argument = next(v.name for v in (breakage.old_value, breakage.new_value) if isinstance(v, griffe.Parameter))
        text = f"`{shown}` {said} `{argument}`."
        if breakage.kind in (Kind.PARAMETER_MOVED, Kind.PARAMETER_CHANGED_KIND):
            text = f"`{argument}` of `{shown}` is {said}."
        level = Level.RISKY if breakage.kind is Kind.PARAMETER_CHANGED_DEFAULT else Level.BREAKING
        former = {now: name for name, now in renamed.items()}
        if argument in renamed or argument in former:
            name = former.get(argument, argument)
            rule, why = "renamed", "Passing it by its former name is a TypeError."
            text, argument = f"`{name}` of `{shown}` is now called `{renamed[name]}`.", name
        trails = self._argument_trails(operation, argument) if operation else NOWHERE
        if rule == "renamed" and operation:
            trails = trails[0], self.after.parameter_trail(operation, renamed[argument])
        return _finding(f"argument-{rule}", level, text, why, facets, trails, operation, "request")

    def _signature(
        self, shown: str, operation: str, old: griffe.Function, new: griffe.Function, is_sync: bool
    ) -> Iterator[Finding]:
        """What griffe leaves out: arguments that came or take other types, and what is returned."""
        known = {parameter.name: parameter for parameter in old.parameters}
        came = _renamed(old, new).values()
        operation = operation if operation in self.after.methods else ""
        for parameter in new.parameters:
            name, former = parameter.name, known.get(parameter.name)
            trails = self._argument_trails(operation, name) if operation else NOWHERE
            if name in came:
                continue
            if former is None:
                if not parameter.required:
                    text, why = f"`{shown}` takes `{name}`.", "Calls without it are unaffected."
                    yield _finding(
                        "argument-added", Level.COMPATIBLE, text, why, ARGUMENT, trails, operation, "request"
                    )
                continue
            if former.required and not parameter.required:
                text, why = f"`{shown}` no longer needs `{name}`.", "Calls with it are unaffected."
                facets = "required body type"
                yield _finding("argument-optional", Level.COMPATIBLE, text, why, facets, trails, operation, "request")
            was, now = self._as_now(former.annotation), self._as_now(parameter.annotation)
            wider = takes_in(now, was)
            if not (wider and takes_in(was, now)):
                text = f"`{name}` of `{shown}` is `{_short(now)}`, was `{_short(was)}`."
                why = "Type checkers accept what they accepted." if wider else "Type checkers refuse existing calls."
                yield _finding(
                    "argument-type-widened" if wider else "argument-type",
                    Level.COMPATIBLE if wider else Level.BREAKING, text, why, SHAPE, trails, operation, "request",
                )  # fmt: skip
        was, now = self._as_now(old.returns), self._as_now(new.returns)
        if was != now and (is_sync or not operation):
            narrower = takes_in(was, now)
            trails = (self.before.answer_trail(operation), self.after.answer_trail(operation)) if operation else NOWHERE
            yield _finding(
                "return-type",
                Level.COMPATIBLE if narrower else Level.BREAKING,
                f"`{shown}` returns `{now}`, was `{was}`.",
                "Code for the former type still fits." if narrower else "Callers get something else.",
                "type reference response content schema",
                trails,
                operation,
                "response",
            )

    def _argument_trails(self, name: str, argument: str) -> Trails:
        return self.before.parameter_trail(name, argument), self.after.parameter_trail(name, argument)

    # Methods of operations

    def _methods(self) -> Iterator[Finding]:
        before, after = self.before, self.after
        came = set()
        for name in sorted(before.methods.keys() - after.methods.keys()):
            operation = before.spec.operation_of(name)  # a method beside the operations has none
            now = after.spec.operation(operation.verb, operation.path) if operation else None
            trails: Trails = (before.operation_trail(name), (now.pointer,) if now else ())
            if now is None:
                text, why = f"`client.{name}` is gone.", "Calling it is an AttributeError."
                yield _finding("method-removed", Level.BREAKING, text, why, "operation x-paging", trails, name)
            else:
                came.add(now.id)
                text = f"`client.{name}` is now called `client.{now.id}`."
                why = "Calling it by its former name is an AttributeError."
                yield _finding("method-renamed", Level.BREAKING, text, why, "call", trails, now.id)
        for name in sorted(after.methods.keys() - before.methods.keys() - came):
            text, why = f"`client.{name}` is new, on both clients.", "Nobody calls it yet."
            trails = ((), after.operation_trail(name))
            yield _finding("method-added", Level.COMPATIBLE, text, why, "operation x-paging", trails, name)

    # Models

    def _models(self) -> Iterator[Finding]:
        before, after = self.before, self.after
        for name, successor in self.successors.items():
            trails = before.model_trail(name), after.model_trail(successor)
            if successor not in after.models:
                text, why = f"`models.{name}` is gone.", "Importing it is an ImportError."
                yield _finding("model-removed", Level.BREAKING, text, why, MODEL, (before.uses_trail(name), ()))
                continue
            if successor != name:
                text = f"`models.{name}` is now called `models.{successor}`."
                why = "Importing it by its former name is an ImportError."
                yield _finding("model-renamed", Level.BREAKING, text, why, "name title", trails)
            if after.is_read(successor) and not before.is_read(name):
                text = f"`models.{successor}` comes in answers as well, and is no longer made by its fields."
                why = "Making one as before is a TypeError."
                yield _finding("model-read", Level.BREAKING, text, why, MODEL, ((), self._first_use(successor)))
            else:
                yield from self._attributes(name, successor)
        for name in sorted(after.models.keys() - set(self.successors.values())):
            text, why = f"`models.{name}` is new.", "Nobody uses it yet."
            yield _finding("model-added", Level.COMPATIBLE, text, why, MODEL, ((), after.uses_trail(name)))

    def _first_use(self, model: str) -> Trail:
        """The way to the first attribute, new or of another type, that a model stands in."""
        for owner in self.after.models:
            was = self.before.fields(owner) if owner in self.before.models else {}
            for name, kind in self.after.fields(owner).items():
                if was.get(name) != kind and re.search(rf"\b{model}\b", kind):
                    return self.after.model_trail(owner, name)
        return self.after.uses_trail(model)

    def _attributes(self, old: str, new: str) -> Iterator[Finding]:
        was, now = self.before.fields(old), self.after.fields(new)
        is_read = self.after.is_read(new)

        def found(rule: str, level: Level, text: str, why: str, attribute: str, facets: str) -> Finding:
            trails = self.before.model_trail(old, attribute), self.after.model_trail(new, attribute)
            direction = "response" if is_read else "request"
            return _finding(f"attribute-{rule}", level, text, why, facets, trails, "", direction)

        for name in sorted(was.keys() - now.keys()):
            text, why = f"`{new}.{name}` is gone.", "Reading it is an AttributeError."
            yield found("removed", Level.BREAKING, text, why, name, "property")
        for name in sorted(now.keys() - was.keys()):
            needed = not is_read and self.after.is_required(new, name)
            why = "Making one without it is a TypeError." if needed else "Nobody reads it yet."
            level = Level.BREAKING if needed else Level.COMPATIBLE
            rule = "added-required" if needed else "added"
            yield found(rule, level, f"`{new}.{name}` is new.", why, name, "property required")
        for name in sorted(was.keys() & now.keys()):
            if not is_read and self.after.is_required(new, name) and not self.before.is_required(old, name):
                text, why = f"`{new}.{name}` must be given now.", "Making one without it is a TypeError."
                yield found("required", Level.BREAKING, text, why, name, "required")
            if self.before.is_secret(old, name) and not self.after.is_secret(new, name):
                text, why = f"`{new}.{name}` is no longer hidden.", "Printing one shows it, in logs as well."
                yield found("secret", Level.RISKY, text, why, name, "type")
            a, b = self._as_now(was[name]), self._as_now(now[name])
            narrower, wider = takes_in(a, b), takes_in(b, a)
            if narrower and wider:
                continue
            fits = narrower if is_read else wider
            text = f"`{new}.{name}` is `{_short(b)}`, was `{_short(a)}`."
            why = "Code for the former type gets another." if is_read else "Type checkers refuse existing calls."
            why = "Code for the former type still fits." if fits else why
            yield found("type", Level.COMPATIBLE if fits else Level.BREAKING, text, why, name, SHAPE)

    def _regions(self) -> Iterator[Finding]:
        was, now = (surface.constant("REGIONS") or () for surface in (self.before, self.after))
        trails: Trails = (((),), ((),))
        for region in [region for region in was if region not in now]:
            text, why = f'`region="{region}"` is refused.', "Making a client with it is a ConfigurationError."
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
    return Finding(
        "python", f"python-{rule}", level, text, why, operation, direction, frozenset(facets.split()), *trails
    )


def _renamed(old: griffe.Object | None, new: griffe.Object | None) -> dict[str, str]:
    """Arguments that have another name at the same place of the call, by their former one."""
    if not isinstance(old, griffe.Function) or not isinstance(new, griffe.Function):
        return {}
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


def _is_constant(value: object) -> bool:
    return re.fullmatch(r"[\d._]+|'[^']*'|\"[^\"]*\"|True|False|None|UNSET", str(value)) is not None


def _short(annotation: str) -> str:
    return annotation.replace(" | Unset", "")


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}".rstrip(".")
