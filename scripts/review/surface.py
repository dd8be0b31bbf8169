"""What callers in Python can import and reach, and what in the spec each part of it stands for."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import griffe
from spec import Operation, Spec, Trail

from .tools import ToolError, run

PUBLIC = "cloudinary_provisioning"
GENERATED = "cloudinary_provisioning_api"
PACKAGES = {"overlays": PUBLIC, "generated": GENERATED, "runtime": "cloudinary_provisioning_runtime"}
CLIENTS = ("Provisioning", "AsyncProvisioning")


def generate(spec: Path, directory: Path) -> Path:
    """Generate the code of a spec; the directory to import it from. ToolError if there is none."""
    try:
        run(sys.executable, "-m", "generator", f"--spec={spec}", f"--output={directory}")
    except ToolError as error:
        lines = [line.removeprefix("error: ") for line in error.said.splitlines() if not line.startswith("Nothing was")]
        more = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
        first = lines[0][:400] if lines else error
        raise ToolError(f"no client can be generated from {spec.name}: {first}{more}") from None
    return directory


@dataclass(frozen=True)
class Item:
    """Something that callers name."""

    label: str  # as they write it: client.users.get, models.User, User.name, Retry.attempts
    kind: str  # module, public, member, method, model or field
    node: griffe.Object

    @property
    def operation(self) -> str:
        return self.label.removeprefix("client.") if self.kind == "method" else ""


class Surface:
    """The packages of a version, read without importing them."""

    def __init__(self, spec: Spec, code: list[Path]) -> None:
        self.spec = spec
        loader = griffe.GriffeLoader(search_paths=[path for path in code if path.is_dir()], allow_inspection=False)
        try:
            for name in PACKAGES.values():
                if any((path / name).is_dir() for path in code):
                    loader.load(name)
            loader.resolve_aliases(implicit=True, external=False)
            self._packages = {name: loader.modules_collection[name] for name in loader.modules_collection.members}
        except (ImportError, griffe.GriffeError, SyntaxError) as error:
            raise ToolError(f"griffe cannot read the packages: {error}") from None
        # Both clients, and the calls as values, have methods of one label: the key has the class as well.
        self.items: dict[tuple[str, str], Item] = {}
        self._seen: set[str] = set()
        schemas = (spec.data.get("components") or {}).get("schemas") or {}
        self._schemas = {name.replace("_", "").lower(): name for name in schemas}
        public = self._packages[PUBLIC]
        modules = [m for name, m in public.modules.items() if not name.startswith("_") and not m.is_alias]
        for module in modules:
            self._add(module.path, "module", module)
        for owner in (public, *modules):
            for name, item in _exported(owner):
                self._add(f"{owner.path}.{name}", "public", item)
                if isinstance(item, griffe.Class):
                    known = name if owner is public else f"{owner.name}.{name}"
                    self._reach(item, "client" if name in CLIENTS else known, "member")
        for module in self._packages[GENERATED]["models"].modules.values():
            for name, model in module.classes.items():
                if not model.is_alias and not name.startswith("_"):
                    self._add(f"models.{name}", "model", model)
                    self._reach(model, name, "field")

    def _add(self, label: str, kind: str, node: griffe.Object, variant: str = "") -> None:
        self.items.setdefault((variant, label), Item(label, kind, node))

    def _reach(self, node: griffe.Class, label: str, kind: str) -> None:
        """Take in the members of a class, and of the classes that these give to callers."""
        if node.path in self._seen:
            return
        self._seen.add(node.path)
        # What all models share is told of the class that they derive from.
        for name, member in (node.members if kind == "field" else node.all_members).items():
            target = _target(member)
            is_field = isinstance(target, griffe.Attribute) and name != "additional_properties"
            if target is None or name.startswith("_") or (kind == "field" and not is_field):
                if name == "__init__" and kind == "member" and isinstance(target, griffe.Function):
                    self._add(node.name, kind, target, "()")
                continue
            given = _classes(self.type_of(target), self._packages)
            resources = [cls for cls in given if cls.path.startswith(f"{GENERATED}.api.")]
            inner = label if name == "calls" and label == "client" else f"{label}.{name}"
            if not resources and inner != label:
                self._add(inner, kind, target, node.name if kind == "method" else "")
            for cls in given:
                if "models" not in cls.path.split("."):
                    is_part = cls in resources or inner == label
                    self._reach(cls, inner if is_part else cls.name, "method" if cls in resources else "member")
        for annotation in node.bases if kind == "field" else ():
            for base in _classes(annotation, self._packages):
                self._reach(base, base.name, "member")

    def type_of(self, node: griffe.Object) -> Any:
        """The type of an attribute, or what a function returns."""
        if isinstance(node, griffe.Function):
            first = next(iter(node.parameters), None)
            is_self = first is not None and str(first.annotation) == f"type[{node.returns}]"
            return "Self" if is_self else node.returns
        return getattr(node, "annotation", None)

    def constant(self, name: str) -> Any:
        """The value of a constant in the module about servers."""
        package = self._packages[GENERATED]
        attributes = package["servers"].attributes if "servers" in package.members else {}
        return ast.literal_eval(str(attributes[name].value)) if name in attributes else None

    def fields(self, model: str) -> set[str]:
        return {item.node.name for item in self.items.values() if item.kind == "field" and item.node.parent
                and item.node.parent.name == model}  # fmt: skip

    def is_read(self, model: str) -> bool:
        """Whether answers are read into a model; callers make the others themselves."""
        trail = self._model(model)
        return any("response" in directions for directions in (self.spec.users(trail[0]) if trail else {}).values())

    # The way to what something stands for

    def trail(self, item: Item, argument: str = "", is_answer: bool = False) -> Trail:
        """The way to an item in the spec, to one of its arguments, or to its answer."""
        if item.kind == "field":
            assert item.node.parent
            return self._model(item.node.parent.name, item.node.name)
        if item.kind == "model":
            return self._uses(item.node.name)
        operation = self.operation(item) if item.kind == "method" else None
        if operation is None:
            return ()
        if is_answer:
            return self._answer(operation)
        if not argument:
            return (operation.pointer,)
        for _, data in self.spec.parameters(operation):
            if snake(str(data.get("name"))) == argument.rstrip("_"):
                return self.spec.parameter_trail(operation, data["name"], data.get("in"))
        body = self.spec.follow((*operation.pointer, "requestBody"))[-1]
        contents = (self.spec.get(body) or {}).get("content") or ()
        keys = [key for media in contents for key, _ in self.spec.properties((*body, "content", media, "schema"))]
        return self.spec.body_trail(operation, [key for key in keys if snake(key) == argument.rstrip("_")][:1])

    def operation(self, item: Item) -> Operation | None:
        """The operation of a method: of its name, or for an iterator the one that it walks."""
        tag, _, name = item.operation.partition(".")
        used = re.findall(r"\b_calls\.(\w+)\b", getattr(item.node, "source", ""))
        names = [item.operation, *(f"{tag}.{other}" for other in used), f"{tag}.{name.removeprefix('iter_')}"]
        return next((operation for operation in map(self.spec.operation_of, names) if operation), None)

    def _model(self, model: str, attribute: str = "") -> Trail:
        name = self._schemas.get(model.replace("_", "").lower())
        if name is None:
            return ()
        keys = [key for key, _ in self.spec.properties(("components", "schemas", name))] if attribute else []
        return self.spec.model_trail(name, [key for key in keys if snake(key) == attribute.rstrip("_")][:1])

    def _uses(self, model: str) -> Trail:
        """The ways to everything that a model is there for: it goes with the last of them."""
        own = self._model(model)
        found: list[Any] = []
        for name in sorted(self.spec.users(own[-1])) if own else ():
            if operation := self.spec.operation_of(name):
                found += self._answer(operation)
        return (*found, *own)

    def _answer(self, operation: Operation) -> Trail:
        statuses = [str(status) for status in self.spec.get((*operation.pointer, "responses"))]
        return self.spec.response_trail(operation, next((s for s in statuses if s.startswith("2")), "200"), [])


def _exported(module: griffe.Module) -> Iterator[tuple[str, griffe.Object]]:
    """The names that a module promises: its `__all__`, or what it defines without an underscore."""
    promised = [str(name).strip("'\"") for name in module.exports or ()]
    for name, item in module.members.items():
        is_own = not item.is_alias and not name.startswith("_") and not item.is_module
        if (name in promised if promised else is_own) and (target := _target(item)) is not None:
            yield name, target


def _target(item: griffe.Object | griffe.Alias) -> griffe.Object | None:
    try:
        return item.final_target if isinstance(item, griffe.Alias) else item
    except griffe.GriffeError:  # of another library
        return None


def _classes(annotation: Any, packages: dict[str, Any]) -> list[griffe.Class]:
    """Our classes in an annotation."""
    found = []
    for part in annotation.iterate(flat=True) if isinstance(annotation, griffe.Expr) else ():
        root, _, rest = part.canonical_path.partition(".") if isinstance(part, griffe.ExprName) else ("", "", "")
        if root in packages and rest:
            try:
                target = _target(packages[root][rest])
            except (KeyError, griffe.GriffeError):
                continue
            found += [target] if isinstance(target, griffe.Class) else []
    return found


def snake(name: str) -> str:
    """A name of the wire as Python has it."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+", "_", name)
    return spaced.strip("_").lower()


# Types


def takes_in(wide: str, narrow: str) -> bool:
    """Whether every value of the one type is one of the other's."""
    return all(any(_covers(member, other) for member in _members(wide)) for other in _members(narrow))


def _members(annotation: str) -> frozenset[str]:
    """The members of a union; those of a Literal count one by one, Unset is no value."""
    return frozenset(_parts(ast.parse(annotation, mode="eval").body) if annotation else ()) - {"Unset"}


def _parts(node: ast.expr) -> list[str]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return [*_parts(node.left), *_parts(node.right)]
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
        values = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        return [f"Literal[{ast.unparse(value)}]" for value in values]
    return [ast.unparse(node)]


def _covers(wide: str, narrow: str) -> bool:
    if wide == narrow or wide == "Any" or (wide, narrow) == ("float", "int"):
        return True
    if literal := re.fullmatch(r"Literal\[(.*)\]", narrow):
        return wide == ("str" if literal[1][0] in "'\"" else "int")
    generic = re.compile(r"(list\[|Sequence\[|dict\[str, |Mapping\[str, )(.*)\]")
    outer, inner = (generic.fullmatch(side) for side in (wide, narrow))
    return bool(outer and inner and outer[1] == inner[1] and takes_in(outer[2], inner[2]))
