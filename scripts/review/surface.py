"""What callers in Python can import and reach, and what in the spec each part of it stands for."""

from __future__ import annotations

import ast
import contextlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import griffe
from spec import Operation, Pointer, Spec, Trail

from .tools import ToolError, run

PUBLIC = "cloudinary_provisioning"
GENERATED = "cloudinary_provisioning_api"
PACKAGES = {"overlays": PUBLIC, "generated": GENERATED, "runtime": "cloudinary_provisioning_runtime"}
CLIENTS = ("Provisioning", "AsyncProvisioning", "Client", "AsyncClient")
POSITIONAL = (griffe.ParameterKind.positional_only, griffe.ParameterKind.positional_or_keyword)
VARIADIC = {griffe.ParameterKind.var_positional: "*", griffe.ParameterKind.var_keyword: "**"}

CONSTANT = re.compile(r"[\d._]+|'[^']*'|\"[^\"]*\"|True|False|None|UNSET")

# Both clients, and the calls as values, have methods of one label: which of them, the label, and an argument.
Key = tuple[str, str, str]


def generate(spec: Path, directory: Path) -> Path:
    """Generate the code of a spec; the directory to import it from. ToolError if there is none."""
    try:
        run(sys.executable, "-m", "generator", f"--spec={spec}", f"--output={directory}")
    except ToolError as error:
        said = [] if "Traceback" in error.said else error.said.splitlines()
        lines = [line.removeprefix("error: ") for line in said if not line.startswith("Nothing was")]
        more = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
        first = lines[0][:400].rstrip(".") if lines else error
        raise ToolError(f"no client can be generated from {spec.name}: {first}{more}") from None
    return directory


@dataclass(frozen=True)
class Item:
    """Something that callers name."""

    kind: str  # module, public, member, method, model, field, argument or region
    label: str  # as they write it: client.users.get, models.User, User.name; an argument has that of its function
    node: griffe.Object | None = None
    owner: Key | None = None  # what it comes and goes with
    type: str = ""
    default: str = ""
    is_required: bool = False
    argument: str = ""
    index: int = 0  # of an argument
    way: str = ""  # how an argument is passed, if by position

    def __str__(self) -> str:
        return f"`{self.argument}` of `{self.label}`" if self.argument else f"`{self.label}`"

    @property
    def operation(self) -> str:
        return self.label.removeprefix("client.") if re.match(r"client\.\w+\.", self.label) else ""

    @property
    def model(self) -> str:
        """The model that it is, or is a field of."""
        return self.label.removeprefix("models.").split(".")[0] if self.kind in ("model", "field") else ""

    @property
    def is_secret(self) -> bool:
        return re.search(r"\b(secret|repr)=", str(getattr(self.node, "value", ""))) is not None


class Surface:
    """The packages of a version, read without importing them."""

    def __init__(self, spec: Spec, code: list[Path], renamed: dict[str, str]) -> None:
        self.spec = spec
        self._renamed = renamed  # models, by their former names
        self.items: dict[Key, Item] = {}
        self._owners: dict[str, Key] = {}
        self._seen: set[str] = set()
        loader = griffe.GriffeLoader(search_paths=[path for path in code if path.is_dir()], allow_inspection=False)
        try:
            for name in PACKAGES.values():
                if any((path / name).is_dir() for path in code):  # an older version may have fewer
                    loader.load(name)
            loader.resolve_aliases(implicit=True, external=False)
            self._packages = {name: loader.modules_collection[name] for name in loader.modules_collection.members}
        except (ImportError, griffe.GriffeError, SyntaxError) as error:
            raise ToolError(f"griffe cannot read the packages: {error}") from None
        schemas = (spec.data.get("components") or {}).get("schemas") or {}
        self._schemas = {name.replace("_", "").lower(): name for name in schemas}
        public, generated = self._packages[PUBLIC], self._packages[GENERATED]
        modules = [m for name, m in public.modules.items() if not name.startswith("_") and not m.is_alias]
        named = [("public", f"{owner.path}.", owner, owner) for owner in (public, *modules)]
        named += [("model", "models.", module, public) for module in generated["models"].modules.values()]
        reached = []
        for kind, prefix, module, owner in named:
            above = self._add("module", owner.path, owner)
            for name, node in _exported(module):
                self._owners.setdefault(node.path, self._add(kind, f"{prefix}{name}", node, above))
                reached.append(node)
        for node in reached:
            self._reach(node)
        if "servers" in generated.members:
            constants = generated["servers"].attributes
            for region in ast.literal_eval(str(constants["REGIONS"].value)):
                self.items["", f"region={region}", ""] = Item("region", f'region="{region}"')
            default = str(constants["DEFAULT_REGION"].value)
            self.items["", "region", ""] = Item("region", "region", default=default)

    def _add(self, kind: str, label: str, node: griffe.Object, owner: Key | None = None, variant: str = "") -> Key:
        key = (variant, label, "")
        if key in self.items:
            return key
        value = str(getattr(node, "value", ""))
        default = value if kind == "member" and CONSTANT.fullmatch(value) else ""
        needed = kind == "field" and value != "UNSET" and "default=" not in value
        self.items[key] = Item(kind, label, node, owner, self._plain(annotation_of(node)), default, needed)
        for index, p in enumerate(node.parameters if isinstance(node, griffe.Function) else ()):
            if p.name not in ("self", "cls"):
                name, way = VARIADIC.get(p.kind, p.name), "by position" if p.kind in POSITIONAL else ""
                needed = p.required and p.kind not in VARIADIC
                default = "" if needed else str(p.default)
                item = Item("argument", label, node, key, self._plain(p.annotation), default, needed, name, index, way)
                self.items[variant, label, name] = item
        return key

    def _reach(self, node: griffe.Object) -> None:
        """Take in the members of a class, and of the classes that these give to callers."""
        if not isinstance(node, griffe.Class) or node.path in self._seen:
            return
        self._seen.add(node.path)
        package, room, module = [*node.path.split("."), "", ""][:3]
        kind, label, variant, owner = "member", node.name, "", self._owners.get(node.path)
        if package == GENERATED and room == "models":
            kind = "field"
        elif package == GENERATED and room == "api":
            variant = "calls" if node.name.endswith("Calls") else "async" if node.name.startswith("Async") else ""
            kind, label = "method", f"client.{module}"
        elif node.name in CLIENTS or (package, room) == (GENERATED, "calls"):
            label = "client"
        # What all models share is told of the class that they derive from.
        for name, member in (node.members if kind == "field" else node.all_members).items():
            target = _target(member)
            if target is None or (kind == "field" and (not target.is_attribute or name == "additional_properties")):
                continue
            if name == "__init__" and kind == "member":
                self._add(kind, node.name, target, owner, "()")
            if name.startswith("_"):
                continue
            given = [cls for cls in self._classes(annotation_of(target)) if ".models." not in cls.path]
            if not any(cls.path.startswith(f"{GENERATED}.api.") for cls in given):
                self._add(kind, f"{label}.{name}", target, owner, variant)
            for cls in given:
                self._reach(cls)
        for base in node.bases if kind == "field" else ():
            for cls in self._classes(base):
                self._reach(cls)

    def _classes(self, annotation: Any) -> Iterator[griffe.Class]:
        """Our classes in an annotation."""
        for part in annotation.iterate(flat=True) if isinstance(annotation, griffe.Expr) else ():
            root, _, rest = part.canonical_path.partition(".") if isinstance(part, griffe.ExprName) else ("", "", "")
            if root in self._packages and rest:
                with contextlib.suppress(KeyError, griffe.GriffeError):
                    if isinstance(target := _target(self._packages[root][rest]), griffe.Class):
                        yield target

    def _plain(self, annotation: object) -> str:
        """A type as callers of either client have it, in the names of today."""
        text = str(annotation or "").replace("builtins.", "").replace("AsyncIterator", "Iterator")
        text = re.sub(r"\bCall\[(\w+)\]", r"\1", text).replace(" | Unset", "")
        return re.sub(r"\w+", lambda found: self._renamed.get(found[0], found[0]), text)

    def is_read(self, item: Item) -> bool:
        """Whether an answer is read into it; callers make the other models themselves."""
        schema = self._schemas.get(item.model.replace("_", "").lower())
        if item.kind != "field" or schema is None:
            return item.kind != "argument"
        return any("response" in ways for ways in self.spec.users(("components", "schemas", schema)).values())

    def places(self, item: Item, is_answer: bool = False) -> Trail:
        """Where an item, or the answer of a method, is said in the spec: what it is part of, then itself."""
        if item.kind == "region":
            return ((),)
        schema, name = self._schemas.get(item.model.replace("_", "").lower()), item.label.rpartition(".")[2]
        owners: list[Pointer] = [("components", "schemas", schema)] if schema else []
        if operation := self._operation(item):
            at, name = operation.pointer, item.argument.rstrip("_")
            if is_answer or not name:
                return ((*at, "responses") if is_answer else at,)
            for trail, data in self.spec.parameters(operation):
                if snake(str(data.get("name"))) == name:
                    return trail
            body = self.spec.follow((*at, "requestBody"))[-1]
            contents = (self.spec.get(body) or {}).get("content") or ()
            owners = [(*at, "requestBody"), *((*body, "content", media, "schema") for media in contents)]
        properties = [place for owner in owners for key, place in self.spec.properties(owner) if snake(key) == name]
        return (*owners, *properties[:1])

    def _operation(self, item: Item) -> Operation | None:
        """The operation of a method: of its name, or for an iterator the one that it walks."""
        tag = item.operation.partition(".")[0]
        used = re.findall(r"\b_calls\.(\w+)\b", getattr(item.node, "source", "")) if tag else []
        names = [item.operation, *(f"{tag}.{name}" for name in used)]
        return next((operation for operation in map(self.spec.operation_of, names) if operation), None)


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


def annotation_of(node: griffe.Object) -> Any:
    """The type of an attribute, or what a function returns."""
    if isinstance(node, griffe.Function):
        first = next(iter(node.parameters), None)
        is_self = first is not None and str(first.annotation) in (f"type[{node.returns}]", str(node.returns or ""))
        return "Self" if is_self else node.returns
    return getattr(node, "annotation", None)


def snake(name: str) -> str:
    """A name of the wire as Python has it."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+", "_", name)
    return spaced.strip("_").lower()


# Types


def takes_in(wide: str, narrow: str) -> bool:
    """Whether every value of the one type is one of the other's."""
    return all(any(_covers(member, other) for member in _members(wide)) for other in _members(narrow))


def _members(annotation: str) -> list[str]:
    """The members of a union; those of a Literal count one by one."""
    return _parts(ast.parse(annotation, mode="eval").body) if annotation else []


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
