"""What a change does to callers in Python: griffe compares the package before with the package after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import griffe
from spec import Spec, Trail

from .annotations import takes_in
from .findings import Finding, Level
from .surface import PUBLIC, Surface

Kind = griffe.BreakageKind
Trails = tuple[Trail, Trail]

# A breakage of griffe as a rule, what it says of an argument, the facets of the changes it may come from, and why.
ARGUMENT = "parameter property name reference content requestBody"
BREAKAGES = {
    Kind.PARAMETER_REMOVED: ("removed", "no longer takes", ARGUMENT, "Passing it is a TypeError."),
    Kind.PARAMETER_MOVED: (
        "moved",
        "at another place",
        f"{ARGUMENT} path",
        "What callers pass arrives as something else.",
    ),
    Kind.PARAMETER_CHANGED_KIND: ("kind", "passed in another way", ARGUMENT, "Calls as before are a TypeError."),
    Kind.PARAMETER_CHANGED_DEFAULT: (
        "default",
        "has another default for",
        "default x-paging",
        "Leaving it out means otherwise.",
    ),
    Kind.PARAMETER_CHANGED_REQUIRED: ("required", "now needs", "required type", "Calls without it are a TypeError."),
    Kind.PARAMETER_ADDED_REQUIRED: (
        "added-required",
        "now needs",
        f"{ARGUMENT} required",
        "Calls without it are a TypeError.",
    ),
}
MODEL = "schema operation response reference content type property"
SHAPE = "type enum nullable reference required x-open-enum x-comma-joined"
OVERLAYS = {Kind.OBJECT_REMOVED, Kind.OBJECT_CHANGED_KIND, Kind.CLASS_REMOVED_BASE, *BREAKAGES}


def findings(old: Spec, new: Spec, old_code: list[Path], new_code: list[Path]) -> list[Finding]:
    """What differs for callers between two sets of packages."""
    return list(Comparison(Surface(old, old_code), Surface(new, new_code)).run())


class Comparison:
    """Two surfaces, and the models that have another name on the second."""

    def __init__(self, before: Surface, after: Surface) -> None:
        self.before = before
        self.after = after
        self.successors = {name: self._successor(name) for name in before.models}

    def run(self) -> Iterator[Finding]:
        yield from self._methods()
        yield from self._arguments()
        yield from self._models()
        yield from self._regions()
        yield from self._overlays()

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

    def _as_now(self, annotation: str) -> str:
        """A former annotation in the names of today."""
        plain = annotation.replace("builtins.", "")
        return re.sub(r"\w+", lambda found: self.successors.get(found[0], found[0]), plain)

    # Methods

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
            yield _finding(
                "method-added",
                Level.COMPATIBLE,
                text,
                why,
                "operation x-paging",
                ((), after.operation_trail(name)),
                name,
            )
        for name in sorted(before.methods.keys() & after.methods.keys()):
            yield from self._answer(name)

    def _answer(self, name: str) -> Iterator[Finding]:
        was, now = (self._as_now(str(surface.methods[name].returns)) for surface in (self.before, self.after))
        if was != now:
            narrower = takes_in(was, now)
            yield _finding(
                "return-type",
                Level.COMPATIBLE if narrower else Level.BREAKING,
                f"`client.{name}` returns `{now}`, was `{was}`.",
                "What comes is still what callers expect." if narrower else "Callers get something else.",
                "type reference response content schema",
                (self.before.answer_trail(name), self.after.answer_trail(name)),
                name,
                "response",
            )

    # Arguments

    def _arguments(self) -> Iterator[Finding]:
        for tag, resource in self.before.resources.items():
            if tag not in self.after.resources:
                continue
            for breakage in griffe.find_breaking_changes(resource, self.after.resources[tag]):
                if breakage.kind in BREAKAGES:
                    yield from self._breakage(f"{tag}.{breakage.obj.name}", breakage)
        for name in sorted(self.before.methods.keys() & self.after.methods.keys()):
            old, new = self.before.methods[name].parameters, self.after.methods[name].parameters
            known = {parameter.name for parameter in old}
            for parameter in new:
                if parameter.name in self._renamed(name).values():
                    continue
                if parameter.name in known and old[parameter.name].required and not parameter.required:
                    text, why = (
                        f"`client.{name}` no longer needs `{parameter.name}`.",
                        "Calls with it do what they did.",
                    )
                    trails = self._argument_trails(name, parameter.name)
                    facets = "required body type"
                    yield _finding("argument-optional", Level.COMPATIBLE, text, why, facets, trails, name, "request")
                if parameter.name in known:
                    yield from self._retyped(name, old[parameter.name], parameter)
                elif not parameter.required:
                    text = f"`client.{name}` takes `{parameter.name}`."
                    trails = self._argument_trails(name, parameter.name)
                    why = "Calls without it do what they did."
                    yield _finding("argument-added", Level.COMPATIBLE, text, why, ARGUMENT, trails, name, "request")

    def _breakage(self, name: str, breakage: griffe.Breakage) -> Iterator[Finding]:
        rule, said, facets, why = BREAKAGES[breakage.kind]
        argument = next(v.name for v in (breakage.old_value, breakage.new_value) if isinstance(v, griffe.Parameter))
        renamed = self._renamed(name)
        text = f"`client.{name}` {said} `{argument}`."
        if breakage.kind in (Kind.PARAMETER_MOVED, Kind.PARAMETER_CHANGED_KIND):
            text = f"`{argument}` of `client.{name}` is {said}."
        level = Level.RISKY if breakage.kind is Kind.PARAMETER_CHANGED_DEFAULT else Level.BREAKING
        if argument in renamed:
            rule, why = "renamed", "Passing it by its former name is a TypeError."
            text = f"`{argument}` of `client.{name}` is now called `{renamed[argument]}`."
        if argument not in renamed.values():
            trails = self._argument_trails(name, argument)
            yield _finding(f"argument-{rule}", level, text, why, facets, trails, name, "request")

    def _renamed(self, name: str) -> dict[str, str]:
        """Arguments that have another name at the same place of the call, by their former one."""
        sides = [list(surface.methods[name].parameters) for surface in (self.before, self.after)]
        gone, came = (
            [(index, p) for index, p in enumerate(side) if p.name not in {other.name for other in others}]
            for side, others in (sides, sides[::-1])
        )
        return {
            old.name: new.name
            for (i, old), (j, new) in zip(gone, came, strict=False)
            if i == j and (str(old.annotation), old.kind) == (str(new.annotation), new.kind)
        }

    def _retyped(self, name: str, old: griffe.Parameter, new: griffe.Parameter) -> Iterator[Finding]:
        was, now = self._as_now(str(old.annotation or "")), self._as_now(str(new.annotation or ""))
        wider = takes_in(now, was)
        if wider and takes_in(was, now):
            return
        yield _finding(
            "argument-type-widened" if wider else "argument-type",
            Level.COMPATIBLE if wider else Level.BREAKING,
            f"`{new.name}` of `client.{name}` is `{_short(now)}`, was `{_short(was)}`.",
            "What type checkers let pass still passes." if wider else "Type checkers refuse what they let pass.",
            SHAPE,
            self._argument_trails(name, new.name),
            name,
            "request",
        )

    def _argument_trails(self, name: str, argument: str) -> Trails:
        return self.before.parameter_trail(name, argument), self.after.parameter_trail(name, argument)

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
            why = "Code for the former type meets another." if is_read else "Type checkers refuse what they let pass."
            why = "Code for the former type fits the present one." if fits else why
            yield found("type", Level.COMPATIBLE if fits else Level.BREAKING, text, why, name, SHAPE)

    def _regions(self) -> Iterator[Finding]:
        before, after = self.before, self.after
        trails: Trails = (((),), ((),))
        for region in before.regions:
            if region not in after.regions:
                text, why = f'`region="{region}"` is refused.', "Making a client with it is a ConfigurationError."
                yield _finding("region-removed", Level.BREAKING, text, why, "servers", trails)
        for region in after.regions:
            if region not in before.regions:
                text, why = f'`region="{region}"` is new.', "Nobody uses it yet."
                yield _finding("region-added", Level.COMPATIBLE, text, why, "servers", trails)
        if before.default_region != after.default_region:
            text = f"Clients without `region` go to `{after.default_region}`, not to `{before.default_region}`."
            why = "Accounts are in one region only."
            yield _finding("region-default", Level.BREAKING, text, why, "servers", trails)

    # What is written by hand

    def _overlays(self) -> Iterator[Finding]:
        old, new = self.before.public, self.after.public
        if old is None or new is None:
            return
        for name in sorted(self.before.exports - self.after.exports):
            text, why = f"`{PUBLIC}.{name}` is gone.", "Importing it is an ImportError."
            yield _finding("public-removed", Level.BREAKING, text, why)
        for name in sorted(self.after.exports - self.before.exports):
            text, why = f"`{PUBLIC}.{name}` is new.", "Nobody uses it yet."
            yield _finding("public-added", Level.COMPATIBLE, text, why)
        for name, module in old.modules.items():
            if name.startswith("_") or name not in new.modules:
                continue
            for breakage in griffe.find_breaking_changes(module, new.modules[name]):
                if breakage.kind in OVERLAYS and breakage.obj.path.startswith(f"{PUBLIC}."):
                    kind = breakage.kind.value
                    text = f"`{breakage.obj.path}`: {kind[:1].lower()}{kind[1:]}."
                    yield _finding("public-changed", Level.BREAKING, text, "Code that uses it has to change.")


def _finding(
    rule: str,
    level: Level,
    text: str,
    why: str,
    facets: str = "",
    trails: Trails = ((), ()),
    operation: str = "",
    direction: str = "",
) -> Finding:
    return Finding(
        "python", f"python-{rule}", level, text, why, operation, direction, frozenset(facets.split()), *trails
    )


def _short(annotation: str) -> str:
    return annotation.replace(" | Unset", "")
