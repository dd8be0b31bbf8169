"""What callers in Python can import and reach, and what in the spec each part of it stands for."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
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
    command = [sys.executable, "-m", "generator", f"--spec={spec}", f"--output={directory}"]
    try:
        run(*command)
    except ToolError as error:
        lines = [line.removeprefix("error: ") for line in error.said.splitlines() if not line.startswith("Nothing was")]
        more = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
        raise ToolError(
            f"no client can be generated from {spec.name}: {lines[0][:400] if lines else error}{more}"
        ) from None
    return directory


@dataclass
class Reached:
    """A class that callers get hold of, by the name that they know it by."""

    name: str
    kind: str  # public, resource or model
    node: griffe.Class
    members: dict[str, griffe.Object] = field(default_factory=dict)  # those of its bases included


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
        self.names: dict[str, griffe.Object] = {}  # what can be imported
        self.modules: dict[str, griffe.Module] = {}
        self.classes: dict[str, Reached] = {}
        self._paths: set[str] = set()
        self._read()

    def _read(self) -> None:
        public = self._packages[PUBLIC]
        for name, module in public.modules.items():
            if not name.startswith("_") and not module.is_alias:
                self.names[f"{PUBLIC}.{name}"] = self.modules[name] = module
        for owner in (public, *self.modules.values()):
            for name, item in _exported(owner):
                self.names.setdefault(f"{owner.path}.{name}", item)
                if isinstance(item, griffe.Class) and owner is public:
                    self._reach(name, "public", item)
        for name, item in self._models():
            self.names[f"{PUBLIC}.models.{name}"] = item
            self._reach(name, "model", item)
        for owner in self.modules.values():
            for name, item in _exported(owner):
                if isinstance(item, griffe.Class):
                    self._reach(f"{owner.name}.{name}", "public", item)

    def _models(self) -> Iterator[tuple[str, griffe.Class]]:
        for module in self._packages[GENERATED]["models"].modules.values():
            for name, model in module.classes.items():
                if not model.is_alias and not name.startswith("_"):
                    yield name, model

    def _reach(self, name: str, kind: str, node: griffe.Class) -> None:
        """Take a class in, and those that its members give to callers."""
        if node.path in self._paths:
            return
        self._paths.add(node.path)
        reached = self.classes[name] = Reached(name, kind, node)
        for member, item in node.all_members.items():
            target = _target(item)
            if target is None or (member.startswith("_") and member != "__init__"):
                continue
            reached.members[member] = target
            result = target.returns if isinstance(target, griffe.Function) else getattr(target, "annotation", None)
            for given in _classes(result, self._packages):
                is_resource = given.path.startswith(f"{GENERATED}.api.")
                inner = f"{name}.{member}" if is_resource or given.name.endswith("Calls") else given.name
                if "models" not in given.path.split("."):
                    self._reach(inner, "resource" if is_resource else "public", given)

    # Clients

    @cached_property
    def methods(self) -> dict[str, griffe.Function]:
        """The calls of the client, by tag and name."""
        return {
            f"{reached.name.removeprefix('Provisioning.')}.{name}": member
            for reached in self.classes.values()
            if reached.kind == "resource" and re.fullmatch(r"Provisioning\.\w+", reached.name)
            for name, member in reached.members.items()
            if isinstance(member, griffe.Function) and not name.startswith("_")
        }

    @cached_property
    def models(self) -> dict[str, Reached]:
        return {reached.name: reached for reached in self.classes.values() if reached.kind == "model"}

    def constant(self, name: str) -> Any:
        """The value of a constant in the module about servers."""
        package = self._packages[GENERATED]
        attributes = package["servers"].attributes if "servers" in package.members else {}
        return ast.literal_eval(str(attributes[name].value)) if name in attributes else None

    # Models

    def fields(self, model: str) -> dict[str, str]:
        """The attributes of a model that stand for something in the spec, with their types."""
        node = self.classes[model].node
        documented = dict(re.findall(r"^ +(\w+) \((.+?)\): ", node.docstring.value if node.docstring else "", re.M))
        return {
            name: str(attribute.annotation or documented.get(name, ""))
            for name, attribute in node.attributes.items()
            if not name.startswith("_")
            and name != "additional_properties"
            and (attribute.annotation or name in documented)
        }

    def is_required(self, model: str, name: str) -> bool:
        """Whether an attribute must be given to make a model, for those that callers make."""
        value = str(self.classes[model].node.attributes[name].value)
        return value != "UNSET" and "default=" not in value

    def is_secret(self, model: str, name: str) -> bool:
        """Whether an attribute is hidden where a model is printed."""
        return bool(re.search(r"\b(secret|repr)=", str(self.classes[model].node.attributes[name].value)))

    def is_read(self, model: str) -> bool:
        """Whether answers are read into a model; callers make the others themselves."""
        trail = self.model_trail(model)
        return any("response" in directions for directions in (self.spec.users(trail[0]) if trail else {}).values())

    # The way to what something stands for

    def operation(self, method: str) -> Operation | None:
        """The operation of a method; of `iter`, which has none, that of the list."""
        tag, _, name = method.partition(".")
        source = self.methods[method].source if method in self.methods else ""
        used = [f"{tag}.{other}" for other in re.findall(rf"\b(?:{tag}_|_calls\.)(\w+)\b", source)]
        names = [method, *used, f"{tag}.{name.removeprefix('iter_')}"]
        return next((operation for operation in map(self.spec.operation_of, names) if operation), None)

    def operation_trail(self, method: str) -> Trail:
        operation = self.operation(method)
        return (operation.pointer,) if operation else ()

    def parameter_trail(self, method: str, name: str) -> Trail:
        """The way to what an argument stands for; that to the body if it may be anything of it."""
        operation = self.operation(method)
        if operation is None:
            return ()
        for _, data in self.spec.parameters(operation):
            if snake(str(data.get("name"))) == name.rstrip("_"):
                return self.spec.parameter_trail(operation, data["name"], data.get("in"))
        keys = [key for key in self._body_keys(operation) if snake(key) == name.rstrip("_")]
        return self.spec.body_trail(operation, keys[:1])

    def answer_trail(self, method: str) -> Trail:
        """The way to the answer of a method."""
        operation = self.operation(method)
        if operation is None:
            return ()
        statuses = [str(status) for status in self.spec.get((*operation.pointer, "responses"))]
        return self.spec.response_trail(operation, next(s for s in statuses if s.startswith("2")), [])

    def model_trail(self, model: str, attribute: str = "") -> Trail:
        """The way to what an attribute of a model stands for."""
        for name in (self.spec.data.get("components") or {}).get("schemas") or {}:
            if name.replace("_", "").lower() == model.replace("_", "").lower():
                keys = [key for key, _ in self.spec.properties(("components", "schemas", name))]
                return self.spec.model_trail(name, [key for key in keys if snake(key) == attribute.rstrip("_")][:1])
        return ()

    def uses_trail(self, model: str) -> Trail:
        """The ways to everything that a model is there for: it goes with the last of them."""
        own = self.model_trail(model)
        users = sorted(self.spec.users(own[-1])) if own else []
        ways = (step for name in users for step in (*self.operation_trail(name), *self.answer_trail(name)[1:]))
        return (*ways, *own)

    def _body_keys(self, operation: Operation) -> Iterator[str]:
        body = self.spec.follow((*operation.pointer, "requestBody"))[-1]
        for media in (self.spec.get(body) or {}).get("content") or ():
            yield from (key for key, _ in self.spec.properties((*body, "content", media, "schema")))


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


def _classes(annotation: Any, packages: dict[str, Any]) -> Iterator[griffe.Class]:
    """Our classes in an annotation."""
    for part in annotation.iterate(flat=True) if isinstance(annotation, griffe.Expr) else ():
        if isinstance(part, griffe.ExprName):
            root, _, rest = part.canonical_path.partition(".")
            if root in packages and rest:
                try:
                    found = _target(packages[root][rest])
                except (KeyError, griffe.GriffeError):
                    continue
                if isinstance(found, griffe.Class):
                    yield found


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
    outer, inner = (re.fullmatch(r"(list|Sequence)\[(.*)\]", side) for side in (wide, narrow))
    return bool(outer and inner and outer[1] == inner[1] and takes_in(outer[2], inner[2]))
