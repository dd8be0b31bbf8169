"""What callers in Python see of one version, and what in the spec each part of it stands for."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import griffe
from spec import Operation, Spec, Trail

from .tools import ROOT, ToolError, run

GENERATED = "cloudinary_provisioning_api"
PUBLIC = "cloudinary_provisioning"


def generate(spec: Path, directory: Path) -> Path:
    """Generate the code of a spec; the directory to import it from. ToolError if there is none."""
    try:
        run(sys.executable, "-m", "generator", f"--spec={spec}", f"--output={directory}")
    except ToolError as error:
        why = re.sub(r"^python[\w.]* failed with \d+: (error: )?|\s*Nothing was written\.$", "", str(error))
        raise ToolError(f"no client can be generated from {spec.name}: {why}") from None
    return directory


class Surface:
    """The operations and models of a version, read without importing them."""

    def __init__(self, spec: Spec, code: list[Path]) -> None:
        self.spec = spec
        loader = griffe.GriffeLoader(search_paths=[*code, ROOT / "runtime"], allow_inspection=False)
        try:
            package = loader.load(GENERATED)
            self.public = loader.load(PUBLIC) if any((path / PUBLIC).is_dir() for path in code) else None
        except (ImportError, griffe.GriffeError, SyntaxError) as error:
            raise ToolError(f"griffe cannot read {GENERATED}: {error}") from None
        self.resources: dict[str, griffe.Class] = {
            tag: module.classes["".join(word.capitalize() for word in tag.split("_"))]
            for tag, module in package["api"].modules.items()
        }
        self.methods: dict[str, griffe.Function] = {
            f"{tag}.{name}": method
            for tag, resource in self.resources.items()
            for name, method in resource.functions.items()
            if not name.startswith("_")
        }
        self.models: dict[str, griffe.Class] = {
            name: model
            for module in package["models"].modules.values()
            for name, model in module.classes.items()
            if not model.is_alias and not name.startswith("_")
        }
        # Those of the service, and the one that is taken where none is named.
        self.regions = _constant(package, "REGIONS") or ()
        self.default_region = _constant(package, "DEFAULT_REGION")

    def fields(self, model: str) -> dict[str, str]:
        """The attributes of a model that stand for something in the spec, with their types."""
        attributes = self.models[model].attributes.items()
        return {name: str(attribute.annotation) for name, attribute in attributes if attribute.annotation}

    def is_required(self, model: str, field: str) -> bool:
        """Whether an attribute must be given to make a model, for those that callers make."""
        attribute = self.models[model].attributes[field]
        value = str(attribute.value)
        return value != "UNSET" and "default=" not in value

    def is_secret(self, model: str, field: str) -> bool:
        """Whether an attribute is hidden where a model is printed."""
        return bool(re.search(r"\b(secret|repr)=", str(self.models[model].attributes[field].value)))

    def is_read(self, model: str) -> bool:
        """Whether answers are read into a model; callers make the others themselves."""
        return "Model" in {str(base) for base in self.models[model].bases}

    @property
    def exports(self) -> set[str]:
        """The names that the public package promises."""
        return {str(name).strip("'\"") for name in (self.public.exports if self.public else None) or ()}

    def operation(self, method: str) -> Operation | None:
        """The operation that a method calls: that of its name, or else the one whose call it makes."""
        tag = method.split(".")[0]
        source = self.methods[method].source if method in self.methods else ""
        used = [f"{tag}.{name}" for name in re.findall(r"\bself\._calls\.(\w+)\(", source)]
        found = (self.spec.operation_of(name) for name in (method, *used))
        return next((operation for operation in found if operation), None)

    def operation_trail(self, method: str) -> Trail:
        operation = self.operation(method)
        return (operation.pointer,) if operation else ()

    def parameter_trail(self, method: str, name: str) -> Trail:
        """The way to what an argument of a method stands for; that to the body if it may be anything of it."""
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
        users = self.spec.users(own[-1]) if own else {}
        return (
            tuple(
                step for name in sorted(users) for step in (*self.operation_trail(name), *self.answer_trail(name)[1:])
            )
            + own
        )

    def _body_keys(self, operation: Operation) -> Iterator[str]:
        body = self.spec.follow((*operation.pointer, "requestBody"))[-1]
        for media in (self.spec.get(body) or {}).get("content") or ():
            yield from (key for key, _ in self.spec.properties((*body, "content", media, "schema")))


def _constant(package: griffe.Object | griffe.Alias, name: str) -> Any:
    """The value of a constant in the module about servers."""
    attributes = package["servers"].attributes if "servers" in package.members else {}
    return ast.literal_eval(str(attributes[name].value)) if name in attributes else None


def snake(name: str) -> str:
    """A name of the wire as Python has it."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+", "_", name)
    return spaced.strip("_").lower()
