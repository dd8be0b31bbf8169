"""Generate generated/ from openapi/provisioning.yaml, or with --check say whether it is what the spec says.

python -m generator           write
python -m generator --check   compare; print a diff and exit 1 if they differ
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
from pathlib import Path
from typing import Any

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from spec import DocumentError, Pointer, Spec, parse_pointer

from .dialect import problem, problems
from .docstrings import one_line
from .names import TEMPLATES, module_name
from .output import Entries, differences, entries_of, locked, replace, scratch_directory
from .rendering import Renderer
from .shape import Fault

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "cloudinary_provisioning_api"
MODULES = ("calls", "client", "servers")


class Refusal(Exception):
    """Nothing is written, for these reasons."""


class Package(Project):
    """The generator's project, with our files in the place of its own."""

    def __init__(self, spec: Spec, parsed: GeneratorData, config: Config) -> None:
        super().__init__(openapi=parsed, config=config, custom_template_path=TEMPLATES)
        self.env.filters["one_line"] = one_line
        renderer = Renderer(spec)
        self.tags, self.models = renderer.tags(), renderer.models()
        self.env.globals |= {"tags": self.tags, "module_name": module_name}
        self.env.globals |= {"info": spec.data["info"], "servers": spec.data["servers"]}

    def write(self) -> None:
        """Write every file of the package, then have ruff tidy them."""
        for name in MODULES:
            self._write(f"{name}.py", f"{name}.py.jinja")
        self._write("__init__.py", "package_init.py.jinja")
        self._write("py.typed", "py.typed.jinja")
        self._write("models/__init__.py", "models_init.py.jinja", models=self.models)
        for model in self.models:
            self._write(f"models/{module_name(model.name)}.py", "model.py.jinja", model=model)
        self._write("api/__init__.py", "api_init.py.jinja")
        for tag in self.tags:
            self._write(f"api/{tag.name}.py", "tag.py.jinja", tag=tag)
        self._run_post_hooks()
        if self.errors:
            raise Refusal(*(one_line(f"{error.header}: {error.detail}") for error in self.errors))

    def _write(self, path: str, template: str, **values: object) -> None:
        target = self.package_dir / path
        target.parent.mkdir(parents=True, exist_ok=True)
        header = self.env.get_template("header.jinja").render()
        target.write_text(header + self.env.get_template(template).render(**values), encoding="utf-8")


def render(spec: Spec, directory: Path) -> None:
    """Write the package that a spec stands for. Refusal if any of it would be lost."""
    if found := problems(spec):
        raise Refusal(*found)
    settings = ConfigFile.load_from_path(ROOT / "generator-config.yaml")
    config = Config.from_sources(
        settings, MetaType.NONE, Path(spec.name), "utf-8", overwrite=True, output_path=directory / PACKAGE
    )
    Package(spec, _parse(spec, config), config).write()


def _parse(spec: Spec, config: Config) -> GeneratorData:
    """The spec as openapi-python-client understands it; Refusal if it understands less than all of it."""
    try:
        parsed = GeneratorData.from_dict(_for_parser(spec.data), config=config)
    except Exception as error:
        raise Refusal(f"{spec.name}: openapi-python-client failed: {one_line(repr(error))}") from error
    if isinstance(parsed, GeneratorError):
        raise Refusal(f"{spec.name}: {one_line(f'{parsed.header}: {parsed.detail}')}")
    tags = parsed.endpoint_collections_by_tag.values()
    if warnings := [*parsed.errors, *(error for tag in tags for error in tag.parse_errors)]:
        raise Refusal(*(_explain(spec, f"{warning.header} {warning.detail or ''}") for warning in warnings))
    known = {str(endpoint.name): endpoint.list_all_parameters() for tag in tags for endpoint in tag.endpoints}
    for operation in spec.operations:
        found = {parameter.name.get_untrusted_value() for parameter in known.get(operation.id.replace(".", "_"), ())}
        names = {node["name"] for _, node in spec.parameters(operation)}
        if operation.id.replace(".", "_") not in known or names - found:
            raise Refusal(problem(spec, Fault(operation.pointer, "openapi-python-client dropped a part of it")))
    return parsed


def _for_parser(node: Any) -> Any:
    """The document as openapi-python-client reads it. It drops parameters declared with `content`, copies all that the
    responses hold again and again, and makes classes of maps and of what is nullable, which fails where two models
    inherit them.
    """
    if isinstance(node, list):
        return [_for_parser(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("type") == "object" and "properties" not in node:
        return {}
    if "in" in node and "name" in node and isinstance(node.get("content"), dict):
        node = {**node, "schema": node["content"]["application/json"]["schema"]}
        del node["content"]
    if "operationId" in node and "responses" in node:
        node = {**node, "responses": {key: {"description": "It is there."} for key in node["responses"]}}
    return {key: _for_parser(value) for key, value in node.items() if (key, value) != ("nullable", True)}


def _explain(spec: Spec, text: str) -> object:
    """A warning of openapi-python-client, with the place that it is about."""
    text = re.sub(r"<[\w.]*UntrustedString object at \w+>", "(…)", one_line(text))  # it forgets to unwrap some
    about = (o.pointer for o in spec.operations if f"{o.verb.upper()} {o.path} " in text)
    named = (parse_pointer(reference) for reference in re.findall(r"/components/\w+/\w+", text))
    pointer: Pointer = next(iter([*about, *named]), ())
    return problem(spec, Fault(pointer, text))


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m generator", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare only; print a diff and exit 1 if they differ")
    parser.add_argument("--spec", type=Path, default=ROOT / "openapi" / "provisioning.yaml", help="another spec")
    parser.add_argument("--output", type=Path, default=ROOT / "generated", help="another place than generated/")
    options = parser.parse_args()
    # The generator runs ruff by its name: ours is beside this Python, and another version would print other files.
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return check(options.spec, options.output) if options.check else write(options.spec, options.output)
    except (Refusal, DocumentError) as error:
        print("\n".join(f"error: {reason}" for reason in error.args), file=sys.stderr)
    except OSError as error:
        print(f"error: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("error: interrupted", file=sys.stderr)
        return 130
    print("Nothing was written.", file=sys.stderr)
    return 1


def check(spec: Path, output: Path) -> int:
    with scratch_directory(None) as scratch:
        render(_read(spec), scratch)
        with locked(output.parent):
            difference = list(differences(entries_of(output), entries_of(scratch)))
    sys.stdout.writelines(difference)
    print(f"generated/ {'differs from what the spec says: run make generate' if difference else 'is up to date'}")
    return 1 if difference else 0


def write(spec: Path, output: Path) -> int:
    document = _read(spec)
    output.mkdir(parents=True, exist_ok=True)
    with scratch_directory(output.parent) as scratch:
        render(document, scratch)
        with locked(output.parent):
            old, new = entries_of(output), entries_of(scratch)
            _name_strangers(output, old, new)
            replace(scratch / PACKAGE, output / PACKAGE)
    changed = sum(old.get(name) != new.get(name) for name in {*old, *new})
    print(f"{output.name}/ written; {changed} file{'' if changed == 1 else 's'} changed")
    return 0


def _read(path: Path) -> Spec:
    return Spec.read(path, str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else None)


def _name_strangers(output: Path, old: Entries, new: Entries) -> None:
    """Say which files are removed that no run has written; those outside of the package are refused."""
    if others := sorted({name.parts[0] for name in old} - {PACKAGE}):
        raise Refusal(f"{output} also holds {', '.join(others)}: not ours to delete")
    header = (TEMPLATES / "header.jinja").read_bytes().rstrip()
    for name in sorted(old.keys() - new.keys()):
        if not old[name].content.startswith(header):
            print(f"{output / name} is removed: make generate did not write it", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
